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


def sparse_linear(n_samples, n_features, n_true=10, correlation=0.0, noise=1.0, rng=None):
    """A linear law in which few columns matter and neighbouring columns may resemble each other.

    Parameters
    ----------
    n_samples, n_features : int
    n_true : int, default 10
        How many columns have a weight of 1 or -1; all others have none.
    correlation : float, default 0.0
        Between neighbouring columns, in [0, 1); columns k apart correlate by its k-th power.
    noise : float, default 1.0
        Standard deviation of the normal error added to the law, ≥ 0.
    rng : Generator or int, optional
        Where chance comes from; a number is a seed.

    Returns
    -------
    X : array, shape (n_samples, n_features)
        Each column normal with mean 0 and variance 1.
    y : array, shape (n_samples,)
    w : array, shape (n_features,)
        The weights of the law.

    Raises
    ------
    ValueError
        If a setting is outside its range.
    """
    if not (0 <= n_true <= n_features and 0 <= correlation < 1 and noise >= 0):
        raise ValueError(
            "need 0 ≤ n_true ≤ n_features, 0 ≤ correlation < 1 and noise ≥ 0, "
            f"got {n_true}, {n_features}, {correlation} and {noise}"
        )
    rng = np.random.default_rng(rng)
    X = rng.standard_normal((n_samples, n_features))
    for j in range(1, n_features if correlation else 0):
        X[:, j] = correlation * X[:, j - 1] + np.sqrt(1 - correlation**2) * X[:, j]
    w = np.zeros(n_features)
    w[rng.choice(n_features, n_true, replace=False)] = rng.choice([-1, 1], n_true)
    return X, X @ w + noise * rng.standard_normal(n_samples), w
