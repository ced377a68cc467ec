"""Penalties: what a coefficient costs.  Lasso and ridge are the two ends of the elastic net.

    penalty(w) = l1 |w|_1 + l2 |w|²/2,     l1 = lam * l1_ratio,     l2 = lam * (1 - l1_ratio)

The corner of |w| at zero makes coefficients vanish, the curve of w² makes them share.  A solver
needs only the answer to one small question, the prox: from v, whither, if moving costs as well?
"""

from dataclasses import dataclass, field

import numpy as np

ROUNDING = 1e-12  # a dual point scaled to the border may lie this share beyond it


def soft_threshold(v, t):
    """The entries of v moved towards zero by t, and not beyond: the prox of t |w|_1.

    Parameters
    ----------
    v : array
    t : float or array
        ≥ 0.

    Returns
    -------
    w : array, the shape of v
    """
    return v - np.clip(v, -t, t)  # not sign(v) * ..., which would leave zeros with a minus


class Penalty:
    """The elastic net's formulas. A penalty below only names its `l1` and its `l2`."""

    def value(self, w):
        """The price of w.

        Parameters
        ----------
        w : array

        Returns
        -------
        value : float
        """
        corner = self.l1 * float(np.abs(w).sum()) if self.l1 else 0.0
        return corner + self.l2 / 2 * float(np.vdot(w, w))

    def prox(self, v, step):
        """The w with the smallest  |w - v|²/2 + step * penalty(w)  (Moreau, 1962).

        Parameters
        ----------
        v : array
        step : float
            > 0.

        Returns
        -------
        w : array, the shape of v
        """
        return soft_threshold(v, step * self.l1) / (1 + step * self.l2)

    def subgradient(self, w):
        """One slope of the penalty at w; where it has a corner, the level one.

        Parameters
        ----------
        w : array

        Returns
        -------
        slope : array, the shape of w
        """
        return self.l1 * np.sign(w) + self.smooth_gradient(w)

    def smooth_gradient(self, w):
        """The slope of the part without a corner,  l2 |w|²/2.

        Parameters
        ----------
        w : array

        Returns
        -------
        slope : array, the shape of w
        """
        return self.l2 * w

    def conjugate(self, c):
        """The largest value of  w · c - penalty(w)  over all w.

        Parameters
        ----------
        c : array

        Returns
        -------
        conjugate : float
            Infinite where the pull c beats a penalty without curvature.
        """
        excess = np.maximum(np.abs(c) - self.l1, 0)
        if self.l2 > 0:
            return float(np.square(excess).sum()) / (2 * self.l2)
        return 0.0 if np.all(excess <= ROUNDING * self.l1) else np.inf

    def feasible(self, c):
        """How far c can be kept: the largest k in [0, 1] for which `conjugate(k * c)` is finite.

        Parameters
        ----------
        c : array

        Returns
        -------
        k : float
        """
        largest = float(np.abs(c).max(initial=0))
        return 1.0 if self.l2 > 0 or largest <= self.l1 else self.l1 / largest


@dataclass(frozen=True)
class ElasticNet(Penalty):
    """Lasso and ridge in one (Zou and Hastie, 2005).

    Parameters
    ----------
    lam : float
        Strength, ≥ 0, per observation.
    l1_ratio : float
        The lasso's share, between 0 and 1.

    Raises
    ------
    ValueError
        If a value is out of range.
    """

    lam: float
    l1_ratio: float

    def __post_init__(self):
        if not (0 <= self.lam < np.inf and 0 <= self.l1_ratio <= 1):
            raise ValueError(f"need 0 ≤ lam < ∞ and 0 ≤ l1_ratio ≤ 1, got {self}")

    @property
    def l1(self):
        """The price of one unit of |w|."""
        return self.lam * self.l1_ratio

    @property
    def l2(self):
        """The price of one unit of w²/2."""
        return self.lam * (1 - self.l1_ratio)


@dataclass(frozen=True)
class L1(ElasticNet):
    """The lasso's penalty  lam * |w|_1  (Tibshirani, 1996).

    Parameters
    ----------
    lam : float
        Strength, ≥ 0, per observation.
    """

    l1_ratio: float = field(default=1.0, init=False, repr=False)


@dataclass(frozen=True)
class L2(ElasticNet):
    """Ridge's penalty  lam * |w|² / 2  (Hoerl and Kennard, 1970).

    Parameters
    ----------
    lam : float
        Strength, ≥ 0, per observation.
    """

    l1_ratio: float = field(default=0.0, init=False, repr=False)


def smallest_lam_that_empties(loss, l1_ratio=1.0):
    """The penalty from which on all coefficients are zero.

    Parameters
    ----------
    loss : SquaredLoss or LogisticLoss
    l1_ratio : float, default 1
        The lasso's share, between 0 and 1.

    Returns
    -------
    lam : float
        Infinite for l1_ratio 0: ridge empties nothing.
    """
    steepest = float(np.abs(loss.gradient(np.zeros(loss.n_features))).max(initial=0))
    return steepest / l1_ratio if l1_ratio > 0 else np.inf
