"""What weights that keep a share of least squares miss is what the formula says."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from companion.models import Ridge, kept_share, learnt_share
from companion.models.gradient_flow import flow_path
from companion.selection import direction_risk


@pytest.fixture
def setting():
    rng = np.random.default_rng(0)
    X = rng.normal(size=(30, 4)) * [3, 1, 1, 0.3]
    X -= X.mean(axis=0)
    return X, np.array([1.0, -2.0, 0.5, 1.5]), 0.7


def test_it_is_the_error_of_many_refits(setting):
    X, w, noise = setting
    s, Vt = np.linalg.svd(X, full_matrices=False)[1:]
    rng = np.random.default_rng(1)
    Y = (X @ w)[:, None] + noise * rng.normal(size=(30, 20_000))
    fits = {
        "ridge": (Ridge(5.0).fit(X, Y).coef_, kept_share(X, 5.0)),
        "flow": (flow_path(X, Y, [2.0])[0][0].T, learnt_share(X, 2.0)),
    }
    for coefs, share in fits.values():
        # Y was centred as well, which takes nothing from directions at right angles to a constant
        squares = ((coefs - w) @ Vt.T) ** 2
        error = squares.std(axis=0) / np.sqrt(20_000)
        wanted = sum(direction_risk(share, s, Vt @ w, noise))
        assert np.all(np.abs(squares.mean(axis=0) - wanted) < 4 * error)


def test_all_or_nothing():
    s, truth = np.array([2.0, 0.5]), np.array([1.0, -3.0])
    bias2, variance = direction_risk(np.array([[0, 0], [1, 1]]), s, truth, 0.1)
    assert_allclose(bias2, [[1, 9], [0, 0]])
    assert_allclose(variance, [[0, 0], [0.05**2, 0.2**2]])


def test_the_best_share_is_what_ridge_keeps_when_the_penalty_is_noise_over_truth():
    s, truth, noise = np.array([3.0, 1.0, 0.2]), np.full(3, 0.8), 0.5
    shares = np.linspace(0, 1, 100_001)[:, None]
    best = shares[np.argmin(sum(direction_risk(shares, s, truth, noise)), axis=0), 0]
    assert_allclose(best, s**2 / (s**2 + noise**2 / 0.8**2), atol=1e-5)  # the grid's spacing


def test_flow_at_one_over_lambda_never_risks_much_more_than_ridge():
    """Ali, Kolter and Tibshirani (2019): no more than 1.69 times, direction by direction."""
    s, n = np.logspace(-3, 3, 400), 50
    for t in np.logspace(-3, 3, 13):
        for truth in (0, 0.1, 1, 100):
            flow = sum(direction_risk(-np.expm1(-t * s**2 / n), s, np.full(400, truth), 1.0))
            ridge = sum(direction_risk(s**2 / (s**2 + n / t), s, np.full(400, truth), 1.0))
            assert np.all(flow <= 1.68591 * ridge)
