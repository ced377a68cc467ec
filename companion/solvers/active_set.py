"""The active-set Newton method: guess the signs, solve, correct the guess.

Lasso and elastic net minimise  w'Gw/2 - q'w + l1 |w|_1 + l2 |w|²/2.  If someone told us the signs s
of the coefficients, w would be a linear system.  And if someone told us w, the signs would follow
from the pull of the residual on each feature, less a sliver of the feature's own part:

    t_j = (q - Gw)_j + 0.001 G_jj w_j,        s_j = sign(t_j) if |t_j| > l1, else 0.

The sliver tells on which side of zero w_j is, as t_j = ±l1 without it.  Going round is Newton's
method on a piecewise linear equation, so it ends exactly (Hintermüller, Ito and Kunisch, 2003).
"""

import numpy as np

from companion.solvers.normal_equations import SLIVER

TIE = 1e-9  # by how much |t_j| may pass l1, relatively: equal columns tie up to rounding
FEW = 20  # up to here one eigendecomposition solves an elastic net at a window of penalties
TRIES = 8  # corrections before the guess is called a bad one


def signs_of(t, l1):
    """The signs that t stands for: 0 where it does not reach beyond l1.

    Parameters
    ----------
    t : array
    l1 : float or array that broadcasts

    Returns
    -------
    signs : array of -1.0, 0.0, 1.0
    """
    return np.sign(t) * (np.abs(t) > l1 * (1 + TIE))


def given_signs(equations, q, l1, l2, s):
    """The coefficients that these signs imply, and the pulls that follow from them.

    Parameters
    ----------
    equations : NormalEquations
    q, s : arrays, shape (n_features,)
    l1, l2 : arrays, shape (n_penalties, 1)
        Of one ratio. More than one penalty if l2 = 0 or at most `FEW` signs are not 0.

    Returns
    -------
    W : array, shape (n_penalties, n_active)
        The others are zero.
    T : array, shape (n_penalties, n_features)
    """
    A = s.nonzero()[0]
    if l2[0, 0] == 0:  # a straight line in l1
        (start, slope), (t, rise) = equations.solve(A, np.array([q, s]), 0.0)
        return start - l1 * slope, (q - t) + l1 * rise
    if len(l1) == 1:
        W, pulls = equations.solve(A, q - l1 * s, l2[0, 0])
    else:
        W, pulls = equations.solve_few(A, q - l1 * s, l2)
    return W, q - pulls


def newton(equations, q, l1, l2, s):
    """Correct a guess of the signs until it is right.

    Parameters
    ----------
    equations : NormalEquations
    q : array, shape (n_features,)
    l1, l2 : arrays, shape (n_penalties, 1)
        As for `given_signs`.
    s : array, shape (n_features,)
        The guess.

    Returns
    -------
    s : array, shape (n_features,)
        The right signs.
    W : array, shape (n_settled, n_active)
        For the first penalties, as many as share these signs; none if the signs did not settle.
    T : array, shape (n_settled, n_features) or one row more
        That row is what the same signs say of the penalty after those.
    n_iter : int
        Linear systems solved.
    """
    joined = np.zeros(len(s), bool)
    for n_iter in range(1, TRIES + 1):
        W, T = given_signs(equations, q, l1, l2, s)
        if equations.dependent.size:
            # Newcomers outrank the older ones, else the same ones would come and go for ever.
            order = np.append((s * joined).nonzero()[0], (s * ~joined).nonzero()[0])
            s = s.copy()
            s[equations.reproduced(order)] = 0
            continue
        found = signs_of(T, l1)
        right = (found == s).all(1)
        wrong = int(right.argmin())
        if right[wrong]:
            return s, W, T, n_iter
        if wrong:
            return s, W[:wrong], T[: wrong + 1], n_iter
        joined = (found[0] != 0) & (s == 0)
        s = np.where(found[0] * s < 0, 0, found[0])  # a sign that turned leaves first
    return s, W[:0], T[:0], TRIES


def descend(G, q, l1, l2, w, max_iter=1000):
    """Coordinate descent on the moments: slow and sure, for signs that do not settle.

    Parameters
    ----------
    G : array, shape (n_features, n_features)
    q, w : arrays, shape (n_features,)
        w is the start.
    l1, l2 : float
    max_iter : int, default 1000
        Most sweeps.

    Returns
    -------
    w, t : arrays, shape (n_features,)
    n_iter : int
        Sweeps over the features in play.
    """
    w, own = w.copy(), G.diagonal()
    c = q - G @ w
    n_iter, most = 0, np.inf
    while most > 1e-15 * np.abs(q).max() and n_iter < max_iter:
        n_iter, most = n_iter + 1, 0.0
        for j in ((w != 0) | (np.abs(c) > l1)).nonzero()[0]:
            t = c[j] + own[j] * w[j]
            step = np.sign(t) * max(abs(t) - l1, 0) / (own[j] + l2) - w[j]
            w[j] += step
            c -= step * G[j]
            most = max(most, abs(step) * own[j])
    return w, q - G @ w + SLIVER * own * w, n_iter
