"""The path of ridge is one fit per penalty, for the price of one."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn import linear_model

from companion.models import LinearRegression
from companion.selection import ridge_path

ALPHAS = np.logspace(-3, 4, 8)


@pytest.mark.parametrize("fit_intercept", [True, False])
def test_agrees_with_fitting_once_per_penalty(design, fit_intercept):
    coefs, intercepts = ridge_path(*design, ALPHAS, fit_intercept=fit_intercept)
    for alpha, coef, intercept in zip(ALPHAS, coefs, intercepts, strict=True):
        fit = linear_model.Ridge(alpha, fit_intercept=fit_intercept).fit(*design)
        assert_allclose(coef, fit.coef_, rtol=1e-8, atol=1e-11)  # both are closed forms
        assert_allclose(intercept, fit.intercept_, rtol=1e-8, atol=1e-12)


def test_the_gradient_is_zero_all_along(design):
    X, y = design
    coefs, intercepts = ridge_path(X, y, ALPHAS)
    residuals = y - coefs @ X.T - intercepts[:, None]
    gradient = residuals @ X - ALPHAS[:, None] * coefs
    # relative to the terms that cancel; means of 15 cost two digits
    assert np.max(np.abs(gradient)) < 1e-10 * np.linalg.norm(X) * np.linalg.norm(y)


def test_it_begins_at_least_squares_and_ends_at_nothing(design):
    coefs, _ = ridge_path(*design, [0.0, 1e20])
    # by X'X or by X itself, the digits of least squares are those that the condition leaves
    assert_allclose(coefs[0], LinearRegression().fit(*design).coef_, rtol=1e-7, atol=1e-9)
    assert np.max(np.abs(coefs[1])) < 1e-12


def test_shapes_and_penalties_that_cannot_be_are_refused_in_words(design):
    X, y = design
    with pytest.raises(ValueError, match=rf"inconsistent.*{len(y)}, {len(y) - 1}"):
        ridge_path(X, y[1:], ALPHAS)
    with pytest.raises(ValueError, match="need alphas ≥ 0, got"):
        ridge_path(X, y, [1.0, -1.0])


@pytest.mark.parametrize("bad", [[], 1.0, [[1.0]], [np.nan]])
def test_penalties_that_are_no_list_are_refused_in_words(design, bad):
    with pytest.raises(ValueError, match="need alphas ≥ 0, got"):
        ridge_path(*design, bad)


def test_missing_values_are_refused(design):
    X, y = design
    with pytest.raises(ValueError, match="NaN"):
        ridge_path(X, np.where(y > y.mean(), np.nan, y), ALPHAS)


def test_a_column_that_never_moves_has_no_weight(design):
    X, y = design
    assert not ridge_path(np.full((len(y), 1), 0.1), y, [0.0, 1e-30])[0].any()
    coefs, intercepts = ridge_path(np.insert(X, 0, 3.3e8, axis=1), y, [0.0, *ALPHAS])
    assert not coefs[:, 0].any()
    expected = ridge_path(X, y, [0.0, *ALPHAS])
    assert_allclose(coefs[:, 1:], expected[0], rtol=1e-7, atol=1e-10)  # condition of the design
    assert_allclose(intercepts, expected[1], rtol=1e-7, atol=1e-8)
