"""Whole regularization paths: the fits at every penalty, from the empty model on.

The penalties run down a geometric grid from the smallest that leaves no feature in,
alpha_max = max |x_j'y| / (n * l1_ratio).
"""

from numbers import Integral

import numpy as np
from sklearn.utils.validation import check_X_y

from companion.solvers.path import elastic_net_path


def alpha_grid(X, y, *, l1_ratio=1.0, eps=1e-3, n_alphas=100, fit_intercept=True, weights=None):
    """Penalties from the smallest that empties the model down to `eps` of it.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
    y : array, shape (n_samples,)
    l1_ratio : float, default 1
        The lasso's share, > 0 and ≤ 1.
    eps : float, default 1e-3
        Last penalty over the first.
    n_alphas : int, default 100
    fit_intercept : bool, default True
    weights : array, shape (n_samples,), optional
        How much each case counts, ≥ 0.

    Returns
    -------
    alphas : array, shape (n_alphas,)
        Decreasing. All 1e-15 if y does not depend on any column, as in scikit-learn.

    Raises
    ------
    ValueError
        If X and y do not fit together, hold missing or infinite values, or a setting is out of
        range. `l1_ratio` must not be 0: no ridge is empty.
    """
    X, y = check_X_y(X, y, dtype=np.float64, y_numeric=True)
    if not 0 < l1_ratio <= 1:
        raise ValueError(f"need 0 < l1_ratio ≤ 1 to make a grid of alphas, got {l1_ratio}")
    if not (0 < eps < 1 and n_alphas >= 1):
        raise ValueError(f"need 0 < eps < 1 and n_alphas ≥ 1, got {eps} and {n_alphas}")
    weights = np.ones(len(y)) if weights is None else np.asarray(weights, float)
    residual = weights * (y - np.average(y, weights=weights) if fit_intercept else y)
    most = np.abs(residual @ X).max() / (weights.sum() * l1_ratio)
    nothing = np.finfo(float).resolution
    return (
        np.geomspace(most, most * eps, n_alphas) if most > nothing else np.full(n_alphas, nothing)
    )


def enet_path(X, y, *, l1_ratio=0.5, eps=1e-3, alphas=100, return_n_iter=False):
    """Elastic-net fits without an intercept: centre X and y first, as for scikit-learn's.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
    y : array, shape (n_samples,)
        One target: of several, each has its own path.
    l1_ratio : float, default 0.5
        The lasso's share, between 0 and 1.
    eps : float, default 1e-3
        Last penalty of the grid over the first.
    alphas : int or array, shape (n_alphas,), default 100
        The penalties, ≥ 0, or how many of them to put on the grid.
    return_n_iter : bool, default False

    Returns
    -------
    alphas : array, shape (n_alphas,)
        Decreasing.
    coefs : array, shape (n_features, n_alphas)
    dual_gaps : array, shape (n_alphas,)
        In units of the objective, mean (y - Xw)²/2 + penalty.
    n_iters : array of int, shape (n_alphas,)
        Linear systems solved; only if `return_n_iter`.

    Raises
    ------
    ValueError
        If X and y do not fit together, hold missing or infinite values, or a setting is out of
        range.
    """
    X, y = check_X_y(X, y, dtype=np.float64, y_numeric=True)
    if not 0 <= l1_ratio <= 1:
        raise ValueError(f"need l1_ratio between 0 and 1, got {l1_ratio}")
    alphas = descending(alphas, X, y, l1_ratio, eps, fit_intercept=False)
    path = elastic_net_path(X, y, alphas, l1_ratio, fit_intercept=False)
    return (alphas, path.coefs.T, path.gaps) + ((path.n_iter,) if return_n_iter else ())


def lasso_path(X, y, *, eps=1e-3, alphas=100, return_n_iter=False):
    """Lasso fits without an intercept: centre X and y first, as for scikit-learn's.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
    y : array, shape (n_samples,)
    eps : float, default 1e-3
        Last penalty of the grid over the first.
    alphas : int or array, shape (n_alphas,), default 100
        The penalties, ≥ 0, or how many of them to put on the grid.
    return_n_iter : bool, default False

    Returns
    -------
    alphas : array, shape (n_alphas,)
        Decreasing.
    coefs : array, shape (n_features, n_alphas)
    dual_gaps : array, shape (n_alphas,)
    n_iters : array of int, shape (n_alphas,)
        Only if `return_n_iter`.
    """
    settings = {"eps": eps, "alphas": alphas, "return_n_iter": return_n_iter}
    return enet_path(X, y, l1_ratio=1.0, **settings)


def descending(alphas, X, y, l1_ratio, eps, fit_intercept, weights=None):
    """The penalties asked for, largest first.

    Parameters
    ----------
    alphas : int or array
        How many to put on a grid, or the penalties.
    X, y : arrays, shapes (n_samples, n_features) and (n_samples,)
    l1_ratio, eps, fit_intercept, weights : float, float, bool, and array or None
        As for `alpha_grid`.

    Returns
    -------
    alphas : array, shape (n_alphas,)

    Raises
    ------
    ValueError
        If one is negative.
    """
    if isinstance(alphas, Integral):
        settings = {"l1_ratio": l1_ratio, "fit_intercept": fit_intercept, "weights": weights}
        return alpha_grid(X, y, eps=eps, n_alphas=int(alphas), **settings)
    alphas = np.asarray(alphas, float)
    if alphas.ndim != 1 or not alphas.size or not np.all((alphas >= 0) & np.isfinite(alphas)):
        raise ValueError(f"need a number of alphas, or a list of alphas ≥ 0, got {alphas}")
    return np.sort(alphas)[::-1]
