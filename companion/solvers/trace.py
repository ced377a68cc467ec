"""The diary of a solver, which also tells it when to stop: at a duality gap small enough::

    w = 0
    while not trace.done(w):
        w = a better w

A duality gap bounds the error by itself.  Steps that have become small prove nothing: a slow
solver takes small steps far from the minimum, too.
"""

import warnings
from time import process_time

import numpy as np
from sklearn.exceptions import ConvergenceWarning

from companion.solvers.gap import duality_gap


class Trace:
    """Objective, gap and non-zero coefficients, before the first iteration and after each.

    Parameters
    ----------
    loss : SquaredLoss or LogisticLoss
    penalty : L1, L2 or ElasticNet
    tol : float
        The gap to reach, as a share of the objective at w = 0.
    max_iter : int
        Iterations allowed.

    Attributes
    ----------
    objective, gap : list of float
        In units of the objective.
    nonzeros : list of int
    seconds : list of float
        CPU time that the solver has taken so far. What the diary takes for itself is left out.
    """

    def __init__(self, loss, penalty, tol=1e-6, max_iter=1000):
        self.loss, self.penalty, self.tol, self.max_iter = loss, penalty, tol, max_iter
        self.objective, self.gap, self.nonzeros = [], [], []
        self.small_enough = tol * loss.value(np.zeros(loss.n_features))
        self.seconds, self.resumed = [], process_time()

    def note(self, w):
        """Write down where the solver stands.

        Parameters
        ----------
        w : array, shape (n_features,)

        Returns
        -------
        gap : float
            The duality gap at w.
        """
        taken = process_time() - self.resumed
        self.seconds.append(taken + (self.seconds[-1] if self.seconds else 0.0))
        self.objective.append(self.loss.value(w) + self.penalty.value(w))
        self.gap.append(duality_gap(self.loss, self.penalty, w))
        self.nonzeros.append(int(np.count_nonzero(w)))
        self.resumed = process_time()
        return self.gap[-1]

    def done(self, w):
        """Write down where the solver stands, and say whether to stop.

        Parameters
        ----------
        w : array, shape (n_features,)

        Returns
        -------
        done : bool
            Whether the gap is small enough, or the iterations are used up: then with scikit-learn's
            ``ConvergenceWarning``.
        """
        if self.note(w) <= self.small_enough:
            return True
        if len(self.gap) <= self.max_iter:
            return False
        warnings.warn(
            f"after {self.max_iter} iterations the duality gap is {self.gap[-1]:.2g}, "
            f"wanted {self.small_enough:.2g}: raise max_iter or tol",
            ConvergenceWarning,
            stacklevel=3,
        )
        return True
