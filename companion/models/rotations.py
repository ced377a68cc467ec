"""Two rotations of the data in which ridge costs next to nothing, whatever the penalty.

Principal axes make X'X diagonal and lose no digits.  Most of their price can be saved: an
orthogonal Q that starts at X'y makes T = Q'X'XQ tridiagonal (Householder, 1958), the equations

    (T + rate I) u = b,    b = Q'X'y = (0, ..., 0, |X'y|)

are solved in as many steps as there are unknowns, and w = Qu.  With more columns than cases XX'
and y take the places of X'X and X'y, and w = X'Qu.
"""

from functools import cached_property

import numpy as np
from scipy.linalg import eigh_tridiagonal, lapack

from companion.models.directions import EPS, TRUSTED, directions


class Rotation:
    """What both have in common: T, with diagonal `d` and `off` beside it, `b`, and what is left.

    `by_cases` tells whether T is made of XX', and not of X'X; `left` is then the squared length of
    what y has beyond T's reach, and else that of y.  `e` are T's eigenvalues above rounding.
    """

    def solve(self, rate):
        """Ridge for one penalty.

        Parameters
        ----------
        rate : float
            Penalty strength, ≥ 0.

        Returns
        -------
        u : array, shape (m,)
            In rotated coordinates; NaN where T, as rounded, has no solution.
        """
        *_, u, failed = lapack.dptsv(self.d + rate, self.off, self.b)
        return np.full(len(u), np.nan) if failed else u

    def length2(self, u):
        """Squared length of weights.

        Parameters
        ----------
        u : array, shape (m,)

        Returns
        -------
        length2 : float
        """
        return self.d @ u**2 + 2 * (self.off * u[1:]) @ u[:-1] if self.by_cases else u @ u

    def error(self, u, rate):
        """Sum of squared residuals.

        Parameters
        ----------
        u : array, shape (m,)
            As from ``solve(rate)``.
        rate : float

        Returns
        -------
        error : float
        """
        missed = rate * u
        if self.by_cases:
            return self.left + missed @ missed
        return max(self.left - u @ (self.b + missed), EPS * self.left)  # a difference; noise below


class Principal(Rotation):
    """The principal axes of X.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
        Centred.
    y : array, shape (n_samples,)
        Centred.

    Attributes
    ----------
    axes : tuple of array, shapes (n_directions,) and (n_features, n_directions)
        Eigenvalues of X'X above rounding, and their eigenvectors.
    """

    def __init__(self, X, y):
        self.s, V, along, beyond = directions(X, y[:, None])
        self.e = self.d = self.s**2
        self.off, self.b, self.left = np.zeros(max(len(V.T) - 1, 1)), along[:, 0], beyond[0]
        self.by_cases, self.axes = True, (self.e, V)

    def weights(self, u):
        """Weights, turned back.

        Parameters
        ----------
        u : array, shape (m,)

        Returns
        -------
        w : array, shape (n_features,)
        """
        return self.axes[1] @ (self.s * u)


class Tridiagonal(Rotation):
    """A basis that makes X'X, or XX' if that is smaller, tridiagonal.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
        Centred.
    y : array, shape (n_samples,)
        Centred.
    """

    def __init__(self, X, y):
        n, p = X.shape
        self.X, self.by_cases = X if p > n else None, p > n
        G, start = (X @ X.T, y) if p > n else (X.T @ X, X.T @ y)
        m = len(G)
        # One more row and column: the first reflection then turns `start` into one coordinate.
        bordered = np.zeros((m + 1, m + 1))
        bordered[:m, :m], bordered[m, :m] = G, start
        A, d, off, tau, _ = lapack.dsytrd(bordered.T, overwrite_a=True, lwork=64 * (m + 1))
        self.d, self.off = d[:m], off[: max(m - 1, 1)]  # LAPACK wants one to be there
        self.b = np.zeros(m)
        self.b[-1] = off[-1]
        # LAPACK counts these reflections from the last; read backwards they are those of a QR.
        self.reflections = np.asfortranarray(A[m - 1 :: -1, :0:-1]), tau[::-1]
        e = lapack.dsterf(self.d, self.off)[0]
        self.e = e[e > EPS * max(n, p) * e[-1]]
        self.left = 0.0 if p > n else y @ y
        self.whole = len(self.e) == np.count_nonzero(G.diagonal())

    def trusted(self, rate, error):
        """Whether squaring X has left enough digits.

        Parameters
        ----------
        rate, error : float
            Of a fit.

        Returns
        -------
        trusted : bool
        """
        # Beside columns that never move, a direction not seen may be one that drowned.
        smallest, largest = (self.e[0], self.e[-1]) if len(self.e) else (0, 0)
        blurred = EPS * largest > TRUSTED * (rate + smallest * self.whole)
        return not blurred and EPS * self.left <= TRUSTED * error

    def weights(self, u):
        """Weights, turned back.

        Parameters
        ----------
        u : array, shape (m,) or (m, k)

        Returns
        -------
        w : array, shape (n_features,) or (n_features, k)
        """
        turned = lapack.dormqr(
            "L", "N", *self.reflections, u.reshape(len(u), -1)[::-1], 64 * len(u)
        )
        w = turned[0][::-1].reshape(u.shape)
        return self.X.T @ w if self.by_cases else w

    @cached_property
    def axes(self):
        """As in ``Principal``, for those who ask."""
        e, S = eigh_tridiagonal(self.d, self.off[: len(self.d) - 1])
        seen = slice(len(e) - len(self.e), None)
        e, S = e[seen], S[:, seen]
        return e, self.weights(S / np.sqrt(e) if self.by_cases else S)
