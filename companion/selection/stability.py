"""Stability selection: what a lasso picks on one half of the cases again and again.

A lasso on all cases gives one list of features, and another sample would give another list.  So
fit it to many random halves, and count how often each feature is picked: its share.  A feature is
kept if its share reaches a threshold above one half somewhere on the path.
"""

import numpy as np

from companion.solvers.path import elastic_net_path


def selection_shares(X, y, alphas, n_draws=100, rng=None):
    """How often a lasso on a random half of the cases picks each feature.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
        Need not be centred; columns in different units should be standardised.
    y : array, shape (n_samples,)
    alphas : array, shape (n_alphas,)
        Penalty strengths, decreasing, ≥ 0.
    n_draws : int, default 100
        How many halves.
    rng : Generator or int, optional
        Where chance comes from; a number is a seed.

    Returns
    -------
    shares : array, shape (n_alphas, n_features)
        Between 0 and 1.
    n_picked : array, shape (n_alphas,)
        How many features are picked at this penalty or a larger one, on average over the halves.

    Raises
    ------
    ValueError
        If there are fewer than four cases, no draw, or the alphas do not decrease.

    References
    ----------
    Meinshausen and Bühlmann (2010), Stability selection.
    """
    n, alphas = len(y), np.asarray(alphas, float)
    if n < 4 or n_draws < 1:
        raise ValueError(f"need four cases and a draw, got {n} and {n_draws}")
    if alphas.ndim != 1 or not np.all(np.diff(alphas) < 0):
        raise ValueError("need alphas (n_alphas,) that decrease")
    rng = np.random.default_rng(rng)
    times, ever = np.zeros((2, len(alphas), X.shape[1]), int)
    for _ in range(n_draws):
        half = rng.permutation(n)[: n // 2]
        picked = elastic_net_path(X[half], y[half], alphas).coefs != 0
        times += picked
        ever += np.logical_or.accumulate(picked)
    return times / n_draws, ever.sum(axis=1) / n_draws


def false_selections(n_picked, n_features, threshold):
    """How many features without any influence are kept on average, at most.

    The bound is `n_picked² / ((2 threshold - 1) n_features)`. It is proved for a selection that
    treats all the features without influence alike and is no worse than guessing.

    Parameters
    ----------
    n_picked : float or array
        How many features one half picks on average, anywhere on the path that is looked at.
    n_features : int
    threshold : float
        Share from which on a feature is kept, above 1/2 and at most 1.

    Returns
    -------
    bound : float or array

    Raises
    ------
    ValueError
        If the threshold is out of range.

    References
    ----------
    Meinshausen and Bühlmann (2010), Stability selection, theorem 1.
    """
    if not 0.5 < threshold <= 1:
        raise ValueError(f"need 1/2 < threshold ≤ 1, got {threshold}")
    return n_picked**2 / ((2 * threshold - 1) * n_features)
