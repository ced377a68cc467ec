"""The group lasso: columns that belong together come and go together.

    penalty(w) = lam * sum over groups of  sqrt(size) * |w_g|

|w_g|, the length of a group's weights, has a corner where *all* of them are zero and nowhere else.
"""

import numpy as np

from companion.objectives.penalties import ROUNDING


class GroupL1:
    """A price on the length of each group's weights (Yuan and Lin, 2006).

    With groups of one column each this is the lasso.

    Parameters
    ----------
    lam : float
        Strength, ≥ 0, per observation.
    groups : array of int, shape (n_features,)
        Which group each column belongs to, from 0 on.

    Raises
    ------
    ValueError
        If `lam` is negative or not finite.
    """

    def __init__(self, lam, groups):
        if not 0 <= lam < np.inf:
            raise ValueError(f"need 0 ≤ lam < ∞, got {lam}")
        self.lam, self.groups = lam, np.asarray(groups)
        # Times the root of its size, or large groups would be cheap to enter.
        self.prices = lam * np.sqrt(np.bincount(self.groups))

    def lengths(self, w):
        """The length of each group's part of a vector.

        Parameters
        ----------
        w : array, shape (n_features,)

        Returns
        -------
        lengths : array, shape (n_groups,)
        """
        return np.sqrt(np.bincount(self.groups, np.square(w)))

    def value(self, w):
        """The price of w.

        Parameters
        ----------
        w : array, shape (n_features,)

        Returns
        -------
        value : float
        """
        return float(self.prices @ self.lengths(w))

    def prox(self, v, step):
        """Each group drawn to zero by the same length, and not beyond.

        Parameters
        ----------
        v : array, shape (n_features,)
        step : float
            > 0.

        Returns
        -------
        w : array, shape (n_features,)
        """
        lengths = self.lengths(v)
        kept = np.maximum(lengths - step * self.prices, 0)
        return v * (kept / np.where(lengths > 0, lengths, 1))[self.groups]

    def conjugate(self, c):
        """The largest value of  w · c - penalty(w):  0 unless some group's pull beats its price.

        Parameters
        ----------
        c : array, shape (n_features,)

        Returns
        -------
        conjugate : float
        """
        return 0.0 if np.all(self.lengths(c) <= self.prices * (1 + ROUNDING)) else np.inf

    def feasible(self, c):
        """How far c can be kept: the largest k in [0, 1] for which `conjugate(k * c)` is finite.

        Parameters
        ----------
        c : array, shape (n_features,)

        Returns
        -------
        k : float
        """
        lengths = self.lengths(c)
        pulled = lengths > 0
        return float(min(1.0, (self.prices[pulled] / lengths[pulled]).min(initial=1.0)))
