"""Lasso and elastic-net paths: choose the way through the data that reads them least.

Tall data are read once, into their moments.  Wide data are screened: their Gram matrix would be
larger than they are.  What remains is the active-set Newton method, with a certificate for every
penalty.  Where the penalty has no corner the singular values answer directly.
"""

from functools import partial
from typing import NamedTuple

import numpy as np

from companion.objectives.centring import still
from companion.solvers.gap import moment_gaps
from companion.solvers.moments import Moments
from companion.solvers.prediction import active_set_path
from companion.solvers.screening import screened_path

NARROW = 200  # features whose Gram matrix is cheap in any case
MANY = 6  # penalties that are worth a Gram matrix of more features
CERTIFIED = 1e-10  # gap over the objective at w = 0 above which another way is tried


class Path(NamedTuple):
    """Fits at decreasing penalties.

    Parameters
    ----------
    coefs : array, shape (n_lams, n_features)
    intercepts : array, shape (n_lams,)
    gaps : array, shape (n_lams,)
        Duality gaps, in units of the objective: squared units of y.
    n_iter : array of int, shape (n_lams,)
        Linear systems solved.
    null : float
        The objective at w = 0, against which a gap is large or small.
    """

    coefs: np.ndarray
    intercepts: np.ndarray
    gaps: np.ndarray
    n_iter: np.ndarray
    null: float

    def certified(self):
        """Which fits are proved to be minima, up to rounding.

        Returns
        -------
        certified : array of bool, shape (n_lams,)
        """
        return self.gaps <= CERTIFIED * self.null


def moments_path(moments, lams, l1_ratio, max_iter=1000):
    """A path on data that have been read already.

    Parameters
    ----------
    moments : Moments
    lams : array, shape (n_lams,)
        Decreasing, ≥ 0. Where one is lost in rounding the fit is left empty, and its gap says so.
    l1_ratio : float
        Above 0.
    max_iter : int, default 1000
        As for `active_set_path`.

    Returns
    -------
    path : Path
    """
    (G, q, v), (X_mean, y_mean) = moments.centred(), moments.means()
    W, n_iter = active_set_path(G, q, l1_ratio * lams, (1 - l1_ratio) / l1_ratio, max_iter)
    gaps = moment_gaps(G, q, v, W, l1_ratio * lams, (1 - l1_ratio) * lams)
    return Path(W, y_mean - W @ X_mean, gaps, n_iter, v / 2)


def rows_path(solve, X, y, lams, l1_ratio, weights, fit_intercept):
    """A path on the rows themselves, by `screened_path` or `smooth_path`.

    Parameters
    ----------
    solve : function
    X, y, lams : arrays, shapes (n_samples, n_features), (n_samples,) and (n_lams,)
    l1_ratio, weights, fit_intercept : float, array or None, and bool
        As for `elastic_net_path`.

    Returns
    -------
    path : Path
    """
    n = len(y)
    # Weighted squares are plain squares of rows stretched by the root of their weight.
    root = np.sqrt(np.ones(n) if weights is None else n / weights.sum() * weights)
    if weights is not None:
        X, y = root[:, None] * X, root * y
    level = fit_intercept * root / np.sqrt(n)
    target = y - (level @ y) * level
    W, gaps, n_iter = solve(X, target, level, lams, l1_ratio)
    used = W.any(0)
    intercepts = (level @ y - (level @ X[:, used]) @ W[:, used].T) / np.sqrt(n)
    return Path(W, intercepts, gaps, n_iter, target @ target / (2 * n))


def smooth_path(X, y, level, lams, l1_ratio):
    """Ridge, or least squares (the shortest solution) where there is no penalty.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
    y, level : arrays, shape (n_samples,)
    lams : array, shape (n_lams,)
    l1_ratio : float
        As for `screened_path`, but the lasso's part of the penalty counts in the gaps alone.

    Returns
    -------
    W : array, shape (n_lams, n_features)
    gaps, n_iter : arrays, shape (n_lams,)
    """
    n, l2s, means = len(y), (1 - l1_ratio) * lams[:, None], level @ X
    Z = X - np.outer(level, means)
    unmoved = still(Z, means, level)
    Z[:, unmoved] = 0
    U, s, Vt = np.linalg.svd(Z / np.sqrt(n), full_matrices=False)
    real = s > np.finfo(float).eps * max(X.shape) * s.max(initial=0)
    U, s, Vt = U[:, real], s[real], Vt[real]
    along = y @ U / np.sqrt(n)
    share = s / (s**2 + l2s)
    W = (along * share) @ Vt
    W[:, unmoved] = 0
    # What each direction could still gain; a lasso's part can only raise the minimum.
    gain = (s * (along - s * (W @ Vt.T)) - l2s * (W @ Vt.T)) ** 2 / (s**2 + l2s)
    gaps = gain.sum(1) / 2 + l1_ratio * lams * np.abs(W).sum(1)
    return W, gaps, np.ones(len(lams), int)


def elastic_net_path(X, y, lams, l1_ratio=1.0, weights=None, fit_intercept=True, max_iter=1000):
    """Minimisers of mean (y - b - Xw)²/2 + lam (l1_ratio |w|_1 + (1 - l1_ratio) |w|²/2).

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
    y : array, shape (n_samples,)
    lams : array, shape (n_lams,)
        Decreasing, ≥ 0.
    l1_ratio : float, default 1
        Between 0 (ridge) and 1 (lasso).
    weights : array, shape (n_samples,), optional
        How much each case counts in the mean, ≥ 0.
    fit_intercept : bool, default True
        Whether b is free; else it is 0.
    max_iter : int, default 1000
        Most linear systems per penalty, before coordinate descent takes over with as many sweeps.

    Returns
    -------
    path : Path
    """
    p, lams = X.shape[1], np.asarray(lams, float)
    rows = X, y, lams, l1_ratio, weights, fit_intercept
    if l1_ratio == 0 or lams[0] == 0:
        return rows_path(smooth_path, *rows)
    if p <= NARROW or (p <= len(X) and len(lams) >= MANY):
        if fit_intercept:
            moments = Moments.of(X, y, weights)
        else:
            moments = Moments.of(X, y, weights, np.zeros(p + 1)).through_origin()
        path = moments_path(moments, lams, l1_ratio, max_iter)
    else:
        path = rows_path(partial(screened_path, max_iter=max_iter), *rows)
    if not path.certified().all() and l1_ratio == 1:
        # Copies of a column replace each other for ever: let the first stand for all.
        _, first = np.unique(X, axis=1, return_index=True)
        if len(first) < p:
            W = np.zeros((len(lams), p))
            path = elastic_net_path(X[:, first], *rows[1:], max_iter)
            W[:, first] = path.coefs
            return path._replace(coefs=W)
    if not path.certified().all():
        # No penalty, or one too small for its corners to be told from rounding.
        smooth = rows_path(smooth_path, *rows)
        better = smooth.gaps < path.gaps
        for mine, other in zip(path[:3], smooth[:3], strict=True):
            mine[better] = other[better]
    return path
