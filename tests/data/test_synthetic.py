"""The noisy sine is what it says: places on [0, 1], the sine, and noise of the size asked for."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from companion.data import noisy_sine, sine, sparse_linear


def test_without_noise_the_points_lie_on_the_sine():
    x, y = noisy_sine(50, noise=0, rng=3)
    assert_array_equal(y, sine(x))


def test_the_sine_has_one_period_on_the_unit_interval():
    assert_allclose(sine([0, 0.25, 0.5, 0.75, 1]), [0, 1, 0, -1, 0], atol=1e-15)  # rounding of pi


def test_the_noise_has_the_standard_deviation_asked_for():
    x, y = noisy_sine(100_000, noise=0.3, rng=0)
    # the standard error of a standard deviation is 0.3 / sqrt(2 n) = 0.0007
    assert_allclose(np.std(y - sine(x)), 0.3, atol=0.003)


def test_places_are_sorted_and_cover_the_unit_interval():
    x, _ = noisy_sine(1000, rng=0)
    assert np.all(np.diff(x) >= 0)
    assert 0 <= x[0] < 0.02 < 0.98 < x[-1] <= 1


def test_a_seed_fixes_the_draw_and_a_generator_moves_on():
    assert_array_equal(noisy_sine(5, rng=1), noisy_sine(5, rng=1))
    rng = np.random.default_rng(1)
    assert not np.array_equal(noisy_sine(5, rng=rng), noisy_sine(5, rng=rng))


@pytest.mark.parametrize(("n_samples", "noise"), [(0, 0.3), (5, -1)])
def test_impossible_requests_are_refused_in_words(n_samples, noise):
    with pytest.raises(ValueError, match=r"need n_samples ≥ 1 and noise ≥ 0, got"):
        noisy_sine(n_samples, noise)


def test_without_noise_the_sparse_law_holds_exactly():
    X, y, w = sparse_linear(30, 50, n_true=7, correlation=0.5, noise=0, rng=1)
    assert_array_equal(y, X @ w)
    assert np.sum(w != 0) == np.sum(np.abs(w) == 1) == 7


@pytest.mark.parametrize("correlation", [0.0, 0.7])
def test_columns_k_apart_correlate_by_the_kth_power(correlation):
    X, _, _ = sparse_linear(100_000, 4, n_true=1, correlation=correlation, rng=0)
    wanted = correlation ** np.abs(np.subtract.outer(np.arange(4), np.arange(4)))
    assert_allclose(np.corrcoef(X.T), wanted, atol=0.02)  # standard error 0.003
    assert_allclose(X.std(axis=0), 1, atol=0.02)


def test_the_noise_of_the_sparse_law_has_the_size_asked_for():
    X, y, w = sparse_linear(100_000, 3, n_true=2, noise=2.0, rng=0)
    assert_allclose(np.std(y - X @ w), 2, atol=0.02)  # standard error 0.005


@pytest.mark.parametrize("wrong", [{"n_true": 4}, {"correlation": 1.0}, {"noise": -1.0}])
def test_impossible_laws_are_refused_in_words(wrong):
    with pytest.raises(ValueError, match="need 0 ≤ n_true ≤ n_features"):
        sparse_linear(10, 3, **({"n_true": 2} | wrong))
