"""Subgradient: towards the minimum, but slowly, and with no exact zeros."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from companion.objectives import L1, L2, SquaredLoss, smallest_lam_that_empties
from companion.solvers import coordinate_descent, fista, subgradient

pytestmark = pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")


def lasso(design):
    loss = SquaredLoss(*design)
    return loss, L1(0.3 * smallest_lam_that_empties(loss))


def test_comes_closer_the_longer_it_runs(design):
    loss, penalty = lasso(design)
    smallest = coordinate_descent(loss, penalty, tol=1e-12)[1].objective[-1]
    missing = [
        subgradient(loss, penalty, max_iter=k)[1].objective[-1] - smallest for k in (10, 100, 1000)
    ]
    assert missing[0] > missing[1] > missing[2] > 0
    assert missing[2] < 0.1 * (loss.value(np.zeros(loss.n_features)) - smallest)


def test_the_best_point_met_never_gets_worse(design):
    w, trace = subgradient(*lasso(design), max_iter=200)
    assert np.all(np.diff(trace.objective) <= 0)
    loss, penalty = lasso(design)
    assert trace.objective[-1] == loss.value(w) + penalty.value(w)


def test_no_coefficient_is_zero_where_the_lasso_has_many(design):
    loss, penalty = lasso(design)
    w, _ = subgradient(loss, penalty)
    assert np.all(w != 0)
    assert np.sum(coordinate_descent(loss, penalty)[0] == 0) >= 3


def test_falls_far_behind_proximal_steps(design):
    loss, penalty = lasso(design)
    assert subgradient(loss, penalty)[1].gap[-1] > 100 * fista(loss, penalty)[1].gap[-1]


def test_arrives_where_there_is_no_corner(design):
    loss = SquaredLoss(*design)
    lam = 10 * smallest_lam_that_empties(loss)
    w, _ = subgradient(loss, L2(lam), tol=1e-9)
    A = loss.X.T @ loss.X / len(loss.y) + lam * np.eye(len(w))
    exact = np.linalg.solve(A, loss.X.T @ loss.y / len(loss.y))
    assert_allclose(w, exact, atol=1e-4)  # the root of the gap
