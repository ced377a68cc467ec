"""Multilayer perceptrons in scikit-learn's dress: change one import, and add what it lacks.

Each batch minimises  mean loss + alpha / batch size * penalty  (scikit-learn's scaling).  Dropout,
L1 by proximal steps, decoupled weight decay, max-norm, label smoothing, batch norm and augmentation
are settings; without them the loss curve is scikit-learn's, number by number.
"""

import numpy as np
from scipy.special import expit
from sklearn.base import ClassifierMixin, MultiOutputMixin, RegressorMixin
from sklearn.metrics import r2_score
from sklearn.preprocessing import LabelBinarizer
from sklearn.utils._param_validation import StrOptions
from sklearn.utils.metaestimators import available_if
from sklearn.utils.multiclass import _check_partial_fit_first_call, type_of_target, unique_labels

from companion.networks.losses import (
    binary_cross_entropy,
    cross_entropy,
    poisson_deviance,
    squared_error,
)
from companion.networks.perceptron import Perceptron, one_at_a_time
from companion.networks.settings import LEARNT, RANGES, SETTINGS, SHARE
from companion.objectives.softmax import log_partition, probabilities


class MLPClassifier(ClassifierMixin, Perceptron):
    __doc__ = f"""A network that gives each class a probability.

    Parameters
    ----------
    {SETTINGS}
    label_smoothing : float, default 0.0
        The share of each label that is spread over all classes (Szegedy et al., 2016).

    Attributes
    ----------
    classes_ : array, shape (n_classes,)
    {LEARNT}
    """

    _parameter_constraints = RANGES | {"label_smoothing": [SHARE]}

    def __init__(
        self,
        hidden_layer_sizes=(100,),
        activation="relu",
        *,
        solver="adam",
        alpha=0.0001,
        penalty="l2",
        weight_decay=0.0,
        dropout=0.0,
        input_dropout=0.0,
        input_noise=0.0,
        batch_norm=False,
        max_norm=None,
        label_smoothing=0.0,
        augment=None,
        batch_size="auto",
        learning_rate="constant",
        learning_rate_init=0.001,
        power_t=0.5,
        max_iter=200,
        shuffle=True,
        random_state=None,
        tol=1e-4,
        verbose=False,
        warm_start=False,
        momentum=0.9,
        nesterovs_momentum=True,
        early_stopping=False,
        validation_fraction=0.1,
        beta_1=0.9,
        beta_2=0.999,
        epsilon=1e-8,
        n_iter_no_change=10,
        max_fun=15000,
    ):
        self._store(locals())

    @property
    def _binary(self):
        return self._labels.y_type_ == "binary"

    def _truth(self, y, incremental):
        first = not hasattr(self, "classes_") or not (self.warm_start or incremental)
        if first or not hasattr(self, "_labels"):
            self._labels = LabelBinarizer().fit(self.classes_ if incremental else y)
            self.classes_ = self._labels.classes_
        found = unique_labels(y)
        strange = np.setdiff1d(found, self.classes_)
        if len(strange):
            raise ValueError(f"need classes among {self.classes_}, as learnt first, got {strange}")
        return self._labels.transform(y)

    def _loss(self):
        kind = self._labels.y_type_
        return cross_entropy if kind == "multiclass" else binary_cross_entropy

    def _smoothed(self, Y):
        s = self.label_smoothing
        return (1 - s) * Y + s / max(Y.shape[1], 2) if s else Y

    def _respond(self, Z):
        return probabilities(Z) if self._labels.y_type_ == "multiclass" else expit(Z)

    def _score(self, Z, Y, counts):
        if self._labels.y_type_ == "multiclass":
            hit = Z.argmax(axis=1) == Y.argmax(axis=1)
        else:
            hit = np.all((Z > 0) == (Y > 0.5), axis=1)
        return np.average(hit, weights=counts)

    @available_if(one_at_a_time)
    def partial_fit(self, X, y, sample_weight=None, classes=None):
        """Learn from these cases for one more epoch.

        Parameters
        ----------
        X : array, shape (n_samples, n_features)
        y : array, shape (n_samples,)
        sample_weight : array, shape (n_samples,), or float, optional
            How often each case counts, ≥ 0.
        classes : array, shape (n_classes,), optional
            All classes there will ever be; needed in the first call.

        Returns
        -------
        self

        Raises
        ------
        ValueError
            As in `fit`, and if y holds other classes.
        AttributeError
            If the solver is "lbfgs".
        """
        self._validate_params()
        if _check_partial_fit_first_call(self, classes) and type_of_target(y).startswith("multi"):
            self._labels = LabelBinarizer().fit(y)
        return self._learn(X, y, sample_weight, incremental=True)

    def predict(self, X):
        """The likeliest class, or for several columns of y those likelier than not.

        Parameters
        ----------
        X : array, shape (n_samples, n_features)

        Returns
        -------
        y : array, shape (n_samples,) or (n_samples, n_classes)
        """
        Z = self._scores(X)
        return self._labels.inverse_transform(self._respond(Z))

    def predict_proba(self, X):
        """The probability of each class.

        Parameters
        ----------
        X : array, shape (n_samples, n_features)

        Returns
        -------
        P : array, shape (n_samples, n_classes)
            In the order of `classes_`.
        """
        Z = self._scores(X)
        # not 1 - p, which is 0 where the probability is below 1e-16
        return np.column_stack([expit(-Z), expit(Z)]) if self._binary else self._respond(Z)

    def predict_log_proba(self, X):
        """The logarithm of `predict_proba`, also where that is too small for a float.

        Parameters
        ----------
        X : array, shape (n_samples, n_features)

        Returns
        -------
        log_P : array, shape (n_samples, n_classes)
        """
        Z = self._scores(X)
        if self._labels.y_type_ == "multiclass":
            return Z - log_partition(Z)[:, None]
        return -np.logaddexp(0, np.column_stack([Z, -Z]) if self._binary else -Z)


class MLPRegressor(MultiOutputMixin, RegressorMixin, Perceptron):
    __doc__ = f"""A network that predicts numbers.

    For several targets the loss is summed over them, and so are its gradients; scikit-learn takes
    the same steps, and reports the mean over targets.

    Parameters
    ----------
    loss : "squared_error" or "poisson", default "squared_error"
        Half the squared error, or half the deviance of counts, whose mean is then e to the score.
    {SETTINGS}

    Attributes
    ----------
    {LEARNT}
    """

    _parameter_constraints = RANGES | {"loss": [StrOptions({"squared_error", "poisson"})]}

    def __init__(
        self,
        loss="squared_error",
        hidden_layer_sizes=(100,),
        activation="relu",
        *,
        solver="adam",
        alpha=0.0001,
        penalty="l2",
        weight_decay=0.0,
        dropout=0.0,
        input_dropout=0.0,
        input_noise=0.0,
        batch_norm=False,
        max_norm=None,
        augment=None,
        batch_size="auto",
        learning_rate="constant",
        learning_rate_init=0.001,
        power_t=0.5,
        max_iter=200,
        shuffle=True,
        random_state=None,
        tol=1e-4,
        verbose=False,
        warm_start=False,
        momentum=0.9,
        nesterovs_momentum=True,
        early_stopping=False,
        validation_fraction=0.1,
        beta_1=0.9,
        beta_2=0.999,
        epsilon=1e-8,
        n_iter_no_change=10,
        max_fun=15000,
    ):
        self._store(locals())

    def _truth(self, y, incremental):
        if self.loss == "poisson" and y.min() < 0:
            raise ValueError(f"need y ≥ 0 for loss='poisson', got {y.min()}")
        self._flat = y.ndim == 1
        return y.reshape(len(y), -1)

    def _loss(self):
        return poisson_deviance if self.loss == "poisson" else squared_error

    def _respond(self, Z):
        return np.exp(Z) if self.loss == "poisson" else Z

    def _score(self, Z, Y, counts):
        values = self._respond(Z)
        if not np.isfinite(values).all():
            return -np.inf  # a training that diverges: r2_score would refuse to look at it
        return r2_score(Y, values, sample_weight=counts)

    @available_if(one_at_a_time)
    def partial_fit(self, X, y, sample_weight=None):
        """Learn from these cases for one more epoch.

        Parameters
        ----------
        X : array, shape (n_samples, n_features)
        y : array, shape (n_samples,) or (n_samples, n_outputs)
        sample_weight : array, shape (n_samples,), or float, optional
            How often each case counts, ≥ 0.

        Returns
        -------
        self

        Raises
        ------
        ValueError
            As in `fit`.
        AttributeError
            If the solver is "lbfgs".
        """
        self._validate_params()
        return self._learn(X, y, sample_weight, incremental=True)

    def predict(self, X):
        """The network's values for new cases.

        Parameters
        ----------
        X : array, shape (n_samples, n_features)

        Returns
        -------
        y : array, shape (n_samples,) or (n_samples, n_outputs)
        """
        values = self._respond(self._scores(X))
        return values[:, 0] if self._flat else values
