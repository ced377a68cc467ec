"""The group lasso's prox solves its small problem, and groups of one column make it the lasso."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from companion.objectives import L1, GroupL1, SquaredLoss
from companion.solvers import fista

GROUPS = np.array([0, 0, 1, 2, 2, 2])
PENALTY = GroupL1(0.3, GROUPS)


def test_groups_of_one_column_are_the_lasso(rng):
    single, lasso, v = GroupL1(0.3, np.arange(6)), L1(0.3), rng.standard_normal(6)
    assert_allclose(single.value(v), lasso.value(v), rtol=1e-12)  # closed forms
    assert_allclose(single.prox(v, 0.7), lasso.prox(v, 0.7), rtol=1e-12, atol=1e-15)
    assert single.feasible(v) == pytest.approx(lasso.feasible(v), rel=1e-12)


def test_the_prox_satisfies_the_three_point_inequality(rng):
    for _ in range(50):
        v, other, step = rng.standard_normal(6), rng.standard_normal(6), rng.uniform(0.1, 3)
        w = PENALTY.prox(v, step)
        here = np.sum((w - v) ** 2) / 2 + step * PENALTY.value(w)
        there = np.sum((other - v) ** 2) / 2 + step * PENALTY.value(other)
        assert there >= here + np.sum((other - w) ** 2) / 2 - 1e-12  # rounding


def test_a_group_goes_to_zero_as_one():
    w = PENALTY.prox(np.array([0.1, 0.2, 5.0, 1.0, 1.0, 0.0]), 1.0)
    assert_array_equal(w[:2], 0)
    assert np.all(w[[2, 3, 4]] > 0)
    assert_array_equal(PENALTY.prox(np.zeros(6), 1.0), 0)


def test_no_weights_beat_the_conjugate(rng):
    c = rng.standard_normal(6)
    c *= 0.999 * PENALTY.feasible(100 * c) * 100  # just inside
    assert PENALTY.conjugate(c) == 0
    assert PENALTY.conjugate(1.01 * c) == np.inf
    for w in rng.standard_normal((50, 6)):
        assert w @ c <= PENALTY.value(w)


def test_fista_with_it_fulfils_the_conditions_of_a_minimum(rng):
    X = rng.standard_normal((40, 6))
    loss = SquaredLoss(X, X[:, 2:] @ [1.0, -1.0, 0.5, 2.0] + rng.standard_normal(40))
    w, trace = fista(loss, PENALTY, tol=1e-12)
    assert trace.gap[-1] <= 1e-12 * trace.objective[0]
    pull, lengths = -loss.gradient(w), PENALTY.lengths(w)
    for g, price in enumerate(PENALTY.prices):
        mine = g == GROUPS
        if lengths[g] == 0:
            assert np.linalg.norm(pull[mine]) <= price
        else:
            # the gap is 1e-12 of the objective, its root bounds the weights' error
            assert_allclose(pull[mine], price * w[mine] / lengths[g], atol=1e-5)


@pytest.mark.parametrize("lam", [-1.0, np.inf, np.nan])
def test_an_impossible_strength_is_refused_in_words(lam):
    with pytest.raises(ValueError, match="need 0 ≤ lam < ∞, got"):
        GroupL1(lam, GROUPS)


@pytest.fixture
def rng():
    return np.random.default_rng(0)
