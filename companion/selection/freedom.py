"""How flexible a linear fit is: the number of parameters that it uses.

A linear fit is a matrix acting on the data, `fitted = H @ y`.  Its trace counts parameters where
there are some to count, and still counts where a penalty holds them back.  A lasso chooses columns
and shrinks their weights; the two happen to balance, so that counting the chosen is right.
"""

import numpy as np

from companion.models.ridge import kept_share
from companion.objectives.centring import still


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
    X = np.asarray(X, float)
    means = X.mean(axis=0)
    Z = X - means
    Z[:, still(Z, means)] = 0
    if alpha == 0:
        return 1.0 + float(np.linalg.matrix_rank(Z))
    return 1.0 + float(kept_share(Z, alpha).sum())


def active_degrees_of_freedom(X, coef, alpha=0.0):
    """Effective number of parameters of a lasso or elastic net fit with an intercept.

    An unbiased estimate of it from one fit: 1 plus the rank of the columns with non-zero weights,
    or with a squared penalty the trace of ridge on them.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
        Need not be centred.
    coef : array, shape (n_features,)
        Of the fit.
    alpha : float, default 0
        The squared penalty in ridge's units, ≥ 0: 0 for a lasso, and
        `n_samples * alpha * (1 - l1_ratio)` for an elastic net.

    Returns
    -------
    df : float
        Between 1 and min(n_samples, n_features + 1).

    References
    ----------
    Zou, Hastie and Tibshirani (2007), On the degrees of freedom of the lasso; Tibshirani and Taylor
    (2012), Degrees of freedom in lasso problems.
    """
    active = np.asarray(coef) != 0
    return degrees_of_freedom(np.asarray(X, float)[:, active], alpha) if active.any() else 1.0
