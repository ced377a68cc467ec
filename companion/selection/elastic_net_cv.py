"""Lasso and elastic net that choose their penalty: the one whose paths err least on the folds."""

from numbers import Integral, Real

import numpy as np
from sklearn.model_selection import check_cv
from sklearn.utils._param_validation import Interval

from companion.models.elastic_net import ElasticNet
from companion.models.linear import LinearModel
from companion.selection.k_fold import fold_errors
from companion.selection.path import descending


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
        Mean squared error on each fold. An axis of length 1 is dropped, as in scikit-learn: one
        penalty leaves (n_folds,).
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
