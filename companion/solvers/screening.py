"""Screening: knowing of thousands of features that they stay out, without looking at each.

A feature stays out of a lasso while its pull on the residual stays below the penalty,
|x_j'r| ≤ l1.  Along a path the residuals nearly lie in a small subspace.  Given an orthonormal
basis Q of it, already multiplied by X,

    |x_j'r|  ≤  |z'(QX)_j|  +  |e| · distance of x_j from the basis,      r = Q'z + e,

and for most features that settles it: X is read again only when too many are left in doubt, and
then the residual joins the basis.
"""

import numpy as np

from companion.solvers.active_set import TIE
from companion.solvers.gap import moment_gaps
from companion.solvers.moments import CANCELLED
from companion.solvers.prediction import active_set_path

START = 50  # features to begin with
DOUBT = 0.02  # share of the features worth a look at their columns instead of a pass over X


class Screen:
    """Finds the features that a solution on some of them has missed.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
    y : array, shape (n_samples,)
        The first residual.
    level : array, shape (n_samples,)
        Unit vector along which the intercept moves the predictions, or zeros: it is taken out of
        every column and every residual, without a centred copy of X.
    """

    def __init__(self, X, y, level):
        n, p = X.shape
        self.level, self.Q, self.C = level, np.zeros((0, n)), np.zeros((0, p))
        along, squares = level @ X, np.einsum("ij,ij->j", X, X)
        self.apart = squares - along**2  # squared distances of the columns from the basis
        if np.any(squares > CANCELLED * self.apart):
            X = X - np.outer(level, along)
            self.apart = np.einsum("ij,ij->j", X, X)
        self.X, self.rounding = X, 1e-14 * squares.max()
        self._join(y)

    def _join(self, r):
        e = r
        for _ in range(2):  # once more, against rounding
            e = e - (self.level @ e) * self.level
            e = e - (self.Q @ e) @ self.Q
        size = np.linalg.norm(e)
        new = size > 1e-6 * np.linalg.norm(r)  # else its direction would be rounding
        if new:
            self.Q = np.vstack([self.Q, e / size])
            self.C = np.vstack([self.C, self.Q[-1] @ self.X])
            self.apart -= self.C[-1] ** 2
        self.farthest = np.sqrt(max(self.apart.max(), 0) + self.rounding)
        return new

    def missed(self, r, l1, known):
        """Features outside `known` with |x_j'r| > l1, and those close behind them.

        Parameters
        ----------
        r : array, shape (n_samples,)
            The residual.
        l1 : float
        known : array of bool, shape (n_features,)

        Returns
        -------
        features : array of int
            Empty if there is none.
        pulls : array
            Their x_j'r.
        reach : float
            No feature outside has a larger |x_j'r| than this; at most l1 (1 + 1e-9) if none is
            missed.
        """
        r = r - (self.level @ r) * self.level
        z = self.Q @ r
        e = np.linalg.norm(r - z @ self.Q)
        doubt = (np.abs(z @ self.C) > l1 - e * self.farthest) & ~known
        doubt = doubt.nonzero()[0]
        if len(doubt) > DOUBT * len(known) and self._join(r):
            pulls = ((self.Q @ r) @ self.C).take(doubt)
        else:
            pulls = r @ self.X.take(doubt, 1)
        size = np.abs(pulls)
        reach = max(l1, size.max(initial=0))
        if reach <= l1 * (1 + TIE):
            return doubt[:0], pulls[:0], reach
        enough = max(20, known.sum() // 10, np.count_nonzero(size > l1))
        best = np.argsort(-size)[:enough]
        best = best[size[best] > 0.9 * l1]
        return doubt[best], pulls[best], reach


def screened_path(X, y, level, lams, l1_ratio, max_iter):
    """A path on the few features that matter, with proof that the others do not.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
        Need not be centred.
    y : array, shape (n_samples,)
        Centred.
    level : array, shape (n_samples,)
        As for `Screen`.
    lams : array, shape (n_lams,)
        Decreasing.
    l1_ratio : float
        Above 0.
    max_iter : int
        As for `active_set_path`.

    Returns
    -------
    W : array, shape (n_lams, n_features)
    gaps : array, shape (n_lams,)
        Duality gaps, in units of the objective.
    n_iter : array of int, shape (n_lams,)
    """
    n, p = X.shape
    screen = Screen(X, y, level)
    some, known, reaches = np.zeros(0, int), np.zeros(p, bool), {}
    Z, G, q = np.zeros((n, 0)), np.zeros((0, 0)), np.zeros(0)  # of the known features, per root n

    def add(features):
        nonlocal some, Z, G, q
        new = screen.X.take(features, 1) / np.sqrt(n)
        new -= np.outer(level, level @ new)
        across = Z.T @ new
        G = np.block([[G, across], [across.T, new.T @ new]])
        some, Z, q = np.append(some, features), np.hstack([Z, new]), np.append(q, y @ new)
        known[features] = True

    def grow(A, w, l1):
        residual = np.sqrt(n) * (y - Z.take(A, 1) @ w)
        features, pulls, reaches[l1] = screen.missed(residual, l1 * n, known)
        if len(features) == 0:
            return None
        add(features)
        return G, q, Z, pulls / n

    y = y / np.sqrt(n)
    add(np.argsort(-np.abs(y @ screen.X))[:START])
    l1s, l2s = l1_ratio * lams, (1 - l1_ratio) * lams
    W, n_iter = active_set_path(G, q, l1s, (1 - l1_ratio) / l1_ratio, max_iter, grow, Z)
    beyond = np.array([reaches.get(l1, np.inf) for l1 in l1s]) / n
    everywhere = np.zeros((len(lams), p))
    everywhere[:, some] = W
    gaps = moment_gaps(G, q, y @ y, W, l1s, l2s, beyond, p - len(some))
    return everywhere, gaps, n_iter
