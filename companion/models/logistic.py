"""Logistic regression: the log-odds of a class as a linear model.

Minimises  C * sum of surprises + l1_ratio |w|_1 + (1 - l1_ratio) |w|²/2  (scikit-learn's scaling),
where a case's surprise is -log of the probability that the model gave to what happened.  C weighs
the data against the penalty, so the larger it is the less is regularized.
"""

from numbers import Integral, Real

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils._param_validation import Interval, StrOptions
from sklearn.utils.class_weight import compute_class_weight
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import _check_sample_weight, check_is_fitted, validate_data

from companion.objectives.logistic_loss import LogisticLoss
from companion.objectives.penalties import ElasticNet
from companion.objectives.softmax import log_partition, probabilities
from companion.solvers.proximal_newton import proximal_newton


class LogisticRegression(ClassifierMixin, BaseEstimator):
    """Classification by linear log-odds, for two classes (Cox, 1958) or more.

    Solved by proximal Newton steps and certified by the duality gap.

    Parameters
    ----------
    C : float, default 1.0
        Weight of the data against the penalty, > 0; ``np.inf`` for no penalty.
    l1_ratio : float, default 0.0
        The lasso's share: 1 for a lasso, 0 for a ridge.
    tol : float, default 1e-10
        Duality gap to reach, as a share of the objective at zero coefficients. Newton's last steps
        are nearly free, so the default asks for more than scikit-learn's.
    fit_intercept : bool, default True
        Whether a class may be likelier than others where all columns are 0. Not penalised.
    class_weight : dict, "balanced" or None, default None
        How often each case of a class counts; "balanced" lets all classes count alike.
    max_iter : int, default 100
        Most Newton steps; about ten are enough as a rule.

    Attributes
    ----------
    classes_ : array, shape (n_classes,)
    coef_ : array, shape (1, n_features) or (n_classes, n_features)
        Change of the log-odds of the second of two classes, or of each class's score, per unit of
        each column.
    intercept_ : array, shape (1,) or (n_classes,)
    n_iter_ : array of int, shape (1,)
        Newton steps.
    dual_gap_ : float
        By how much  mean surprise + penalty / (C n)  can exceed its minimum at most, in nats.
    """

    _parameter_constraints = {  # noqa: RUF012 (scikit-learn's way)
        "C": [Interval(Real, 0, None, closed="right")],
        "l1_ratio": [Interval(Real, 0, 1, closed="both")],
        "tol": [Interval(Real, 0, None, closed="left")],
        "fit_intercept": ["boolean"],
        "class_weight": [dict, StrOptions({"balanced"}), None],
        "max_iter": [Interval(Integral, 0, None, closed="left")],
    }

    def __init__(
        self,
        *,
        C=1.0,
        l1_ratio=0.0,
        tol=1e-10,
        fit_intercept=True,
        class_weight=None,
        max_iter=100,
    ):
        self.C = C
        self.l1_ratio = l1_ratio
        self.tol = tol
        self.fit_intercept = fit_intercept
        self.class_weight = class_weight
        self.max_iter = max_iter

    def fit(self, X, y, sample_weight=None):
        """Learn `coef_` and `intercept_`.

        Parameters
        ----------
        X : array, shape (n_samples, n_features)
        y : array, shape (n_samples,)
            The class of each case, of any type that can be sorted.
        sample_weight : array, shape (n_samples,), or float, optional
            How often each case counts, ≥ 0.

        Returns
        -------
        self

        Raises
        ------
        ValueError
            If X and y differ in length, hold missing or infinite values, y numbers instead of
            classes, or only one class; or a setting is out of range.
        TypeError
            If X is sparse.
        """
        self._validate_params()
        X, y = validate_data(self, X, y, dtype=np.float64)
        check_classification_targets(y)
        self.classes_, which = np.unique(y, return_inverse=True)
        counts = _check_sample_weight(sample_weight, X, dtype=np.float64, ensure_non_negative=True)
        if self.class_weight is not None:
            by_class = compute_class_weight(
                self.class_weight, classes=self.classes_, y=y, sample_weight=counts
            )
            counts = counts * by_class[which]
        happened = np.bincount(which, counts)
        if len(happened) < 2 or happened.min() == 0:
            found = f"{np.count_nonzero(happened)} class(es) of weight > 0 among {self.classes_}"
            raise ValueError(f"need at least 2 classes, each with cases that count, got {found}")
        used = counts > 0 if counts.min() == 0 else slice(None)
        lam = 1 / (self.C * counts.sum())
        Y = which if len(self.classes_) == 2 else np.eye(len(self.classes_))[which]
        loss = LogisticLoss(X[used], Y[used], self.fit_intercept, counts[used])
        w, trace = proximal_newton(
            loss, ElasticNet(lam, self.l1_ratio), tol=self.tol, max_iter=self.max_iter
        )
        self.coef_, self.intercept_ = np.atleast_2d(w.T), np.atleast_1d(loss.intercept(w))
        self.n_iter_ = np.array([len(trace.gap) - 1], dtype=np.int32)
        self.dual_gap_ = trace.gap[-1]
        return self

    def decision_function(self, X):
        """Log-odds of the second of two classes, or a score for each of more.

        Parameters
        ----------
        X : array, shape (n_samples, n_features)
            The same columns, in the same units, as in `fit`.

        Returns
        -------
        scores : array, shape (n_samples,) or (n_samples, n_classes)
        """
        check_is_fitted(self)
        X = validate_data(self, X, dtype=np.float64, reset=False)
        scores = X @ self.coef_.T + self.intercept_
        return scores[:, 0] if len(self.classes_) == 2 else scores

    def predict(self, X):
        """The likeliest class.

        Parameters
        ----------
        X : array, shape (n_samples, n_features)

        Returns
        -------
        y : array, shape (n_samples,)
            Entries of `classes_`.
        """
        scores = self.decision_function(X)
        return self.classes_[
            scores.argmax(axis=1) if scores.ndim == 2 else (scores > 0).astype(int)
        ]

    def predict_proba(self, X):
        """The probability of each class.

        Parameters
        ----------
        X : array, shape (n_samples, n_features)

        Returns
        -------
        P : array, shape (n_samples, n_classes)
            In the order of `classes_`; rows sum to 1.
        """
        scores = self.decision_function(X)
        if scores.ndim == 2:
            return probabilities(scores)
        # not 1 - p, which is 0 where the probability is below 1e-16
        return np.column_stack([probabilities(-scores), probabilities(scores)])

    def predict_log_proba(self, X):
        """The logarithm of `predict_proba`, also where that is too small for a float.

        Parameters
        ----------
        X : array, shape (n_samples, n_features)

        Returns
        -------
        log_P : array, shape (n_samples, n_classes)
        """
        scores = self.decision_function(X)
        if scores.ndim == 2:
            return scores - log_partition(scores)[:, None]
        return -np.column_stack([log_partition(scores), log_partition(-scores)])
