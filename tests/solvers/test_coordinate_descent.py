"""Coordinate descent: scikit-learn's numbers, one soft threshold where columns are orthogonal."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn import linear_model
from sklearn.exceptions import ConvergenceWarning

from companion.objectives import L1, ElasticNet, SquaredLoss, smallest_lam_that_empties
from companion.objectives import soft_threshold as shrunk
from companion.solvers import coordinate_descent


@pytest.mark.parametrize("l1_ratio", [1.0, 0.5])
def test_agrees_with_scikit_learn(design, l1_ratio):
    X, y = design
    loss = SquaredLoss(X, y)
    lam = 0.1 * smallest_lam_that_empties(loss, l1_ratio)
    w, _ = coordinate_descent(loss, ElasticNet(lam, l1_ratio), tol=1e-12)
    theirs = linear_model.ElasticNet(lam, l1_ratio=l1_ratio, tol=1e-12, max_iter=10**6).fit(X, y)
    assert_allclose(w, theirs.coef_, atol=1e-6)  # iterations on both sides, run to 1e-12


def test_no_sweep_leads_uphill(design):
    loss = SquaredLoss(*design)
    _, trace = coordinate_descent(loss, L1(0.1 * smallest_lam_that_empties(loss)))
    assert np.all(np.diff(trace.objective) <= 1e-14 * trace.objective[0])


def test_one_sweep_is_enough_where_columns_are_orthogonal():
    rng = np.random.default_rng(0)
    X = np.linalg.qr(rng.normal(size=(30, 5)))[0] * np.sqrt(30)  # X'X/n is the identity
    y = X @ [3.0, -2.0, 1.0, 0.1, 0.0] + 0.1 * rng.normal(size=30)
    w, trace = coordinate_descent(SquaredLoss(X, y, fit_intercept=False), L1(0.5))
    assert len(trace.gap) == 2
    assert_allclose(w, shrunk(X.T @ y / 30, 0.5), atol=1e-14)


def test_a_constant_column_gets_nothing(design):
    X, y = design
    # centred, one is zero and the other rounding
    X = np.column_stack([X, np.ones(len(y)), np.full(len(y), 3.3)])
    w, trace = coordinate_descent(SquaredLoss(X, y), L1(0.1))
    assert not w[-2:].any()
    assert trace.gap[-1] <= trace.small_enough


def test_too_few_sweeps_are_told(design):
    with pytest.warns(ConvergenceWarning, match="after 1 iterations"):
        coordinate_descent(SquaredLoss(*design), L1(0.01), max_iter=1)


def test_a_loss_without_a_formula_is_refused():
    with pytest.raises(TypeError, match="need a SquaredLoss, got object"):
        coordinate_descent(object(), L1(1.0))
