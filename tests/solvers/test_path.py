"""Whole paths: the same answers whichever way through the data, and a proof for each."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn import linear_model

from companion.objectives import ElasticNet, SquaredLoss
from companion.solvers import duality_gap, elastic_net_path, path
from companion.solvers.path import CERTIFIED

RATIOS = [1.0, 0.5, 0.0]


def lams(X, y, l1_ratio, count=10):
    top = np.abs((X - X.mean(axis=0)).T @ y).max() / len(y) / max(l1_ratio, 0.1)
    return np.geomspace(top, 1e-3 * top, count)


@pytest.mark.parametrize("fit_intercept", [True, False])
@pytest.mark.parametrize("l1_ratio", [1.0, 0.5])
def test_agrees_with_scikit_learn(design, l1_ratio, fit_intercept):
    X, y = design
    found = elastic_net_path(X, y, lams(X, y, l1_ratio, 4), l1_ratio, None, fit_intercept)
    for lam, w, b in zip(lams(X, y, l1_ratio, 4), found.coefs, found.intercepts, strict=True):
        theirs = linear_model.ElasticNet(
            lam, l1_ratio=l1_ratio, fit_intercept=fit_intercept, tol=1e-14, max_iter=10**6
        ).fit(X, y)
        assert_allclose(w, theirs.coef_, atol=1e-5)  # they iterate: a gap of 1e-14 is 1e-7 in w
        assert_allclose(b, theirs.intercept_, atol=1e-4)


@pytest.mark.parametrize("l1_ratio", RATIOS)
def test_its_gaps_are_those_of_the_data(design, l1_ratio):
    X, y = design
    loss = SquaredLoss(X, y)
    found = elastic_net_path(X, y, lams(X, y, l1_ratio), l1_ratio)
    assert_allclose(found.null, loss.value(np.zeros(X.shape[1])), rtol=1e-9)
    assert found.gaps.max() <= CERTIFIED * found.null
    for lam, w, gap in zip(lams(X, y, l1_ratio), found.coefs, found.gaps, strict=True):
        # both are rounding, of terms as large as the objective
        assert abs(duality_gap(loss, ElasticNet(lam, l1_ratio), w) - gap) < 1e-11 * found.null


@pytest.mark.parametrize("l1_ratio", RATIOS)
@pytest.mark.parametrize("way", [{"NARROW": 0, "MANY": 10**6}, {"NARROW": 10**6}])
def test_wide_and_tall_ways_agree(design, l1_ratio, way, monkeypatch):
    X, y = design
    before = elastic_net_path(X, y, lams(X, y, l1_ratio), l1_ratio)
    for name, value in way.items():
        monkeypatch.setattr(path, name, value)
    after = elastic_net_path(X, y, lams(X, y, l1_ratio), l1_ratio)
    assert_allclose(after.coefs, before.coefs, atol=1e-8)  # X of order 10, condition 1e2
    assert_allclose(after.intercepts, before.intercepts, atol=1e-6)


@pytest.mark.parametrize("fit_intercept", [True, False])
@pytest.mark.parametrize("l1_ratio", RATIOS)
@pytest.mark.parametrize("narrow", [0, 10**6], ids=["rows", "moments"])
def test_a_weight_is_a_row_so_often(design, l1_ratio, fit_intercept, narrow, monkeypatch):
    monkeypatch.setattr(path, "NARROW", narrow)
    monkeypatch.setattr(path, "MANY", 10**6)
    X, y = design
    counts = 1 + np.arange(len(y)) % 3
    alphas = lams(X, y, l1_ratio)
    weighted = elastic_net_path(X, y, alphas, l1_ratio, counts, fit_intercept)
    rows = np.repeat(X, counts, axis=0), np.repeat(y, counts)
    repeated = elastic_net_path(*rows, alphas, l1_ratio, None, fit_intercept)
    assert_allclose(weighted.coefs, repeated.coefs, atol=1e-8)
    assert_allclose(weighted.intercepts, repeated.intercepts, atol=1e-6)


def test_without_a_penalty_it_is_least_squares_and_the_shortest(design):
    X, y = design
    found = elastic_net_path(X, y, [0.0])
    Z = X - X.mean(axis=0)
    assert_allclose(found.coefs[0], np.linalg.pinv(Z) @ y, atol=1e-9)  # both by singular values
    assert found.gaps[0] <= CERTIFIED * found.null


def test_a_penalty_lost_in_rounding_is_certified_all_the_same(design):
    X, y = design
    found = elastic_net_path(X, y, [1e-12, 1e-100, 1e-300, 0.0])
    assert found.gaps.max() <= CERTIFIED * found.null


def test_where_nothing_is_to_explain_nothing_is_claimed(design):
    X, y = design
    found = elastic_net_path(X, np.full(len(y), 3.0), [1.0, 0.1])
    assert not found.coefs.any()
    assert_allclose(found.intercepts, 3.0)
    assert not found.gaps.any()


def test_copies_of_a_column_are_certified_at_small_penalties():
    rng = np.random.default_rng(0)
    X = 0.03 * rng.normal(size=(30, 60)) + rng.normal(size=(30, 1))  # a factor that all share
    X[:, ::3] = X[:, [0]]
    y = X[:, :5] @ rng.normal(size=5) + rng.normal(size=30)
    found = elastic_net_path(X, y, np.geomspace(1, 1e-5, 30) * lams(X, y, 1.0)[0])
    assert found.gaps.max() <= 1e-8 * found.null  # two thirds of the columns are nearly alike


@pytest.mark.parametrize("l1_ratio", RATIOS)
@pytest.mark.parametrize("weighted", [False, True])
def test_a_column_that_never_moves_stays_out_without_a_penalty_too(design, l1_ratio, weighted):
    X, y = design
    weights = np.random.default_rng(0).uniform(0.2, 3, len(y)) if weighted else None
    alone = elastic_net_path(np.full((len(y), 1), 0.1), y, [0.0], l1_ratio, weights)
    assert not alone.coefs.any()
    found = elastic_net_path(np.insert(X, 2, 3.3e8, axis=1), y, [0.0], l1_ratio, weights)
    assert not found.coefs[:, 2].any()
    plain = elastic_net_path(X, y, [0.0], l1_ratio, weights)
    assert_allclose(np.delete(found.coefs, 2, axis=1), plain.coefs, rtol=1e-7, atol=1e-10)
    assert_allclose(found.intercepts, plain.intercepts, rtol=1e-7, atol=1e-8)  # its condition
