"""R-hat and effective sample size: chains whose memory is known, chains that disagree."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from companion.models import effective_sample_size, split_r_hat


def remembering(memory, shape, seed=0):
    """Stationary chains of variance 1 whose autocorrelation at lag k is memory ** k."""
    rng = np.random.default_rng(seed)
    draws = rng.standard_normal(shape)
    for k in range(1, shape[1]):
        draws[:, k] = memory * draws[:, k - 1] + np.sqrt(1 - memory**2) * draws[:, k]
    return draws


@pytest.mark.parametrize("memory", [-0.3, 0.0, 0.5, 0.9])
def test_effective_size_is_what_the_memory_of_the_chains_allows(memory):
    sizes = effective_sample_size(remembering(memory, (4, 5000, 30)))
    assert sizes.shape == (30,)
    # A single size is off by 2 to 9 %, the mean of 30 by a fifth of that, and by 1 % or so because
    # the sum over lags has to stop.
    assert_allclose(sizes.mean(), 20_000 * (1 - memory) / (1 + memory), rtol=0.05)


@pytest.mark.parametrize("seed", range(5))
def test_effective_size_is_geyers_sum_lag_by_lag(seed):
    draws = remembering(0.8, (2, 400), seed)
    chains, n = np.reshape(draws, (4, 200)), 200
    within = chains.var(axis=1, ddof=1).mean()
    total = within * (n - 1) / n + chains.mean(axis=1).var(ddof=1)
    rho = [1.0]
    for lag in range(1, n):
        pairs = [(c[: n - lag] - c.mean()) @ (c[lag:] - c.mean()) / (n - 1) for c in chains]
        rho.append(1 - (within - np.mean(pairs)) / total)
    time, least = -1.0, np.inf
    for k in range(0, n, 2):
        pair = rho[k] + rho[k + 1]
        if pair < 0:
            break
        least = min(least, pair)
        time += 2 * least
    assert_allclose(effective_sample_size(draws), 800 / time, rtol=1e-10)  # but for rounding


def test_the_error_of_a_mean_is_what_the_effective_size_says():
    draws = remembering(0.8, (4, 1000, 300))
    claimed = np.sqrt(np.mean(draws.var(axis=(0, 1)) / effective_sample_size(draws)))
    # the sd of 300 means is known to 4 %
    assert_allclose(draws.mean(axis=(0, 1)).std(), claimed, rtol=0.13)


def test_r_hat_by_hand():
    # Halves 0 2, 0 2, 1 3, 1 3: within 2; means 1 1 2 2, their variance 1/3; 2 / 2 + 1/3 in all.
    draws = np.array([[0.0, 2.0, 0.0, 2.0], [1.0, 3.0, 1.0, 3.0]])
    assert_allclose(split_r_hat(draws), np.sqrt((1 + 1 / 3) / 2), rtol=1e-14)


def test_r_hat_is_near_1_when_chains_agree_and_says_when_one_is_elsewhere():
    draws = remembering(0.0, (4, 1000, 50))
    assert np.all(np.abs(split_r_hat(draws) - 1) < 0.006)  # four times 1.5 / 1000
    draws[0] += 1.0
    # One of four means is 1 off: variance of means 1/4, 2/7 of it left over among eight halves.
    assert_allclose(split_r_hat(draws).mean(), np.sqrt(1 + 12 / 56), rtol=0.01)


def test_r_hat_sees_a_drift_that_all_chains_share():
    drift = np.linspace(0, 3, 1000)[:, None]
    # Half means 1.5 apart: variance 8/7 of 0.75² between, 1 + 1.5² / 12 within.
    r_hat = split_r_hat(remembering(0.0, (4, 1000, 50)) + drift)
    assert_allclose(r_hat.mean(), np.sqrt(1 + 8 / 7 * 0.75**2 / (1 + 1.5**2 / 12)), rtol=0.01)


def test_chains_that_disagree_are_worth_few_draws():
    draws = remembering(0.0, (4, 1000)) + 5 * np.arange(4)[:, None]
    assert effective_sample_size(draws) < 10


def test_neither_changes_with_unit_or_origin():
    draws = remembering(0.5, (3, 501, 2))
    for judge in (split_r_hat, effective_sample_size):
        assert_allclose(judge(1e3 * draws - 7), judge(draws), rtol=1e-9)  # rounding of the shift


def test_what_never_moves_is_not_judged():
    draws = np.stack([remembering(0.0, (2, 50)), np.ones((2, 50))], axis=-1)
    for judge in (split_r_hat, effective_sample_size):
        assert_allclose(np.isnan(judge(draws)), [False, True])


@pytest.mark.parametrize("judge", [split_r_hat, effective_sample_size])
@pytest.mark.parametrize("shape", [(4, 3), (100,)])
def test_too_few_draws_are_refused(judge, shape):
    with pytest.raises(ValueError, match="n_draws ≥ 4"):
        judge(np.zeros(shape))


@pytest.mark.parametrize("memory", [0.0, 0.5, 0.9])
def test_agrees_with_arviz(memory):
    arviz = pytest.importorskip("arviz")
    draws = remembering(memory, (4, 1001))
    data = arviz.convert_to_dataset(draws)
    theirs = float(arviz.rhat(data, method="split").x), float(arviz.ess(data, method="mean").x)
    assert_allclose(split_r_hat(draws), theirs[0], rtol=1e-12)  # the same formula
    # ArviZ adds the lag after the one at which the sum stops
    assert_allclose(effective_sample_size(draws), theirs[1], rtol=0.03)
