"""ADMM: the minimum with exact zeros, whatever the units of the data."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from companion.objectives import L1, ElasticNet, SquaredLoss, smallest_lam_that_empties
from companion.solvers import admm, coordinate_descent


@pytest.mark.parametrize("l1_ratio", [1.0, 0.5, 0.0])
def test_the_gap_asked_for_is_reached(design, l1_ratio):
    loss = SquaredLoss(*design)
    lam = 0.1 * smallest_lam_that_empties(loss, max(l1_ratio, 0.1))
    w, trace = admm(loss, ElasticNet(lam, l1_ratio), tol=1e-10)
    assert trace.gap[-1] <= 1e-10 * loss.value(0 * w)


def test_the_pressure_is_rescaled_with_rho(design):
    # else each change of rho would disturb what has been reached: then tall needs over 5000 steps
    loss = SquaredLoss(*design)
    _, trace = admm(loss, L1(0.9 * smallest_lam_that_empties(loss)), tol=1e-10, max_iter=300)
    assert trace.gap[-1] <= trace.small_enough


def test_its_zeros_are_exact(design):
    loss = SquaredLoss(*design)
    penalty = L1(0.3 * smallest_lam_that_empties(loss))
    ours, theirs = (solver(loss, penalty, tol=1e-10)[0] for solver in (admm, coordinate_descent))
    assert np.array_equal(ours == 0, theirs == 0)
    assert np.any(ours == 0)


@pytest.mark.parametrize(("of_x", "of_y"), [(1, 1024), (1024, 1)])
def test_other_units_change_only_the_units_of_w(design, of_x, of_y):
    X, y = design
    lam = 0.1 * smallest_lam_that_empties(SquaredLoss(X, y))
    w, trace = admm(SquaredLoss(X, y), L1(lam))
    scaled, again = admm(SquaredLoss(of_x * X, of_y * y), L1(of_x * of_y * lam))
    # powers of two: the same steps to the last digit, but for what LAPACK makes of them
    assert_allclose(scaled * of_x / of_y, w, rtol=1e-9, atol=1e-12)
    assert len(trace.gap) == len(again.gap)


def test_constant_columns_need_no_step():
    w, trace = admm(SquaredLoss(np.ones((9, 2)), np.arange(9.0)), L1(0.1))
    assert not w.any()
    assert len(trace.gap) == 1


def test_a_loss_that_is_not_squared_is_refused():
    with pytest.raises(TypeError, match="need a SquaredLoss, got object"):
        admm(object(), L1(1.0))
