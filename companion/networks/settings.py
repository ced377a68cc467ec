"""The settings of a multilayer perceptron: what each means, and which values it may take.

The names, defaults and scaling are scikit-learn's where scikit-learn has the setting.
"""

from numbers import Integral, Real

import numpy as np
from sklearn.utils._param_validation import Interval, Options, StrOptions

from companion.networks.layers import Logistic, ReLU, Tanh

BENDS = {"relu": ReLU, "tanh": Tanh, "logistic": Logistic, "identity": None}
SHARE = Interval(Real, 0, 1, closed="left")
POSITIVE = Interval(Real, 0, None, closed="neither")
NOT_NEGATIVE = Interval(Real, 0, None, closed="left")
COUNT = Interval(Integral, 1, None, closed="left")

RANGES = {
    "hidden_layer_sizes": ["array-like", COUNT],
    "activation": [StrOptions(set(BENDS))],
    "solver": [StrOptions({"adam", "sgd", "lbfgs"})],
    "alpha": [NOT_NEGATIVE],
    "penalty": [StrOptions({"l2", "l1"})],
    "weight_decay": [NOT_NEGATIVE],
    "dropout": [SHARE],
    "input_dropout": [SHARE],
    "input_noise": [NOT_NEGATIVE],
    "batch_norm": ["boolean"],
    "max_norm": [POSITIVE, None],
    "augment": [callable, None],
    "batch_size": [StrOptions({"auto"}), COUNT],
    "learning_rate": [StrOptions({"constant", "invscaling", "adaptive"})],
    "learning_rate_init": [POSITIVE],
    "power_t": [NOT_NEGATIVE],
    "max_iter": [COUNT],
    "shuffle": ["boolean"],
    "random_state": ["random_state"],
    "tol": [NOT_NEGATIVE],
    "verbose": ["verbose"],
    "warm_start": ["boolean"],
    "momentum": [Interval(Real, 0, 1, closed="both")],
    "nesterovs_momentum": ["boolean"],
    "early_stopping": ["boolean"],
    "validation_fraction": [SHARE],
    "beta_1": [SHARE],
    "beta_2": [SHARE],
    "epsilon": [POSITIVE],
    "n_iter_no_change": [COUNT, Options(Real, {np.inf})],
    "max_fun": [COUNT],
}

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
