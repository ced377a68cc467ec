"""What the two multilayer perceptrons share: settings, training, stopping, prediction.

A class says in what form it wants y, with which loss, and how scores become predictions.
"""

import warnings

import numpy as np
from sklearn.base import BaseEstimator, is_classifier
from sklearn.exceptions import ConvergenceWarning
from sklearn.model_selection import train_test_split
from sklearn.utils import check_random_state
from sklearn.utils.validation import (
    _check_sample_weight,
    check_is_fitted,
    column_or_1d,
    validate_data,
)
from tqdm import tqdm

from companion.networks.early_stopping import EarlyStopping
from companion.networks.full_batch import minimise
from companion.networks.layers import Dense
from companion.networks.network import Network, layers_of
from companion.networks.optimisers import SGD, Adam
from companion.networks.settings import BENDS, RANGES
from companion.networks.training import epochs
from companion.objectives.penalties import L1, L2

SMALLEST_RATE = 1e-6  # of "adaptive" steps, as in scikit-learn


def one_at_a_time(model):
    """Whether a solver goes through the cases batch by batch, so that it can go on with others.

    Parameters
    ----------
    model : Perceptron

    Returns
    -------
    can : bool

    Raises
    ------
    AttributeError
        If it cannot.
    """
    if model.solver == "lbfgs":
        raise AttributeError("need solver 'adam' or 'sgd' for partial_fit, got 'lbfgs'")
    return True


class Perceptron(BaseEstimator):
    """A multilayer perceptron but for its loss. `MLPClassifier` and `MLPRegressor` are complete."""

    _parameter_constraints = RANGES

    def _store(self, settings):
        """All that `__init__` was given, untouched."""
        vars(self).update({name: value for name, value in settings.items() if name != "self"})

    @property
    def coefs_(self):
        """The weights of each layer.

        Returns
        -------
        coefs : list of arrays, shapes (n_in, n_units)
            Views.
        """
        return [layer.W for layer in self.network_.dense]

    @property
    def intercepts_(self):
        """The biases of each layer.

        Returns
        -------
        intercepts : list of arrays, shapes (n_units,)
            Views.
        """
        return [layer.b for layer in self.network_.dense]

    def fit(self, X, y, sample_weight=None):
        """Learn from the start, or with `warm_start` go on from where the last fit ended.

        Parameters
        ----------
        X : array, shape (n_samples, n_features)
            float32 stays float32 throughout, and is about twice as fast.
        y : array, shape (n_samples,) or (n_samples, n_outputs)
        sample_weight : array, shape (n_samples,), or float, optional
            How often each case counts, ≥ 0.

        Returns
        -------
        self

        Raises
        ------
        ValueError
            If X and y do not fit together or hold missing or infinite values, a setting is out of
            range or does not go with the solver, or training ends at numbers that are not finite.
        TypeError
            If X is sparse.
        """
        self._validate_params()
        return self._learn(X, y, sample_weight, incremental=False)

    def _learn(self, X, y, sample_weight, incremental):
        fresh = not hasattr(self, "network_") or not (self.warm_start or incremental)
        X, y = validate_data(
            self, X, y, reset=fresh, multi_output=True, dtype=[np.float64, np.float32]
        )
        if y.ndim == 2 and y.shape[1] == 1:
            y = column_or_1d(y, warn=True)
        Y = self._truth(y, incremental)
        counts = sample_weight
        if counts is not None:
            counts = _check_sample_weight(counts, X, dtype=X.dtype, ensure_non_negative=True)
        rng = check_random_state(self.random_state)
        if fresh:
            self._begin(X, Y, rng)
        if Y.shape[1] != self.n_outputs_:
            raise ValueError(
                f"need {self.n_outputs_} column(s) of y, as learnt first, got {Y.shape[1]}"
            )
        X, Y = (A.astype(self.network_.theta.dtype, copy=False) for A in (X, Y))
        if self.solver == "lbfgs":
            self._descend(X, Y, counts)
        else:
            self._train(X, Y, counts, rng, incremental)
        if not np.isfinite(self.network_.theta).all():
            raise ValueError(
                "training ended at weights that are not finite: standardise the columns, or take "
                f"smaller steps (learning_rate_init={self.learning_rate_init})"
            )
        return self

    def _begin(self, X, Y, rng):
        layers = layers_of(
            np.atleast_1d(self.hidden_layer_sizes).astype(int).tolist(),
            Y.shape[1],
            activation=BENDS[self.activation],
            gain=2.0 if self.activation == "logistic" else 6.0,
            dropout=self.dropout,
            input_dropout=self.input_dropout,
            input_noise=self.input_noise,
            batch_norm=self.batch_norm,
        )
        if min((layer.n_units for layer in layers if isinstance(layer, Dense)), default=1) < 1:
            raise ValueError(f"hidden_layer_sizes must be > 0, got {self.hidden_layer_sizes}")
        self.network_ = Network(layers, X.shape[1], self._loss(), rng, X.dtype)
        self.n_outputs_, self.n_layers_ = Y.shape[1], len(self.network_.dense) + 1
        self.loss_curve_, self.t_ = [], 0
        noisy = self.dropout or self.input_dropout or self.input_noise or self.augment
        self._noise = np.random.default_rng(rng.randint(2**31)) if noisy else None

    def _price(self, size):
        # scikit-learn's alpha is shared by the cases of a batch: alpha / size for each.
        return (L1 if self.penalty == "l1" else L2)(self.alpha / float(size))

    def _descend(self, X, Y, counts):
        asked = {
            "penalty='l1'": self.penalty == "l1",
            "dropout": self.dropout,
            "input_dropout": self.input_dropout,
            "input_noise": self.input_noise,
            "batch_norm": self.batch_norm,
            "max_norm": self.max_norm,
            "weight_decay": self.weight_decay,
            "augment": self.augment,
            "early_stopping": self.early_stopping,
        }
        if any(asked.values()):
            names = ", ".join(name for name, value in asked.items() if value)
            raise ValueError(f"solver='lbfgs' takes all cases at once and cannot do {names}")
        price = self._price(len(X) if counts is None else counts.sum())
        limits = {"max_iter": self.max_iter, "max_fun": self.max_fun, "tol": self.tol}
        result = minimise(
            self.network_, X, self._smoothed(Y), penalty=price, counts=counts, **limits
        )
        self.n_iter_, self.loss_ = min(result.nit, self.max_iter), float(result.fun)
        self.loss_curve_.append(self.loss_)
        if not result.success:
            warnings.warn(f"not converged: {result.message}", ConvergenceWarning, stacklevel=4)

    def _train(self, X, Y, counts, rng, incremental):
        stop = EarlyStopping(lambda network: -self.loss_, self.n_iter_no_change, self.tol)
        if self.early_stopping:
            if incremental:
                raise ValueError("need early_stopping=False for partial_fit, got True")
            X, Y, counts, held_out = self._split(X, Y, counts, rng)
            stop.score = lambda network: self._score(network.predict(held_out[0]), *held_out[1:])
        if not incremental or not hasattr(self, "_optimiser"):
            self._optimiser = self._steps()
        passes = epochs(
            self.network_,
            X,
            self._smoothed(Y),
            self._optimiser,
            rng,
            batch_size=self._size_of_batch(len(X)),
            penalty=self._price if self.alpha else None,
            max_norm=self.max_norm,
            noise=self._noise,
            augment=self.augment,
            counts=counts,
            shuffle=self.shuffle,
        )
        try:
            self._loop(passes, 1 if incremental else self.max_iter, len(X), stop)
            if self.n_iter_ == self.max_iter and not incremental:
                message = f"{self.max_iter} epochs were not enough for the loss to settle"
                warnings.warn(message, ConvergenceWarning, stacklevel=4)
        except KeyboardInterrupt:
            warnings.warn("training was interrupted: what was learnt is kept", stacklevel=4)
        self.best_loss_ = min(self.loss_curve_, default=np.inf)
        if self.early_stopping and stop.history:
            stop.restore(self.network_)
            self.validation_scores_, self.best_epoch_ = stop.history, stop.best_epoch
            self.best_validation_score_ = stop.best_score

    def _loop(self, passes, n_epochs, n_samples, stop):
        self.n_iter_ = 0
        with tqdm(total=n_epochs, unit="epoch", disable=not self.verbose) as progress:
            for self.loss_ in passes:
                self.n_iter_, self.t_ = self.n_iter_ + 1, self.t_ + n_samples
                self.loss_curve_.append(self.loss_)
                progress.update()
                progress.set_postfix(loss=f"{self.loss_:.4g}")
                enough = stop(self.network_, self.loss_)
                if self.solver == "sgd" and self.learning_rate == "invscaling":
                    slower = (self.t_ + 1) ** self.power_t
                    self._optimiser.learning_rate = self.learning_rate_init / slower
                ended = self.n_iter_ == n_epochs or not np.isfinite(self.loss_)
                if ended or (enough and not self._slow_down(stop)):
                    return

    def _size_of_batch(self, n_samples):
        if self.batch_size == "auto":
            return min(200, n_samples)
        if self.batch_size > n_samples:
            warnings.warn(f"batch_size is cut to the {n_samples} cases there are", stacklevel=5)
        return min(self.batch_size, n_samples)

    def _split(self, X, Y, counts, rng):
        if (n_out := int(np.ceil(self.validation_fraction * len(X)))) < 2:
            raise ValueError(
                f"need at least 2 cases to stop by, got {n_out}: take more data or a "
                f"larger validation_fraction than {self.validation_fraction}"
            )
        counts = np.ones(len(X), X.dtype) if (given := counts) is None else counts
        # only two classes are kept in proportion, which gives scikit-learn's validation cases
        stratify = Y if is_classifier(self) and Y.shape[1] == 1 else None
        X, X_out, Y, Y_out, counts, counts_out = train_test_split(
            X, Y, counts, random_state=rng, test_size=self.validation_fraction, stratify=stratify
        )
        return X, Y, None if given is None else counts, (X_out, Y_out, counts_out)

    def _steps(self):
        if self.solver == "sgd":
            return SGD(
                self.learning_rate_init, self.momentum, self.nesterovs_momentum, self.weight_decay
            )
        steps = Adam(
            self.learning_rate_init, self.beta_1, self.beta_2, self.epsilon, epsilon_first=True
        )
        steps.weight_decay = self.weight_decay
        return steps

    def _slow_down(self, stop):
        """Whether training goes on after all, with shorter steps."""
        shorter = self.solver == "sgd" and self.learning_rate == "adaptive"
        if not shorter or self._optimiser.learning_rate <= SMALLEST_RATE:
            return False
        self._optimiser.learning_rate /= 5
        stop.waited = 0
        return True

    def _smoothed(self, Y):
        return Y

    def _scores(self, X, rng=None):
        check_is_fitted(self, "network_")
        X = validate_data(self, X, reset=False, dtype=[np.float64, np.float32])
        return self.network_.predict(X.astype(self.network_.theta.dtype, copy=False), rng)

    def sample(self, X, n_samples=50, random_state=None):
        """Predictions with the noise left on: Monte Carlo dropout (Gal and Ghahramani, 2016).

        Parameters
        ----------
        X : array, shape (n_cases, n_features)
        n_samples : int, default 50
            Draws of the masks.
        random_state : int or Generator, optional
            Where chance comes from; a number is a seed.

        Returns
        -------
        draws : array, shape (n_samples, n_cases, n_outputs)
            Values, or probabilities of each class; all alike if the network has no noise.
        """
        rng = np.random.default_rng(random_state)
        return np.stack([self._respond(self._scores(X, rng)) for _ in range(n_samples)])
