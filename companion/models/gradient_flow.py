"""Gradient descent as time: least squares, learnt from nothing and stopped on the way.

From w = 0, follow the slope of the mean loss  |y - Xw|² / (2n).  After time t a direction with
singular value s has learnt the share

    1 - exp(-t s² / n)                  of its least-squares weight (gradient flow), or
    1 - (1 - step s² / n)^n_steps       in steps (gradient descent),  t = step * n_steps,

so what the data show clearly comes first.  Ridge keeps  s² / (s² + n lam):  nearly the same, with
lam = 1/t.
"""

import numpy as np
from sklearn.utils.validation import check_X_y

from companion.models.directions import directions
from companion.models.ridge import singular_values
from companion.objectives.centring import still


def learnt_share(X, t):
    """How much of the least-squares solution gradient flow has learnt, direction by direction.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
        Centred.
    t : float
        Time, ≥ 0, in units of one over a curvature of the loss.

    Returns
    -------
    share : array, shape (min(n_samples, n_features),)
        Between 0 and 1, direction of largest variance first.
    """
    s = singular_values(np.linalg.svd(X, compute_uv=False), X.shape)
    return -np.expm1(-t * s**2 / len(X))  # not 1 - exp, which loses the digits of a small share


def share_after_steps(X, n_steps, step):
    """The same for gradient descent, in steps of a given length.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
        Centred.
    n_steps : int
        ≥ 0.
    step : float
        > 0; beyond twice the inverse of the largest curvature, s² / n, the steps lead away.

    Returns
    -------
    share : array, shape (min(n_samples, n_features),)
        Direction of largest variance first.
    """
    s = singular_values(np.linalg.svd(X, compute_uv=False), X.shape)
    return 1 - (1 - step * s**2 / len(X)) ** n_steps


def flow_path(X, y, times, *, fit_intercept=True):
    """The weights of gradient flow at each of the times: no steps are taken.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
        Need not be centred.
    y : array, shape (n_samples,) or (n_samples, n_targets)
    times : array, shape (n_times,)
        ≥ 0, in any order; infinity gives the shortest least-squares solution.
    fit_intercept : bool, default True
        Whether X and y are centred first, so that the intercept needs no time.

    Returns
    -------
    coefs : array, shape (n_times, n_features) or (n_times, n_features, n_targets)
    intercepts : array, shape (n_times,) or (n_times, n_targets)

    Raises
    ------
    ValueError
        If X and y do not fit together, or hold missing or infinite values, if there is no time, or
        if one is negative.
    """
    X, y = check_X_y(X, y, dtype=np.float64, multi_output=True, y_numeric=True)
    times = np.asarray(times, float)
    if times.ndim != 1 or not times.size or not np.all(times >= 0):
        raise ValueError(f"need times ≥ 0, got {times}")
    Y = y.reshape(len(y), -1)
    X_mean, Y_mean = X.mean(axis=0), Y.mean(axis=0)
    if not fit_intercept:
        X_mean, Y_mean = np.zeros_like(X_mean), np.zeros_like(Y_mean)
    Z = X - X_mean
    unmoved = still(Z, X_mean)
    Z[:, unmoved] = 0
    s, V, along, _ = directions(Z, Y - Y_mean)
    learnt = -np.expm1(-times[:, None] * s**2 / len(X)) / s
    coefs = V @ (learnt[:, :, None] * along)
    coefs[:, unmoved] = 0
    intercepts = Y_mean - X_mean @ coefs
    return (coefs, intercepts) if y.ndim > 1 else (coefs[..., 0], intercepts[..., 0])
