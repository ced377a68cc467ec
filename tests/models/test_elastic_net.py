"""Elastic net: between lasso and ridge, and fair to columns that are alike."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn import linear_model

from companion.models import ElasticNet, Lasso, Ridge
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
