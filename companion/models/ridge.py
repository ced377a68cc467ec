"""Ridge regression: least squares that prefers small coefficients.

Minimises  |y - Xw|^2 + alpha * |w|^2  (scikit-learn's scaling).  Seen along the principal
directions of X, a direction with singular value s keeps the share s^2 / (s^2 + alpha).
"""

from numbers import Real

import numpy as np
from sklearn.utils._param_validation import Interval

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


class Ridge(LinearModel):
    """Least squares with a squared penalty (Hoerl and Kennard, 1970), in scikit-learn's scaling.

    Parameters
    ----------
    alpha : float, default 1.0
        Penalty strength, ≥ 0, in units of the squared columns; 0 gives the shortest least-squares
        solution.
    fit_intercept : bool, default True
        Whether the plane may miss the origin. The intercept is not penalised.
    """

    _parameter_constraints = {  # noqa: RUF012 (scikit-learn's way)
        "alpha": [Interval(Real, 0, None, closed="left")],
        "fit_intercept": ["boolean"],
    }

    def __init__(self, alpha=1.0, *, fit_intercept=True):
        self.alpha = alpha
        self.fit_intercept = fit_intercept

    def _solve(self, X, Y):
        U, s, Vt = np.linalg.svd(X, full_matrices=False)
        s = singular_values(s, X.shape)
        # s / (s² + α), never an inverse: it stays exact when columns are nearly collinear.
        filter_ = np.divide(s, s**2 + self.alpha, out=np.zeros_like(s), where=s > 0)
        return Vt.T @ (filter_[:, None] * (U.T @ Y))
