"""K-fold cross-validation of paths: the errors of refitting, without refitting."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn import linear_model
from sklearn.model_selection import KFold, ShuffleSplit

from companion.models import ElasticNet, Lasso, LinearRegression
from companion.selection import ElasticNetCV, LassoCV, fold_errors, one_standard_error

PRECISE = {"tol": 1e-12, "max_iter": 10**6}


@pytest.mark.parametrize("fit_intercept", [True, False])
@pytest.mark.parametrize("l1_ratio", [1.0, 0.5])
def test_agrees_with_scikit_learn(design, l1_ratio, fit_intercept):
    settings = {"l1_ratio": l1_ratio, "alphas": 8, "fit_intercept": fit_intercept, "eps": 0.01}
    ours = ElasticNetCV(**settings).fit(*design)
    theirs = linear_model.ElasticNetCV(**settings, **PRECISE).fit(*design)
    assert_allclose(ours.alphas_, theirs.alphas_, rtol=1e-9)
    assert_allclose(ours.mse_path_, theirs.mse_path_, rtol=1e-4)  # theirs iterates to 1e-12
    assert_allclose([ours.alpha_, ours.l1_ratio_], [theirs.alpha_, l1_ratio], rtol=1e-9)
    assert_allclose(ours.coef_, theirs.coef_, atol=1e-4)


@pytest.mark.parametrize("cv", [KFold(4), KFold(3, shuffle=True, random_state=0), ShuffleSplit(3)])
@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("fit_intercept", [True, False])
def test_an_error_is_that_of_a_model_which_has_not_seen_the_fold(
    design, cv, weighted, fit_intercept
):
    X, y = design
    if isinstance(cv, ShuffleSplit):
        cv.random_state, cv.train_size, cv.test_size = 0, 0.5, 0.2  # not all cases are used
    weights = 1.0 + np.arange(len(y)) % 3 if weighted else np.ones(len(y))
    folds, alphas = list(cv.split(X)), np.array([1.0, 0.1])
    errors = fold_errors(X, y, folds, alphas, 0.5, weights if weighted else None, fit_intercept)
    for k, (train, test) in enumerate(folds):
        for i, alpha in enumerate(alphas):
            model = ElasticNet(alpha, fit_intercept=fit_intercept)
            model.fit(X[train], y[train], sample_weight=weights[train])
            miss = (y[test] - model.predict(X[test])) ** 2
            assert_allclose(errors[i, k], np.average(miss, weights=weights[test]), rtol=1e-6)


def test_several_mixtures_are_compared_at_their_own_penalties(design):
    ratios = [0.2, 0.9]
    both = ElasticNetCV(l1_ratio=ratios, alphas=6).fit(*design)
    assert both.mse_path_.shape == (2, 6, 5)
    assert both.alphas_.shape == (2, 6)
    alone = [ElasticNetCV(l1_ratio=ratio, alphas=6).fit(*design) for ratio in ratios]
    best = min(alone, key=lambda model: model.mse_path_.mean(axis=1).min())
    assert (both.alpha_, both.l1_ratio_) == (best.alpha_, best.l1_ratio_)
    assert_allclose(both.coef_, best.coef_)


def test_the_final_fit_is_the_lasso_at_the_chosen_penalty(design):
    model = LassoCV(alphas=10).fit(*design)
    chosen = Lasso(model.alpha_).fit(*design)
    assert_allclose(model.coef_, chosen.coef_, rtol=1e-9, atol=1e-12)
    assert model.dual_gap_ == chosen.dual_gap_


def test_one_standard_error_takes_the_largest_penalty_that_is_as_good_as_the_best():
    alphas = np.array([4.0, 2.0, 1.0, 0.5])
    errors = np.array([[9.0, 9.0], [5.2, 5.6], [4.0, 6.0], [5.0, 5.4]])
    # the best mean is 5.0 with a standard error of √2 / √2 = 1
    assert one_standard_error(alphas, errors) == 2.0
    assert one_standard_error(alphas[::-1], errors[::-1]) == 2.0


def test_one_standard_error_is_never_less_simple_than_the_best(design):
    model = LassoCV().fit(*design)
    assert one_standard_error(model.alphas_, model.mse_path_) >= model.alpha_


def test_one_fold_has_no_standard_error():
    with pytest.raises(ValueError, match=r"two folds or more.*\(3, 1\)"):
        one_standard_error([3.0, 2.0, 1.0], np.ones((3, 1)))


def test_no_penalty_is_least_squares_on_each_fold(design):
    X, y = design
    folds = list(KFold(3).split(X))
    errors = fold_errors(X, y, folds, np.array([1e-13, 0.0]), 1.0)
    for k, (train, test) in enumerate(folds):
        plane = LinearRegression().fit(X[train], y[train])
        expected = np.mean((y[test] - plane.predict(X[test])) ** 2)
        assert_allclose(errors[:, k], expected, rtol=1e-6)


def test_training_cases_that_repeat_count_as_often_as_they_occur(design):
    X, y = design
    rng = np.random.default_rng(0)
    test, rest = np.split(rng.permutation(len(y)), [6])
    train = rng.choice(rest, len(rest))  # as many as the rest, but some twice
    errors = fold_errors(X, y, [(train, test)], np.array([0.3]), 1.0)
    fit = Lasso(0.3).fit(X[train], y[train])
    assert_allclose(errors[0, 0], np.mean((y[test] - fit.predict(X[test])) ** 2), rtol=1e-6)


@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
def test_a_huge_case_in_one_fold_does_not_drown_the_others():
    rng = np.random.default_rng(0)
    X = rng.normal(size=(60, 5))
    y = X @ [3.0, -2.0, 1.0, 0.0, 0.0] + 0.1 * rng.normal(size=60)
    X[0, 0] = 1e9
    settings = {"alphas": [1.0, 0.1, 0.01]}
    theirs = linear_model.LassoCV(**settings, **PRECISE).fit(X, y)
    assert_allclose(LassoCV(**settings).fit(X, y).mse_path_, theirs.mse_path_, rtol=1e-4)


def test_a_fold_without_weight_is_refused(design):
    X, y = design
    weights = np.ones(len(y))
    weights[: len(y) // 5] = 0
    with pytest.raises(ValueError, match="both sides of each fold"):
        LassoCV().fit(X, y, sample_weight=weights)


@pytest.mark.parametrize("bad", [[], [0.5, 2.0], [np.nan]])
def test_mixtures_beyond_their_range_are_refused(design, bad):
    with pytest.raises(ValueError, match="l1_ratio between 0 and 1"):
        ElasticNetCV(l1_ratio=bad).fit(*design)
