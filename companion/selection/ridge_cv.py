"""Ridge that chooses its penalty by leave-one-out, which is exact and nearly free."""

from numbers import Real

import numpy as np
from sklearn.utils._param_validation import Interval

from companion.models.linear import LinearModel
from companion.models.ridge import ridge_weights
from companion.selection.leave_one_out import check_alphas, leave_one_out


class RidgeCV(LinearModel):
    """Ridge that chooses its own penalty by leave-one-out, as scikit-learn's does.

    Parameters
    ----------
    alphas : array, shape (n_alphas,), default (0.1, 1.0, 10.0)
        Penalty strengths to try, > 0.
    fit_intercept : bool, default True
    store_cv_results : bool, default False
        Whether to keep the squared error of every case.
    alpha_per_target : bool, default False
        Whether each target chooses its own penalty.

    Attributes
    ----------
    alpha_ : float or array, shape (n_targets,)
        The penalty with the smallest leave-one-out error.
    best_score_ : float or array, shape (n_targets,)
        That error with a minus sign (scikit-learn's scores grow with quality).
    cv_results_ : array, shape (n_samples, n_alphas) or (n_samples, n_targets, n_alphas)
        Squared error on each case, left out; with `store_cv_results`.
    coef_ : array, shape (n_features,) or (n_targets, n_features)
    intercept_ : float or array, shape (n_targets,)
    """

    _parameter_constraints = {  # noqa: RUF012 (scikit-learn's way)
        "alphas": ["array-like", Interval(Real, 0, None, closed="neither")],
        "fit_intercept": ["boolean"],
        "store_cv_results": ["boolean"],
        "alpha_per_target": ["boolean"],
    }

    def __init__(
        self,
        alphas=(0.1, 1.0, 10.0),
        *,
        fit_intercept=True,
        store_cv_results=False,
        alpha_per_target=False,
    ):
        self.alphas = alphas
        self.fit_intercept = fit_intercept
        self.store_cv_results = store_cv_results
        self.alpha_per_target = alpha_per_target

    def fit(self, X, y):
        """Learn `alpha_`, `coef_` and `intercept_`.

        Cases have no weights here: to leave out a case of weight two is not to leave out one of two
        equal cases.

        Parameters
        ----------
        X : array, shape (n_samples, n_features)
        y : array, shape (n_samples,) or (n_samples, n_targets)

        Returns
        -------
        self

        Raises
        ------
        ValueError
            As `LinearModel.fit` does, and if there is only one case or a penalty is not above 0.
        """
        super().fit(X, y)
        if self.store_cv_results and self.coef_.ndim == 1:
            self.cv_results_ = self.cv_results_[:, 0]
        return self

    def _solve(self, X, Y):
        alphas = check_alphas(self.alphas, len(X))
        leverage = self.fit_intercept / len(X)
        errors, squares, seen = leave_one_out(X, Y, alphas, leverage, self.store_cv_results)
        if self.store_cv_results:
            self.cv_results_ = np.concatenate(squares)
        if self.alpha_per_target and Y.shape[1] > 1:
            self.alpha_, self.best_score_ = alphas[errors.argmin(axis=1)], -errors.min(axis=1)
        else:
            errors = errors.mean(axis=0)
            self.alpha_, self.best_score_ = float(alphas[errors.argmin()]), -float(errors.min())
        return ridge_weights(*seen, self.alpha_)
