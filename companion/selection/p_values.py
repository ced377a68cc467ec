"""Student's t-tests of least squares, which know nothing of how the columns were chosen.

A coefficient has standard error `s * sqrt(v_j)`, where v_j is the j-th diagonal element of the
inverse of X'X (X centred) and s² the squared residuals over n - 1 - p.  If the law is linear in
these columns, the noise normal and the columns fixed beforehand, coefficient over standard error
follows Student's distribution wherever the true coefficient is 0.
"""

import numpy as np
from scipy import stats
from scipy.linalg import solve_triangular

from companion.objectives.centring import still


def p_values(X, y):
    """How surprising each coefficient of least squares with an intercept is, if its truth is 0.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
        Need not be centred; chosen without looking at y.
    y : array, shape (n_samples,)

    Returns
    -------
    p : array, shape (n_features,)
        Two-sided, between 0 and 1.

    Raises
    ------
    ValueError
        If no case is left to estimate the noise from, or a column is constant or a combination of
        the others.

    References
    ----------
    Student (1908), The probable error of a mean.
    """
    X, y = np.asarray(X, float), np.asarray(y, float)
    n, p = X.shape
    means = X.mean(axis=0)
    Z, y = X - means, y - y.mean()
    Z[:, still(Z, means)] = 0
    rank = np.linalg.matrix_rank(Z)
    if n < p + 2 or rank < p:
        raise ValueError(
            f"need n_samples ≥ n_features + 2 and independent columns, got {X.shape}, rank {rank}"
        )
    Q, R = np.linalg.qr(Z)
    coef = solve_triangular(R, Q.T @ y)
    inverse = solve_triangular(R, np.eye(p))  # inv(Z'Z) = inverse @ inverse.T, never formed
    rest = n - 1 - p
    variance = np.sum((y - Z @ coef) ** 2) / rest
    t = coef / np.sqrt(variance * np.sum(inverse**2, axis=1))
    return 2 * stats.t.sf(np.abs(t), rest)
