"""Networks in the bench: all train the same, and one judge says how far. No test asserts a time."""

import numpy as np
import pytest

from benchmarks import networks
from companion import data

pytestmark = pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
TABLE = data.digits()
X, Y = TABLE.X[:300], TABLE.y[:300]
ROW = {"what": "float64", "problem": "digits"}


@pytest.fixture(autouse=True)
def _few_epochs(monkeypatch):
    monkeypatch.setattr(networks, "EPOCHS", 3)


def torch_here():
    pytest.importorskip("torch", reason="needs torch")


def test_the_loss_of_scores_is_the_mean_surprise_whatever_is_added_to_a_row():
    scores, y = np.log([[0.5, 0.25, 0.25], [0.1, 0.1, 0.8]]), np.array([0, 2])
    shift = np.array([[800.0], [-800.0]])
    expected = -(np.log(0.5) + np.log(0.8)) / 2
    assert networks.loss(scores, y) == pytest.approx(expected, rel=1e-14)
    assert networks.loss(scores + shift, y) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_scikit_learn_and_ours_end_at_the_same_loss(dtype):
    row = next(networks.beside(ROW, X.astype(dtype), Y, 20, 32, 0.0, quick=True))
    assert row["peer"] == "scikit-learn"
    assert {"ratio", "ours_ms", "theirs_ms", "repeats"} <= row.keys()
    # the same steps, so only rounding differs: 30 of them, each within 1e-7 in float32
    assert row["our_loss"] == pytest.approx(
        row["their_loss"], abs=1e-10 if dtype == "float64" else 1e-5
    )
    assert 0 < row["our_loss"] < np.log(10)


@pytest.mark.parametrize("dropout", [0.0, 0.5])
def test_torch_trains_the_same_network_as_far(dropout):
    torch_here()
    rows = list(networks.beside(ROW, X, Y, 20, 32, dropout, quick=True))
    peers = [row["peer"] for row in rows]
    assert ("scikit-learn" in peers) == (not dropout)
    assert [peer.split()[0] for peer in peers[-2:]] == ["torch", "torch"]
    assert peers[-1].endswith("fused")
    for row in rows:  # other draws: after 30 steps runs differ by a tenth or so
        assert row["their_loss"] == pytest.approx(row["our_loss"], rel=0.3)


def test_torch_keeps_the_precision_of_the_data_and_starts_alike_each_time():
    torch_here()
    for dtype in ("float32", "float64"):
        train, scores = networks.torch_training(X.astype(dtype), Y, 20, 32, 0.5, True)
        first, second = scores(train()).numpy(), scores(train()).numpy()
        assert first.dtype == dtype
        np.testing.assert_array_equal(first, second)


def test_every_size_has_its_table_and_the_quick_ones_need_no_signals():
    assert {table for table, *_ in networks.SIZES} == networks.TABLES.keys()
    assert {table for table, *_ in networks.SIZES[:2]} == {"digits"}
