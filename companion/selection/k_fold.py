"""K-fold cross-validation of whole paths.

Each fold's cases are predicted from the others, at every penalty.  On tall data nothing is read K
times: the moments of the training cases are those of all cases less those of the fold, and the
fold's own moments give the errors of all fits on it.
"""

import numpy as np

from companion.solvers.moments import Moments
from companion.solvers.path import NARROW, elastic_net_path, moments_path

REMAINS = 1e-6  # share of a sum of squares below which subtraction has lost too many digits


def one_standard_error(alphas, errors):
    """The simplest model within one standard error of the best.

    Parameters
    ----------
    alphas : array, shape (n_alphas,)
        Penalty strengths: the larger, the simpler.
    errors : array, shape (n_alphas, n_folds)
        `mse_path_` of `LassoCV` or `ElasticNetCV`.

    Returns
    -------
    alpha : float
        The largest whose mean error is at most the smallest mean error plus that mean's standard
        error over the folds.

    Raises
    ------
    ValueError
        If alphas and errors do not fit together, hold missing or infinite values, or there are
        fewer than two folds.

    References
    ----------
    Breiman, Friedman, Olshen and Stone (1984), Classification and regression trees.
    """
    alphas, errors = np.asarray(alphas, float), np.asarray(errors, float)
    fit = errors.ndim == 2 and alphas.shape == errors.shape[:1]
    if not fit or not alphas.size or errors.shape[1] < 2:
        wanted = "alphas (n_alphas,) and errors (n_alphas, n_folds) of two folds or more"
        raise ValueError(f"need {wanted}, got {alphas.shape} and {errors.shape}")
    if not (np.isfinite(alphas).all() and np.isfinite(errors).all()):
        raise ValueError("need finite alphas and errors, got missing or infinite values")
    mean, best = errors.mean(axis=1), errors.mean(axis=1).argmin()
    bound = mean[best] + errors[best].std(ddof=1) / np.sqrt(errors.shape[1])
    return float(alphas[mean <= bound].max())


def fold_errors(X, y, folds, alphas, l1_ratio, weights=None, fit_intercept=True, max_iter=1000):
    """Mean squared errors of the fits at every penalty, on the cases each was made without.

    Parameters
    ----------
    X, y : arrays, shapes (n_samples, n_features) and (n_samples,)
    folds : list of (train, test), arrays of int
    alphas : array, shape (n_alphas,)
        Decreasing, ≥ 0.
    l1_ratio : float
    weights : array, shape (n_samples,), optional
    fit_intercept : bool, default True
    max_iter : int, default 1000
        As for `ElasticNet`.

    Returns
    -------
    errors : array, shape (n_alphas, n_folds)
        In squared units of y.

    Raises
    ------
    ValueError
        If a fold leaves nothing to learn from or to predict.
    """
    n, p = X.shape
    weights = np.ones(n) if weights is None else weights
    tall = l1_ratio > 0 and (p <= NARROW or p <= n)
    if tall:
        everyone = Moments.of(X, y, weights, None if fit_intercept else np.zeros(p + 1))
    errors = np.empty((len(alphas), len(folds)))
    for column, (train, test) in zip(errors.T, folds, strict=True):
        counts = weights[train].sum(), weights[test].sum()
        if min(counts) <= 0:
            raise ValueError(f"need cases that count on both sides of each fold, got {counts}")
        path = None
        if tall and np.array_equal(np.sort(np.append(train, test)), np.arange(n)):
            fold = Moments.of(X[test], y[test], weights[test], everyone.origin)
            others = everyone - fold if fit_intercept else (everyone - fold).through_origin()
            if np.all(others.squares() >= REMAINS * everyone.squares()):
                path = moments_path(others, alphas, l1_ratio, max_iter)
        if path and path.certified().all():
            column[:] = fold.mean_squared_errors(path.coefs, path.intercepts)
        else:
            settings = alphas, l1_ratio, weights[train], fit_intercept, max_iter
            path = elastic_net_path(X[train], y[train], *settings)
            used = path.coefs.any(axis=0)
            fitted = X[np.ix_(test, used)] @ path.coefs[:, used].T + path.intercepts
            column[:] = weights[test] @ (y[test, None] - fitted) ** 2 / weights[test].sum()
    return errors
