"""Moments: all of the data that a squared loss remembers, in one pass and in any parts."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from companion.solvers.moments import ROWS, Moments


@pytest.fixture(params=[0.0, 10.0, 1e6], ids=lambda shift: f"means of {shift:.0e}")
def data(request):
    """More rows than are read at a time, at three distances from zero."""
    rng = np.random.default_rng(0)
    X = rng.normal(size=(ROWS + 500, 4)) + request.param
    return X, X @ [1.0, -1.0, 0.5, 0.0] + rng.normal(size=len(X)) + request.param


def centred(X, y, weights):
    share = weights / weights.sum()
    X, y = X - share @ X, y - share @ y
    return X.T @ (share[:, None] * X), (share * y) @ X, share @ y**2


@pytest.mark.parametrize("weighted", [False, True])
def test_the_centred_moments_are_those_of_the_centred_data(data, weighted):
    X, y = data
    weights = np.random.default_rng(1).uniform(0, 2, len(y)) if weighted else None
    found = Moments.of(X, y, weights).centred()
    for ours, theirs in zip(
        found, centred(X, y, weights if weighted else np.ones(len(y))), strict=True
    ):
        # of order 1; means may be a hundred times the spread before the origin moves: 1e4 · 1e-16
        # per sum, and as much again from the rounding of X itself at 1e6
        assert_allclose(ours, theirs, atol=1e-9)


def test_the_means_are_in_the_units_of_the_data(data):
    X, y = data
    X_mean, y_mean = Moments.of(X, y).means()
    assert_allclose(X_mean, X.mean(axis=0), rtol=1e-12)
    assert_allclose(y_mean, y.mean(), rtol=1e-12)


def test_all_less_some_are_the_others(data):
    X, y = data
    everyone = Moments.of(X, y)
    some = Moments.of(X[:700], y[:700], origin=everyone.origin)
    for ours, theirs in zip(
        (everyone - some).centred(), Moments.of(X[700:], y[700:]).centred(), strict=True
    ):
        assert_allclose(ours, theirs, atol=1e-9)  # as above


def test_errors_of_a_fit_need_the_moments_only(data):
    X, y = data
    W = np.random.default_rng(2).normal(size=(3, 4))
    intercepts = y.mean() - W @ X.mean(axis=0) + [0.0, 1.0, -2.0]
    misses = y[:, None] - X @ W.T - intercepts
    assert_allclose(
        Moments.of(X, y).mean_squared_errors(W, intercepts), (misses**2).mean(axis=0), rtol=1e-8
    )  # at 1e6 the predictions themselves are rounded to 1e-10


def test_through_the_origin_nothing_is_centred():
    rng = np.random.default_rng(0)
    X, y = rng.normal(3, 1, (50, 3)), rng.normal(5, 1, 50)
    moments = Moments.of(X, y, None, np.zeros(4)).through_origin()
    G, q, v = moments.centred()
    assert_allclose(G, X.T @ X / 50)
    assert_allclose(q, y @ X / 50)
    assert_allclose(v, y @ y / 50)
    assert not np.any(moments.means()[0])
