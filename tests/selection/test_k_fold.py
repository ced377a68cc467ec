"""K-fold cross-validation of paths: the errors of refitting, without refitting."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn.model_selection import KFold, ShuffleSplit

from companion.models import ElasticNet, Lasso, LinearRegression
from companion.selection import LassoCV, fold_errors, one_standard_error


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


def test_one_standard_error_takes_the_largest_penalty_that_is_as_good_as_the_best():
    alphas = np.array([4.0, 2.0, 1.0, 0.5])
    errors = np.array([[9.0, 9.0], [5.2, 5.6], [4.0, 6.0], [5.0, 5.4]])
    # the best mean is 5.0 with a standard error of √2 / √2 = 1
    assert one_standard_error(alphas, errors) == 2.0
    assert one_standard_error(alphas[::-1], errors[::-1]) == 2.0


def test_one_standard_error_is_never_less_simple_than_the_best(design):
    model = LassoCV().fit(*design)
    assert one_standard_error(model.alphas_, model.mse_path_) >= model.alpha_


def test_one_standard_error_takes_lists():
    assert one_standard_error([2, 1], [[5, 6], [4, 6]]) == 2.0


@pytest.mark.parametrize(
    ("alphas", "errors", "message"),
    [
        ([3.0, 2.0, 1.0], np.ones((3, 1)), r"two folds or more, got \(3,\) and \(3, 1\)"),
        ([3.0, 2.0, 1.0], np.ones(3), r"two folds or more, got \(3,\) and \(3,\)"),
        ([3.0, 2.0, 1.0], np.ones((2, 3)), r"two folds or more, got \(3,\) and \(2, 3\)"),
        ([[3.0], [2.0]], np.ones((2, 3)), r"two folds or more, got \(2, 1\) and \(2, 3\)"),
        (1.0, np.ones((1, 3)), r"two folds or more, got \(\) and \(1, 3\)"),
        ([], np.ones((0, 3)), r"two folds or more, got \(0,\) and \(0, 3\)"),
        ([3.0, 2.0], [[1.0, 2.0], [1.0, np.nan]], "missing or infinite values"),
        ([3.0, np.inf], [[1.0, 2.0], [1.0, 1.0]], "missing or infinite values"),
    ],
)
def test_errors_that_have_no_standard_error_are_refused_in_words(alphas, errors, message):
    with pytest.raises(ValueError, match=message):
        one_standard_error(alphas, errors)


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
