"""What all linear models share: check the data, centre it, solve, put the intercept back.

With centred columns the best intercept is known before anything is solved: it carries the means,
`b = mean(y) - mean(X) @ w`. So a penalty on w never touches it.
"""

from functools import cache

import numpy as np
from sklearn.base import BaseEstimator, MultiOutputMixin, RegressorMixin
from sklearn.utils.validation import _check_sample_weight, check_is_fitted, validate_data

from companion.objectives.centring import still


def clean(X, y):
    """Whether scikit-learn's checks would hand X and y back as they are.

    On small data those checks take longer than the fit. Here a sum that is finite proves that each
    number is.

    Parameters
    ----------
    X, y : anything

    Returns
    -------
    clean : bool
    """
    plain = type(X) is type(y) is np.ndarray and X.dtype == y.dtype == np.float64
    if not plain or (X.ndim, y.ndim) != (2, 1) or len(X) != len(y) or not X.size:
        return False
    with np.errstate(over="ignore", invalid="ignore"):
        return bool(np.isfinite(X.sum() + y.sum()))


class LinearModel(MultiOutputMixin, RegressorMixin, BaseEstimator):
    """Predicts `X @ w + b`. A new model writes one method, `_solve`.

    `_solve(X, Y)` gets centred columns, X (n_samples, n_features) and Y (n_samples, n_targets), and
    returns the weights (n_features, n_targets).

    Attributes
    ----------
    coef_ : array, shape (n_features,) or (n_targets, n_features)
        Change of the prediction per unit of each column.
    intercept_ : float or array, shape (n_targets,)
        The prediction where all columns are 0.
    """

    _several_targets = True  # a model that takes one y at a time sets this to False
    _flat = True  # whether a y of one column gives a coef_ of one dimension, as in scikit-learn

    @classmethod
    @cache
    def _get_param_names(cls):
        # Read from the signature of __init__, and asked for at every fit: a fifth of a small one.
        return super()._get_param_names()

    def __sklearn_tags__(self):
        tags = super().__sklearn_tags__()
        tags.target_tags.multi_output = self._several_targets
        return tags

    def fit(self, X, y, sample_weight=None):
        """Learn `coef_` and `intercept_`.

        Parameters
        ----------
        X : array, shape (n_samples, n_features)
        y : array, shape (n_samples,) or (n_samples, n_targets)
        sample_weight : array, shape (n_samples,), or float, optional
            How often each case counts, ≥ 0.

        Returns
        -------
        self

        Raises
        ------
        ValueError
            If X and y differ in length, or hold missing or infinite values, or a setting is out
            of range.
        TypeError
            If X is sparse.
        """
        self._validate_params()
        if clean(X, y) and not hasattr(self, "feature_names_in_"):
            self.n_features_in_ = X.shape[1]
        else:
            many = self._several_targets
            X, y = validate_data(self, X, y, dtype=np.float64, y_numeric=True, multi_output=many)
        Y = np.asarray(y, float).reshape(len(y), -1)
        counts = sample_weight
        if counts is not None:
            counts = _check_sample_weight(counts, X, dtype=np.float64, ensure_non_negative=True)
        W, b = self._learn(X, Y, counts)
        self.coef_ = W[:, 0] if y.ndim == 1 or (len(b) == 1 and self._flat) else W.T
        self.intercept_ = float(b[0]) if y.ndim == 1 else b
        return self

    def _learn(self, X, Y, counts):
        X, Y, X_mean, Y_mean = self._centre(X, Y, counts)
        W = self._solve(X, Y)
        W[still(X)] = 0
        return W, Y_mean - X_mean @ W

    def _centre(self, X, Y, counts):
        X_mean, Y_mean = np.zeros(X.shape[1]), np.zeros(Y.shape[1])
        if self.fit_intercept:
            share = np.full(len(X), 1 / len(X)) if counts is None else counts / counts.sum()
            X_mean, Y_mean = share @ X, share @ Y
            X, Y = X - X_mean, Y - Y_mean
            X[:, still(X, X_mean)] = 0
        if counts is not None:
            # Weighted squares are plain squares of rows stretched by the root of their weight.
            X, Y = (np.sqrt(counts)[:, None] * Z for Z in (X, Y))
        return X, Y, X_mean, Y_mean

    def predict(self, X):
        """The model's values for new cases.

        Parameters
        ----------
        X : array, shape (n_samples, n_features)
            The same columns, in the same units, as in `fit`.

        Returns
        -------
        y : array, shape (n_samples,) or (n_samples, n_targets)
            In the unit of the y learnt from.
        """
        check_is_fitted(self)
        X = validate_data(self, X, dtype=np.float64, reset=False)
        return X @ self.coef_.T + self.intercept_
