"""Gibbs sampling: each conditional, and tests that any mistake in one of them would fail.

A p-value below `ALARM` is taken for a mistake. Seeds are fixed; were they not, a right sampler
would fail one of the 24 comparisons here once in 400 runs.
"""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy import stats

from companion.models.gibbs import draw_mixing, draw_scaled_weights, sweep

ALARM = 1e-4


def streams(n_chains, seed=0):
    return np.random.default_rng(seed).spawn(n_chains)


@pytest.mark.parametrize("lam", [0.1, 30.0])
@pytest.mark.parametrize("size", [1e-6, 0.03, 1.0, 50.0])
def test_mixing_variances_are_inverse_to_inverse_gaussian_ones(size, lam):
    tau2 = draw_mixing(np.full((1, 20_000), size), np.array([[lam]]), streams(1))[0]
    # scipy's inverse Gaussian has mean mu * scale
    law = stats.invgauss(mu=1 / (size * lam), scale=lam**2)
    assert stats.kstest(1 / tau2, law.cdf).pvalue > ALARM


def test_a_weight_of_zero_leaves_its_mixing_variance_free():
    tau2 = draw_mixing(np.zeros((1, 20_000)), np.array([[3.0]]), streams(1))[0]
    assert stats.kstest(9 * tau2, stats.chi2(1).cdf).pvalue > ALARM  # the limit


@pytest.mark.parametrize(("n", "p"), [(8, 3), (3, 8)], ids=["tall", "wide"])
def test_scaled_weights_are_ridges_on_shaken_data(n, p):
    rng = np.random.default_rng(0)
    Z, y, sigma = rng.normal(size=(2, n, p)), rng.normal(size=n), np.array([[0.5], [3.0]])
    drawn = draw_scaled_weights(Z, y, sigma, streams(2))
    for u, rows, size, stream in zip(drawn, Z, sigma[:, 0], streams(2), strict=True):
        shaken = size * stream.standard_normal(n + p)
        # least squares with rows for the prior; closed forms meet
        A, b = np.vstack([rows, np.eye(p)]), np.concatenate([y, np.zeros(p)]) + shaken
        assert_allclose(u, np.linalg.lstsq(A, b, rcond=None)[0], rtol=1e-9)


def from_the_prior(rng, n_chains, p, shape, rate):
    lam = np.sqrt(rng.gamma(shape, 1 / rate, n_chains))
    return lam, rng.exponential(2 / lam[:, None] ** 2, (n_chains, p))


@pytest.mark.parametrize(("n", "p"), [(6, 2), (2, 9)], ids=["tall", "wide"])
def test_weights_and_data_drawn_in_turn_stay_as_the_prior_has_them(n, p):
    """Geweke's (2004) joint-distribution test, each chain started in the prior.

    Drawing data given weights and weights given data, in turn, leaves their joint distribution as
    it is. So after any number of turns thousands of chains must still follow the prior. That of
    sigma² needs to be proper: 5 rows of X that are zero, with fixed y, make it inverse gamma.
    """
    rng, n_chains, shape, rate, fixed = np.random.default_rng(0), 4000, 2.0, 1.5, 5
    X = np.vstack([rng.normal(size=(n, p)), np.zeros((fixed, p))])
    alike = np.array([1.0, -1.0, 2.0, 0.5, 0.0])
    lam, tau2 = from_the_prior(rng, n_chains, p, shape, rate)
    noise = stats.invgamma(fixed / 2, scale=alike @ alike / 2)
    variance = noise.rvs(n_chains, random_state=rng)
    w = np.sqrt(variance[:, None] * tau2) * rng.standard_normal((n_chains, p))
    state, chance = (tau2, variance, lam), streams(n_chains)
    for _ in range(25):
        error = np.sqrt(state[1])[:, None] * rng.standard_normal((n_chains, n))
        y = np.hstack([w @ X[:n].T + error, np.tile(alike, (n_chains, 1))])
        w, state = sweep(X, y, n + fixed, state, chance, (shape, rate))
    tau2, variance, lam = state
    pulls = w * lam[:, None] / np.sqrt(variance)[:, None]
    laws = {
        "sigma²": (variance, noise),
        "lambda²": (lam**2, stats.gamma(shape, scale=1 / rate)),
        "tau²": (tau2[:, 0] * lam**2 / 2, stats.expon),
        "weights": (pulls[:, 0], stats.laplace),
    }
    for name, (found, law) in laws.items():
        assert stats.kstest(found, law.cdf).pvalue > ALARM, name


@pytest.mark.parametrize("free", [True, False], ids=["lambda free", "lambda fixed"])
def test_truths_rank_evenly_among_draws_from_the_posterior(free):
    """Simulation-based calibration (Talts et al., 2018).

    Data sets with an intercept, whose truth is drawn from the prior. Those of the intercept and of
    sigma are improper but invariant: ranks are even at any one value of both, here -7 and 2.
    """
    rng, n_sets, n, p, prior = np.random.default_rng(1), 1500, 7, 2, (2.0, 1.5)
    X = rng.normal(size=(n, p)) @ [[1.0, 0.8], [0.0, 0.6]]
    lam, tau2 = from_the_prior(rng, n_sets, p, *prior)
    lam = lam if free else np.full(n_sets, 1.2)
    tau2 = tau2 if free else rng.exponential(2 / 1.2**2, (n_sets, p))
    w = 2 * np.sqrt(tau2) * rng.standard_normal((n_sets, p))
    y = -7 + w @ X.T + 2 * rng.standard_normal((n_sets, n))
    X, y = X - X.mean(axis=0), y - y.mean(axis=1, keepdims=True)

    state = np.ones((n_sets, p)), np.ones(n_sets), np.ones(n_sets) if free else lam
    chance, below = streams(n_sets), 0
    truth = np.column_stack([w, np.full(n_sets, 4.0), lam])
    for k in range(40 + 15 * 19):
        drawn, state = sweep(X, y, n - 1, state, chance, prior if free else None)
        if k >= 40 and k % 15 == 0:  # so far apart, draws remember little
            below = below + (np.column_stack([drawn, *state[1:]]) < truth)
    for name, ranks in zip(["w_1", "w_2", "sigma²", "lambda"][: 3 + free], below.T, strict=False):
        counts = np.bincount(ranks, minlength=20)
        assert stats.chisquare(counts).pvalue > ALARM, (name, counts)
