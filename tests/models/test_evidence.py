"""Evidence: an integral over all weights, and what Bayesian ridge climbs."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.integrate import quad
from scipy.stats import multivariate_normal, norm

from companion.models import BayesianRidge, log_evidence

FLAT = dict.fromkeys(["alpha_1", "alpha_2", "lambda_1", "lambda_2"], 0.0)
PRECISIONS = [(1.0, 1.0), (0.2, 30.0), (5.0, 0.01)]


@pytest.mark.parametrize(("alpha", "lam"), PRECISIONS)
def test_is_likelihood_times_prior_summed_over_a_single_weight(alpha, lam):
    rng = np.random.default_rng(0)
    x = rng.normal(size=6)
    y = 0.7 * x + rng.normal(size=6)

    def joint(w):
        return norm.pdf(y, x * w, alpha**-0.5).prod() * norm.pdf(w, 0, lam**-0.5)

    density, _ = quad(joint, -30, 30, points=[0, 1], epsabs=0, epsrel=1e-10, limit=200)
    assert_allclose(log_evidence(x[:, None], y, alpha, lam), np.log(density), rtol=1e-9)  # quad's


@pytest.mark.parametrize(("alpha", "lam"), PRECISIONS)
@pytest.mark.parametrize("shape", [(12, 4), (5, 9)])
def test_is_the_density_of_normal_data(shape, alpha, lam):
    rng = np.random.default_rng(1)
    X, y = rng.normal(size=shape) + 3, rng.normal(size=shape[0])
    covariance = np.eye(len(y)) / alpha + X @ X.T / lam
    density = multivariate_normal(np.zeros(len(y)), covariance).logpdf(y)
    assert_allclose(log_evidence(X, y, alpha, lam), density, rtol=1e-10)  # both closed forms


@pytest.mark.parametrize("shape", [(40, 6), (12, 20)])
def test_is_the_score_of_bayesian_ridge(shape):
    rng = np.random.default_rng(2)
    X = rng.normal(size=shape) + 5
    y = X[:, :3] @ [1.0, -2.0, 0.5] + rng.normal(size=len(X))
    fit = BayesianRidge(compute_score=True, max_iter=20, **FLAT).fit(X, y)
    evidence = log_evidence(X - X.mean(axis=0), y - y.mean(), fit.alpha_, fit.lambda_)
    assert_allclose(evidence, fit.scores_[-1], rtol=1e-9)  # both closed forms


def test_bayesian_ridge_stands_on_its_top():
    rng = np.random.default_rng(3)
    X = rng.normal(size=(40, 6))
    y = X[:, 0] + rng.normal(size=40)
    fit = BayesianRidge(fit_intercept=False, tol=1e-12, max_iter=1000, **FLAT).fit(X, y)
    # an even number of steps leaves out the top itself
    around = np.geomspace(0.5, 2, 20)
    alpha, lam = fit.alpha_ * around[:, None], fit.lambda_ * around
    assert np.all(log_evidence(X, y, alpha, lam) < log_evidence(X, y, fit.alpha_, fit.lambda_))


def test_grids_of_precisions_give_grids_of_evidence():
    rng = np.random.default_rng(4)
    X, y = rng.normal(size=(7, 3)), rng.normal(size=7)
    alpha, lam = np.array([[0.5], [2.0]]), np.array([0.1, 1.0, 10.0])
    grid = log_evidence(X, y, alpha, lam)
    assert grid.shape == (2, 3)
    assert_allclose(grid[1, 2], log_evidence(X, y, 2.0, 10.0), rtol=1e-13)  # the same sums
