"""Elastic net: between lasso and ridge, and fair to columns that are alike."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn import linear_model

from companion.models import ElasticNet, Lasso, Ridge
from companion.models.elastic_net import corrected
from companion.objectives import ElasticNet as Penalty
from companion.objectives import SquaredLoss
from companion.solvers import duality_gap


@pytest.mark.parametrize("alpha", [0.01, 0.3, 3.0])
@pytest.mark.parametrize("l1_ratio", [0.1, 0.5, 0.9])
def test_agrees_with_scikit_learn(design, alpha, l1_ratio):
    ours = ElasticNet(alpha, l1_ratio=l1_ratio).fit(*design)
    theirs = linear_model.ElasticNet(alpha, l1_ratio=l1_ratio, tol=1e-14, max_iter=10**6)
    theirs.fit(*design)
    assert_allclose(ours.coef_, theirs.coef_, atol=1e-5)  # theirs iterates: 1e-14 in the gap
    assert_allclose(ours.intercept_, theirs.intercept_, atol=1e-4)


@pytest.mark.parametrize("l1_ratio", [0.0, 0.5, 1.0])
def test_the_certificate_is_that_of_the_data(design, l1_ratio):
    loss = SquaredLoss(*design)
    fit = ElasticNet(0.3, l1_ratio=l1_ratio).fit(*design)
    null = loss.value(np.zeros(loss.n_features))
    assert fit.dual_gap_ <= 1e-10 * null
    gap = duality_gap(loss, Penalty(0.3, l1_ratio), fit.coef_)
    assert abs(gap - fit.dual_gap_) < 1e-11 * null  # both are rounding


def test_its_two_ends_are_lasso_and_ridge(design):
    lasso = ElasticNet(0.3, l1_ratio=1.0).fit(*design)
    assert_allclose(lasso.coef_, Lasso(0.3).fit(*design).coef_, rtol=1e-12)
    ridge = ElasticNet(0.3, l1_ratio=0.0).fit(*design)
    sum_of_squares = Ridge(0.3 * len(design[1])).fit(*design)  # a sum there, a mean here
    assert_allclose(ridge.coef_, sum_of_squares.coef_, rtol=1e-8)


def test_equal_columns_get_equal_coefficients(design):
    X, y = design
    fit = ElasticNet(0.1).fit(np.hstack([X, X]), y)
    p = X.shape[1]
    assert_allclose(fit.coef_[:p], fit.coef_[p:], atol=1e-9)  # a system of condition 1e4
    assert fit.coef_.any()


def test_several_targets_have_a_certificate_each(design):
    X, y = design
    fit = ElasticNet(0.3).fit(X, np.column_stack([y, y**2]))
    assert fit.dual_gap_.shape == (2,)
    assert len(fit.n_iter_) == 2


@pytest.mark.parametrize("bad", [-0.1, 1.1])
def test_a_share_beyond_its_range_is_refused(design, bad):
    with pytest.raises(ValueError, match=r"'l1_ratio' parameter.*range \[0"):
        ElasticNet(l1_ratio=bad).fit(*design)


def test_corrected_it_is_a_lasso_whose_correlations_are_drawn_to_zero(design):
    # Zou and Hastie (2005), Theorem 2: X'X/n becomes (X'X/n + l2) / (1 + l2), X'y/n stays.
    X, y = design
    X, y, (n, p), alpha, share = X - X.mean(0), y - y.mean(), X.shape, 0.4, 0.7
    X /= X.std(0)
    naive, l2 = ElasticNet(alpha, l1_ratio=share).fit(X, y), alpha * (1 - share)
    rows = np.vstack([X, np.sqrt(n * l2) * np.eye(p)]) / np.sqrt(1 + l2)
    targets = np.append(y, np.zeros(p)) * np.sqrt(1 + l2)
    lasso = Lasso(alpha * share * n / (n + p), fit_intercept=False).fit(rows, targets)
    assert_allclose(corrected(naive.coef_, alpha, share), lasso.coef_, atol=1e-9)  # both exact


def test_the_correction_of_orthogonal_columns_leaves_a_lasso():
    rng = np.random.default_rng(0)
    X = rng.standard_normal((50, 6))
    X = np.linalg.qr(X - X.mean(0))[0] * np.sqrt(50)  # mean 0, variance 1, no correlation
    y = X @ [3.0, -2.0, 1.0, 0.0, 0.0, 0.0] + rng.standard_normal(50)
    naive = ElasticNet(1.0, l1_ratio=0.3).fit(X, y)
    assert_allclose(corrected(naive.coef_, 1.0, 0.3), Lasso(0.3).fit(X, y).coef_, atol=1e-10)


def test_weights_of_a_whole_path_are_corrected_each_by_its_penalty():
    coefs, alphas = np.ones((3, 2)), np.array([1.0, 0.5])
    assert_allclose(corrected(coefs, alphas, 0.2), np.tile([1.8, 1.4], (3, 1)))


def test_weights_differ_by_no_more_than_their_columns_do(design):
    # |w_i - w_j| ≤ sqrt(2 (1 - correlation)) std(y) / l2, whatever the signs
    X, y = design
    Z = (X - X.mean(0)) / X.std(0)
    for alpha in (0.01, 0.1, 1.0):
        w = ElasticNet(alpha, l1_ratio=0.3).fit(Z, y).coef_
        apart = np.sqrt(2 * np.maximum(1 - np.corrcoef(Z.T), 0))
        differences = np.abs(np.subtract.outer(w, w))
        assert np.all(differences <= apart * np.std(y) / (0.7 * alpha) + 1e-9)
