"""Early stopping: train while a score on cases set aside still rises, then go back to its best.

The number of epochs is then chosen by data, as a penalty would be, and paid for with the cases that
are set aside.
"""

import numpy as np


class EarlyStopping:
    """Ends training when a score has not risen for a while, and remembers where it was best.

    Parameters
    ----------
    score : callable
        `score(network)`, higher is better, on cases that the training does not see.
    patience : int, default 10
        Passes without a better score that are borne.
    tol : float, default 0.0
        By how much a score must rise to count as better.

    Attributes
    ----------
    history : list of float
        The score after each pass.
    best_epoch : int
        Which of them was highest, from 0; -1 before the first.
    best_score : float
        How high it was.
    waited : int
        Passes since a score was better.
    """

    def __init__(self, score, patience=10, tol=0.0):
        self.score, self.patience, self.tol = score, patience, tol
        self.history, self.best_epoch, self.best_score, self.waited = [], -1, -np.inf, 0
        self._theta = None

    def __call__(self, network, loss):
        score = float(self.score(network))
        self.waited = 0 if score > self.best_score + self.tol else self.waited + 1
        if score > self.best_score:
            self.best_epoch, self.best_score = len(self.history), score
            self._theta = network.theta.copy()
        self.history.append(score)
        return self.waited > self.patience

    def restore(self, network):
        """Give the network the parameters it had when it was best.

        Parameters
        ----------
        network : Network
            Changed in place, if any score was above -∞.
        """
        if self._theta is not None:
            network.theta[:] = self._theta
