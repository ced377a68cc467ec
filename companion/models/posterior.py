"""Weights under a normal prior with a precision for each: where they lie and how sure that is.

With noise of precision alpha and, before any data, weight j around zero with precision lambda_j,
the weights are normal, with covariance and mean

    Sigma = (diag(lambda) + alpha X'X)^-1,    w = alpha Sigma X'y.

`gamma_j = 1 - lambda_j Sigma_jj` says how far the data, not the prior, fix weight j (MacKay, 1992).
"""

import numpy as np
from scipy.linalg import cholesky, pinvh, solve_triangular
from scipy.linalg.lapack import dpotrf, dpotri, dpotrs

from companion.solvers.moments import Moments

NEARLY_EXACT = 1e-6  # share of |y|² from which a squared residual is not found by subtraction


def kernel(X, alpha, lam):
    """Covariance of y before any data: `I / alpha + X diag(1 / lambda) X'`.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
    alpha : float
    lam : array, shape (n_features,)

    Returns
    -------
    K : array, shape (n_samples, n_samples)
    """
    return (X / lam) @ X.T + np.eye(len(X)) / alpha


class Posterior:
    """The weights of the columns that are kept.

    While columns outnumber cases it works with the kernel, one row per case (Woodbury's identity):
    `w = diag(1 / lambda) X' K^-1 y`.  Once they do not, products are summed over the cases, once,
    and every further step costs nothing in n.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
    y : array, shape (n_samples,)
    centre : bool, default True
        Whether both are measured from their means.

    Attributes
    ----------
    kept : array of int, shape (n_kept,)
    X_mean, y_mean : array, shape (n_features,); float
        What they are measured from: the means, or 0.
    """

    def __init__(self, X, y, centre=True):
        n, p = X.shape
        self.kept, self.narrow, self.centre = np.arange(p), p <= n, centre
        if self.narrow:
            moments = Moments.of(X, y, origin=None if centre else np.zeros(p + 1))
            moments = moments if centre else moments.through_origin()
            self.X, self.y, (self.X_mean, self.y_mean) = X, y, moments.means()
            self.G, self.q, self.yy = (n * mean for mean in moments.centred())
        else:
            self.X_mean, self.y_mean = (X.mean(axis=0), y.mean()) if centre else (np.zeros(p), 0.0)
            self.X, self.y = X - self.X_mean, y - self.y_mean

    def _rows(self):
        return self.X if len(self.kept) == self.X.shape[1] else self.X[:, self.kept]

    def keep(self, stay):
        """Let columns go.

        Parameters
        ----------
        stay : array of bool, shape (n_kept,)
        """
        if stay.all():
            return
        self.kept = self.kept[stay]
        if self.narrow:
            self.G, self.q = self.G[np.ix_(stay, stay)], self.q[stay]
        elif len(self.kept) <= len(self.y):
            X, self.narrow = self._rows(), True
            self.G, self.q, self.yy = X.T @ X, X.T @ self.y, self.y @ self.y

    def weights(self, alpha, lam):
        """Means of the weights, and how far the data fix each.

        Parameters
        ----------
        alpha : float
        lam : array, shape (n_kept,)

        Returns
        -------
        w, gamma : array, shape (n_kept,)
        log_det : float
            Of Sigma.
        """
        if not self.narrow:
            X = self._rows()
            L = cholesky(kernel(X, alpha, lam), lower=True)
            half = solve_triangular(L, np.column_stack([X, self.y]), lower=True)
            half, target = half[:, :-1], half[:, -1]
            log_det = np.sum(np.log(lam)) + len(L) * np.log(alpha)
            log_det += 2 * np.sum(np.log(L.diagonal()))
            return half.T @ target / lam, np.sum(half**2, axis=0) / lam, -log_det
        precision = self._precision(alpha, lam)
        R, failed = dpotrf(precision)
        if failed:  # repeated columns whose lambda drowns in rounding
            Sigma = pinvh(precision)
            w, log_det = alpha * (Sigma @ self.q), np.linalg.slogdet(Sigma)[1]
        else:
            w, _ = dpotrs(R, alpha * self.q)
            Sigma, _ = dpotri(R)  # the upper half; all we need is the diagonal
            log_det = -2 * np.sum(np.log(R.diagonal()))
        return w, 1 - lam * Sigma.diagonal(), log_det

    def _precision(self, alpha, lam):
        return alpha * self.G + np.diag(lam)

    def error(self, w):
        """Squared length of the residual.

        Parameters
        ----------
        w : array, shape (n_kept,)

        Returns
        -------
        error : float
        """
        if self.narrow:
            error = self.yy - w @ (2 * self.q - self.G @ w)
            if error > NEARLY_EXACT * self.yy:
                return error
        residual = self.y - self._rows() @ w
        residual -= self.centre * residual.mean()
        return residual @ residual

    def covariance(self, alpha, lam):
        """Sigma.

        Parameters
        ----------
        alpha : float
        lam : array, shape (n_kept,)

        Returns
        -------
        Sigma : array, shape (n_kept, n_kept)
        """
        if self.narrow:
            return pinvh(self._precision(alpha, lam))
        X = self._rows()
        return np.diag(1 / lam) - (X / lam).T @ np.linalg.solve(kernel(X, alpha, lam), X / lam)
