"""Screening: what it leaves out stays out, and it says how sure it is."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from companion.objectives import ElasticNet, SquaredLoss, smallest_lam_that_empties
from companion.solvers import duality_gap
from companion.solvers.moments import Moments
from companion.solvers.path import moments_path
from companion.solvers.screening import Screen, screened_path


@pytest.fixture(params=[0.0, 30.0, 1e8], ids=lambda shift: f"means of {shift:.0e}")
def wide(request):
    rng = np.random.default_rng(0)
    X = rng.normal(size=(30, 300)) + request.param * rng.uniform(0.5, 1, 300)
    return X, X[:, :5] @ [3.0, -2.0, 2.0, 1.0, -1.0] + rng.normal(size=30)


def screened(X, y, lams, l1_ratio):
    level = np.full(len(y), len(y) ** -0.5)
    return screened_path(X, y - y.mean(), level, lams, l1_ratio, 1000)


@pytest.mark.parametrize("l1_ratio", [1.0, 0.5])
def test_agrees_with_the_path_on_all_features(wide, l1_ratio):
    X, y = wide
    lams = np.geomspace(1, 0.01, 20) * smallest_lam_that_empties(SquaredLoss(X, y), l1_ratio)
    W, _, _ = screened(X, y, lams, l1_ratio)
    everything = moments_path(Moments.of(X, y), lams, l1_ratio).coefs
    assert_allclose(W, everything, atol=1e-6)  # at means of 1e8 X itself is rounded to 1e-8


@pytest.mark.parametrize("l1_ratio", [1.0, 0.5])
def test_its_gaps_are_those_of_the_data(wide, l1_ratio):
    X, y = wide
    loss = SquaredLoss(X, y)
    lams = np.geomspace(1, 0.01, 20) * smallest_lam_that_empties(loss, l1_ratio)
    W, gaps, _ = screened(X, y, lams, l1_ratio)
    null = loss.value(np.zeros(300))
    assert gaps.max() < 1e-10 * null
    sure = 1e-6 if np.abs(X).max() > 1e6 else 1e-9  # as above, and more columns than rows
    for lam, w, gap in zip(lams, W, gaps, strict=True):
        # its own bound knows of the others only what screening proved: it may be larger
        assert duality_gap(loss, ElasticNet(lam, l1_ratio), w) <= gap + sure * null


def test_a_feature_that_was_overlooked_shows_in_the_gap(monkeypatch):
    rng = np.random.default_rng(0)
    X = rng.normal(size=(30, 300))
    y = X[:, :5].sum(axis=1)
    loss = SquaredLoss(X, y)

    def overlook(self, r, l1, known):
        return known.nonzero()[0][:0], np.zeros(0), np.abs(r @ loss.X)[~known].max()

    monkeypatch.setattr(Screen, "missed", overlook)
    lams = np.geomspace(1, 0.01, 20) * smallest_lam_that_empties(loss)
    W, gaps, _ = screened(X, y, lams, 1.0)
    assert gaps[-1] > 1e-3 * loss.value(np.zeros(300))
    for lam, w, gap in zip(lams, W, gaps, strict=True):
        assert_allclose(duality_gap(loss, ElasticNet(lam, 1.0), w), gap, atol=1e-12)


def test_nothing_beyond_the_reach_is_missed(wide):
    X, y = wide
    n, p = X.shape
    Z, r = X - X.mean(axis=0), y - y.mean()
    screen = Screen(X, r, np.full(n, n**-0.5))
    rng = np.random.default_rng(1)
    for l1 in np.abs(r @ Z).max() * np.array([0.9, 0.5, 0.2]):
        residual = r - 0.1 * Z @ (rng.normal(size=p) * (rng.random(p) < 0.01))
        known = rng.random(p) < 0.05
        features, pulls, reach = screen.missed(residual, l1, known)
        true = np.abs(residual @ Z)
        assert true[~known].max() <= reach * (1 + 1e-8)
        assert_allclose(np.abs(pulls), true[features], atol=1e-9 * true.max())
        assert not np.any(known[features])
        assert (len(features) > 0) == np.any(true[~known] > l1)


def test_the_level_is_taken_out_of_everything():
    rng = np.random.default_rng(0)
    X, y = rng.normal(2, 1, (30, 200)), rng.normal(size=30)
    root = np.sqrt(rng.uniform(0.5, 2, 30))
    level = root / np.linalg.norm(root)
    once, _, _ = screened_path(X, y - level @ y * level, level, np.array([0.1]), 1.0, 1000)
    without = X - np.outer(level, level @ X)
    again, _, _ = screened_path(
        without, y - level @ y * level, np.zeros(30), np.array([0.1]), 1.0, 1000
    )
    assert_allclose(once, again, atol=1e-10)
