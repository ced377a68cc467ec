"""Can draws be trusted: do the chains agree, and how many independent draws are they worth?

`split_r_hat` compares the spread between chains with that within them: 1 when all walk over the
same ground.  `effective_sample_size` divides the number of draws by the time they take to forget,
1 + 2 * (sum of autocorrelations); the Monte-Carlo error of a mean is sd / sqrt(effective size).
"""

import numpy as np


def halves(draws):
    """Each chain cut in two, so that one which drifts disagrees with itself.

    Parameters
    ----------
    draws : array, shape (n_chains, n_draws, ...)
        At least 4 draws a chain; of an odd number the middle one is left out.

    Returns
    -------
    halves : array, shape (2 n_chains, n_draws // 2, ...)

    Raises
    ------
    ValueError
        If there are fewer than 4 draws a chain.
    """
    draws = np.asarray(draws, float)
    if draws.ndim < 2 or draws.shape[1] < 4:
        raise ValueError(f"need draws (n_chains, n_draws ≥ 4, ...), got {draws.shape}")
    half = draws.shape[1] // 2
    return np.concatenate([draws[:, :half], draws[:, -half:]])


def variances(chains):
    """The mean variance within chains, and the variance of all draws estimated from both spreads.

    Parameters
    ----------
    chains : array, shape (n_chains, n_draws, ...)

    Returns
    -------
    within, total : array, shape (...)
    """
    n = chains.shape[1]
    within = chains.var(axis=1, ddof=1).mean(axis=0)
    return within, within * (n - 1) / n + chains.mean(axis=1).var(axis=0, ddof=1)


def split_r_hat(draws):
    """The factor by which intervals might still shrink if the chains ran on; 1 is best.

    The split R-hat of Gelman et al. (Bayesian Data Analysis, third edition, 2013). Vehtari et al.
    (2021) advise to stop at 1.01, and take ranks first, for heavy tails; that is left out here.

    Parameters
    ----------
    draws : array, shape (n_chains, n_draws, ...)
        At least 4 draws a chain.

    Returns
    -------
    r_hat : array, shape (...)
        NaN for what never moves.
    """
    within, total = variances(halves(draws))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.sqrt(total / within)


def autocovariance(chains):
    """Of each chain with itself, for every lag, by the fast Fourier transform.

    Parameters
    ----------
    chains : array, shape (n_chains, n_draws, ...)

    Returns
    -------
    covariance : array, shape (n_chains, n_draws, ...)
        Sums over the pairs, divided by n_draws.
    """
    n = chains.shape[1]
    waves = np.fft.rfft(chains - chains.mean(axis=1, keepdims=True), n=2 * n, axis=1)
    return np.fft.irfft(np.abs(waves) ** 2, n=2 * n, axis=1)[:, :n] / n


def effective_sample_size(draws):
    """How many independent draws would give a mean as precise.

    Autocorrelations of all half chains are combined and summed in pairs, each pair no larger than
    the one before, up to the first that is negative: Geyer's (1992) initial monotone sequence, as
    in Vehtari et al. (2021).

    Parameters
    ----------
    draws : array, shape (n_chains, n_draws, ...)
        At least 4 draws a chain.

    Returns
    -------
    ess : array, shape (...)
        NaN for what never moves.
    """
    chains = halves(draws)
    m, n = chains.shape[:2]
    within, total = variances(chains)
    with np.errstate(invalid="ignore", divide="ignore"):
        rho = 1 - (within - autocovariance(chains).mean(axis=0) * n / (n - 1)) / total
    rho[0] = np.where(np.isnan(rho[0]), np.nan, 1)
    pairs = rho[: n - n % 2].reshape(n // 2, 2, *rho.shape[1:]).sum(axis=1)
    positive = np.logical_and.accumulate(pairs >= 0, axis=0)
    pairs = np.minimum.accumulate(pairs, axis=0)
    time = 2 * np.sum(np.where(positive, pairs, 0), axis=0) - 1
    # Chains that swing from side to side do better than chance, but no more than this is claimed.
    time = np.maximum(time, 1 / np.log10(m * n))
    return np.where(np.isnan(rho[0]), np.nan, m * n / time)
