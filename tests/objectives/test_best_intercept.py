"""The best intercept is where the gradient in b is zero; the Hessian is what it leaves."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.optimize import minimize_scalar

from companion.objectives.best_intercept import balance, hessian, spread
from companion.objectives.softmax import log_partition, probabilities


@pytest.fixture(params=[(), (3,)], ids=["two classes", "three classes"])
def scores(request):
    """F, weights, and the shares of the classes."""
    rng = np.random.default_rng(0)
    F, weights = rng.normal(size=(40, *request.param)), rng.uniform(0.5, 2, 40)
    share = rng.dirichlet([5] * 3) if request.param else rng.uniform(0.2, 0.8)
    return F, weights / weights.sum(), share


def test_the_best_intercept_is_where_scipy_finds_the_minimum():
    rng = np.random.default_rng(1)
    F, weights = rng.normal(size=30), np.full(30, 1 / 30)
    b, _ = balance(F, weights, 0.3, np.zeros(()))
    found = minimize_scalar(lambda b: weights @ log_partition(F + b) - 0.3 * b, tol=1e-12).x
    assert_allclose(b, found, atol=1e-6)  # where values agree to 1e-12


@pytest.mark.parametrize("guess", [0.0, 300.0, -300.0])
@pytest.mark.parametrize("scale", [1.0, 1e4])
def test_mean_probabilities_become_the_shares_from_any_guess(scores, guess, scale):
    F, weights, share = scores
    b, P = balance(scale * F, weights, share, np.zeros(np.shape(share)) + guess)
    # a mean is rounded to 1e-16, and the scores to that times their size
    assert_allclose(weights @ P, share, atol=1e-15 * scale)
    assert_allclose(P, probabilities(scale * F + b), rtol=1e-12)


def test_the_spread_is_how_mean_probabilities_move_with_a_shift(scores):
    F, weights, share = scores
    way = np.atleast_1d(np.random.default_rng(2).normal(size=np.shape(share)))
    way = way - way.mean() if way.size > 1 else way  # along (1, 1, 1) a slope is lent
    step = 1e-6 * way.reshape(np.shape(share))
    change = weights @ (probabilities(F + step) - probabilities(F - step)) / 2e-6
    # differences: rounding 1e-16 / 1e-6, and steps squared
    assert_allclose(spread(probabilities(F), weights) @ way, np.atleast_1d(change), atol=1e-9)


def test_equations_that_ask_nothing_of_a_common_rise_are_solved(scores):
    F, weights, share = scores
    way = np.linspace(-1, 1, np.size(share)) if np.size(share) > 1 else np.ones(1)
    slopes = spread(probabilities(1e3 * F), weights)
    assert_allclose(slopes @ np.linalg.solve(slopes, way), way, atol=1e-9)  # well conditioned


def test_following_takes_curvature_away_and_an_intercept_held_leaves_it(scores):
    F, weights, _ = scores
    X, P = np.random.default_rng(3).normal(size=(len(F), 2)) + 1, probabilities(F)
    A = np.arange(2 * np.size(F[0]))
    held, following = hessian(X, P, weights, A, False), hessian(X, P, weights, A)
    eigenvalues = np.linalg.eigvalsh(held - following)
    rank = max(1, np.size(F[0]) - 1)  # as many as there are intercepts that matter
    assert np.all(eigenvalues[-rank:] > 1e-3)
    assert_allclose(eigenvalues[:-rank], 0, atol=1e-12)  # rounding
    assert np.linalg.eigvalsh(following).min() > -1e-12  # rounding


def test_where_the_intercept_follows_the_origin_of_the_columns_does_not_matter(scores):
    F, weights, _ = scores
    X, P = np.random.default_rng(4).normal(size=(len(F), 3)), probabilities(F)
    A = np.arange(3 * np.size(F[0]))[::2]
    shifted = hessian(X + 10, P, weights, A)
    assert_allclose(shifted, hessian(X, P, weights, A), atol=1e-12)  # 10² times rounding
    assert np.abs(hessian(X + 10, P, weights, A, False) - shifted).max() > 1
