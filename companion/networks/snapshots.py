"""Snapshots: keep the parameters after every epoch, and decide afterwards where to have stopped.

Early stopping decides while it trains.  Whoever keeps all snapshots of one training can ask what
each rule would have done, and what it would have missed.
"""

import numpy as np


class Snapshots:
    """Keeps a copy of a network's parameters after each epoch; for `train`'s `on_epoch`.

    Attributes
    ----------
    thetas : list of arrays, each of shape (n_parameters,)
        One for each epoch.
    """

    def __init__(self):
        self.thetas = []

    def __call__(self, network, loss):
        self.thetas.append(network.theta.copy())

    def scores(self, network, score, epochs=None):
        """What a score would have been after each epoch.

        Parameters
        ----------
        network : Network
            The one that was trained; it is left as it was.
        score : callable
            `score(network)` gives a number.
        epochs : sequence of int, optional
            Which, counted from 0. By default all.

        Returns
        -------
        values : array, shape (n_epochs,)
        """
        last, values = network.theta.copy(), []
        for epoch in range(len(self.thetas)) if epochs is None else epochs:
            network.theta[:] = self.thetas[epoch]
            values.append(score(network))
        network.theta[:] = last
        return np.array(values)


def stopped_at(scores, patience):
    """Which epoch a patient watcher would have gone back to, and when it would have given up.

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
