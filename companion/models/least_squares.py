"""Least squares: the weights whose predictions miss the data least.

Minimises  |y - Xw|^2.  With `X = QR` the answer solves the triangle `R w = Q'y`; columns may be in
any units, for a column's unit only scales a column of R.  Where many weights do equally well (more
columns than rows, repeated columns) it takes the shortest of them, by singular values.
"""

import numpy as np
from scipy.linalg import solve_triangular

from companion.models.linear import LinearModel
from companion.objectives.centring import still

EPS = np.finfo(float).eps
ROWS = 4096  # rows held in extended precision at a time
SMALL = 2**16  # numbers in X up to which rounding is always corrected
LOOSE = 30.0  # condition from which it is corrected in larger data too
STEPS = 2


def triangle(X, Y):
    """R of `X = QR`, and Q'Y.

    Parameters
    ----------
    X, Y : array, shape (n_samples, n_features); array, shape (n_samples, n_targets)

    Returns
    -------
    R, QY : array, shape (n_features, n_features); array, shape (n_features, n_targets)
    """
    p = X.shape[1]
    R = np.linalg.qr(np.hstack([X, Y]), mode="r")[:p]
    return R[:, :p], R[:, p:]


def corrected(X, Y, W, R, counts, fit_intercept):
    """Weights and intercept with the digits that rounding took given back.

    Iterative refinement by R alone (corrected semi-normal equations; Björck, 1987).  What is left
    of the gradient is computed in extended precision, where the machine has one, from the data as
    they came: centring rounds too.

    Parameters
    ----------
    X, Y : array, shape (n_samples, n_features); array, shape (n_samples, n_targets)
        Neither centred nor weighted.
    W : array, shape (n_features, n_targets)
    R : array, shape (n_features, n_features)
        Triangle of the centred, weighted X.
    counts : array, shape (n_samples,), or None
    fit_intercept : bool

    Returns
    -------
    W, b : array, shape (n_features, n_targets); array, shape (n_targets,)
    """
    c = np.ones(len(X)) if counts is None else counts
    parts = [
        (c[k : k + ROWS, None], X[k : k + ROWS], Y[k : k + ROWS]) for k in range(0, len(X), ROWS)
    ]
    W, X_mean, Y_mean = W.astype(np.longdouble), np.longdouble(0), np.longdouble(0)
    if fit_intercept:
        n = np.sum(c, dtype=np.longdouble)
        X_mean = sum(np.sum(c * x, axis=0, dtype=np.longdouble) for c, x, _ in parts) / n
        Y_mean = sum(np.sum(c * y, axis=0, dtype=np.longdouble) for c, _, y in parts) / n
    for _ in range(STEPS):
        pull = sum((x - X_mean).T @ (c * (y - Y_mean - (x - X_mean) @ W)) for c, x, y in parts)
        W = W + solve_triangular(R, solve_triangular(R, pull.astype(float), trans="T"))
    b = Y_mean - X_mean @ W if fit_intercept else np.zeros(Y.shape[1])
    return W.astype(float), b.astype(float)


class LinearRegression(LinearModel):
    """Ordinary least squares (Legendre, 1805), with scikit-learn's names and numbers.

    Parameters
    ----------
    fit_intercept : bool, default True
        Whether the plane may miss the origin.

    Attributes
    ----------
    coef_ : array, shape (n_features,) or (n_targets, n_features)
    intercept_ : float or array, shape (n_targets,)
    rank_ : int
        How many directions of X the data determine.
    singular_ : array, shape (min(n_samples, n_features),)
        Singular values of the centred X, largest first.
    """

    _flat = False
    _parameter_constraints = {"fit_intercept": ["boolean"]}  # noqa: RUF012 (scikit-learn's way)

    def __init__(self, *, fit_intercept=True):
        self.fit_intercept = fit_intercept

    def _learn(self, X, Y, counts):
        Z, T, X_mean, Y_mean = self._centre(X, Y, counts)
        n, p = X.shape
        if n > p:
            R, QT = triangle(Z, T)
            lengths = np.linalg.norm(R, axis=0)
            s = np.linalg.svd(R / np.where(lengths > 0, lengths, 1), compute_uv=False)
            if s[-1] > EPS * n * s[0]:
                W = solve_triangular(R, QT)
                self.rank_, self.singular_ = p, np.linalg.svd(R, compute_uv=False)
                if X.size < SMALL or s[0] > LOOSE * s[-1]:
                    return corrected(X, Y, W, R, counts, self.fit_intercept)
                return W, Y_mean - X_mean @ W
        # By the singular values, not by X'X: squaring X would square its condition number too.
        W, _, self.rank_, self.singular_ = np.linalg.lstsq(Z, T, rcond=None)
        W[still(Z)] = 0
        return W, Y_mean - X_mean @ W
