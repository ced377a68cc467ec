"""The normal equations of an active set, solved again and again while the set changes a little.

With the signs of the active features known, a lasso or an elastic net is a linear system,

    (G + l2)_AA w_A  =  b_A,        w = 0 off A,        G = X'X / n.

Small sets are factored afresh.  A large one keeps the Cholesky factor of an earlier set A0 and
borders it with what has joined and what has left since; sets larger than n are solved in the n
rows of X (Woodbury, 1950).
"""

import numpy as np
from scipy.linalg.blas import dsymv
from scipy.linalg.lapack import dgesv, dposv, dpotrf, dpotrs, dsyevd

SMALL = 100  # up to here a new factor costs less than the bookkeeping of an old one
CHANGES = 0.1  # share of a kept set that may change before it is factored anew
SLIVER = 1e-3  # share of a feature's own part that is left out of the pull on it
DEPENDENT = 1e-10  # share of its squared length that a column keeps beside the others


class NormalEquations:
    """Solves the equations of neighbouring active sets.

    Parameters
    ----------
    G : array, shape (n_features, n_features)
        Gram matrix of the centred columns, divided by n_samples.
    X : array, shape (n_samples, n_features), optional
        Those columns divided by the root of n_samples; lets sets larger than n_samples be solved.

    Attributes
    ----------
    pulls : array, shape (n_features, n_features)
        G with a diagonal that is a sliver short, see `active_set`.
    own : array, shape (n_features,)
        The diagonal of G.
    dependent : array of int
        Features of the last set that the others reproduce, found where l2 = 0: their system has no
        single answer.
    """

    def __init__(self, G, X=None):
        self.pulls, self.X = G.copy(), X
        np.fill_diagonal(self.pulls, (1 - SLIVER) * G.diagonal())
        # A breath of ridge, at the level of rounding, keeps the factor of a dependent set finite.
        self.own = G.diagonal() * (1 + 1e-13)
        self.dependent = self.A = np.zeros(0, int)
        self.l2 = None  # of the kept factor; its features are self.A

    def solve(self, A, B, l2):
        """Solve for several right-hand sides.

        Parameters
        ----------
        A : array of int, shape (n_active,)
        B : array, shape (n_sides, n_features)
        l2 : float
            Added to the diagonal.

        Returns
        -------
        solutions : array, shape (n_sides, n_active)
        pulls : array, shape (n_sides, n_features)
            Their products with the rows A of `pulls`.
        """
        self.dependent = A[:0]
        if len(A) == 0:
            return np.zeros((len(B), 0)), np.zeros(B.shape)
        if len(A) <= SMALL:
            rows = self.pulls.take(A, 0)
            K = self._square(A, rows, l2)
            L, solutions, _ = dposv(K, B.take(A, 1).T, overwrite_a=1, overwrite_b=1)
            if l2 == 0:
                self.dependent = self._without_pivot(A, L)
            return solutions.T, solutions.T @ rows
        W = np.zeros(B.shape)
        if l2 and self.X is not None and len(A) > 1.5 * len(self.X):
            W[:, A] = self._by_rows(A, B.take(A, 1), l2)
        else:
            self._bordered(A, B, l2, W)
        # A symmetric product reads half the matrix, and reading is what takes the time.
        return W.take(A, 1), np.array([dsymv(1.0, self.pulls.T, w) for w in W])

    def solve_few(self, A, B, l2):
        """Solve once for each of several l2, by the eigenvectors of G_AA.

        Parameters
        ----------
        A : array of int, shape (n_active,)
        B : array, shape (n_sides, n_features)
        l2 : array, shape (n_sides, 1)

        Returns
        -------
        solutions, pulls : arrays, shapes (n_sides, n_active) and (n_sides, n_features)
            As from `solve`.
        """
        self.dependent, rows = A[:0], self.pulls.take(A, 0)
        e, V, _ = dsyevd(self._square(A, rows, 0.0), overwrite_a=1)
        solutions = (B.take(A, 1) @ V / (e + l2)) @ V.T
        return solutions, solutions @ rows

    def reproduced(self, A):
        """The features of A that those before them in A reproduce.

        Parameters
        ----------
        A : array of int, shape (n_active,)

        Returns
        -------
        dependent : array of int
        """
        return self._without_pivot(A, dpotrf(self._gram(A, 0.0), overwrite_a=1, clean=0)[0])

    def _square(self, A, rows, l2):
        K = rows.take(A, 1)
        K.reshape(-1)[:: len(A) + 1] = self.own.take(A) + l2
        return K.T  # symmetric; LAPACK wants columns

    def _gram(self, A, l2):
        return self._square(A, self.pulls.take(A, 0), l2)

    def _without_pivot(self, A, L):
        lost = L.diagonal() ** 2 <= DEPENDENT * self.own.take(A)
        return A[lost]

    def _by_rows(self, A, B, l2):
        Z = self.X.take(A, 1)
        K = Z @ Z.T
        K.reshape(-1)[:: len(K) + 1] += l2
        return (B - np.linalg.solve(K, Z @ B.T).T @ Z) / l2

    def _factor(self, A, l2):
        self.L = dpotrf(self._gram(A, l2), overwrite_a=1, clean=0)[0]
        self.A, self.l2 = A, l2
        self.dependent = A[:0] if l2 else self._without_pivot(A, self.L)
        if self.dependent.size:
            self.l2 = None  # no factor to keep
        # Borders of this factor, solved when first needed: which features, their rows, the answers.
        self.place = np.full(len(self.own), -1)
        self.V = self.Y = np.zeros((0, len(A)))

    def _border(self, features, inside):
        """Rows of the border and their solutions: a unit vector for who left, G for who joined."""
        new = self.place[features] < 0
        if new.any():
            V = self.pulls.take(features[new], 0).take(self.A, 1)
            unit = inside[new].nonzero()[0]
            V[unit] = 0
            V[unit, np.searchsorted(self.A, features[new][unit])] = 1
            self.place[features[new]] = len(self.V) + np.arange(len(V))
            self.V = np.vstack([self.V, V])
            self.Y = np.vstack([self.Y, dpotrs(self.L, V.T)[0].T])
        rows = self.place[features]
        return self.V.take(rows, 0), self.Y.take(rows, 0)

    def _bordered(self, A, B, l2, W):
        old = self.A
        now = np.zeros(B.shape[1], bool)
        now[A] = True
        left = old[~now[old]]
        now[old] = False
        joined = now.nonzero()[0]
        j, changes = len(joined), len(joined) + len(left)
        if l2 != self.l2 or changes > CHANGES * len(old):
            self._factor(A, l2)
            old, j, changes = A, 0, 0
        Y = dpotrs(self.L, B.take(old, 1).T)[0].T
        W[:, old] = Y
        if changes == 0:
            return
        # A small system for the border: who joined gets an equation, who left a zero.
        V, Z = self._border(np.append(joined, left), np.arange(changes) >= j)
        S = -V @ Z.T
        S[:j, :j] += self._gram(joined, l2)
        R = -Y @ V.T
        R[:, :j] += B.take(joined, 1)
        _, _, border, singular = dgesv(S, R.T)
        if singular or not np.all(S.diagonal()[:j] > DEPENDENT * self.own.take(joined)):
            self.l2 = None  # a newcomer adds nothing: factor afresh and see which
            self._bordered(A, B, l2, W)
            return
        border = border.T
        W[:, old] -= border @ Z
        W[:, joined] = border[:, :j]
