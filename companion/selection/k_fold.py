"""K-fold cross-validation of whole paths.

Each fold's cases are predicted from the others, at every penalty.  On tall data nothing is read K
times: the moments of the training cases are those of all cases less those of the fold, and the
fold's own moments give the errors of all fits on it.
"""

from numbers import Integral, Real

import numpy as np
from sklearn.model_selection import check_cv
from sklearn.utils._param_validation import Interval

from companion.models.elastic_net import ElasticNet
from companion.models.linear import LinearModel
from companion.selection.path import descending
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
        If there are fewer than two folds.

    References
    ----------
    Breiman, Friedman, Olshen and Stone (1984), Classification and regression trees.
    """
    alphas, errors = np.asarray(alphas), np.asarray(errors)
    n_folds = errors.shape[1]
    if n_folds < 2:
        raise ValueError(
            f"need errors (n_alphas, n_folds) of two folds or more, got {errors.shape}"
        )
    mean, best = errors.mean(axis=1), errors.mean(axis=1).argmin()
    bound = mean[best] + errors[best].std(ddof=1) / np.sqrt(n_folds)
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


class ElasticNetCV(LinearModel):
    """An elastic net that chooses its own penalty, and its own mixture, by cross-validation.

    Parameters
    ----------
    l1_ratio : float or list of float, default 0.5
        The lasso's share, or those to choose from.
    eps : float, default 1e-3
        Last penalty of the grid over the first.
    alphas : int or array, shape (n_alphas,), default 100
        How many penalties to put on the grid, or the penalties, ≥ 0.
    fit_intercept : bool, default True
    max_iter : int, default 1000
        As for `ElasticNet`.
    tol : float, default 1e-4
        As for `ElasticNet`.
    cv : int, splitter or iterable of (train, test), default None
        The folds; 5 successive ones by default.

    Attributes
    ----------
    alpha_, l1_ratio_ : float
        The settings with the smallest mean error.
    alphas_ : array, shape (n_alphas,) or (n_l1_ratios, n_alphas)
        Decreasing.
    mse_path_ : array, shape (n_alphas, n_folds) or (n_l1_ratios, n_alphas, n_folds)
        Mean squared error on each fold.
    coef_, intercept_, dual_gap_, n_iter_
        Of an `ElasticNet` with these settings and all cases.
    """

    _several_targets = False
    _parameter_constraints = {  # noqa: RUF012 (scikit-learn's way)
        **ElasticNet._parameter_constraints,
        "l1_ratio": [Interval(Real, 0, 1, closed="both"), "array-like"],
        "eps": [Interval(Real, 0, 1, closed="neither")],
        "alphas": [Interval(Integral, 1, None, closed="left"), "array-like"],
        "cv": ["cv_object"],
    }
    del _parameter_constraints["alpha"]

    def __init__(
        self,
        *,
        l1_ratio=0.5,
        eps=1e-3,
        alphas=100,
        fit_intercept=True,
        max_iter=1000,
        tol=1e-4,
        cv=None,
    ):
        self.l1_ratio = l1_ratio
        self.eps = eps
        self.alphas = alphas
        self.fit_intercept = fit_intercept
        self.max_iter = max_iter
        self.tol = tol
        self.cv = cv

    def _learn(self, X, Y, counts):
        y, ratios = Y[:, 0], np.atleast_1d(np.asarray(self.l1_ratio, float))
        if not ratios.size or not np.all((ratios >= 0) & (ratios <= 1)):
            raise ValueError(f"need l1_ratio between 0 and 1, or several of them, got {ratios}")
        folds = list(check_cv(self.cv).split(X, y))
        settings = self.eps, self.fit_intercept, counts
        alphas = np.array([descending(self.alphas, X, y, a, *settings) for a in ratios])
        errors = np.array(
            [
                fold_errors(X, y, folds, grid, a, counts, self.fit_intercept, self.max_iter)
                for grid, a in zip(alphas, ratios, strict=True)
            ]
        )
        mixture, best = np.unravel_index(errors.mean(axis=2).argmin(), alphas.shape)
        self.mse_path_ = np.squeeze(errors)
        self.alphas_ = alphas[0] if len(ratios) == 1 or np.ndim(self.alphas) else alphas
        self.alpha_, self.l1_ratio_ = float(alphas[mixture, best]), float(ratios[mixture])
        limits = {"max_iter": self.max_iter, "tol": self.tol, "fit_intercept": self.fit_intercept}
        model = ElasticNet(self.alpha_, l1_ratio=self.l1_ratio_, **limits)
        W, b = model._learn(X, Y, counts)
        self.dual_gap_, self.n_iter_ = model.dual_gap_, model.n_iter_
        return W, b


class LassoCV(ElasticNetCV):
    """A lasso that chooses its own penalty by cross-validation: see `ElasticNetCV`.

    Parameters
    ----------
    eps : float, default 1e-3
        Last penalty of the grid over the first.
    alphas : int or array, shape (n_alphas,), default 100
        How many penalties to put on the grid, or the penalties, ≥ 0.
    fit_intercept : bool, default True
    max_iter : int, default 1000
        As for `Lasso`.
    tol : float, default 1e-4
        As for `Lasso`.
    cv : int, splitter or iterable of (train, test), default None
        The folds; 5 successive ones by default.
    """

    l1_ratio = 1.0
    _parameter_constraints = {  # noqa: RUF012 (scikit-learn's way)
        name: rule
        for name, rule in ElasticNetCV._parameter_constraints.items()
        if name != "l1_ratio"
    }

    def __init__(
        self, *, eps=1e-3, alphas=100, fit_intercept=True, max_iter=1000, tol=1e-4, cv=None
    ):
        self.eps = eps
        self.alphas = alphas
        self.fit_intercept = fit_intercept
        self.max_iter = max_iter
        self.tol = tol
        self.cv = cv
