"""What dropout adds to the loss of a linear model, on average over all masks.

A mask m holds, for each column, 0 with probability δ and 1/(1-δ) else: mean 1, variance δ/(1-δ).
So the score  sum of m_j x_j w_j  has the mean  x·w  and the variance  δ/(1-δ) sum of x_j² w_j².
A squared loss is charged half that variance; another loss, to second order, its curvature times it:

    penalty(w) = δ/(1-δ) / 2 * mean over cases of  curvature_i  sum of x_ij² w_j²

Squared loss: curvature 1, and nothing is left out. Logistic loss: curvature  p_i (1 - p_i),  p_i
the probability that the model gives (Wager, Wang and Liang, 2013).
"""

from itertools import product

import numpy as np


def all_masks(n_columns, rate):
    """Every way to keep some of the columns, and how probable it is.

    Parameters
    ----------
    n_columns : int
        At most 16: there are 2^n_columns masks.
    rate : float
        The share that is dropped, between 0 and 1, ends excluded.

    Returns
    -------
    masks : array, shape (2^n_columns, n_columns)
        0 or 1 / (1 - rate); nothing kept first, everything last.
    probabilities : array, shape (2^n_columns,)
        Summing to 1.

    Raises
    ------
    ValueError
        If the masks are too many, or the rate is not between 0 and 1.
    """
    if not (1 <= n_columns <= 16 and 0 < rate < 1):
        raise ValueError(f"need 1 to 16 columns and 0 < rate < 1, got {n_columns} and {rate}")
    kept = np.array(list(product([0.0, 1.0], repeat=n_columns)))
    n_kept = kept.sum(axis=1)
    return kept / (1 - rate), (1 - rate) ** n_kept * rate ** (n_columns - n_kept)


def dropout_penalty(X, w, rate, curvature=1.0):
    """The mean price of dropping columns, per case; exact for the squared loss.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
        Not centred here: it is the distance from zero that a mask takes away.
    w : array, shape (n_features,)
    rate : float
        The share that is dropped, at least 0 and below 1.
    curvature : float or array, shape (n_samples,), default 1.0
        The loss's second derivative in each case's score.

    Returns
    -------
    penalty : float
        In units of the loss.

    References
    ----------
    Wager, Wang and Liang (2013), Dropout training as adaptive regularization.
    """
    variance = rate / (1 - rate) * (X**2 @ w**2)
    return float(np.mean(curvature * variance)) / 2
