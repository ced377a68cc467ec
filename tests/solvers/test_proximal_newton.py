"""Proximal Newton: the minimum of FISTA and of scikit-learn, in a few steps, never uphill."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn.exceptions import ConvergenceWarning

from companion.objectives import (
    L1,
    L2,
    ElasticNet,
    LogisticLoss,
    SquaredLoss,
    smallest_lam_that_empties,
)
from companion.solvers import duality_gap, fista, proximal_newton

PENALTIES = {"lasso": L1, "ridge": L2, "elastic net": lambda lam: ElasticNet(lam, 0.4)}


@pytest.fixture(params=[2, 3], ids=["two classes", "three classes"])
def loss(request, design):
    X, target = design
    rng = np.random.default_rng(0)
    rank = np.argsort(np.argsort(target + 3 * rng.normal(size=len(target))))
    which = rank * request.param // len(rank)
    return LogisticLoss(X, which if request.param == 2 else np.eye(3)[which])


@pytest.fixture(params=PENALTIES)
def penalty(request, loss):
    return PENALTIES[request.param](0.1 * smallest_lam_that_empties(loss))


def test_the_minimum_is_that_of_fista(loss, penalty):
    w, trace = proximal_newton(loss, penalty, tol=1e-12)
    other, _ = fista(loss, penalty, tol=1e-9)
    objective = loss.value(other) + penalty.value(other)
    assert trace.objective[-1] <= objective + 1e-15  # rounding
    # what fista may miss of a minimum of 0.7, and nothing in between
    assert objective - trace.objective[-1] <= 1e-9
    assert np.array_equal(np.abs(w) > 1e-3, np.abs(other) > 1e-3) or penalty.l1 == 0


def test_the_gap_asked_for_is_reached_in_a_few_steps_and_the_solution_is_a_fixed_point(
    loss, penalty
):
    w, trace = proximal_newton(loss, penalty, tol=1e-12)
    assert len(trace.gap) <= 15
    assert duality_gap(loss, penalty, w) <= 1e-12 * loss.value(0 * w)
    step = 1 / loss.curvature()
    again = penalty.prox(w - step * loss.gradient(w), step)
    # a gap of 1e-12 leaves, by strong smoothness, at most its root times the root of the step
    assert_allclose(again, w, atol=1e-6)


def test_no_step_leads_uphill_and_the_last_ones_square_the_gap(loss, penalty):
    _, trace = proximal_newton(loss, penalty, tol=1e-12)
    assert np.all(np.diff(trace.objective) <= 1e-14)
    # Newton's mark: what is left after the last step is far less than a hundredth
    assert trace.gap[-1] < 1e-2 * trace.gap[-2]


def test_from_the_emptying_penalty_on_nothing_moves(loss):
    w, trace = proximal_newton(loss, L1(1.0001 * smallest_lam_that_empties(loss)))
    assert not w.any()
    assert len(trace.gap) == 1


def test_a_ridge_asks_nothing_of_classes_together(design):
    # the same weights for all classes predict nothing, so their mean is zero
    y = np.eye(3)[np.arange(len(design[1])) % 3]
    w, _ = proximal_newton(LogisticLoss(design[0], y), L2(0.1), tol=1e-12)
    assert_allclose(w.mean(axis=1), 0, atol=1e-14)


@pytest.mark.parametrize("shape", [(30, 3000), (300, 30)], ids=["wide", "tall"])
@pytest.mark.parametrize("kind", PENALTIES)
def test_thousands_of_features_need_no_matrix_of_their_size(shape, kind):
    rng = np.random.default_rng(1)
    X = rng.normal(size=shape) + 5
    loss = LogisticLoss(X, X[:, :3].sum(axis=1) > 15)
    sizes, hessian = [], loss.hessian
    loss.hessian = lambda w, A: sizes.append(len(A)) or hessian(w, A)
    penalty = PENALTIES[kind](0.05 * smallest_lam_that_empties(loss))
    w, _ = proximal_newton(loss, penalty, tol=1e-10)
    assert duality_gap(loss, penalty, w) <= 1e-10 * np.log(2)
    assert max(sizes, default=0) <= 300  # ridge in 3000 columns: turned into 30


def test_columns_of_any_scale_and_copies_of_columns_are_no_hindrance(loss, penalty):
    p = loss.X.shape[1]
    X = np.hstack(
        [loss.X * np.geomspace(1e-3, 1e3, p), loss.X[:, :2], np.full((len(loss.X), 1), 7)]
    )
    harder = LogisticLoss(X, loss.y)
    w, _ = proximal_newton(harder, penalty, tol=1e-9)
    assert duality_gap(harder, penalty, w) <= 1e-9 * harder.value(0 * w)
    assert np.abs(w[-1]).max() < 1e-12  # a constant column has nothing to say


def test_without_a_penalty_the_gradient_vanishes_if_the_classes_overlap():
    rng = np.random.default_rng(2)
    X = rng.normal(size=(200, 3)) * [1, 1e3, 1e-3] + 5
    loss = LogisticLoss(X, rng.integers(2, size=200))
    w, _ = proximal_newton(loss, L2(0.0), tol=1e-12)
    assert_allclose(loss.gradient(w) / loss.X.std(axis=0), 0, atol=1e-11)  # the stand-in's 1e-12


def test_without_a_penalty_separable_classes_end_in_certainty():
    X = np.array([[1.0], [2.0], [3.0], [4.0]])
    loss = LogisticLoss(X, [0, 0, 1, 1])
    w, trace = proximal_newton(loss, L2(0.0), tol=1e-9)
    assert loss.value(w) < 1e-8
    assert len(trace.gap) < 50


def test_too_few_steps_are_admitted(loss):
    penalty = L1(0.01 * smallest_lam_that_empties(loss))
    with pytest.warns(ConvergenceWarning, match="after 1 iterations the duality gap is"):
        w, trace = proximal_newton(loss, penalty, max_iter=1)
    assert trace.gap[-1] == duality_gap(loss, penalty, w)


def test_rounding_is_no_endless_loop(loss, penalty):
    _, trace = proximal_newton(loss, penalty, tol=0.0)
    assert trace.gap[-1] < 2e-13
    assert len(trace.gap) <= 20


def test_a_squared_loss_is_sent_elsewhere(design):
    with pytest.raises(TypeError, match="need a LogisticLoss, got SquaredLoss"):
        proximal_newton(SquaredLoss(*design), L1(1.0))
