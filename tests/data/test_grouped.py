"""Columns of a group measure one hidden thing, and the laws are those that the docstrings state."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from companion.data import grouped_linear, thermometers


def test_thermometers_of_one_group_agree_and_one_of_them_is_upside_down():
    X, _ = thermometers(100_000, rng=0)
    within = 1 / (1 + (1 / 16) / (400 / 12))  # variance of the error over that of the hidden thing
    block = within * np.outer([1, -1, 1], [1, -1, 1])
    wanted = np.kron(np.eye(2), block)
    np.fill_diagonal(wanted, 1)
    # standard error of a correlation near 0 is 0.003, of one near 1 far smaller
    assert_allclose(np.corrcoef(X.T), wanted, atol=0.015)


def test_the_first_group_has_ten_times_the_effect_of_the_second():
    X, y = thermometers(100_000, rng=1)
    sources = np.column_stack([X[:, 0], X[:, 3], np.ones(len(X))])
    w = np.linalg.lstsq(sources, y, rcond=None)[0]
    assert_allclose(w, [1, 0.1, 0], atol=0.03)  # errors in the columns bend it by 0.002
    assert_allclose(np.std(y - sources @ w), 1, atol=0.05)


def test_without_noise_the_grouped_law_holds_exactly():
    X, y, w = grouped_linear(30, n_groups=2, group_size=3, n_others=4, noise=0, rng=1)
    assert X.shape == (30, 10)
    assert_array_equal(w, [3] * 6 + [0] * 4)
    assert_allclose(y, X @ w, atol=1e-12)  # zero times normal is added


def test_columns_correlate_within_their_group_only():
    X, _, _ = grouped_linear(100_000, n_groups=2, group_size=2, n_others=1, spread=0.5, rng=0)
    wanted = np.eye(5)
    wanted[0, 1] = wanted[1, 0] = wanted[2, 3] = wanted[3, 2] = 1 / (1 + 0.5**2)
    assert_allclose(np.corrcoef(X.T), wanted, atol=0.02)  # standard error 0.003


def test_without_spread_the_columns_of_a_group_are_copies():
    X, _, _ = grouped_linear(10, n_groups=1, group_size=3, n_others=1, spread=0, rng=0)
    assert_array_equal(X[:, [0, 0]], X[:, [1, 2]])


def test_the_noise_of_the_grouped_law_has_the_size_asked_for():
    X, y, w = grouped_linear(100_000, noise=2.0, rng=0)
    assert_allclose(np.std(y - X @ w), 2, atol=0.02)  # standard error 0.005


def test_a_seed_fixes_the_draws():
    assert_array_equal(thermometers(5, rng=1)[0], thermometers(5, rng=1)[0])
    assert_array_equal(grouped_linear(5, rng=1)[1], grouped_linear(5, rng=1)[1])


@pytest.mark.parametrize("wrong", [{"spread": -0.1}, {"noise": -1.0}])
def test_negative_deviations_are_refused_in_words(wrong):
    with pytest.raises(ValueError, match="need spread ≥ 0 and noise ≥ 0, got"):
        grouped_linear(10, **wrong)
