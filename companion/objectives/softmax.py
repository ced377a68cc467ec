"""From scores to probabilities: a function A, its derivative, and its conjugate.

For two classes a score f is the log-odds, for several there is one f_k for each class:

    A(f) = log(1 + e^f)                A(f) = log(sum of e^(f_k))
    A'   = 1 / (1 + e^-f)              A'_k = e^(f_k) / sum of e^(f_l)
    A*   = p log p + (1-p) log(1-p)    A*   = sum of p_k log p_k

The derivative is the probability, the conjugate the negative entropy of a belief.
"""

import numpy as np
from scipy.special import expit, xlogy


def log_partition(F):
    """A(f), the logarithm of what makes probabilities sum to one.

    Parameters
    ----------
    F : array, shape (n_samples,) or (n_samples, n_classes)
        Scores.

    Returns
    -------
    A : array, shape (n_samples,)
    """
    if F.ndim == 1:
        return np.maximum(F, 0) + np.log1p(np.exp(-np.abs(F)))
    top = F.max(axis=1)  # without it e^710 would be infinite
    return top + np.log(np.exp(F - top[:, None]).sum(axis=1))


def probabilities(F):
    """The derivative of A: the logistic function, or softmax.

    Parameters
    ----------
    F : array, shape (n_samples,) or (n_samples, n_classes)
        Scores.

    Returns
    -------
    P : array, the shape of F
        Of class 1, or of each class.
    """
    if F.ndim == 1:
        return expit(F)
    P = np.exp(F - F.max(axis=1, keepdims=True))
    return P / P.sum(axis=1, keepdims=True)


def negative_entropy(P):
    """The conjugate of A: zero for a belief without doubt, lowest for an even one.

    Parameters
    ----------
    P : array, shape (n_samples,) or (n_samples, n_classes)
        Probabilities.

    Returns
    -------
    entropy : array, shape (n_samples,)
        In nats, ≤ 0.
    """
    return xlogy(P, P) + xlogy(1 - P, 1 - P) if P.ndim == 1 else xlogy(P, P).sum(axis=1)
