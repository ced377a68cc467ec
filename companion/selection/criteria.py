"""How flexible a linear fit is, and by how much its training error flatters it.

A linear fit is a matrix acting on the data, `fitted = H @ y`.  Its trace counts parameters where
there are some to count, and still counts where a penalty holds them back.
"""

import numpy as np

from companion.models.ridge import kept_share


def degrees_of_freedom(X, alpha=0.0):
    """Effective number of parameters of a ridge fit with an intercept: the trace of H.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
        Need not be centred.
    alpha : float, default 0
        Penalty strength, ≥ 0; with 0 the answer is the rank of the centred X plus 1.

    Returns
    -------
    df : float
        Between 1 (the intercept alone) and min(n_samples, n_features + 1).

    Raises
    ------
    ValueError
        If `alpha` is negative.

    References
    ----------
    Hastie, Tibshirani and Friedman (2009), The elements of statistical learning, section 3.4.1.
    """
    if alpha < 0:
        raise ValueError(f"need alpha ≥ 0, got {alpha}")
    Z = X - X.mean(axis=0)
    if alpha == 0:
        return 1.0 + float(np.linalg.matrix_rank(Z))
    return 1.0 + float(kept_share(Z, alpha).sum())


def optimism(df, n_samples, noise):
    """By how much the training error is expected to undercut the error at the same points.

    For squared error and a linear fit: `2 * noise² * df / n_samples`. "At the same points" means
    new y drawn at the x of the training set; at new x the gap is usually wider.

    Parameters
    ----------
    df : float
        Effective number of parameters.
    n_samples : int
    noise : float
        Standard deviation of the noise in y.

    Returns
    -------
    gap : float
        Expected mean squared error on new y minus on the training y, in squared units of y.

    References
    ----------
    Mallows (1973), Some comments on Cp; Efron (2004), The estimation of prediction error.
    """
    return 2 * noise**2 * df / n_samples
