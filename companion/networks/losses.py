"""What a network's scores cost, and which way they should move.

    squared error           |z - y|² / 2                      derivative  z - y
    cross-entropy           -sum of y_k log p_k,  p softmax   derivative  p - y
    binary cross-entropy    the same for each column alone    derivative  p - y,  p = 1/(1 + e^-z)
    Poisson deviance / 2    y log(y/m) - y + m,  m = e^z      derivative  m - y

Each loss is a mean over cases and a sum over columns.  All four derivatives read "prediction minus
truth": the score and the loss were made for each other (McCullagh and Nelder, 1989).
"""

import numpy as np
from scipy.special import expit, xlogy


def _mean(costs, slopes, counts):
    """The mean over cases of their costs, and the derivative of that mean."""
    if counts is None:
        slopes /= len(slopes)
        return float(costs.sum()) / len(slopes), slopes
    share = counts / counts.sum()
    slopes *= share[:, None]
    return float(share @ costs), slopes


def squared_error(Z, Y, counts=None):
    """Half the squared error, summed over columns.

    Parameters
    ----------
    Z : array, shape (n_samples, n_outputs)
        Scores.
    Y : array, shape (n_samples, n_outputs)
        Truth.
    counts : array, shape (n_samples,), optional
        How often each case counts, ≥ 0.

    Returns
    -------
    loss : float
        Mean over cases, in squared units of Y.
    gradient : array, shape (n_samples, n_outputs)
        Its derivative with respect to Z.
    """
    slopes = Z - Y
    return _mean((slopes * slopes).sum(axis=1) / 2, slopes, counts)


def cross_entropy(Z, Y, counts=None):
    """The surprise at the class that came: -log of softmax(Z) there.

    Parameters
    ----------
    Z : array, shape (n_samples, n_classes)
        Scores.
    Y : array, shape (n_samples, n_classes)
        Truth: one 1 in each row, or a distribution.
    counts : array, shape (n_samples,), optional
        How often each case counts, ≥ 0.

    Returns
    -------
    loss : float
        Mean over cases, in nats.
    gradient : array, shape (n_samples, n_classes)
        Its derivative with respect to Z.
    """
    Z = np.array(Z.T, order="C")  # a column for each case: ten long sums beat 200 short ones
    Z -= Z.max(axis=0)  # without it e^710 would be infinite
    P = np.exp(Z)
    total = P.sum(axis=0)
    P /= total
    Z -= np.log(total)
    Z *= Y.T
    P -= Y.T
    return _mean(-Z.sum(axis=0), P.T, counts)


def binary_cross_entropy(Z, Y, counts=None):
    """The surprise at a yes or no, each column a question of its own.

    Parameters
    ----------
    Z : array, shape (n_samples, n_outputs)
        Log-odds.
    Y : array, shape (n_samples, n_outputs)
        0 or 1, or a probability.
    counts : array, shape (n_samples,), optional
        How often each case counts, ≥ 0.

    Returns
    -------
    loss : float
        Mean over cases, summed over columns, in nats.
    gradient : array, shape (n_samples, n_outputs)
        Its derivative with respect to Z.
    """
    costs = np.maximum(Z, 0) - Z * Y + np.log1p(np.exp(-np.abs(Z)))
    return _mean(costs.sum(axis=1), expit(Z) - Y, counts)


def poisson_deviance(Z, Y, counts=None):
    """Half the deviance of counts Y from a Poisson law of mean e^Z.

    Parameters
    ----------
    Z : array, shape (n_samples, n_outputs)
        Logarithms of the predicted means.
    Y : array, shape (n_samples, n_outputs)
        Truth, ≥ 0.
    counts : array, shape (n_samples,), optional
        How often each case counts, ≥ 0.

    Returns
    -------
    loss : float
        Mean over cases, summed over columns.
    gradient : array, shape (n_samples, n_outputs)
        Its derivative with respect to Z.
    """
    mean = np.exp(Z)
    return _mean((xlogy(Y, Y) - Y * Z - Y + mean).sum(axis=1), mean - Y, counts)
