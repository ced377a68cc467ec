"""ISTA and FISTA: the minimum, at the rates that theory promises, without a step uphill."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from companion.objectives import (
    L1,
    ElasticNet,
    LogisticLoss,
    SquaredLoss,
    smallest_lam_that_empties,
)
from companion.solvers import coordinate_descent, fista, ista


def lasso(design, share=0.1):
    loss = SquaredLoss(*design)
    return loss, L1(share * smallest_lam_that_empties(loss))


@pytest.mark.parametrize("solver", [ista, fista])
def test_the_gap_asked_for_is_reached_and_the_solution_is_a_fixed_point(design, solver):
    loss, penalty = lasso(design)
    w, trace = solver(loss, penalty, tol=1e-12)
    assert trace.gap[-1] <= 1e-12 * loss.value(0 * w)
    again = penalty.prox(w - loss.gradient(w), 1.0)
    assert_allclose(again, w, atol=1e-8)  # a gap of 1e-12 leaves at most its root times curvature


def test_no_step_of_ista_leads_uphill(design):
    _, trace = ista(*lasso(design))
    assert np.all(np.diff(trace.objective) <= 1e-14 * trace.objective[0])


@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
@pytest.mark.parametrize(("solver", "power"), [(ista, 1), (fista, 2)])
def test_what_is_missing_stays_below_the_rate_of_the_theory(design, solver, power):
    # Beck and Teboulle (2009), theorems 3.1 and 4.4: L |w*|² / 2k and 2 L |w*|² / (k + 1)²
    loss, penalty = lasso(design, share=0.05)
    best, exact = coordinate_descent(loss, penalty, tol=1e-12)
    _, trace = solver(loss, penalty, tol=0, max_iter=300)
    k = np.arange(1, 301)
    reach = loss.curvature() * (best @ best)
    bound = reach / (2 * k) if power == 1 else 2 * reach / (k + 1) ** 2
    assert np.all(np.array(trace.objective[1:]) - exact.objective[-1] <= bound)


def test_momentum_needs_fewer_steps(design):
    steps = [len(solver(*lasso(design))[1].gap) for solver in (ista, fista)]
    assert 2 * steps[1] < steps[0]


@pytest.mark.parametrize("n_classes", [2, 3])
def test_needs_of_a_loss_only_its_gradient(design, n_classes):
    X, y = design
    labels = np.digitize(y, np.quantile(y, np.arange(1, n_classes) / n_classes))
    loss = LogisticLoss(X, labels if n_classes == 2 else np.eye(3)[labels])
    penalty = L1(0.3 * smallest_lam_that_empties(loss))
    ways = [solver(loss, penalty, tol=1e-8)[1] for solver in (ista, fista)]
    assert all(trace.gap[-1] <= trace.small_enough for trace in ways)
    assert_allclose(ways[0].objective[-1], ways[1].objective[-1], rtol=1e-7)  # the gap


def test_without_a_penalty_one_step_of_ista_is_one_of_gradient_descent(design):
    loss = SquaredLoss(*design)
    with pytest.warns(match="after 1 iterations"):
        w, _ = ista(loss, ElasticNet(0.0, 0.5), max_iter=1)
    assert_allclose(w, -loss.gradient(0 * w) / loss.curvature(), rtol=1e-14)


@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
def test_the_third_step_of_fista_starts_beyond_the_second(design):
    loss, penalty = lasso(design)
    first, second, third = (fista(loss, penalty, tol=0, max_iter=k)[0] for k in (1, 2, 3))
    t = (1 + np.sqrt(5)) / 2  # the golden ratio is what t = 1 leads to
    z = second + (t - 1) / ((1 + np.sqrt(1 + 4 * t**2)) / 2) * (second - first)
    step = 1 / loss.curvature()
    assert_allclose(third, penalty.prox(z - step * loss.gradient(z), step), atol=1e-12)


@pytest.mark.parametrize("solver", [ista, fista])
def test_constant_columns_need_no_step(solver):
    w, trace = solver(SquaredLoss(np.ones((9, 2)), np.arange(9.0)), L1(0.1))
    assert not w.any()
    assert len(trace.gap) == 1
