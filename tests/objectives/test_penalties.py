"""Penalties: the three-point inequality holds every prox, Fenchel every conjugate."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from companion.objectives import (
    L1,
    L2,
    ElasticNet,
    SquaredLoss,
    smallest_lam_that_empties,
    soft_threshold,
)

PENALTIES = [L1(0.7), L2(0.7), ElasticNet(0.7, 0.3), ElasticNet(0.7, 1.0), ElasticNet(0.7, 0.0)]
each = pytest.mark.parametrize("penalty", PENALTIES, ids=repr)


@each
@pytest.mark.parametrize("step", [0.1, 1.0, 10.0])
@pytest.mark.parametrize("shape", [(6,), (3, 4)], ids=["vector", "matrix"])
def test_every_prox_obeys_the_three_point_inequality(penalty, step, shape):
    # t h(p) + |p-v|²/2 is smallest at p, and at least |p-z|²/2 smaller than at any other z
    rng = np.random.default_rng(0)
    for _ in range(50):
        v = rng.normal(size=shape) * 3
        p = penalty.prox(v, step)
        others = [rng.normal(size=shape) * s for s in (0.1, 1, 10)]
        nearby = [p + rng.normal(size=shape) * s for s in (1e-4, 1e-2)]
        for z in [*others, *nearby, np.zeros(shape), v]:
            at_p = step * penalty.value(p) + np.sum((p - v) ** 2) / 2 + np.sum((p - z) ** 2) / 2
            at_z = step * penalty.value(z) + np.sum((z - v) ** 2) / 2
            assert at_p <= at_z + 1e-13 * (1 + at_z)  # rounding of sums


@each
def test_fenchel_holds_everywhere_and_is_tight_at_a_subgradient(penalty):
    rng = np.random.default_rng(1)
    for _ in range(50):
        w, c = rng.normal(size=5), rng.normal(size=5)
        assert penalty.value(w) + penalty.conjugate(c) >= w @ c - 1e-13
        w[:2] = 0
        slope = penalty.subgradient(w)
        assert_allclose(penalty.value(w) + penalty.conjugate(slope), w @ slope, rtol=1e-12)


@each
def test_a_subgradient_never_overestimates(penalty):
    rng = np.random.default_rng(2)
    for _ in range(50):
        w, z = rng.normal(size=5), rng.normal(size=5)
        w[:2] = 0
        assert penalty.value(z) >= penalty.value(w) + penalty.subgradient(w) @ (z - w) - 1e-13


@each
def test_a_pull_scaled_to_feasibility_has_a_finite_conjugate_and_no_larger_one_has(penalty):
    rng = np.random.default_rng(3)
    for c in rng.normal(size=(50, 5)) * 3:
        k = penalty.feasible(c)
        assert 0 < k <= 1
        assert np.isfinite(penalty.conjugate(k * c))
        assert k == 1 or penalty.conjugate(1.000001 * k * c) == np.inf


def test_the_elastic_net_has_the_lasso_and_ridge_as_its_ends():
    w = np.random.default_rng(4).normal(size=5)
    assert_allclose(L1(0.3).value(w), 0.3 * np.abs(w).sum(), rtol=1e-14)
    assert_allclose(L2(0.3).value(w), 0.3 * (w @ w) / 2, rtol=1e-14)
    mixed = 0.25 * L1(0.3).value(w) + 0.75 * L2(0.3).value(w)
    assert_allclose(ElasticNet(0.3, 0.25).value(w), mixed, rtol=1e-14)


def test_soft_thresholding_moves_towards_zero_and_not_beyond():
    moved = soft_threshold(np.array([-3.0, -0.5, 0.0, 0.5, 3.0]), 1)
    assert_allclose(moved, [-2, 0, 0, 0, 2])
    assert not np.signbit(moved[1:]).any()  # no zero with a minus, which would print as -0.


@pytest.mark.parametrize("l1_ratio", [1.0, 0.3])
def test_the_emptying_penalty_is_where_zero_stops_being_the_fixed_point(design, l1_ratio):
    loss = SquaredLoss(*design)
    lam, zero = smallest_lam_that_empties(loss, l1_ratio), np.zeros(loss.n_features)

    def moves(lam):
        return np.any(ElasticNet(lam, l1_ratio).prox(-loss.gradient(zero), 1.0))

    assert not moves(lam * (1 + 1e-9))
    assert moves(lam * (1 - 1e-9))


def test_ridge_empties_nothing(design):
    assert smallest_lam_that_empties(SquaredLoss(*design), 0) == np.inf


def test_without_strength_only_no_pull_is_feasible():
    assert L1(0.0).conjugate(np.zeros(3)) == 0
    assert L1(0.0).feasible(np.ones(3)) == 0


@pytest.mark.parametrize("lam", [-1.0, np.nan, np.inf])
def test_an_impossible_strength_is_refused(lam):
    with pytest.raises(ValueError, match="need 0 ≤ lam"):
        L1(lam)
