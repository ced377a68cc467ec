"""PyTorch's numbers, step by step: the same masks, optimisers, batch norm and label smoothing."""

import json
import tomllib
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose

from benchmarks.reference_networks import CASES, STORE, ours, theirs

PROJECT = Path(__file__).parents[2] / "pyproject.toml"
STORED = json.loads(STORE.read_text(encoding="utf-8"))
EACH = pytest.mark.parametrize("name", CASES)


def assert_same(found, expected):
    """Losses, parameters and predictions agree; both sides do the same sums in another order."""
    assert found.keys() == expected.keys()
    for key, value in found.items():
        assert_allclose(value, expected[key], rtol=0, atol=1e-10, err_msg=key)


@EACH
def test_forty_steps_end_where_torch_ended(name):
    assert_same(ours(CASES[name]), STORED["cases"][name])


@EACH
def test_forty_steps_end_where_the_torch_installed_here_ends(name):
    pytest.importorskip("torch", reason="needs torch")
    expected = theirs(CASES[name])
    assert_same(ours(CASES[name]), expected)
    assert_same(STORED["cases"][name], expected)


def test_the_store_says_what_made_it_and_holds_every_case():
    assert STORED["made_by"].startswith("torch ")
    assert STORED["script"] == "benchmarks/reference_networks.py"
    assert STORED["cases"].keys() == CASES.keys()
    assert STORE.stat().st_size < 100_000


def test_the_bench_extra_installs_the_version_that_made_the_store():
    extras = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    name, _, pinned = extras["bench"][0].partition("==")
    assert STORED["made_by"].partition("+")[0] == f"{name} {pinned}"


def test_the_cases_differ_so_that_agreement_means_something():
    losses = [STORED["cases"][name]["losses"] for name in CASES]
    for k, first in enumerate(losses):
        for second in losses[k + 1 :]:
            assert np.abs(np.subtract(first, second)).max() > 1e-3
