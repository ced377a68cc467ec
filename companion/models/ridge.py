"""Ridge regression: least squares that prefers small coefficients.

Minimises  |y - Xw|^2 + alpha * |w|^2  (scikit-learn's scaling).  Seen along the principal
directions of X, a direction with singular value s keeps the share s^2 / (s^2 + alpha).  For one
penalty no directions are needed, only one system of equations,

    w = (X'X + alpha I)^-1 X'y = X' (XX' + alpha I)^-1 y,

of as many unknowns as there are columns or cases, whichever are fewer.
"""

from numbers import Real

import numpy as np
from scipy.linalg import lapack
from sklearn.utils._param_validation import Interval

from companion.models.directions import EPS, TRUSTED, directions, quick_directions
from companion.models.linear import LinearModel


def singular_values(s, shape):
    """Singular values with those that are only rounding set to 0: they carry no information.

    Parameters
    ----------
    s : array
        As computed, largest first.
    shape : tuple of int
        Of the matrix they belong to.

    Returns
    -------
    s : array, same shape
    """
    return np.where(s > np.finfo(float).eps * max(shape) * s[0], s, 0)


def kept_share(X, alpha):
    """How much of the least-squares solution survives, direction by direction.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
        Centred.
    alpha : float
        Penalty strength, > 0.

    Returns
    -------
    share : array, shape (min(n_samples, n_features),)
        Between 0 and 1, direction of largest variance first.
    """
    s = singular_values(np.linalg.svd(X, compute_uv=False), X.shape)
    return s**2 / (s**2 + alpha)


def ridge_directions(X, Y, alpha):
    """The principal directions, found as quickly as penalties of `alpha` or more allow.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
        Centred.
    Y : array, shape (n_samples, n_targets)
        Centred.
    alpha : float
        Smallest penalty, ≥ 0.

    Returns
    -------
    s, V, along : as from ``directions``
    """
    if len(X) > X.shape[1]:
        s, V, along, _, blur = quick_directions(X, Y)
        if blur(alpha) < TRUSTED:
            return s, V, along
    return directions(X, Y)[:3]


def ridge_weights(s, V, along, alpha):
    """Ridge's weights from the principal directions.

    Parameters
    ----------
    s, V, along : arrays
        As from ``directions``.
    alpha : float or array, shape (n_targets,)

    Returns
    -------
    W : array, shape (n_features, n_targets)
    """
    s = s[:, None]
    # s / (s² + α), never an inverse: it stays exact when columns are nearly collinear.
    return V @ (s / (s**2 + alpha) * along)


def quick_weights(X, Y, alpha):
    """The same weights from the equations alone, where these are sound enough to be trusted.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
        Centred.
    Y : array, shape (n_samples, n_targets)
        Centred.
    alpha : float

    Returns
    -------
    W : array, shape (n_features, n_targets), or None
        None where squaring X has cost too many digits.
    """
    tall = len(X) > X.shape[1]
    A, B = (X.T @ X, X.T @ Y) if tall else (X @ X.T, Y)
    A.flat[:: len(A) + 1] += alpha
    size = np.abs(A).sum(axis=0).max()
    factor, solution, failed = lapack.dposv(A.T, B, overwrite_a=True)
    if failed or not lapack.dpocon(factor, size)[0] > EPS / TRUSTED:  # NaN after an overflow
        return None
    return solution if tall else X.T @ solution


class Ridge(LinearModel):
    """Least squares with a squared penalty (Hoerl and Kennard, 1970), in scikit-learn's scaling.

    Parameters
    ----------
    alpha : float or array, shape (n_targets,), default 1.0
        Penalty strength, ≥ 0, in units of the squared columns, the same for all targets or one for
        each; 0 gives the shortest least-squares solution.
    fit_intercept : bool, default True
        Whether the plane may miss the origin. The intercept is not penalised.
    """

    _parameter_constraints = {  # noqa: RUF012 (scikit-learn's way)
        "alpha": [Interval(Real, 0, None, closed="left"), "array-like"],
        "fit_intercept": ["boolean"],
    }

    def __init__(self, alpha=1.0, *, fit_intercept=True):
        self.alpha = alpha
        self.fit_intercept = fit_intercept

    def _solve(self, X, Y):
        alpha = np.asarray(self.alpha, float)
        if alpha.ndim and alpha.shape != (Y.shape[1],):
            raise ValueError(f"need one alpha or {Y.shape[1]}, got shape {alpha.shape}")
        if not np.all(alpha >= 0):
            raise ValueError(f"need alpha ≥ 0, got {alpha}")
        W = None if alpha.ndim else quick_weights(X, Y, float(alpha))
        return ridge_weights(*directions(X, Y)[:3], alpha) if W is None else W
