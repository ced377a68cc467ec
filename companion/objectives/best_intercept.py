"""The best intercept of a logistic model, put in: where it is, and what curvature it leaves.

At the best b the mean probability of each class is the share of the class.  As w moves, b follows,
and the loss bends less than it would with b held: with second derivatives H_ww, H_wb and H_bb,

    H = H_ww - H_wb H_bb^-1 H_bw.
"""

from itertools import combinations_with_replacement, pairwise

import numpy as np

from companion.objectives.softmax import probabilities

BALANCED = 1e-16  # what a mean probability may miss of its class's share
NEARLY = 1e-9  # ... or this, once Newton's steps no longer halve it: the rounding of the scores
ROUNDS = 200  # of `balance`; four are enough as a rule
NOTHING = 1e-30  # a slope for scores so large that all probabilities are 0 or 1


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


def hessian(X, P, weights, A, fit_intercept=True):
    """Second derivatives of the loss with respect to some weights, the best b following them.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
    P : array, shape (n_samples,) or (n_samples, n_classes)
        Probabilities.
    weights : array, shape (n_samples,)
        How much each case counts, summing to 1.
    A : array of int, shape (n_active,)
        Places of the coefficients in `w.ravel("F")`, class after class, increasing.
    fit_intercept : bool, default True
        Whether there is a b that follows.

    Returns
    -------
    H : array, shape (n_active, n_active)
    """
    of_b, P, p = spread(P, weights), P.reshape(len(P), -1), X.shape[1]
    ends = np.searchsorted(A, p * np.arange(P.shape[1] + 1))
    parts = [slice(*pair) for pair in pairwise(ends)]
    columns = [X if len(A) == p * len(parts) else X[:, A[part] % p] for part in parts]
    H, across = np.empty((len(A), len(A))), np.empty((len(A), len(parts)))
    for (k, a), (m, b) in combinations_with_replacement(enumerate(parts), 2):
        # Every two classes weigh the cases anew.
        curvature = weights * P[:, k] * ((k == m) - P[:, m])
        weighted = curvature[:, None] * columns[k]
        H[a, b] = weighted.T @ columns[m]
        H[b, a] = H[a, b].T
        across[a, m], across[b, k] = weighted.sum(axis=0), curvature @ columns[m]
    # With b, the Hessian would have a border; b's own equation is solved for and put in.
    return H - across @ np.linalg.solve(of_b, across.T) if fit_intercept else H
