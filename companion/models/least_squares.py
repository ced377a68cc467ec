"""Least squares: the weights whose predictions miss the data least.

Minimises  |y - Xw|^2.  Where many weights do equally well (more columns than rows, repeated
columns) it takes the shortest of them.
"""

import numpy as np

from companion.models.linear import LinearModel


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

    _parameter_constraints = {"fit_intercept": ["boolean"]}  # noqa: RUF012 (scikit-learn's way)

    def __init__(self, *, fit_intercept=True):
        self.fit_intercept = fit_intercept

    def _solve(self, X, Y):
        # By the singular values, not by X'X: squaring X would square its condition number too.
        W, _, self.rank_, self.singular_ = np.linalg.lstsq(X, Y, rcond=None)
        return W
