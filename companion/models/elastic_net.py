"""The elastic net: a lasso that lets correlated columns share.

Minimises  mean (y - b - Xw)²/2 + alpha (l1_ratio |w|_1 + (1 - l1_ratio) |w|²/2).  The corner of
|w| sets coefficients to zero, the curve of w² draws those of similar columns together.
"""

import warnings
from numbers import Integral, Real

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.utils._param_validation import Interval

from companion.models.linear import LinearModel
from companion.solvers.path import elastic_net_path


def corrected(coef, alpha, l1_ratio):
    """The weights without the part of the shrinkage that each column's own curvature accounts for.

    Zou and Hastie (2005) call the minimiser of the criterion above naive, as it is drawn to zero by
    both penalties, and multiply it by 1 + alpha (1 - l1_ratio).  Where standardised columns do not
    correlate this leaves a lasso; where they do it can overshoot.

    Parameters
    ----------
    coef : array, last axis of the length of `alpha`, if that is an array
        Weights of standardised columns.
    alpha : float or array
    l1_ratio : float

    Returns
    -------
    coef : array, same shape
    """
    return coef * (1 + np.asarray(alpha) * (1 - l1_ratio))


class ElasticNet(LinearModel):
    """Least squares with a mixture of both penalties (Zou and Hastie, 2005).

    Solved exactly, by the active-set Newton method, and certified by the duality gap.

    Parameters
    ----------
    alpha : float, default 1.0
        Penalty strength per observation, ≥ 0; 0 gives the shortest least-squares solution.
    l1_ratio : float, default 0.5
        The lasso's share: 1 for a lasso, 0 for a ridge.
    fit_intercept : bool, default True
        Whether the plane may miss the origin. The intercept is not penalised.
    max_iter : int, default 1000
        Most linear systems to solve; a few are enough as a rule.
    tol : float, default 1e-4
        A gap over `tol` of the objective at zero coefficients is worth a `ConvergenceWarning`. The
        solver does not stop at it: it ends at rounding.

    Attributes
    ----------
    coef_ : array, shape (n_features,) or (n_targets, n_features)
    intercept_ : float or array, shape (n_targets,)
    dual_gap_ : float or array, shape (n_targets,)
        By how much the objective can exceed its minimum at most, in squared units of y.
    n_iter_ : int or list of int, one per target
        Linear systems solved.
    """

    _parameter_constraints = {  # noqa: RUF012 (scikit-learn's way)
        "alpha": [Interval(Real, 0, None, closed="left")],
        "l1_ratio": [Interval(Real, 0, 1, closed="both")],
        "fit_intercept": ["boolean"],
        "max_iter": [Interval(Integral, 1, None, closed="left")],
        "tol": [Interval(Real, 0, None, closed="left")],
    }

    def __init__(self, alpha=1.0, *, l1_ratio=0.5, fit_intercept=True, max_iter=1000, tol=1e-4):
        self.alpha = alpha
        self.l1_ratio = l1_ratio
        self.fit_intercept = fit_intercept
        self.max_iter = max_iter
        self.tol = tol

    def _learn(self, X, Y, counts):
        settings = [self.alpha], self.l1_ratio, counts, self.fit_intercept, self.max_iter
        paths = [elastic_net_path(X, y, *settings) for y in Y.T]
        W, b, gaps = (np.concatenate(part) for part in list(zip(*paths, strict=True))[:3])
        for gap, path in zip(gaps, paths, strict=True):
            if gap > max(self.tol, 1e-12) * path.null:
                message = f"need a gap ≤ {self.tol} of {path.null:.3g}, got {gap:.3g}"
                warnings.warn(
                    f"{message}: increase max_iter, or alpha", ConvergenceWarning, stacklevel=3
                )
        n_iter = [int(path.n_iter[0]) for path in paths]
        single = len(paths) == 1
        self.dual_gap_, self.n_iter_ = (float(gaps[0]), n_iter[0]) if single else (gaps, n_iter)
        return W.T, b
