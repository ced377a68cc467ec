"""The locks: in step with what they were compiled from, complete, and tied to no machine."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCKS = ["requirements.txt", "site/requirements-sphinx.txt", "benchmarks/requirements.txt"]


def pins(lock):
    """The pinned requirements of a lock and how many hashes each has."""
    text = (ROOT / lock).read_text()
    blocks = re.findall(r"^(\w[^\n]*?) \\\n((?:    --hash=.*\n)+)", text, flags=re.M)
    return [(Requirement(pin), hashes.count("--hash=sha256:")) for pin, hashes in blocks]


def wanted(lock):
    """The direct requirements from which a lock is compiled."""
    if lock == "requirements.txt":
        project = PROJECT["project"]
        extras = {**project["optional-dependencies"]}
        del extras["bench"]  # too large for a lock
        lists = [project["dependencies"], *extras.values()]
        lines = [line for group in lists for line in group]
    else:
        lines = (ROOT / lock).with_suffix(".in").read_text().splitlines()
    lines += PROJECT["build-system"]["requires"]
    direct = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return [requirement for requirement in direct if requirement.name != PROJECT["project"]["name"]]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_direct_dependency_is_pinned_to_a_version_that_fits(lock):
    pinned = {canonicalize_name(pin.name): pin for pin, _ in pins(lock)}
    for requirement in wanted(lock):
        pin = pinned[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(str(pin.specifier).removeprefix("=="))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_is_exact_and_has_hashes(lock):
    text = (ROOT / lock).read_text()
    assert len(pins(lock)) == len(re.findall(r"^\w", text, flags=re.M))
    for pin, hashes in pins(lock):
        assert re.fullmatch(r"==[\w.]+", str(pin.specifier)), pin
        assert hashes > 0, pin


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_has_one_version_of_each_package(lock):
    names = [pin.name for pin, _ in pins(lock)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_index_and_no_path(lock):
    # the index is the reader's choice: a mirror serves as well
    text = (ROOT / lock).read_text()
    assert "://" not in text
    assert not re.search(r"\s/\w", text)


def test_the_bench_measures_with_the_versions_the_project_runs_on():
    ours, bench = ({pin.name: pin.specifier for pin, _ in pins(LOCKS[k])} for k in (0, 2))
    for name in ("numpy", "scipy", "scikit-learn"):
        assert bench[name] == ours[name]
