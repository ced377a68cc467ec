"""Leave-one-out by formula is leave-one-out by hand."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn import linear_model
from sklearn.model_selection import LeaveOneOut, cross_val_score

from companion.models import Ridge
from companion.selection import RidgeCV, leave_one_out_errors

ALPHAS = np.logspace(-2, 3, 6)


@pytest.mark.parametrize("fit_intercept", [True, False])
def test_agrees_with_fitting_once_per_case(design, fit_intercept):
    by_hand = [
        -cross_val_score(
            Ridge(alpha, fit_intercept=fit_intercept),
            *design,
            cv=LeaveOneOut(),
            scoring="neg_mean_squared_error",
        ).mean()
        for alpha in ALPHAS
    ]
    # the wide design at its weakest penalty divides two numbers of size 1e-3
    assert_allclose(leave_one_out_errors(*design, ALPHAS, fit_intercept), by_hand, rtol=1e-8)


@pytest.mark.parametrize("fit_intercept", [True, False])
def test_agrees_with_scikit_learn(design, fit_intercept):
    ours, theirs = (
        kind(ALPHAS, fit_intercept=fit_intercept).fit(*design)
        for kind in (RidgeCV, linear_model.RidgeCV)
    )
    assert ours.alpha_ == theirs.alpha_
    assert_allclose(ours.best_score_, theirs.best_score_, rtol=1e-7)
    assert_allclose(ours.coef_, theirs.coef_, rtol=1e-7, atol=1e-10)
    assert_allclose(ours.intercept_, theirs.intercept_, rtol=1e-7)


def test_a_nearly_perfect_fit_keeps_its_digits():
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(20, 50)), rng.normal(size=20)
    by_hand = -cross_val_score(
        Ridge(1e-6), X, y, cv=LeaveOneOut(), scoring="neg_mean_squared_error"
    ).mean()
    # 1 - H_ii is about 1e-8 here; computed by subtraction it would keep 8 digits fewer
    assert_allclose(leave_one_out_errors(X, y, [1e-6]), by_hand, rtol=1e-5)


def test_the_chosen_penalty_has_the_smallest_error_on_the_grid(design):
    errors = leave_one_out_errors(*design, ALPHAS)
    fit = RidgeCV(ALPHAS).fit(*design)
    assert fit.alpha_ == ALPHAS[np.argmin(errors)]
    assert_allclose(fit.coef_, Ridge(fit.alpha_).fit(*design).coef_, rtol=1e-12)


def test_noise_alone_mostly_asks_for_the_strongest_penalty():
    rng = np.random.default_rng(0)
    draws = [(rng.normal(size=(50, 10)), rng.normal(size=50)) for _ in range(100)]
    strongest = [RidgeCV(ALPHAS).fit(*draw).alpha_ == ALPHAS[-1] for draw in draws]
    assert np.mean(strongest) > 0.6  # about three in four; the standard error is 0.04


@pytest.mark.parametrize("alphas", [[0.0], [1.0, -1.0], [np.nan]])
def test_leave_one_out_needs_penalties_above_zero(design, alphas):
    with pytest.raises(ValueError, match="need alphas > 0, got"):
        leave_one_out_errors(*design, alphas)


@pytest.mark.parametrize("alphas", [[0.0, 1.0], [-1.0], 0.0])
def test_a_penalty_of_zero_is_refused(design, alphas):
    with pytest.raises(ValueError, match="alphas"):
        RidgeCV(alphas).fit(*design)


def test_a_single_case_cannot_be_left_out():
    with pytest.raises(ValueError, match="need n_samples ≥ 2 to leave one out, got n_samples=1"):
        RidgeCV().fit([[3.0]], [5.0])


@pytest.mark.parametrize("alpha_per_target", [False, True])
def test_several_targets_agree_with_scikit_learn(design, alpha_per_target):
    X, y = design
    Y = np.column_stack([y, np.random.default_rng(0).normal(size=len(y))])
    ours, theirs = (
        kind(ALPHAS, store_cv_results=True, alpha_per_target=alpha_per_target).fit(X, Y)
        for kind in (RidgeCV, linear_model.RidgeCV)
    )
    assert_allclose(ours.alpha_, theirs.alpha_)
    assert_allclose(ours.best_score_, theirs.best_score_, rtol=1e-7)
    assert_allclose(ours.cv_results_, theirs.cv_results_, rtol=1e-6, atol=1e-12)
    assert_allclose(ours.coef_, theirs.coef_, rtol=1e-7, atol=1e-10)


def test_stored_results_average_to_the_score(design):
    fit = RidgeCV(ALPHAS, store_cv_results=True).fit(*design)
    assert fit.cv_results_.shape == (len(design[1]), len(ALPHAS))
    assert_allclose(fit.cv_results_.mean(axis=0).min(), -fit.best_score_, rtol=1e-12)


@pytest.mark.parametrize(("gap", "alpha"), [(1e-5, 1e-10), (1e-7, 1e-14), (0.0, 1e-3)])
def test_columns_that_nearly_agree_are_left_out_as_by_hand(gap, alpha):
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(40, 6)) + 3, rng.normal(size=40)
    X[:, 5] = X[:, 4] + gap * X[:, 5]
    model = Ridge(alpha)
    by_hand = -cross_val_score(model, X, y, cv=LeaveOneOut(), scoring="neg_mean_squared_error")
    # a condition of 1e7 leaves nine digits; squared, it would leave two
    assert_allclose(leave_one_out_errors(X, y, [alpha]), by_hand.mean(), rtol=1e-7)


def test_a_case_that_decides_a_weight_alone_is_left_out_as_by_hand():
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(40, 6)) + 3, rng.normal(size=40)
    X[:, 5] = np.arange(40) == 7
    model = Ridge(1e-6)
    by_hand = -cross_val_score(model, X, y, cv=LeaveOneOut(), scoring="neg_mean_squared_error")
    # 1 - H_ii is about 1e-6 for that case
    assert_allclose(leave_one_out_errors(X, y, [1e-6]), by_hand.mean(), rtol=1e-8)


def test_many_cases_are_taken_some_at_a_time():
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(3000, 4)) + 3, rng.normal(size=3000)
    alphas = np.logspace(-3, 3, 200)  # 600,000 numbers, more than are held at once
    theirs = linear_model.RidgeCV(alphas, store_cv_results=True).fit(X, y)
    errors = leave_one_out_errors(X, y, alphas)
    assert_allclose(errors, theirs.cv_results_.mean(axis=0), rtol=1e-9)
