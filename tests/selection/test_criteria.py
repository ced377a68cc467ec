"""Optimism and Cp say what they predict, and AIC and BIC are what their definitions say."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.stats import norm
from sklearn import linear_model

from companion.data import legendre_features, noisy_sine, sine
from companion.models import Ridge
from companion.selection import (
    active_degrees_of_freedom,
    aic,
    bic,
    degrees_of_freedom,
    mallows_cp,
    optimism,
)


@pytest.mark.parametrize("alpha", [0.0, 3.0])
def test_optimism_is_the_gap_between_old_and_new_values_at_the_same_places(alpha):
    rng = np.random.default_rng(0)
    x, _ = noisy_sine(30, rng=0)
    X, truth = legendre_features(x, 6), sine(x)
    old, new = truth[:, None] + 0.3 * rng.normal(size=(2, 30, 4000))
    fitted = Ridge(alpha).fit(X, old).predict(X)
    gaps = np.mean((new - fitted) ** 2 - (old - fitted) ** 2, axis=0)
    predicted = optimism(degrees_of_freedom(X, alpha), 30, noise=0.3)
    assert abs(gaps.mean() - predicted) < 4 * gaps.std() / np.sqrt(4000)  # four standard errors
    assert predicted > 10 * gaps.std() / np.sqrt(4000)  # so that 0 would not pass


@pytest.mark.parametrize("l1_ratio", [1.0, 0.5])
def test_active_degrees_of_freedom_and_cp_are_right_on_average(l1_ratio):
    # by their definitions: df is the covariance of fitted and observed values over noise², Cp the
    # squared distance of fitted and true values over noise²
    rng = np.random.default_rng(0)
    X = rng.normal(size=(30, 6)) + 2
    X[:, 5] += X[:, 4]
    truth, noise, alpha = X @ [1.0, -0.5, 0.2, 0, 0, 0], 0.7, 0.15
    model = linear_model.ElasticNet(alpha, l1_ratio=l1_ratio, tol=1e-8)
    counted, covered, estimated, distances = [], [], [], []
    for y in truth + noise * rng.normal(size=(2000, 30)):
        fit = model.fit(X, y)
        fitted = fit.predict(X)
        df = active_degrees_of_freedom(X, fit.coef_, 30 * alpha * (1 - l1_ratio))
        counted.append(df)
        covered.append((fitted - truth) @ (y - truth) / noise**2)
        estimated.append(mallows_cp(np.sum((y - fitted) ** 2), 30, df, noise))
        distances.append(np.sum((truth - fitted) ** 2) / noise**2)
    for estimate, target in ((counted, covered), (estimated, distances)):
        gaps = np.subtract(estimate, target)
        assert abs(gaps.mean()) < 4 * gaps.std() / np.sqrt(2000)  # four standard errors
    assert 2 < np.mean(counted) < 6  # neither nothing nor everything is chosen
    # the intercept, and not counting it, would be noticed
    assert 4 * np.std(np.subtract(counted, covered)) / np.sqrt(2000) < 0.5


@pytest.mark.parametrize(("criterion", "name"), [(aic, "aic"), (bic, "bic")])
def test_criteria_agree_with_scikit_learn_but_for_the_intercept(criterion, name):
    rng = np.random.default_rng(0)
    X = rng.normal(size=(50, 8)) + 3
    y = X[:, :2] @ [1.0, -2.0] + rng.normal(size=50)
    theirs = linear_model.LassoLarsIC(name, noise_variance=1.3).fit(X, y)
    alphas, _, coefs = linear_model.lars_path(X - X.mean(axis=0), y - y.mean(), method="lasso")
    errors = np.sum((y - y.mean() - coefs.T @ (X - X.mean(axis=0)).T) ** 2, axis=1)
    df = np.array([active_degrees_of_freedom(X, coef) for coef in coefs.T])
    assert_allclose(theirs.alphas_, alphas, atol=1e-12)
    ours = criterion(errors, 50, df, np.sqrt(1.3))
    assert_allclose(ours - criterion(0, 50, 1, 1) + criterion(0, 50, 0, 1), theirs.criterion_)


def test_aic_is_minus_twice_the_log_likelihood_and_cp_but_for_a_constant():
    rng = np.random.default_rng(0)
    residual, df = rng.normal(size=40), 3
    error = residual @ residual
    likelihood = norm(0, 0.8).logpdf(residual).sum()
    assert_allclose(aic(error, 40, df, 0.8), -2 * likelihood + 2 * df, rtol=1e-12)
    assert_allclose(bic(error, 40, df, 0.8), -2 * likelihood + np.log(40) * df, rtol=1e-12)
    constant = 40 * (1 + np.log(2 * np.pi * 0.64))
    assert_allclose(aic(error, 40, df, 0.8), mallows_cp(error, 40, df, 0.8) + constant, rtol=1e-12)


@pytest.mark.parametrize("criterion", [mallows_cp, aic, bic])
def test_lists_are_taken_as_arrays_and_a_number_goes_with_each(criterion):
    errors, freedoms = [4.0, 3.5, 3.0], [1, 2, 4]
    each = [criterion(error, 20, df, 0.5) for error, df in zip(errors, freedoms, strict=True)]
    assert criterion(errors, 20, freedoms, 0.5).tolist() == each
    assert criterion(np.array(errors), 20, 2, 0.5).tolist()[1] == each[1]
    assert criterion(4.0, 20, freedoms, 0.5).tolist()[0] == each[0]


@pytest.mark.parametrize("criterion", [mallows_cp, aic, bic])
@pytest.mark.parametrize(
    ("squared_error", "n_samples", "df", "noise", "message"),
    [
        ([1.0, 2.0], 9, [1, 2, 3], 1, r"of one shape, or a number, got \(2,\) and \(3,\)"),
        (np.ones((3, 1)), 9, [1, 2, 3], 1, r"of one shape, or a number, got \(3, 1\) and \(3,\)"),
        ([1.0, np.nan], 9, [1, 2], 1, r"need squared_error ≥ 0 and finite, got \[ 1. nan\]"),
        (-1.0, 9, 1, 1, r"need squared_error ≥ 0 and finite, got -1.0"),
        (1.0, 9, np.nan, 1, r"need df ≥ 0 and finite, got nan"),
        (1.0, 0, 1, 1, r"need n_samples ≥ 1 and noise > 0, got 0 and 1"),
        (1.0, 9, 1, 0.0, r"need n_samples ≥ 1 and noise > 0, got 9 and 0.0"),
        (1.0, 9, 1, np.nan, r"need n_samples ≥ 1 and noise > 0, got 9 and nan"),
        (1.0, 9, 1, [1.0, 2.0], r"need n_samples ≥ 1 and noise > 0, got 9 and \[1.0, 2.0\]"),
    ],
)
def test_numbers_that_do_not_fit_together_are_refused_in_words(
    criterion, squared_error, n_samples, df, noise, message
):
    with pytest.raises(ValueError, match=message):
        criterion(squared_error, n_samples, df, noise)
