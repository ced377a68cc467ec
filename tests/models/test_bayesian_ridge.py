"""Bayesian ridge: scikit-learn's numbers, a maximum of the evidence, honest standard deviations."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.stats import multivariate_normal
from sklearn import linear_model
from sklearn.utils.estimator_checks import parametrize_with_checks

from companion.models import BayesianRidge, Ridge

TRAPS = {  # a penalty that rounding drowns in, y without noise, columns that repeat or never move
    "scales 1e-4 to 1e4": lambda X: (X[:, :7] * np.logspace(-4, 4, 7), X[:, 0]),
    "no noise": lambda X: (X, X[:, :3] @ [1.0, -2.0, 0.5]),
    "repeated and constant columns": lambda X: (np.hstack([X, X, np.ones((len(X), 1))]), X[:, 0]),
    "a constant y": lambda X: (X, np.ones(len(X))),
}


@parametrize_with_checks([BayesianRidge()])
def test_keeps_the_contract_of_scikit_learn(estimator, check):
    check(estimator)


def agree(ours, theirs, X, y, **fit):
    ours.fit(X, y, **fit), theirs.fit(X, y, **fit)
    assert ours.n_iter_ == theirs.n_iter_
    for name in ("coef_", "intercept_", "alpha_", "lambda_", "sigma_", "X_offset_"):
        value = getattr(theirs, name)
        # decompositions of X'X and of X meet to 1e-9, as we ask of the quick one
        assert_allclose(
            getattr(ours, name), value, rtol=1e-8, atol=1e-9 * np.max(np.abs(value)), err_msg=name
        )
    for mine, value in zip(
        *(m.predict(X + 1, return_std=True) for m in (ours, theirs)), strict=True
    ):
        assert_allclose(mine, value, rtol=1e-8)


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"fit_intercept": False},
        {"max_iter": 1},
        {"tol": 1e-8, "alpha_1": 1.0, "alpha_2": 0.1, "lambda_1": 0.5, "lambda_2": 2.0},
        {"alpha_init": 3.0, "lambda_init": 1e-3},
    ],
)
def test_agrees_with_scikit_learn(design, settings):
    settings = {**settings, "compute_score": True}
    agree(BayesianRidge(**settings), linear_model.BayesianRidge(**settings), *design)


def test_agrees_with_scikit_learn_on_weighted_cases(design):
    X, y = design
    counts = np.arange(len(y)) % 3 + 0.5
    models = [kind(compute_score=True) for kind in (BayesianRidge, linear_model.BayesianRidge)]
    agree(*models, X, y, sample_weight=counts)


@pytest.mark.parametrize("trap", TRAPS)
def test_agrees_with_scikit_learn_where_squaring_the_columns_would_not(design, trap):
    X, y = TRAPS[trap](design[0])
    ours, theirs = BayesianRidge().fit(X, y), linear_model.BayesianRidge().fit(X, y)
    assert_allclose(ours.predict(X), theirs.predict(X), rtol=1e-7, atol=1e-9)
    assert_allclose(ours.alpha_, theirs.alpha_, rtol=1e-6)


def test_a_start_without_noise_or_without_trust_ends_where_the_others_do():
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(40, 6)), rng.normal(size=40)
    start = BayesianRidge(tol=1e-12).fit(X, y)
    for settings in ({"alpha_init": 0.0}, {"lambda_init": 0.0}):
        fit = BayesianRidge(tol=1e-12, **settings).fit(X, y)
        assert_allclose(fit.coef_, start.coef_, rtol=1e-6)  # the updates close in slowly


def test_a_plane_without_noise_and_without_priors_is_found():
    X = np.random.default_rng(0).normal(size=(20, 5))
    flat = dict.fromkeys(["alpha_1", "alpha_2", "lambda_1", "lambda_2"], 0.0)
    fit = BayesianRidge(**flat).fit(X, X[:, 0])
    assert_allclose(fit.coef_, [1, 0, 0, 0, 0], atol=1e-14)  # all that rounding leaves
    assert fit.alpha_ > 1e20


def test_is_ridge_with_the_ratio_of_the_precisions_as_penalty(design):
    fit = BayesianRidge().fit(*design)
    ridge = Ridge(fit.lambda_ / fit.alpha_).fit(*design)
    assert_allclose(fit.coef_, ridge.coef_, rtol=1e-8, atol=1e-11)  # both are closed forms


def test_the_score_is_the_density_of_the_data():
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(12, 4)), rng.normal(size=12)
    flat = dict.fromkeys(["alpha_1", "alpha_2", "lambda_1", "lambda_2"], 0.0)
    fit = BayesianRidge(fit_intercept=False, compute_score=True, **flat).fit(X, y)
    covariance = np.eye(12) / fit.alpha_ + X @ X.T / fit.lambda_
    density = multivariate_normal(np.zeros(12), covariance).logpdf(y)
    assert_allclose(fit.scores_[-1], density, rtol=1e-10)


def test_no_other_precisions_make_the_data_more_likely():
    rng = np.random.default_rng(0)
    X = rng.normal(size=(40, 6))
    y = X @ rng.normal(size=6) + rng.normal(size=40)
    fit = BayesianRidge(fit_intercept=False, tol=1e-12, max_iter=1000).fit(X, y)

    def density(alpha, lam):
        return multivariate_normal(np.zeros(40), np.eye(40) / alpha + X @ X.T / lam).logpdf(y)

    best = density(fit.alpha_, fit.lambda_)
    for factor in (0.98, 1.02):
        assert density(fit.alpha_ * factor, fit.lambda_) < best
        assert density(fit.alpha_, fit.lambda_ * factor) < best


def test_the_noise_is_recovered_and_new_cases_lie_within_the_stated_margin():
    rng = np.random.default_rng(1)
    X, w = rng.normal(size=(2, 500, 20)) + 3, rng.normal(size=20)
    y = X @ w + 0.5 * rng.normal(size=(2, 500))
    fit = BayesianRidge().fit(X[0], y[0])
    assert_allclose(fit.alpha_**-0.5, 0.5, rtol=0.1)  # standard error 0.5 / sqrt(960) is 3 %
    mean, std = fit.predict(X[1], return_std=True)
    inside = np.mean(np.abs(y[1] - mean) < 1.96 * std)
    assert abs(inside - 0.95) < 0.04  # four standard errors of a share of 500


def test_several_targets_are_refused(design):
    X, y = design
    with pytest.raises(ValueError, match="1d array"):
        BayesianRidge().fit(X, np.column_stack([y, y]))


def test_what_it_has_learnt_outlives_the_arrays_it_learnt_from():
    rng = np.random.default_rng(0)
    X = rng.normal(size=(20, 50))
    model = BayesianRidge(fit_intercept=False).fit(X, X[:, 0])
    new = X[:2].copy()
    before = BayesianRidge(fit_intercept=False).fit(X, X[:, 0]).predict(new, return_std=True)[1]
    X[:] = 0
    assert_allclose(model.predict(new, return_std=True)[1], before)
