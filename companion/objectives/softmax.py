"""From scores to probabilities: a function A, its derivative, and its conjugate.

For two classes a score f is the log-odds, for several there is one f_k for each class:

    A(f) = log(1 + e^f)                A(f) = log(sum of e^(f_k))
    A'   = 1 / (1 + e^-f)              A'_k = e^(f_k) / sum of e^(f_l)
    A*   = p log p + (1-p) log(1-p)    A*   = sum of p_k log p_k

The derivative is the probability, the conjugate the negative entropy of a belief.
"""

import numpy as np
from scipy.special import expit, xlogy

BALANCED = 1e-16  # what a mean probability may miss of its class's share
NEARLY = 1e-9  # ... or this, once Newton's steps no longer halve it: the rounding of the scores
ROUNDS = 200  # of `balance`; four are enough as a rule
NOTHING = 1e-30  # a slope for scores so large that all probabilities are 0 or 1


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


def spread(P, weights):
    """How a common shift of the scores moves the mean probabilities: their derivative.

    If all classes rise alike nothing moves; to that direction a slope is lent, so that equations
    which do not ask for it can be solved.

    Parameters
    ----------
    P : array, shape (n_samples,) or (n_samples, n_classes)
        Probabilities.
    weights : array, shape (n_samples,)
        Summing to 1.

    Returns
    -------
    spread : array, shape (1, 1) or (n_classes, n_classes)
    """
    if P.ndim == 1:
        return np.array([[weights @ (P * (1 - P)) + NOTHING]])
    shared = (weights[:, None] * P).T @ P
    np.fill_diagonal(shared, 0)  # p (1 - p) is what p shares with the others, without rounding
    spread = np.diag(shared.sum(axis=1)) - shared
    lent = spread.trace() + NOTHING
    return spread + lent + 1e-15 * lent * np.eye(len(spread))


def balance(F, weights, share, b):
    """The intercept at which the mean probability of each class is the share it really has.

    Newton's method. Steps of at most 1 change no curvature by more than a factor e (Bach, 2010), so
    they cannot go astray; where one follows another in the same direction they may grow.

    Parameters
    ----------
    F : array, shape (n_samples,) or (n_samples, n_classes)
        Scores without an intercept.
    weights : array, shape (n_samples,)
        Summing to 1.
    share : float or array, shape (n_classes,)
        Above 0, below 1.
    b : float or array, shape (n_classes,)
        A guess.

    Returns
    -------
    b : float or array, as the guess
    P : array, the shape of F
        The probabilities there.
    """
    longest, step, most = 1.0, np.zeros(np.size(b)), np.inf
    for _ in range(ROUNDS):
        P = probabilities(F + b)
        miss = np.atleast_1d(share - weights @ P)
        last, most = most, np.abs(miss).max()
        if most <= BALANCED or last / 2 < most < NEARLY:
            break
        before, step = step, np.linalg.solve(spread(P, weights), miss)
        longest = 2 * longest if step @ before > 0 else 1.0
        step *= min(1, longest / np.abs(step).max())
        b = b + step.reshape(np.shape(b))
    return b, P
