"""What the bench says of the peers that are not installed."""

import pytest

from benchmarks import peers


@pytest.fixture
def here(monkeypatch):
    """Pretend that only these are installed."""

    def only(*names):
        monkeypatch.setattr(peers, "versions", lambda: dict.fromkeys(names, "1.0"))
        monkeypatch.setattr(peers, "find_spec", lambda name: name if name in names else None)

    return only


def test_a_peer_without_a_wheel_is_named(here):
    here(*peers.PEERS.keys() - {"celer"}, "torch")
    assert list(peers.left_out()) == ["celer has no wheel for this machine and is left out"]


def test_torch_comes_with_the_command_that_installs_it(here):
    here(*peers.PEERS)
    (line,) = peers.left_out()
    assert line.startswith("torch is too large for the lock and is left out")
    assert "pip install --editable '.[bench]'" in line


def test_nothing_is_said_where_all_are_here(here):
    here(*peers.PEERS, "torch")
    assert list(peers.left_out()) == []
