"""How much a network needs each of its units: take some away after training, and see.

Scores from the last hidden layer h are  h W + b.  With a share of its units silenced, the others
are divided by one minus that share, so that the sums keep their size on average.

Two other measures look at the units themselves.  Their mean correlation, and their effective
dimension:  (sum of v)² / (sum of v²)  over the variances v along the principal directions, which is
m for m uncorrelated units of equal spread and 1 for copies of a single one.
"""

import numpy as np


def last_hidden(network, X):
    """What the last layer is given, with the noise off.

    Parameters
    ----------
    network : Network
        Whose last layer is dense.
    X : array, shape (n_samples, n_in)

    Returns
    -------
    H : array, shape (n_samples, n_units)
    """
    for layer in network.layers[:-1]:
        X = layer.predict(X)
    return X


def accuracy_without(network, X, y, share, rng=None, n_draws=10):
    """How often the largest score is right when some of the last hidden units are silenced.

    Parameters
    ----------
    network : Network
    X : array, shape (n_samples, n_in)
    y : array of int, shape (n_samples,)
        The columns of the scores that ought to be largest.
    share : float
        How many of the units, at least 0 and below 1; rounded down to whole units.
    rng : Generator or int, optional
        Chooses them; a number is a seed.
    n_draws : int, default 10
        Choices to average over.

    Returns
    -------
    accuracy : float
    """
    H, last, rng = last_hidden(network, X), network.dense[-1], np.random.default_rng(rng)
    n_units, right = H.shape[1], []
    n_silent = int(share * n_units)
    for _ in range(n_draws):
        keep = np.ones(n_units, H.dtype)
        keep[rng.permutation(n_units)[:n_silent]] = 0
        scores = last.predict(H * keep * (n_units / (n_units - n_silent)))
        right.append(np.mean(scores.argmax(axis=1) == y))
    return float(np.mean(right))


def mean_correlation(H):
    """How alike the units are: the mean absolute correlation of two of them.

    Parameters
    ----------
    H : array, shape (n_samples, n_units)
        Activations. Units that never change are left out.

    Returns
    -------
    correlation : float
        Between 0 and 1.
    """
    moving = H[:, H.std(axis=0) > 1e-6]
    R = np.corrcoef(moving.T)
    return float(np.abs(R[np.triu_indices(len(R), 1)]).mean())


def effective_dimension(H):
    """In how many directions the units vary, those that vary little counting little.

    Parameters
    ----------
    H : array, shape (n_samples, n_units)
        Activations.

    Returns
    -------
    dimension : float
        Between 1 and n_units.
    """
    variances = np.linalg.svd(H - H.mean(axis=0), compute_uv=False) ** 2
    return float(variances.sum() ** 2 / (variances**2).sum())
