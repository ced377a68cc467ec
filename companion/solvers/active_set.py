"""The active-set Newton method: guess the signs, solve, correct the guess.

Lasso and elastic net minimise  w'Gw/2 - q'w + l1 |w|_1 + l2 |w|²/2.  If someone told us the signs s
of the coefficients, w would be a linear system.  And if someone told us w, the signs would follow
as in coordinate descent, from the pull on each feature when its own part is left out:

    t_j = q_j - sum over i ≠ j of G_ji w_i,        s_j = sign(t_j) if |t_j| > l1, else 0.

Going round is Newton's method on a piecewise linear equation, so it ends exactly (Hintermüller, Ito
and Kunisch, 2003).
"""

import numpy as np

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
    W, T : arrays, shape (n_penalties, n_features)
    """
    A = s.nonzero()[0]
    if l2[0, 0] == 0:  # a straight line in l1
        ends = equations.solve(A, np.array([q, s]), 0.0)
        start, slope = equations.pull(ends)
        return ends[0] - l1 * ends[1], (q - start) + l1 * slope
    if len(l1) == 1:
        W = equations.solve(A, q - l1 * s, l2[0, 0])
    else:
        e, V = equations.spectrum(A)
        W = np.zeros((len(l1), len(q)))
        W[:, A] = ((q.take(A) @ V - l1 * (s.take(A) @ V)) / (e + l2)) @ V.T
    return W, q - equations.pull(W)


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
    W, T : arrays, shape (n_settled, n_features)
        For the first penalties, as many as share these signs; none if the signs did not settle.
    beyond : arrays t and w, or None
        What the same signs say of the penalty after those.
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
            return W, T, None, n_iter
        if wrong:
            return W[:wrong], T[:wrong], (T[wrong], W[wrong]), n_iter
        joined = (found[0] != 0) & (s == 0)
        s = np.where(found[0] * s < 0, 0, found[0])  # a sign that turned leaves first
    return W[:0], T[:0], None, TRIES


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
    return w, q - G @ w + own * w, n_iter
