"""The homotopy: scikit-learn's knots, a certificate between them, and an honest end."""

import importlib
import warnings

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn import datasets
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import lars_path

from companion.objectives import L1, SquaredLoss, smallest_lam_that_empties
from companion.solvers import coefs_at, duality_gap, homotopy


def largest_gap(loss, knots, coefs):
    """Between the knots, where nothing was computed; as a share of the objective at w = 0."""
    lams = np.geomspace(knots[0], max(knots[-1], 1e-6 * knots[0]), 100)[1:-1]
    W = coefs_at(lams, knots, coefs)
    gaps = [duality_gap(loss, L1(k), w) for k, w in zip(lams, W, strict=True)]
    return max(gaps) / loss.value(np.zeros(loss.n_features))


def test_agrees_with_scikit_learn(design):
    loss = SquaredLoss(*design)
    knots, coefs, _ = homotopy(loss)
    theirs, _, their_coefs = lars_path(loss.X, loss.y, method="lasso", max_iter=1000)
    # exact on both sides; the wide path ends where the active columns are nearly dependent
    assert_allclose(knots, theirs, rtol=1e-9, atol=1e-12 * knots[0])
    assert_allclose(coefs, their_coefs.T, atol=1e-9 * np.abs(coefs).max())


def test_agrees_on_diabetes_where_a_feature_leaves_and_comes_back():
    X, y = datasets.load_diabetes(return_X_y=True)
    loss = SquaredLoss(X, y)
    knots, coefs, trace = homotopy(loss)
    theirs, _, their_coefs = lars_path(loss.X, loss.y, method="lasso")
    assert_allclose(knots, theirs, rtol=1e-9, atol=1e-12)
    assert_allclose(coefs, their_coefs.T, atol=1e-9 * np.abs(coefs).max())
    hdl = (coefs[:, 6] != 0).astype(int)
    assert np.sum(np.diff(hdl) == -1) == 1
    assert np.sum(np.diff(hdl) == 1) == 2
    assert trace.nonzeros == [np.sum(w != 0) for w in coefs]


def test_is_certified_at_the_knots_and_between_them(design):
    loss = SquaredLoss(*design)
    knots, coefs, trace = homotopy(loss)
    assert largest_gap(loss, knots, coefs) < 1e-12  # exact but for rounding
    assert max(trace.gap) < 1e-11 * trace.objective[0]
    assert np.all(np.diff(knots) < 0)


def test_a_coefficient_that_left_is_zero_and_not_rounding(design):
    _, coefs, _ = homotopy(SquaredLoss(*design))
    assert np.min(np.abs(coefs[coefs != 0])) > 1e-9


def test_begins_with_nothing_and_ends_with_least_squares(design):
    loss = SquaredLoss(*design)
    knots, coefs, _ = homotopy(loss)
    assert knots[0] == smallest_lam_that_empties(loss)
    assert not coefs[0].any()
    assert knots[-1] == 0
    best = np.linalg.lstsq(loss.X, loss.y, rcond=None)[0]
    assert_allclose(loss.X @ coefs[-1], loss.X @ best, atol=1e-9 * np.linalg.norm(loss.y))


def test_without_an_intercept_too(design):
    loss = SquaredLoss(*design, fit_intercept=False)
    assert largest_gap(loss, *homotopy(loss)[:2]) < 1e-12


def test_stops_where_it_is_told(design):
    loss = SquaredLoss(*design)
    knots, coefs, _ = homotopy(loss)
    half = knots[0] / 2
    part, w, _ = homotopy(loss, lam_min=half)
    assert part[-1] == half
    assert_allclose(w[-1], coefs_at([half], knots, coefs)[0], atol=1e-12)


def test_reading_beyond_the_path_is_zero_before_it_and_refused_after_it(design):
    knots, coefs, _ = homotopy(SquaredLoss(*design), lam_min=0.1)
    assert not coefs_at([2 * knots[0]], knots, coefs).any()
    with pytest.raises(ValueError, match=r"need lams ≥ 0\.1, where the path ends"):
        coefs_at([0.05], knots, coefs)


def hard_cases():
    rng = np.random.default_rng(0)
    X = rng.normal(size=(60, 7)) + 5
    y = X[:, :3] @ [1.0, -2.0, 0.5] + rng.normal(size=60)
    signs = np.array([[1, 1, 1], [-1, 1, -1], [1, -1, -1], [-1, -1, 1]], float)
    return {
        "duplicated": (np.hstack([X, X]), y),
        "mirrored": (np.hstack([X, -X]), y),
        "nearly duplicated": (np.hstack([X, X + 1e-8 * rng.normal(size=X.shape)]), y),
        "sums": (np.column_stack([X, X[:, :3] + X[:, 3:6]]), y),
        "constant": (np.column_stack([X, np.full(60, 3.3), np.zeros(60)]), y),
        "dummies": (np.eye(9)[rng.integers(0, 9, 60)], y),
        "tied from the start": (np.vstack([signs, signs]), np.array([1.0, 2, 3, 4, 4, 3, 2, 1])),
        "tied identity": (np.eye(20), np.sign(rng.normal(size=20))),
        "tied integers": (rng.integers(0, 2, (12, 30)), rng.integers(0, 3, 12)),
        "binary and wide": (rng.integers(0, 2, (40, 200)), rng.normal(size=40)),
        "noiseless": (X, 2 * X[:, 0] - X[:, 3]),
        "all scales": (X * np.logspace(-6, 6, 7), y),
        "far from zero": (X + 1e6, y + 1e6),
        "one case": (X[:1], y[:1]),
        "two cases": (X[:2], y[:2]),
        "constant y": (X, np.ones(60)),
        "constant X": (np.ones((20, 3)), y[:20]),
        "Hilbert": (1 / (np.arange(30)[:, None] + np.arange(15) + 1), y[:30]),
    }


@pytest.mark.parametrize("case", hard_cases())
def test_ties_and_collinear_columns_end_in_a_certified_path_or_a_warning(case):
    loss = SquaredLoss(*hard_cases()[case])
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        knots, coefs, _ = homotopy(loss)
    assert np.all(np.isfinite(coefs))
    assert np.all(np.diff(knots) <= 0)
    assert (knots[-1] == 0) != any(issubclass(w.category, ConvergenceWarning) for w in told)
    assert all(issubclass(w.category, ConvergenceWarning) for w in told)
    if knots[0] > 0:
        assert largest_gap(loss, knots, coefs) < 1e-9  # what the homotopy demands of its knots


def test_the_units_of_a_column_do_not_cost_it_its_digits():
    knots, _, _ = homotopy(SquaredLoss(*hard_cases()["all scales"]), lam_min=1e-3)
    assert knots[-1] == 1e-3  # of 1e5 in the beginning, and of a column of 1e-6


def test_going_round_in_circles_is_noticed(design, monkeypatch):
    # thousands of problems full of ties did not make it do so: let one feature come and go for ever
    loss = SquaredLoss(*design)
    pulls = np.abs(loss.gradient(np.zeros(loss.n_features)))
    ends = np.where(pulls == pulls.max(), pulls, 0)
    module = importlib.import_module("companion.solvers.homotopy")
    monkeypatch.setattr(module, "turning_points", lambda *line: ends)
    with pytest.warns(ConvergenceWarning, match="certified down to"):
        knots, _, _ = homotopy(loss)
    assert len(knots) < 5


def test_too_few_knots_are_told_and_the_others_stay_right(design):
    loss = SquaredLoss(*design)
    with pytest.warns(ConvergenceWarning, match="certified down to lam"):
        knots, coefs, trace = homotopy(loss, max_iter=4)
    assert len(knots) == len(coefs) == len(trace.gap) == 5
    assert largest_gap(loss, knots, coefs) < 1e-12


def test_what_it_cannot_do_is_refused(design):
    with pytest.raises(TypeError, match="need a SquaredLoss, got object"):
        homotopy(object())
    with pytest.raises(ValueError, match="need lam_min ≥ 0"):
        homotopy(SquaredLoss(*design), lam_min=-1)
