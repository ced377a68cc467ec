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
from sklearn.utils.multiclass import _check_partial_fit_first_call, type_of_target, unique_labels

from companion.networks.losses import (
    binary_cross_entropy,
    cross_entropy,
    poisson_deviance,
    squared_error,
)
from companion.networks.perceptron import SHARE, Perceptron
from companion.objectives.softmax import log_partition, probabilities

SETTINGS = """hidden_layer_sizes : sequence of int, default (100,)
        Units of each hidden layer.
    activation : "relu", "tanh", "logistic" or "identity", default "relu"
        What bends each hidden layer.
    solver : "adam", "sgd" or "lbfgs", default "adam"
        The last takes all cases at once, without noise.
    alpha : float, default 1e-4
        Penalty strength, shared by the cases of a batch.
    penalty : "l2" or "l1", default "l2"
        |w|²/2, or |w| with a proximal step after each of the solver's, for zeros that are exact.
    weight_decay : float, default 0.0
        Each step takes the share  learning_rate * weight_decay  from every weight: with "adam"
        that is AdamW.
    dropout, input_dropout : float, default 0.0
        The share of hidden units, or of columns of X, silenced while learning.
    input_noise : float, default 0.0
        Standard deviation of noise added to X while learning, in X's units.
    batch_norm : bool, default False
        Whether to normalise over the batch before each bend.
    max_norm : float, optional
        The longest that a hidden unit's vector of weights may be.
    augment : callable, optional
        `augment(X, rng)` gives X changed at random in ways that leave y as it is; used each epoch.
    batch_size : int or "auto", default "auto"
        "auto" is 200, or all cases if there are fewer.
    learning_rate : "constant", "invscaling" or "adaptive", default "constant"
        Whether "sgd" takes shorter steps with time, or when the loss no longer falls.
    learning_rate_init : float, default 1e-3
    power_t : float, default 0.5
        The power of time by which "invscaling" shortens steps.
    max_iter : int, default 200
        Most epochs.
    shuffle : bool, default True
        Whether cases come in another order in each epoch.
    random_state : int, RandomState or None, default None
        For the first weights, the order of cases, the validation cases, and noise.
    tol, n_iter_no_change : float and int, default 1e-4 and 10
        Training ends when for more epochs than that nothing improves by more than `tol`.
    verbose : bool, default False
        Whether to show progress, with the loss and the time that is left.
    warm_start : bool, default False
        Whether `fit` goes on from where the last one ended.
    momentum, nesterovs_momentum : float and bool, default 0.9 and True
        Of "sgd".
    early_stopping : bool, default False
        Whether to set cases aside, stop by their score and go back to the best weights.
    validation_fraction : float, default 0.1
        The share of cases that is set aside.
    beta_1, beta_2, epsilon : float, default 0.9, 0.999 and 1e-8
        Of "adam".
    max_fun : int, default 15000
        How often "lbfgs" may look at the loss."""

LEARNT = """network_ : Network
    coefs_, intercepts_ : lists of arrays
        Weights (n_in, n_units) and biases (n_units,) of each layer, as views.
    loss_curve_ : list of float
        Mean loss of each epoch, penalty included.
    loss_, best_loss_ : float
        The last and the smallest of them.
    n_iter_ : int
        Epochs.
    t_ : int
        Cases seen, repeats counted.
    validation_scores_, best_validation_score_, best_epoch_ : list, float and int
        With `early_stopping`."""


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

    _parameter_constraints = {  # noqa: RUF012 (scikit-learn's way)
        **Perceptron._parameter_constraints,
        "label_smoothing": [SHARE],
    }

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
            As in `fit`, and if y holds other classes, or the solver is "lbfgs".
        """
        self._validate_params()
        self._one_at_a_time()
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
        return -np.log1p(np.exp(np.column_stack([Z, -Z]) if self._binary else -Z))


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

    _parameter_constraints = {  # noqa: RUF012 (scikit-learn's way)
        **Perceptron._parameter_constraints,
        "loss": [StrOptions({"squared_error", "poisson"})],
    }

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
        return r2_score(Y, self._respond(Z), sample_weight=counts)

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
            As in `fit`, and if the solver is "lbfgs".
        """
        self._validate_params()
        self._one_at_a_time()
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
