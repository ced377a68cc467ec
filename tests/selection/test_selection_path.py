"""Paths of coefficients: scikit-learn's grid, scikit-learn's shapes, exact fits."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn import linear_model

from companion.selection import alpha_grid, enet_path, lasso_path


def centred(design):
    X, y = design
    return X - X.mean(axis=0), y - y.mean()


@pytest.mark.parametrize("l1_ratio", [1.0, 0.5])
def test_agrees_with_scikit_learn(design, l1_ratio):
    X, y = centred(design)
    alphas, coefs, gaps = enet_path(X, y, l1_ratio=l1_ratio, alphas=10)
    theirs = linear_model.enet_path(X, y, l1_ratio=l1_ratio, alphas=10, tol=1e-14, max_iter=10**6)
    assert_allclose(alphas, theirs[0], rtol=1e-9)
    assert_allclose(coefs, theirs[1], atol=1e-5)  # theirs iterates: 1e-14 in the gap
    assert gaps.shape == theirs[2].shape
    assert gaps.max() <= 1e-10 * (y @ y) / (2 * len(y))


def test_a_lasso_path_is_an_elastic_net_path_without_a_ridge(design):
    X, y = centred(design)
    for ours, theirs in zip(lasso_path(X, y), enet_path(X, y, l1_ratio=1.0), strict=True):
        assert_allclose(ours, theirs)


def test_the_path_starts_empty_and_ends_near_least_squares(design):
    X, y = centred(design)
    _, coefs, _ = lasso_path(X, y, eps=1e-7)
    assert not coefs[:, 0].any()
    assert_allclose(X @ coefs[:, -1], X @ (np.linalg.pinv(X) @ y), atol=1e-3 * np.abs(y).max())


def test_penalties_are_taken_in_any_order_and_returned_largest_first(design):
    X, y = centred(design)
    alphas, coefs, _, n_iters = lasso_path(X, y, alphas=[0.1, 1.0, 0.5], return_n_iter=True)
    assert list(alphas) == [1.0, 0.5, 0.1]
    assert coefs.shape == (X.shape[1], 3)
    assert n_iters.shape == (3,)


@pytest.mark.parametrize("fit_intercept", [True, False])
def test_the_grid_starts_where_the_first_feature_enters(design, fit_intercept):
    X, y = design
    weights = np.arange(len(y)) % 3
    alphas = alpha_grid(X, y, fit_intercept=fit_intercept, weights=weights)
    for factor, kept in ((1 + 1e-9, 0), (0.99, 1)):
        fit = linear_model.Lasso(factor * alphas[0], fit_intercept=fit_intercept, tol=1e-12)
        assert np.count_nonzero(fit.fit(X, y, sample_weight=weights).coef_) == kept
    assert_allclose(alphas[-1], 1e-3 * alphas[0])
    assert len(alphas) == 100


def test_a_constant_y_has_scikit_learns_grid(design):
    X, y = design
    assert_allclose(alpha_grid(X, 0 * y), 1e-15)


def test_what_cannot_be_is_refused_in_words(design):
    X, y = design
    with pytest.raises(ValueError, match=r"0 < l1_ratio ≤ 1.*got 0"):
        alpha_grid(X, y, l1_ratio=0)
    with pytest.raises(ValueError, match="between 0 and 1, got 2"):
        enet_path(X, y, l1_ratio=2)
    with pytest.raises(ValueError, match=r"alphas ≥ 0, got \[ 1. -1.\]"):
        lasso_path(X, y, alphas=[1.0, -1.0])


@pytest.mark.parametrize("bad", [{"alphas": 0}, {"alphas": 0.1}, {"alphas": []}, {"eps": 0}])
def test_a_grid_that_cannot_be_is_refused_in_words(design, bad):
    with pytest.raises(ValueError, match=r"need .* got"):
        lasso_path(*design, **bad)


def test_missing_values_are_refused(design):
    X, y = design
    with pytest.raises(ValueError, match="NaN"):
        alpha_grid(X, np.where(y > y.mean(), np.nan, y))
