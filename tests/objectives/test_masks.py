"""Dropping columns of a linear model: enumerated masks, and the penalty that they amount to."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from companion.models import LinearRegression, Ridge
from companion.objectives import all_masks, dropout_penalty
from companion.objectives.softmax import log_partition, probabilities

RATES = [0.2, 0.5, 0.9]


@pytest.fixture
def small():
    rng = np.random.default_rng(3)
    X = rng.normal(size=(5, 4)) * [0.5, 1, 2, 3] + [1, 0, -2, 5]  # not centred
    return X, rng.normal(size=5), rng.normal(size=4)


@pytest.mark.parametrize("rate", RATES)
def test_masks_have_mean_one_and_the_variance_of_the_formula(rate):
    masks, share = all_masks(5, rate)
    assert masks.shape == (32, 5)
    assert_allclose(share.sum(), 1, rtol=1e-14)  # a sum of 32 numbers
    assert_allclose(share @ masks, 1, rtol=1e-14)
    covariance = (share[:, None] * (masks - 1)).T @ (masks - 1)
    assert_allclose(covariance, rate / (1 - rate) * np.eye(5), atol=1e-14)  # independent columns


@pytest.mark.parametrize("rate", RATES)
def test_the_penalty_is_exact_for_the_squared_loss(small, rate):
    X, y, w = small
    masks, share = all_masks(4, rate)
    scores = (X * w) @ masks.T
    noisy = (y[:, None] - scores) ** 2 @ share / 2
    quiet = (y - X @ w) ** 2 / 2
    # 16 masks in the sum, so nothing but rounding separates the two
    assert_allclose(np.mean(noisy - quiet), dropout_penalty(X, w, rate), rtol=1e-12)


@pytest.mark.parametrize("rate", RATES)
def test_masking_the_whole_table_at_once_says_the_same_as_row_by_row(rate):
    rng = np.random.default_rng(4)
    X, y, w = rng.normal(size=(3, 3)), rng.normal(size=3), rng.normal(size=3)
    masks, share = all_masks(9, rate)
    scores = (X * masks.reshape(-1, 3, 3)) @ w  # all 512 masks of all nine entries
    noisy = share @ np.mean((y - scores) ** 2, axis=1) / 2
    quiet = np.mean((y - X @ w) ** 2) / 2
    assert_allclose(noisy - quiet, dropout_penalty(X, w, rate), rtol=1e-12)  # exact but rounding


@pytest.mark.parametrize("rate", [0.2, 0.5])
def test_least_squares_over_all_masks_is_ridge_on_standardised_columns(rate):
    rng = np.random.default_rng(5)
    X = rng.normal(size=(30, 4)) @ rng.normal(size=(4, 4))
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    y = X @ [1.0, -2.0, 0.0, 3.0] + rng.normal(size=30)
    masks, share = all_masks(4, rate)
    root = np.sqrt(share)[:, None, None]  # least squares weighted by how probable a mask is
    copies = (root * masks[:, None] * X).reshape(-1, 4)
    targets = (root[..., 0] * (y - y.mean())).ravel()
    masked = LinearRegression(fit_intercept=False).fit(copies, targets)
    ridge = Ridge(alpha=30 * rate / (1 - rate)).fit(X, y)
    assert_allclose(masked.coef_, ridge.coef_, rtol=1e-10)  # two closed forms


def test_with_a_curvature_it_is_right_to_second_order(small):
    X, _, w = small
    masks, share = all_masks(4, 0.5)

    def gap(size):
        f = X @ (size * w)
        exact = np.mean(log_partition(((X * size * w) @ masks.T).ravel()).reshape(5, -1) @ share)
        p = probabilities(f)
        return abs(
            exact - np.mean(log_partition(f)) - dropout_penalty(X, size * w, 0.5, p * (1 - p))
        )

    # The penalty shrinks with the square of the weights, what it leaves out at least with the cube.
    assert gap(1e-3) < gap(1e-2) / 500
    assert gap(1e-2) < 1e-3 * dropout_penalty(X, 1e-2 * w, 0.5, 0.25)


def test_nothing_dropped_costs_nothing(small):
    X, _, w = small
    assert dropout_penalty(X, w, 0.0) == 0


def test_a_column_in_other_units_pays_the_same(small):
    X, _, w = small
    units = np.array([1, 10, 1000, 0.1])
    assert_allclose(dropout_penalty(X * units, w / units, 0.5), dropout_penalty(X, w, 0.5))


@pytest.mark.parametrize(("n_columns", "rate"), [(17, 0.5), (0, 0.5), (3, 0.0), (3, 1.0)])
def test_too_many_columns_or_no_chance_is_an_error(n_columns, rate):
    with pytest.raises(ValueError, match="need 1 to 16 columns"):
        all_masks(n_columns, rate)
