"""The logistic loss: a model's mean surprise at what happened, in nats.

    value(w) = mean of  A(f_i) - y_i f_i,        f = Xw + b  with the best b always put in

with A, the probabilities P = A' and the entropy A* of `softmax`, and b of `best_intercept`.  Two
classes: y is 0 or 1.  More: each y_i is a row of zeros with a one, and w has a column for each
class.  The dual point is what the model believes less what happened, (P - y) / n; with an intercept
it sums to 0: the model gets the share of each class right.
"""

from typing import NamedTuple

import numpy as np

from companion.objectives.best_intercept import balance, hessian
from companion.objectives.centring import still
from companion.objectives.softmax import log_partition, negative_entropy, probabilities

ROUNDING = 1e-9  # by how much a belief may lie outside [0, 1] and still be one


class _Point(NamedTuple):
    """What a w amounts to."""

    w: np.ndarray
    b: np.ndarray  # the best intercept, of centred columns
    P: np.ndarray  # probabilities, in the shape of y
    value: float  # the loss


class LogisticLoss:
    """The mean log-loss of a linear model, binary or multinomial.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
    y : array, shape (n_samples,) or (n_samples, n_classes)
        The probability of class 1, as a rule 0 or 1; or of each class, in rows that sum to 1.
    fit_intercept : bool, default True
        Whether scores may be shifted by an unpenalised b, one for each column of w; else b = 0.
    weights : array, shape (n_samples,), optional
        How much each case counts in the mean, > 0.

    Attributes
    ----------
    X, y : arrays
        Copies, X centred if there is an intercept.
    weights : array, shape (n_samples,)
        Summing to 1.
    n_features : int, or tuple (n_features, n_classes)
        The shape of w.

    Raises
    ------
    ValueError
        If X and y do not fit together, X has missing or infinite values, y holds no probabilities,
        or a class never or always happens and there is an intercept: the best b would be infinite.
    """

    def __init__(self, X, y, fit_intercept=True, weights=None):
        X, y = np.asarray(X, float), np.array(y, float)
        if X.ndim != 2 or y.ndim not in (1, 2) or len(y) != len(X) or len(y) == 0:
            raise ValueError(f"need X (n, p) and y (n,) or (n, K), got {X.shape} and {y.shape}")
        if not np.isfinite(X).all():
            raise ValueError("need finite X, got missing or infinite values")
        if not (np.all((y >= 0) & (y <= 1)) and (y.ndim == 1 or np.allclose(y.sum(axis=1), 1))):
            raise ValueError("need y between 0 and 1, of several classes in rows that sum to 1")
        self.weights = np.full(len(y), 1 / len(y)) if weights is None else weights / weights.sum()
        self.share = self.weights @ y
        if fit_intercept and not np.all((self.share > 0) & (self.share < 1)):
            raise ValueError(f"need every class to happen, and not always, got shares {self.share}")
        self.mean = self.weights @ X * fit_intercept
        self.X, self.y, self.fit_intercept = X - self.mean, y, fit_intercept
        self.X[:, still(self.X, self.mean)] = 0
        self.n_features = X.shape[1:] + y.shape[1:] if y.ndim == 2 else X.shape[1]
        self._last = _Point(None, np.zeros(y.shape[1:]), y, np.nan)  # of nothing yet

    def _at(self, w):
        """What follows from w, remembered: a solver and its certificate ask for the same."""
        if not np.array_equal(w, self._last.w):
            used = np.atleast_2d(w.T).any(axis=0)
            F, b = self.X @ w if used.all() else self.X[:, used] @ w[used], self._last.b
            if self.fit_intercept:
                b, P = balance(F, self.weights, self.share, b)
                F = F + b
            else:
                P = probabilities(F)
            happened = self.y * F if F.ndim == 1 else (self.y * F).sum(axis=1)
            value = float(self.weights @ (log_partition(F) - happened))
            self._last = _Point(w.copy(), b, P, value)
        return self._last

    def intercept(self, w):
        """The best b at w, for columns that are not centred.

        Parameters
        ----------
        w : array, shape (n_features,) or (n_features, n_classes)

        Returns
        -------
        b : float or array, shape (n_classes,)
        """
        return self._at(w).b - self.mean @ w

    def value(self, w):
        """The loss at w.

        Parameters
        ----------
        w : array, shape (n_features,) or (n_features, n_classes)

        Returns
        -------
        value : float
            In nats, ≥ 0.
        """
        return self._at(w).value

    def gradient(self, w):
        """The derivative with respect to w.

        Parameters
        ----------
        w : array, shape (n_features,) or (n_features, n_classes)

        Returns
        -------
        gradient : array, the shape of w
        """
        return self.pull(self.dual(w))

    def hessian(self, w, A):
        """Second derivatives with respect to some coefficients, the best b following them.

        Parameters
        ----------
        w : array, shape (n_features,) or (n_features, n_classes)
        A : array of int, shape (n_active,)
            Their places in `w.ravel("F")`, class after class, increasing.

        Returns
        -------
        H : array, shape (n_active, n_active)
        """
        return hessian(self.X, self._at(w).P, self.weights, A, self.fit_intercept)

    def curvature(self):
        """A bound on all eigenvalues of all Hessians: no gradient changes faster.

        Returns
        -------
        curvature : float
            A Lipschitz constant of the gradient.
        """
        steepest = np.linalg.norm(np.sqrt(self.weights)[:, None] * self.X, 2) ** 2
        return float(steepest) / (4 if self.y.ndim == 1 else 2)

    def dual(self, w):
        """The derivative with respect to the scores: belief less truth, per observation.

        Parameters
        ----------
        w : array, shape (n_features,) or (n_features, n_classes)

        Returns
        -------
        u : array, the shape of y
            Sums to 0 over the observations if there is an intercept.
        """
        return (self.weights * (self._at(w).P - self.y).T).T

    def pull(self, u):
        """What a dual point asks of each coefficient: X'u.

        Parameters
        ----------
        u : array, the shape of y

        Returns
        -------
        pull : array, the shape of w
        """
        return self.X.T @ u

    def conjugate(self, u):
        """The largest value of  w · pull(u) - value(w)  that any scores could give.

        It is the negative entropy of the beliefs  y + n u  (Fenchel, 1949; Jaakkola and Haussler,
        1999).

        Parameters
        ----------
        u : array, the shape of y
            With an intercept: summing to 0.

        Returns
        -------
        conjugate : float
            Infinite where y + n u are no probabilities.
        """
        belief = self.y + (u.T / self.weights).T
        inside = np.clip(belief, 0, 1)
        if np.abs(belief - inside).max() > ROUNDING:
            return np.inf
        return float(self.weights @ negative_entropy(inside))
