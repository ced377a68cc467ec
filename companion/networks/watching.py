"""Watch a training from outside: how the network does on any cases, after every epoch.

Early stopping decides while it trains, by the cases that were set aside.  Whoever has watched a
training to its end can ask what each rule, and each choice of cases, would have decided.
"""

import numpy as np

from companion.networks.layers import ReLU
from companion.networks.losses import cross_entropy
from companion.networks.network import Network, layers_of
from companion.networks.optimisers import Adam
from companion.networks.training import train
from companion.objectives.softmax import log_partition


class Watch:
    """Asks a classifier about several sets of cases after each epoch; for `train`'s `on_epoch`.

    It has no say in the training.

    Parameters
    ----------
    sets : dict of str to (X, Y)
        Cases by name: X of shape (n, n_in), and Y of shape (n, n_classes) with a one for the class.

    Attributes
    ----------
    right, surprise : dict of str to list of arrays, each of shape (n,)
        For each set, after each epoch: whether a case's class has the highest score, and minus the
        logarithm of the probability given to it, in nats.
    """

    def __init__(self, sets):
        self.sets = sets
        self.right, self.surprise = ({name: [] for name in sets} for _ in range(2))

    def __call__(self, network, loss):
        for name, (X, Y) in self.sets.items():
            Z = network.predict(X)
            self.right[name].append(Z.argmax(axis=1) == Y.argmax(axis=1))
            self.surprise[name].append(log_partition(Z) - np.einsum("ij,ij->i", Z, Y))


def watch_training(
    X,
    Y,
    sets,
    n_epochs,
    seed,
    *,
    hidden=(100,),
    activation=ReLU,
    batch_size=32,
    learning_rate=1e-3,
):
    """Train a multilayer perceptron by Adam for a number of epochs, and watch it.

    Parameters
    ----------
    X : array, shape (n_samples, n_in)
    Y : array, shape (n_samples, n_classes)
        A one for the class of each case.
    sets : dict of str to (X, Y)
        The cases to watch, by name.
    n_epochs : int
    seed : int
        For the first weights and for the order of the cases.
    hidden : sequence of int, default (100,)
        Units of each hidden layer.
    activation : type of layer, default ReLU
    batch_size : int, default 32
    learning_rate : float, default 1e-3
        Of Adam, > 0.

    Returns
    -------
    right, surprise : dicts of str to array, shape (n_epochs, n_cases)
        As in `Watch`.
    """
    layers, watch = layers_of(hidden, Y.shape[1], activation=activation), Watch(sets)
    network = Network(layers, X.shape[1], cross_entropy, rng=seed)
    settings = {"n_epochs": n_epochs, "batch_size": batch_size, "on_epoch": watch}
    train(network, X, Y, Adam(learning_rate), seed, **settings)
    right = {name: np.array(values) for name, values in watch.right.items()}
    return right, {name: np.array(values) for name, values in watch.surprise.items()}


def stopped_at(scores, patience):
    """Where a patient watcher goes back to, and when it gives up.

    The rule of `EarlyStopping`, for a whole training that is known.

    Parameters
    ----------
    scores : array, shape (n_epochs,)
        Higher is better.
    patience : int
        Epochs without a better score that are borne.

    Returns
    -------
    best, last : int
        Counted from 0: the epoch whose weights are restored, and that after which training ends,
        for want of patience or of further epochs.
    """
    best = 0
    for epoch, score in enumerate(scores):
        if score > scores[best]:
            best = epoch
        if epoch - best > patience:
            break
    return best, epoch


def stopped_by(scores, n_held, patience, rng=None, n_draws=100):
    """The same, watched by a few cases drawn from many, again and again.

    Parameters
    ----------
    scores : array, shape (n_epochs, n_cases)
        Of cases that the training has not seen; higher is better.
    n_held : int
        How many of them watch.
    patience : int
    rng : Generator or int, optional
        Where chance comes from; a number is a seed.
    n_draws : int, default 100

    Returns
    -------
    best, last : arrays of int, shape (n_draws,)
        As in `stopped_at`.
    """
    rng = np.random.default_rng(rng)
    n_epochs, n_cases = scores.shape
    watching = np.zeros((n_cases, n_draws))
    for draw in watching.T:
        draw[rng.permutation(n_cases)[:n_held]] = 1
    seen = scores @ watching / n_held  # one column for each draw
    epochs = np.arange(n_epochs)[:, None]
    better = seen > np.maximum.accumulate(np.vstack([np.full(n_draws, -np.inf), seen]))[:-1]
    best = np.maximum.accumulate(np.where(better, epochs, 0))
    over = epochs - best > patience
    last = np.where(over.any(axis=0), over.argmax(axis=0), n_epochs - 1)
    return best[last, np.arange(n_draws)], last
