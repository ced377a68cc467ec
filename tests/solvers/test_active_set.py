"""Active-set Newton: signs and coefficients that agree with each other are the answer."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from companion.objectives import ElasticNet, SquaredLoss, smallest_lam_that_empties
from companion.solvers import coordinate_descent
from companion.solvers.active_set import descend, newton, signs_of
from companion.solvers.moments import Moments
from companion.solvers.normal_equations import SLIVER, NormalEquations
from companion.solvers.prediction import active_set_path


def problem(design, l1_ratio):
    loss = SquaredLoss(*design)
    penalty = ElasticNet(0.1 * smallest_lam_that_empties(loss, l1_ratio), l1_ratio)
    G, q, _ = Moments.of(*design).centred()
    return loss, penalty, G, q


def nearly(G, q, penalty):
    """The signs at a penalty one tenth larger: a guess that can be corrected."""
    W, _ = active_set_path(G, q, np.array([1.1 * penalty.l1]), penalty.l2 / penalty.l1)
    return np.sign(W[0])


def solved(G, q, penalty, s):
    """Coefficients, pulls and the number of systems."""
    l1, l2 = np.array([[penalty.l1]]), np.array([[penalty.l2]])
    s, W, T, n_iter = newton(NormalEquations(G), q, l1, l2, s)
    w = np.zeros(len(q))
    w[s != 0] = W[0]
    return w, T[0], n_iter


@pytest.mark.parametrize("l1_ratio", [1.0, 0.5])
def test_agrees_with_coordinate_descent(design, l1_ratio):
    loss, penalty, G, q = problem(design, l1_ratio)
    w, _, _ = solved(G, q, penalty, nearly(G, q, penalty))
    slow, _ = coordinate_descent(loss, penalty, tol=1e-15, max_iter=10**4)
    assert_allclose(w, slow, atol=1e-7)  # a gap lost in rounding leaves its root: 1e-8


@pytest.mark.parametrize("l1_ratio", [1.0, 0.5])
def test_the_signs_are_those_of_the_pulls(design, l1_ratio):
    _, penalty, G, q = problem(design, l1_ratio)
    w, t, _ = solved(G, q, penalty, nearly(G, q, penalty))
    pull = q - G @ w
    assert_allclose(t, pull + SLIVER * G.diagonal() * w, atol=1e-10)  # X of order 10
    assert np.array_equal(signs_of(t, penalty.l1), np.sign(w))
    # The optimality condition, without the sliver.
    active = w != 0
    assert_allclose(pull[active], (penalty.l1 * np.sign(w) + penalty.l2 * w)[active], atol=1e-10)
    assert np.all(np.abs(pull[~active]) < penalty.l1)


def test_the_right_signs_take_one_linear_system(design):
    _, penalty, G, q = problem(design, 1.0)
    w, _, _ = solved(G, q, penalty, nearly(G, q, penalty))
    again, _, n_iter = solved(G, q, penalty, np.sign(w))
    assert n_iter == 1
    assert_allclose(again, w, atol=1e-12)


@pytest.mark.parametrize("ratio", [0.0, 1.0], ids=["lasso", "elastic net"])
def test_neighbouring_penalties_with_the_same_signs_come_along(design, ratio):
    _, penalty, G, q = problem(design, 1.0)
    penalty = ElasticNet(penalty.lam * (1 + ratio), 1 / (1 + ratio))
    w, _, _ = solved(G, q, penalty, nearly(G, q, penalty))
    l1 = penalty.l1 * np.array([[1.0], [1 - 1e-6], [9.0]])
    _, W, T, _ = newton(NormalEquations(G), q, l1, ratio * l1, np.sign(w))
    assert (len(W), len(T)) == (2, 3)  # the third has other signs, and its pulls tell which
    assert_allclose(W[0], w[w != 0], atol=1e-9)


def test_of_two_equal_columns_one_is_kept():
    rng = np.random.default_rng(0)
    x = rng.normal(size=(50, 1))
    G, q, _ = Moments.of(np.hstack([x, x]), x[:, 0] + 0.1 * rng.normal(size=50)).centred()
    w, _, _ = solved(G, q, ElasticNet(0.1, 1.0), np.ones(2))
    assert np.count_nonzero(w) == 1


@pytest.mark.parametrize("l1_ratio", [1.0, 0.5])
def test_the_fallback_arrives_at_the_same(design, l1_ratio):
    _, penalty, G, q = problem(design, l1_ratio)
    w, t, _ = solved(G, q, penalty, nearly(G, q, penalty))
    slow, pulls, _ = descend(G, q, penalty.l1, penalty.l2, np.zeros(len(q)), max_iter=10**5)
    assert_allclose(slow, w, atol=1e-9)  # the wide design's condition number times 1e-15
    assert_allclose(pulls, t, atol=1e-8)


def test_the_fallback_stops_when_told(design):
    _, penalty, G, q = problem(design, 1.0)
    assert descend(G, q, penalty.l1, 0.0, np.zeros(len(q)), max_iter=3)[2] == 3
