"""The squared loss: half the mean squared miss of `X @ w + b`, with the best b always put in.

    value(w) = |y - Xw|² / 2n        (X and y centred, which is what the best b amounts to)

A loss is seen in two ways.  As a function of w it has a gradient; as a function of the predictions
it has a dual point u, its derivative there, and the two are tied by  gradient(w) = X'u.
"""

import numpy as np


class SquaredLoss:
    """Half the mean squared error of a linear model, in squared units of y.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
    y : array, shape (n_samples,)
    fit_intercept : bool, default True
        Whether predictions may be shifted by a common, unpenalised b; else b = 0.

    Attributes
    ----------
    X, y : arrays, shapes (n_samples, n_features) and (n_samples,)
        Copies, centred if there is an intercept.
    n_features : int

    Raises
    ------
    ValueError
        If X and y do not fit together, or hold missing or infinite values.
    """

    def __init__(self, X, y, fit_intercept=True):
        X, y = np.array(X, float), np.array(y, float)
        if X.ndim != 2 or y.shape != X.shape[:1] or len(y) == 0:
            raise ValueError(f"need X (n, p) and y (n,), n ≥ 1, got {X.shape} and {y.shape}")
        if not (np.isfinite(X).all() and np.isfinite(y).all()):
            raise ValueError("need finite X and y, got missing or infinite values")
        if fit_intercept:
            X -= X.mean(axis=0)
            y -= y.mean()
        self.X, self.y, self.n_features = X, y, X.shape[1]

    def value(self, w):
        """The loss at w.

        Parameters
        ----------
        w : array, shape (n_features,)

        Returns
        -------
        value : float
        """
        residual = self.y - self.X @ w
        return float(residual @ residual) / (2 * len(self.y))

    def gradient(self, w):
        """The derivative with respect to w.

        Parameters
        ----------
        w : array, shape (n_features,)

        Returns
        -------
        gradient : array, shape (n_features,)
        """
        return self.pull(self.dual(w))

    def curvature(self):
        """The largest eigenvalue of X'X/n: no gradient changes faster than this times the step.

        Returns
        -------
        curvature : float
            The Lipschitz constant of the gradient.
        """
        return float(np.linalg.norm(self.X, 2)) ** 2 / len(self.y)

    def dual(self, w):
        """The derivative with respect to the predictions: minus the residual, per observation.

        Parameters
        ----------
        w : array, shape (n_features,)

        Returns
        -------
        u : array, shape (n_samples,)
            Sums to 0 if there is an intercept.
        """
        return (self.X @ w - self.y) / len(self.y)

    def pull(self, u):
        """What a dual point asks of each feature: X'u.

        Parameters
        ----------
        u : array, shape (n_samples,)

        Returns
        -------
        pull : array, shape (n_features,)
        """
        return self.X.T @ u

    def conjugate(self, u):
        """The largest value of  w · pull(u) - value(w)  that any predictions Xw could give.

        So  value(w) + conjugate(u) ≥ w · pull(u)  for all w and u (Fenchel, 1949), and both sides
        are equal at u = dual(w).

        Parameters
        ----------
        u : array, shape (n_samples,)
            With an intercept: summing to 0, else the supremum would be infinite.

        Returns
        -------
        conjugate : float
        """
        return float(u @ self.y + len(self.y) * (u @ u) / 2)
