"""Ridge: scikit-learn's numbers, a zero gradient, shrinkage as the chapter tells it."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn import linear_model
from sklearn.model_selection import GridSearchCV

from companion.models import LinearRegression, Ridge, kept_share


@pytest.mark.parametrize("alpha", [1e-3, 1.0, 1e3])
@pytest.mark.parametrize("fit_intercept", [True, False])
def test_agrees_with_scikit_learn(design, alpha, fit_intercept):
    ours, theirs = (
        kind(alpha, fit_intercept=fit_intercept).fit(*design)
        for kind in (Ridge, linear_model.Ridge)
    )
    assert_allclose(ours.coef_, theirs.coef_, rtol=1e-8, atol=1e-11)  # both are closed forms
    assert_allclose(ours.intercept_, theirs.intercept_, rtol=1e-8)


@pytest.mark.parametrize("alpha", [1e-3, 1.0, 1e3])
def test_the_gradient_is_zero(design, alpha):
    X, y = design
    fit = Ridge(alpha).fit(X, y)
    residual = y - fit.predict(X)
    pull = X.T @ residual
    # relative to the terms that cancel; means of 15 cost two digits
    assert np.max(np.abs(pull - alpha * fit.coef_)) < 1e-10 * np.linalg.norm(X) * np.linalg.norm(y)


def test_the_weights_get_shorter_and_the_training_error_larger_as_the_penalty_grows(design):
    X, y = design
    fits = [Ridge(alpha).fit(X, y) for alpha in np.logspace(-3, 5, 30)]
    lengths = [np.linalg.norm(fit.coef_) for fit in fits]
    errors = [np.mean((y - fit.predict(X)) ** 2) for fit in fits]
    assert np.all(np.diff(lengths) < 0)
    assert np.all(np.diff(errors) > 0)


@pytest.mark.parametrize("alpha", [0.1, 10.0])
def test_each_direction_keeps_its_share_of_least_squares(alpha):
    rng = np.random.default_rng(3)
    X, y = rng.normal(size=(30, 5)) + 6, rng.normal(size=30)
    _, _, Vt = np.linalg.svd(X - X.mean(axis=0), full_matrices=False)
    kept = Vt @ Ridge(alpha).fit(X, y).coef_ / (Vt @ LinearRegression().fit(X, y).coef_)
    assert_allclose(kept, kept_share(X - X.mean(axis=0), alpha), rtol=1e-9)


def test_extra_rows_say_the_same_as_a_penalty():
    # the oldest way to compute ridge: one pretended case per column, with y = 0 (Marquardt, 1970)
    rng = np.random.default_rng(4)
    X, y = rng.normal(size=(30, 5)) + 6, rng.normal(size=30)
    rows = np.vstack([X, np.sqrt(2.0) * np.eye(5)])
    pretended = np.linalg.lstsq(rows, np.append(y, np.zeros(5)), rcond=None)[0]
    assert_allclose(Ridge(2.0, fit_intercept=False).fit(X, y).coef_, pretended, rtol=1e-9)


def test_no_penalty_is_the_shortest_least_squares_solution(design):
    ridge, plain = Ridge(0.0).fit(*design), LinearRegression().fit(*design)
    assert_allclose(ridge.coef_, plain.coef_, rtol=1e-8, atol=1e-10)


def test_a_vanishing_penalty_does_not_wake_directions_that_are_only_rounding():
    rng = np.random.default_rng(0)
    base = rng.normal(size=(40, 3)) + 5
    X, y = np.column_stack([base, base.sum(axis=1)]), rng.normal(size=40)
    assert_allclose(Ridge(1e-30).fit(X, y).coef_, LinearRegression().fit(X, y).coef_, rtol=1e-6)


def test_an_endless_penalty_leaves_the_mean(design):
    X, y = design
    assert_allclose(Ridge(1e20).fit(X, y).predict(X), y.mean(), rtol=1e-9)


@pytest.mark.parametrize("alpha", [-1.0, "strong", None, np.nan])
def test_an_impossible_penalty_is_refused_as_scikit_learn_does(design, alpha):
    with pytest.raises(ValueError) as theirs:  # noqa: PT011 (its message is scikit-learn's)
        linear_model.Ridge(alpha).fit(*design)
    with pytest.raises(type(theirs.value), match=f"'alpha'.*Got {alpha!r}|NaN"):
        Ridge(alpha).fit(*design)


def test_each_target_may_have_its_own_penalty(design):
    X, y = design
    Y, alphas = np.column_stack([y, y**2]), np.array([0.1, 10.0])
    ours, theirs = (kind(alphas).fit(X, Y) for kind in (Ridge, linear_model.Ridge))
    assert_allclose(ours.coef_, theirs.coef_, rtol=1e-8, atol=1e-9)  # both are closed forms
    assert_allclose(ours.coef_[1], Ridge(10.0).fit(X, y**2).coef_, rtol=1e-10)


@pytest.mark.parametrize("alpha", [np.ones(3), np.ones((2, 1)), np.array([1.0, -1.0])])
def test_penalties_that_do_not_fit_the_targets_are_refused(design, alpha):
    X, y = design
    with pytest.raises(ValueError, match=r"need one alpha or 2, got shape|need alpha ≥ 0, got"):
        Ridge(alpha).fit(X, np.column_stack([y, y]))


def test_columns_of_very_different_size_keep_their_digits(design):
    X, y = design[0][:, :7] * np.logspace(-6, 6, 7), design[1]
    fit = Ridge(1e-12).fit(X, y)  # where X'X would have lost the small ones
    by_rows = np.vstack([X - X.mean(axis=0), 1e-6 * np.eye(7)])
    expected = np.linalg.lstsq(by_rows, np.append(y - y.mean(), np.zeros(7)), rcond=None)[0]
    assert_allclose(fit.coef_, expected, rtol=1e-4)  # a condition of 1e12 leaves four digits


@pytest.mark.parametrize("shape", [(40, 7), (12, 30)])
def test_columns_that_nearly_agree_keep_their_digits(shape):
    n, p = shape
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=shape), rng.normal(size=n)
    X[1] = X[0] + 1e-5 * X[1]  # for the wide one cases that nearly agree
    X[:, 1] = X[:, 0] + 1e-5 * X[:, 1]
    rows = np.vstack([X, 1e-6 * np.eye(p)])
    expected = np.linalg.lstsq(rows, np.append(y, np.zeros(p)), rcond=None)[0]
    # a condition of 1e6 leaves eight digits; squared, it would leave four
    fit = Ridge(1e-12, fit_intercept=False).fit(X, y)
    assert_allclose(fit.coef_, expected, rtol=1e-7, atol=1e-8 * np.max(np.abs(expected)))


def test_an_unknown_setting_is_refused_by_name():
    with pytest.raises(TypeError, match="positive"):
        Ridge(positive=True)


def test_works_in_a_grid_search(design):
    search = GridSearchCV(Ridge(), {"alpha": [0.1, 1.0, 10.0]}, cv=3).fit(*design)
    theirs = GridSearchCV(linear_model.Ridge(), {"alpha": [0.1, 1.0, 10.0]}, cv=3).fit(*design)
    assert search.best_params_ == theirs.best_params_
    assert_allclose(search.best_score_, theirs.best_score_, rtol=1e-7)
