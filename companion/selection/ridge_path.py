"""Ridge for many penalties: the principal directions are found once, each penalty weighs them anew.

A direction with singular value s keeps the share s² / (s² + alpha) of its least-squares weight.
"""

import numpy as np
from sklearn.utils.validation import check_X_y

from companion.models.ridge import ridge_directions
from companion.objectives.centring import still


def ridge_path(X, y, alphas, *, fit_intercept=True):
    """Ridge's weights for each penalty.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
        Need not be centred.
    y : array, shape (n_samples,)
    alphas : array, shape (n_alphas,)
        Penalty strengths, ≥ 0, in any order.
    fit_intercept : bool, default True

    Returns
    -------
    coefs : array, shape (n_alphas, n_features)
    intercepts : array, shape (n_alphas,)

    Raises
    ------
    ValueError
        If X and y do not fit together, or hold missing or infinite values, if there is no penalty,
        or if one is negative.
    """
    X, y = check_X_y(X, y, dtype=np.float64, y_numeric=True)
    alphas = np.asarray(alphas, float)
    if alphas.ndim != 1 or not alphas.size or not np.all(alphas >= 0):
        raise ValueError(f"need alphas ≥ 0, got {alphas}")
    X_mean, y_mean = (X.mean(axis=0), y.mean()) if fit_intercept else (np.zeros(X.shape[1]), 0.0)
    Z = X - X_mean
    unmoved = still(Z, X_mean)
    Z[:, unmoved] = 0
    s, V, along = ridge_directions(Z, (y - y_mean)[:, None], alphas.min())
    coefs = (s / (s**2 + alphas[:, None]) * along[:, 0]) @ V.T
    coefs[:, unmoved] = 0
    return coefs, y_mean - coefs @ X_mean
