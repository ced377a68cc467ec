"""Relevance: scikit-learn's numbers, a fixed point of the evidence, columns let go for good."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.stats import multivariate_normal
from sklearn import linear_model
from sklearn.utils.estimator_checks import parametrize_with_checks

from companion.models import ARDRegression, Ridge
from companion.models.posterior import Posterior


@parametrize_with_checks([ARDRegression()])
def test_keeps_the_contract_of_scikit_learn(estimator, check):
    check(estimator)


def agree(ours, theirs, X, y):
    ours.fit(X, y), theirs.fit(X, y)
    assert ours.n_iter_ == theirs.n_iter_
    for name in ("coef_", "intercept_", "alpha_", "sigma_", "scores_", "X_offset_"):
        value = getattr(theirs, name)
        # the same updates, with matrices inverted by other means; rounds repeat the rounding
        close = {"rtol": 1e-7, "atol": 1e-8 * np.max(np.abs(value), initial=0)}
        assert_allclose(getattr(ours, name), value, **close, err_msg=name)
    # a precision on its way out divides by the square of a vanishing weight
    assert_allclose(1 / ours.lambda_, 1 / theirs.lambda_, rtol=1e-4)
    told = [model.predict(X + 1, return_std=True) for model in (ours, theirs)]
    assert_allclose(*told, rtol=1e-6)  # a step of 1 in every column adds up all differences


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"fit_intercept": False},
        {"max_iter": 1},
        {"max_iter": 4, "tol": 0.0},
        {"threshold_lambda": 50.0},
        {"tol": 1e-6, "alpha_1": 1.0, "alpha_2": 0.1, "lambda_1": 0.5, "lambda_2": 2.0},
    ],
)
def test_agrees_with_scikit_learn(design, settings):
    if settings.keys() <= {"fit_intercept"} and design[0].shape[1] > len(design[1]):
        # Ever surer of the noise, wide fits run on.  By round 9 scikit-learn's weights, found by
        # subtracting nearly equal matrices, are off by 1e-3; ours by 1e-13 (in long double).
        settings = {**settings, "max_iter": 3}
    settings = {**settings, "compute_score": True}
    agree(ARDRegression(**settings), linear_model.ARDRegression(**settings), *design)


def test_the_kernel_and_the_sums_of_products_say_the_same():
    rng = np.random.default_rng(0)
    X, y, alpha, lam = rng.normal(size=(10, 15)), rng.normal(size=10), 3.0, rng.uniform(1, 9, 15)
    Sigma = np.linalg.inv(np.diag(lam) + alpha * X.T @ X)
    w, gamma, log_det = Posterior(X, y, centre=False).weights(alpha, lam)
    assert_allclose(w, alpha * Sigma @ X.T @ y, rtol=1e-10)  # both are closed forms
    assert_allclose(gamma, 1 - lam * Sigma.diagonal(), rtol=1e-10)
    assert_allclose(log_det, np.linalg.slogdet(Sigma)[1], rtol=1e-10)
    assert_allclose(
        Posterior(X, y, centre=False).covariance(alpha, lam), Sigma, rtol=1e-9, atol=1e-14
    )


@pytest.mark.parametrize("columns", ["repeated", "constant"])
def test_agrees_with_scikit_learn_on_columns_that_say_nothing_new(design, columns):
    X, y = design[0][:, :7], design[1]
    more = X if columns == "repeated" else np.full_like(X, 3.0)
    X = np.hstack([X, more])
    ours, theirs = (kind().fit(X, y) for kind in (ARDRegression, linear_model.ARDRegression))
    assert_allclose(ours.predict(X), theirs.predict(X), rtol=1e-6)


@pytest.mark.parametrize("size", [1.0, 1e4])
def test_an_exact_plane_is_found_again(size):
    X = np.random.default_rng(0).normal(size=(60, 7)) + 5
    w = size * np.array([3.0, -2.0, 1.0, 0.5, 0.7, 0, 0])
    fit = ARDRegression().fit(X, X @ w + 4)
    assert_allclose(fit.coef_, w, atol=1e-5)  # the priors' own scale is 1e-6
    assert_allclose(fit.intercept_, 4, atol=1e-4)
    # at size 1e4 a residual found by subtraction would be wrong by 1e-5, five times the prior's
    assert_allclose(fit.alpha_, (60 - 5) / 2e-6, rtol=0.02)


def test_is_ridge_with_a_penalty_for_each_column(design):
    X, y = design
    fit = ARDRegression().fit(X, y)
    kept = fit.lambda_ < 1e4
    scale = np.sqrt(fit.lambda_[kept] / fit.alpha_)
    scaled = Ridge(1.0).fit(X[:, kept] / scale, y).coef_ / scale
    assert_allclose(fit.coef_[kept], scaled, rtol=1e-7, atol=1e-10)  # both are closed forms
    assert np.all(fit.coef_[~kept] == 0)


def test_at_the_end_no_other_precision_makes_the_data_more_likely():
    rng = np.random.default_rng(0)
    X = rng.normal(size=(40, 5))
    y = X @ [2.0, -1.0, 0.5, 1.0, 3.0] + rng.normal(size=40)
    flat = dict.fromkeys(["alpha_1", "alpha_2", "lambda_1", "lambda_2"], 1e-12)
    fit = ARDRegression(fit_intercept=False, tol=1e-13, max_iter=5000, **flat).fit(X, y)

    def density(alpha, lam):
        return multivariate_normal(np.zeros(40), np.eye(40) / alpha + (X / lam) @ X.T).logpdf(y)

    best = density(fit.alpha_, fit.lambda_)
    for factor in (0.95, 1.05):
        assert density(fit.alpha_ * factor, fit.lambda_) < best
        for j in range(5):
            assert density(fit.alpha_, fit.lambda_ * np.where(np.arange(5) == j, factor, 1)) < best


def test_relevant_columns_stay_and_most_others_go():
    rng = np.random.default_rng(2)
    X = rng.normal(size=(200, 50)) + 3
    y = X[:, :5] @ [2.0, -1.0, 1.0, 3.0, -2.0] + 0.5 * rng.normal(size=200)
    fit = ARDRegression(threshold_lambda=1e3).fit(X, y)
    assert np.all(fit.coef_[:5] != 0)
    assert np.mean(fit.coef_[5:] == 0) > 0.5
    assert fit.sigma_.shape == (np.count_nonzero(fit.coef_),) * 2


def test_where_nothing_is_kept_the_mean_remains(design):
    X, y = design
    fit = ARDRegression(threshold_lambda=0.0).fit(X, y)
    assert np.all(fit.coef_ == 0)
    mean, std = fit.predict(X, return_std=True)
    assert_allclose(mean, y.mean())
    assert_allclose(std, fit.alpha_**-0.5)


def test_one_case_is_refused_in_words():
    with pytest.raises(ValueError, match="need n_samples ≥ 2, got n_samples=1"):
        ARDRegression().fit([[3.0]], [5.0])


@pytest.mark.parametrize("shape", [(40, 6), (6, 40)])
@pytest.mark.parametrize("noise", [1.0, 1e-6])
def test_the_error_is_that_of_centred_data_even_where_it_nearly_vanishes(shape, noise):
    rng = np.random.default_rng(0)
    X = rng.normal(size=shape) + 50
    w = rng.normal(size=shape[1])
    y = X @ w + noise * rng.normal(size=shape[0]) + 1000
    residual = (y - y.mean()) - (X - X.mean(axis=0)) @ w
    # rounding of sums around 1000, beside residuals of the size of the noise
    assert_allclose(Posterior(X, y).error(w), residual @ residual, rtol=1e-6)
