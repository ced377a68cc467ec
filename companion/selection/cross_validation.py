"""Leave-one-out cross-validation of ridge, exact and for all penalties at once.

Leaving case i out changes its residual by a known factor, `(y - fitted)_i / (1 - H_ii)`, so no
model is ever fitted twice (Allen, 1974).  One singular value decomposition serves all penalties.
"""

from numbers import Real

import numpy as np
from sklearn.utils._param_validation import Interval
from sklearn.utils.validation import check_array

from companion.models.linear import LinearModel
from companion.models.ridge import Ridge


def leave_one_out_errors(X, y, alphas, fit_intercept=True):
    """Mean squared error on each case, predicted from all the others.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
        Need not be centred.
    y : array, shape (n_samples,) or (n_samples, n_targets)
    alphas : array, shape (n_alphas,)
        Penalty strengths, > 0.
    fit_intercept : bool, default True

    Returns
    -------
    errors : array, shape (n_alphas,)
        Averaged over cases and targets, in squared units of y.

    Raises
    ------
    ValueError
        If there is only one case, or a penalty is not above 0.
    """
    X, alphas = np.asarray(X, float), np.asarray(alphas, float)
    if not np.all(alphas > 0):
        raise ValueError(f"need alphas > 0, got {alphas}")
    n = len(X)
    if n < 2:
        raise ValueError(f"need n_samples ≥ 2 to leave one out, got n_samples={n}")
    Y = np.reshape(y, (n, -1))
    if fit_intercept:
        X, Y = X - X.mean(axis=0), Y - Y.mean(axis=0)
    U, s, _ = np.linalg.svd(X, full_matrices=False)
    along = U.T @ Y
    beyond = Y - U @ along  # what no combination of the columns can reach
    room = 1 - fit_intercept / n - np.sum(U**2, axis=1)
    errors = []
    for alpha in alphas:
        # Summed over what the penalty takes away, not over what it keeps: 1 - H_ii would
        # cancel to rounding error where the fit nearly passes through the data.
        lost = alpha / (s**2 + alpha)
        residuals = beyond + U @ (lost[:, None] * along)
        errors.append(np.mean((residuals / (room + U**2 @ lost)[:, None]) ** 2))
    return np.array(errors)


class RidgeCV(LinearModel):
    """Ridge that chooses its own penalty by leave-one-out, as scikit-learn's does.

    Parameters
    ----------
    alphas : array, shape (n_alphas,), default (0.1, 1.0, 10.0)
        Penalty strengths to try, > 0.
    fit_intercept : bool, default True

    Attributes
    ----------
    alpha_ : float
        The penalty with the smallest leave-one-out error.
    best_score_ : float
        That error with a minus sign (scikit-learn's scores grow with quality).
    coef_ : array, shape (n_features,) or (n_targets, n_features)
    intercept_ : float or array, shape (n_targets,)
    """

    _parameter_constraints = {  # noqa: RUF012 (scikit-learn's way)
        "alphas": ["array-like", Interval(Real, 0, None, closed="neither")],
        "fit_intercept": ["boolean"],
    }

    def __init__(self, alphas=(0.1, 1.0, 10.0), *, fit_intercept=True):
        self.alphas = alphas
        self.fit_intercept = fit_intercept

    def fit(self, X, y):
        """Learn `alpha_`, `coef_` and `intercept_`.

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
        return super().fit(X, y)

    def _solve(self, X, Y):
        alphas = check_array(np.atleast_1d(self.alphas), ensure_2d=False, dtype=np.float64)
        errors = leave_one_out_errors(X, Y, alphas, self.fit_intercept)
        self.alpha_ = float(alphas[np.argmin(errors)])
        self.best_score_ = -float(errors.min())
        return Ridge(self.alpha_, fit_intercept=False)._solve(X, Y)
