"""Bumps are as high and as wide as asked for, and of the moons just those labels are wrong."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from sklearn.pipeline import make_pipeline

from companion.data import bump_features, bumps, flipped_moons, lattice
from companion.models import LogisticRegression


def test_the_formula_holds_for_each_pair_of_point_and_centre():
    rng = np.random.default_rng(0)
    X, centres = rng.normal(size=(7, 3)), rng.normal(size=(5, 3))
    Z = bump_features(X, centres, width=0.7, height=0.5)
    assert_array_equal(Z[:, :3], X)
    for i, x in enumerate(X):
        for j, c in enumerate(centres):
            wanted = 0.5 * np.exp(-np.sum((x - c) ** 2) / (2 * 0.7**2))
            assert_allclose(Z[i, 3 + j], wanted, rtol=1e-12)  # one formula, two ways to write it


def test_a_bump_is_steepest_one_width_from_its_centre():
    x = np.linspace(0, 3, 3001)[:, None]
    slope = np.gradient(bump_features(x, [[0.0]], width=0.8)[:, 1], x[:, 0])
    assert_allclose(x[np.argmin(slope), 0], 0.8, atol=2e-3)  # two places of the grid


def test_a_bump_is_never_higher_than_asked_for_even_far_from_zero():
    X = np.array([[1e6, 1e6]])  # |x|² - 2xc + |c|² may come out below 0 here
    assert bump_features(X, X, width=1e-3, height=2.0)[0, 2] <= 2.0


def test_the_lattice_has_both_corners_and_even_steps():
    centres = lattice((-1, 0), (0.5, 1), 0.1)
    assert_allclose(centres[[0, -1]], [[-1, 0], [0.5, 1]], atol=1e-12)  # rounding of the steps
    assert len(centres) == 16 * 11
    apart = np.linalg.norm(centres[:, None] - centres, axis=2)
    assert_allclose(np.sort(apart, axis=1)[:, 1], 0.1, rtol=1e-9)


def test_a_pipeline_bends_where_a_plane_cannot():
    X = np.array([[0.0, 0.0], [1.0, 1.0], [0.0, 1.0], [1.0, 0.0]])  # exclusive or
    y = np.array([0, 0, 1, 1])
    assert LogisticRegression(C=100).fit(X, y).score(X, y) < 1
    bent = make_pipeline(bumps(X, width=0.3), LogisticRegression(C=100)).fit(X, y)
    assert bent.score(X, y) == 1


def test_the_share_of_flipped_labels_is_exact_and_the_points_do_not_depend_on_it():
    X, y, flipped = flipped_moons(150, flips=0.1, rng=3)
    clean_X, clean_y, nothing = flipped_moons(150, flips=0, rng=3)
    assert flipped.sum() == 15
    assert not nothing.any()
    assert_array_equal(X, clean_X)
    assert_array_equal(y != clean_y, flipped)


def test_without_noise_the_moons_are_half_circles():
    X, y, _ = flipped_moons(101, flips=0, noise=0, rng=0)
    upper, lower = X[y == 0], X[y == 1]
    assert_allclose(np.linalg.norm(upper, axis=1), 1, rtol=1e-12)
    assert_allclose(np.linalg.norm(lower - [1, 0.5], axis=1), 1, rtol=1e-12)
    assert upper[:, 1].min() > -1e-12
    assert lower[:, 1].max() < 0.5 + 1e-12


def test_a_seed_fixes_the_moons_and_a_generator_moves_on():
    assert_array_equal(flipped_moons(20, rng=1)[0], flipped_moons(20, rng=1)[0])
    rng = np.random.default_rng(1)
    assert not np.array_equal(flipped_moons(20, rng=rng)[0], flipped_moons(20, rng=rng)[0])


def test_impossible_requests_are_refused_in_words():
    with pytest.raises(ValueError, match=r"need X \(n, p\), centres \(m, p\) and width > 0, got"):
        bump_features(np.zeros((3, 2)), np.zeros((4, 3)), width=1)
    with pytest.raises(ValueError, match="width > 0"):
        bump_features(np.zeros((3, 2)), np.zeros((4, 2)), width=0)
    with pytest.raises(ValueError, match="need a share of flips between 0 and 1, got 2"):
        flipped_moons(10, flips=2)
