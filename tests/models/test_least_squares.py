"""Least squares: scikit-learn's numbers, a residual at right angles, the shortest of many fits."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn import linear_model

from companion.models import LinearRegression


@pytest.mark.parametrize("fit_intercept", [True, False])
def test_agrees_with_scikit_learn(design, fit_intercept):
    ours, theirs = (
        kind(fit_intercept=fit_intercept).fit(*design)
        for kind in (LinearRegression, linear_model.LinearRegression)
    )
    assert_allclose(ours.coef_, theirs.coef_, rtol=1e-9, atol=1e-11)  # both by singular values
    assert_allclose(ours.intercept_, theirs.intercept_, rtol=1e-9, atol=1e-11)
    assert ours.rank_ == theirs.rank_
    assert_allclose(ours.singular_, theirs.singular_, rtol=1e-9, atol=1e-11)


def test_the_residual_is_at_right_angles_to_every_column(design):
    X, y = design
    residual = y - LinearRegression().fit(X, y).predict(X)
    scale = np.linalg.norm(X, axis=0) * np.linalg.norm(y)
    assert np.max(np.abs(residual @ X) / scale) < 1e-12
    assert abs(residual.sum()) < 1e-10 * np.abs(y).sum()


def test_more_columns_than_cases_reproduce_the_data_by_the_shortest_weights():
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(10, 30)) + 4, rng.normal(size=10)
    fit = LinearRegression().fit(X, y)
    assert_allclose(fit.predict(X), y, atol=1e-11)
    # any other solution differs by a direction that X does not see; it can only be longer
    unseen = np.linalg.svd(X - X.mean(axis=0))[2][9:]
    assert_allclose(unseen @ fit.coef_, 0, atol=1e-12)


def test_a_repeated_column_shares_its_weight_equally(design):
    X, y = design
    tall = X[:, :4]
    twice = LinearRegression().fit(np.column_stack([tall, tall[:, 0]]), y).coef_
    once = LinearRegression().fit(tall, y).coef_
    assert_allclose(twice[[0, 4]], once[0] / 2, rtol=1e-9)


def test_a_known_plane_is_recovered():
    X = np.random.default_rng(1).normal(size=(20, 3)) + 7
    fit = LinearRegression().fit(X, X @ [1.0, -2.0, 0.5] + 3)
    assert_allclose(fit.coef_, [1, -2, 0.5], rtol=1e-12)
    assert_allclose(fit.intercept_, 3, rtol=1e-10)  # means of 7 lose a digit


def test_a_change_of_units_changes_no_digit_that_matters(design):
    X, y = design[0][:, :7], design[1]
    units = np.logspace(-9, 9, 7)
    plain, scaled = (LinearRegression().fit(Z, y) for Z in (X, X * units))
    assert scaled.rank_ == 7
    assert_allclose(scaled.coef_ * units, plain.coef_, rtol=1e-12)  # each product rounds once


@pytest.mark.parametrize("weighted", [False, True])
def test_columns_that_nearly_agree_keep_their_digits(weighted):
    rng = np.random.default_rng(0)
    base, change, w = rng.integers(-9, 9, (40, 1)), rng.integers(-9, 9, (40, 4)), [3, -1, 2, 5]
    X = (base + change * 2.0**-20) * 2.0**20  # whole numbers, so that y holds no rounding
    counts = rng.integers(1, 4, 40) if weighted else None
    fit = LinearRegression().fit(X, X @ w + 7, sample_weight=counts)
    # a condition of 1e6, and still nearly all 16 digits; by singular values alone it is ten
    assert_allclose(fit.coef_, w, rtol=1e-13)
    assert_allclose(fit.intercept_, 7, rtol=1e-6)  # means of 1e6 beside it


def test_large_and_small_data_are_solved_alike():
    rng = np.random.default_rng(0)
    X = rng.normal(size=(9000, 8)) + 5  # read in parts, too many for a correction
    y = X @ np.arange(8) + rng.normal(size=9000)
    fit, theirs = LinearRegression().fit(X, y), linear_model.LinearRegression().fit(X, y)
    assert_allclose(fit.coef_, theirs.coef_, rtol=1e-10, atol=1e-12)  # both are closed forms
    X[:, 7] = X[:, 6] + 1e-4 * X[:, 7]  # a condition that asks for one
    y = X @ np.ones(8)
    assert_allclose(LinearRegression().fit(X, y).coef_, 1, rtol=1e-10)  # y rounds to 1e-16 / 1e-4
