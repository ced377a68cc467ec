"""The relaxed lasso lies between the lasso and least squares on the features it selected."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from companion.data import sparse_linear
from companion.models import Lasso, LinearRegression, relax


@pytest.fixture(params=[(80, 12), (30, 60)], ids=["tall", "wide"])
def fitted(request):
    X, y, _ = sparse_linear(*request.param, n_true=4, correlation=0.3, rng=1)
    X, y = X + 3, y - 5  # not centred: intercepts hide mistakes otherwise
    return X, y, Lasso(0.3).fit(X, y)


def test_keeping_all_of_the_shrinking_is_the_lasso_itself(fitted):
    X, y, lasso = fitted
    coef, intercept = relax(X, y, lasso.coef_, kept=1)
    assert_allclose(coef, lasso.coef_, rtol=1e-12)
    assert_allclose(intercept, lasso.intercept_, rtol=1e-9)


def test_keeping_none_is_least_squares_on_the_selected_features(fitted):
    X, y, lasso = fitted
    active = lasso.coef_ != 0
    coef, intercept = relax(X, y, lasso.coef_)
    least_squares = LinearRegression().fit(X[:, active], y)
    assert_allclose(coef[active], least_squares.coef_, rtol=1e-9)
    assert_allclose(intercept, least_squares.intercept_, rtol=1e-9)
    assert not coef[~active].any()
    assert 0 < active.sum() < X.shape[1]


@pytest.mark.parametrize("kept", [0.2, 0.7])
def test_agrees_with_a_lasso_at_a_share_of_the_penalty_while_no_sign_changes(fitted, kept):
    X, y, lasso = fitted
    active = lasso.coef_ != 0
    again = Lasso(kept * 0.3).fit(X[:, active], y)  # Meinshausen's definition
    coef, intercept = relax(X, y, lasso.coef_, kept)
    assert np.all(np.sign(again.coef_) == np.sign(lasso.coef_[active]))
    assert_allclose(coef[active], again.coef_, rtol=1e-6)  # the lasso's own precision
    assert_allclose(intercept, again.intercept_, rtol=1e-6)


def test_the_less_is_kept_the_closer_the_fit(fitted):
    X, y, lasso = fitted
    fits = [relax(X, y, lasso.coef_, kept) for kept in (1, 0.5, 0)]
    errors = [np.mean((y - X @ w - b) ** 2) for w, b in fits]
    assert errors[0] > errors[1] > errors[2]


def test_an_empty_lasso_stays_empty(fitted):
    X, y, _ = fitted
    coef, intercept = relax(X, y, np.zeros(X.shape[1]))
    assert not coef.any()
    assert_allclose(intercept, y.mean(), rtol=1e-12)


def test_leaves_the_lasso_it_was_given_alone(fitted):
    X, y, lasso = fitted
    before = lasso.coef_.copy()
    relax(X, y, lasso.coef_)
    assert np.array_equal(lasso.coef_, before)


def test_a_share_outside_0_and_1_is_refused(fitted):
    X, y, lasso = fitted
    with pytest.raises(ValueError, match="kept"):
        relax(X, y, lasso.coef_, kept=1.5)
