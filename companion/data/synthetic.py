"""Made-up data whose truth is known, so that an error can be split into its parts."""

import numpy as np


def sine(x):
    """The truth behind `noisy_sine`: one period on [0, 1], `sin(2 pi x)`.

    Parameters
    ----------
    x : array, any shape

    Returns
    -------
    y : array, same shape
    """
    return np.sin(2 * np.pi * np.asarray(x))


def noisy_sine(n_samples, noise=0.3, rng=None):
    """Points scattered around one period of a sine.

    Parameters
    ----------
    n_samples : int
    noise : float, default 0.3
        Standard deviation of the normal error added to the sine, ≥ 0.
    rng : Generator or int, optional
        Where chance comes from; a number is a seed.

    Returns
    -------
    x : array, shape (n_samples,)
        Sorted, drawn uniformly from [0, 1].
    y : array, shape (n_samples,)

    Raises
    ------
    ValueError
        If `n_samples` is below 1 or `noise` below 0.
    """
    if n_samples < 1 or noise < 0:
        raise ValueError(f"need n_samples ≥ 1 and noise ≥ 0, got {n_samples} and {noise}")
    rng = np.random.default_rng(rng)
    x = np.sort(rng.random(n_samples))
    return x, sine(x) + noise * rng.standard_normal(n_samples)
