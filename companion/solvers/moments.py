"""All that a squared loss remembers of tall data: sums of products, read from X in one pass.

With `G = X'X / n`, `q = X'y / n` and `v = y'y / n` of the centred data,

    mean (y - b - Xw)² / 2  =  v/2 - q'w + w'Gw/2        (at the best intercept b),

so whatever is fitted afterwards costs nothing in n.  Sums can be subtracted: the moments of four
folds are those of all five less those of one.
"""

from dataclasses import dataclass, replace

import numpy as np

ROWS = 2048  # rows read at a time: few enough to stay in the processor's cache
CANCELLED = 1e4  # squared mean over variance from which centring by subtraction loses too much


@dataclass(frozen=True)
class Moments:
    """Sums over cases of what a squared loss needs, measured from `origin`.

    Parameters
    ----------
    n : float
        Number of cases, or the sum of their weights.
    x, y : array, shape (n_features,); float
        Sums of the columns and of the target.
    xx, xy, yy : array, shape (n_features, n_features); array, shape (n_features,); float
        Sums of products.
    origin : array, shape (n_features + 1,)
        The point, of X and then y, from which they are measured.
    """

    n: float
    x: np.ndarray
    y: float
    xx: np.ndarray
    xy: np.ndarray
    yy: float
    origin: np.ndarray

    @classmethod
    def of(cls, X, y, weights=None, origin=None):
        """Read the data once.

        Parameters
        ----------
        X : array, shape (n_samples, n_features)
        y : array, shape (n_samples,)
        weights : array, shape (n_samples,), optional
        origin : array, shape (n_features + 1,), optional
            Where to measure from. By default zero, or the means if the data lie so far from zero
            that centring the sums would cancel their digits.

        Returns
        -------
        moments : Moments
        """
        shift = np.zeros(X.shape[1] + 1) if origin is None else origin
        y = y - shift[-1]
        ones = np.ones(len(y)) if weights is None else weights
        sides = np.vstack([ones, ones * y])
        xx, s = 0.0, 0.0
        for start in range(0, len(X), ROWS):
            rows = slice(start, start + ROWS)
            block = X[rows] if origin is None else X[rows] - shift[:-1]
            s = s + sides[:, rows] @ block
            xx = xx + block.T @ (block if weights is None else weights[rows, None] * block)
        n, sum_y = ones.sum(), sides[1].sum()
        if origin is None:
            spread = np.append(xx.diagonal(), sides[1] @ y) / n
            mean = np.append(s[0], sum_y) / n
            if np.any(mean**2 > CANCELLED * (spread - mean**2)) and np.any(mean):
                return cls.of(X, y, weights, mean)
        return cls(n, s[0], sum_y, xx, s[1], sides[1] @ y, shift)

    def __sub__(self, part):
        """The moments of the cases that are not in `part`; both measured from the same origin."""
        names = ("n", "x", "y", "xx", "xy", "yy")
        return Moments(*(getattr(self, k) - getattr(part, k) for k in names), self.origin)

    def squares(self):
        """Sums of squares of the columns and of the target.

        Returns
        -------
        squares : array, shape (n_features + 1,)
        """
        return np.append(self.xx.diagonal(), self.yy)

    def through_origin(self):
        """The same without an intercept, as if the means were zero; for sums measured from zero.

        Returns
        -------
        moments : Moments
        """
        return replace(self, x=0 * self.x, y=0.0)

    def mean_squared_errors(self, W, intercepts):
        """Errors on these cases of linear fits, made on whatever cases.

        Parameters
        ----------
        W : array, shape (n_fits, n_features)
        intercepts : array, shape (n_fits,)

        Returns
        -------
        errors : array, shape (n_fits,)
            In squared units of y.
        """
        b = intercepts - self.origin[-1] + W @ self.origin[:-1]
        squares = self.yy - 2 * W @ self.xy + (W @ self.xx * W).sum(1)
        return (squares - 2 * b * (self.y - W @ self.x)) / self.n + b * b

    def means(self):
        """Means of the columns and of the target, in their own units.

        Returns
        -------
        X_mean, y_mean : array, shape (n_features,); float
        """
        means = np.append(self.x, self.y) / self.n + self.origin
        return means[:-1], float(means[-1])

    def centred(self):
        """Second moments about the means, per case.

        Returns
        -------
        G, q, v : array, shape (n_features, n_features); array, shape (n_features,); float
        """
        x, y = self.x / self.n, self.y / self.n
        return self.xx / self.n - np.outer(x, x), self.xy / self.n - y * x, self.yy / self.n - y * y
