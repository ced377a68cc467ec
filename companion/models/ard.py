"""Automatic relevance determination: a precision for each weight, and irrelevant columns drop out.

The precisions of noise and weights are chosen to make the data as likely as possible, by rounds of

    lambda_j = gamma_j / w_j²,    alpha = (n - sum(gamma)) / |y - Xw|²,

with w and gamma (how far the data fix each weight) from ``posterior``.  Where the data say nothing
about weight j, lambda_j grows without end, and column j is let go.
"""

from numbers import Integral, Real

import numpy as np
from sklearn.utils._param_validation import Interval

from companion.models.posterior import Posterior
from companion.models.predictive import PredictiveModel

NOT_NEGATIVE = Interval(Real, 0, None, closed="left")


class ARDRegression(PredictiveModel):
    """Linear regression that lets go of irrelevant columns (MacKay, 1994; Tipping, 2001).

    Updates, start and stop are scikit-learn's. So are the numbers, but for wide data that are
    nearly interpolated: there the two may stop rounds apart.

    Parameters
    ----------
    max_iter : int, default 300
        Rounds of updates, ≥ 1.
    tol : float, default 1e-3
        Stop when all weights together move by less than this, ≥ 0.
    alpha_1, alpha_2 : float, default 1e-6
        Shape and rate of the Gamma prior of the noise's precision, ≥ 0.
    lambda_1, lambda_2 : float, default 1e-6
        Shape and rate of the Gamma prior of each weight's precision, ≥ 0.
    compute_score : bool, default False
        Whether to keep the score of each round.
    threshold_lambda : float, default 1e4
        Precision from which a column is let go, ≥ 0.
    fit_intercept : bool, default True
        Whether the plane may miss the origin.

    Attributes
    ----------
    coef_ : array, shape (n_features,)
        The most probable weights; 0 for columns let go.
    intercept_ : float
    alpha_ : float
        Precision of the noise.
    lambda_ : array, shape (n_features,)
        Precisions of the weights.
    sigma_ : array, shape (n_kept, n_kept)
        Covariance of the weights that are kept.
    scores_ : array, shape (n_rounds,)
        Log evidence times the priors, up to a constant; empty without `compute_score`.
    n_iter_ : int
    X_offset_, X_scale_ : array, shape (n_features,)
        The means that were subtracted, and ones.
    """

    _parameter_constraints = {  # noqa: RUF012 (scikit-learn's way)
        "max_iter": [Interval(Integral, 1, None, closed="left")],
        "tol": [NOT_NEGATIVE],
        **{f"{precision}_{k}": [NOT_NEGATIVE] for precision in ("alpha", "lambda") for k in (1, 2)},
        "compute_score": ["boolean"],
        "threshold_lambda": [NOT_NEGATIVE],
        "fit_intercept": ["boolean"],
    }

    def __init__(
        self,
        *,
        max_iter=300,
        tol=1e-3,
        alpha_1=1e-6,
        alpha_2=1e-6,
        lambda_1=1e-6,
        lambda_2=1e-6,
        compute_score=False,
        threshold_lambda=1e4,
        fit_intercept=True,
    ):
        self.max_iter = max_iter
        self.tol = tol
        self.alpha_1 = alpha_1
        self.alpha_2 = alpha_2
        self.lambda_1 = lambda_1
        self.lambda_2 = lambda_2
        self.compute_score = compute_score
        self.threshold_lambda = threshold_lambda
        self.fit_intercept = fit_intercept

    def fit(self, X, y):
        """Learn the weights, their precisions, and which columns to keep.

        Parameters
        ----------
        X : array, shape (n_samples, n_features)
        y : array, shape (n_samples,)

        Returns
        -------
        self

        Raises
        ------
        ValueError
            As `LinearModel.fit` does, and if there is only one case.
        """
        return super().fit(X, y)

    def _learn(self, X, Y, counts):
        n, p = X.shape
        if n < 2:
            raise ValueError(f"need n_samples ≥ 2, got n_samples={n}")
        posterior = Posterior(X, Y[:, 0], self.fit_intercept)
        self.X_offset_, self.X_scale_ = posterior.X_mean, np.ones(p)
        w = self._maximise_evidence(posterior, n, p, Y[:, 0].var())
        return w[:, None], posterior.y_mean - posterior.X_mean @ w[:, None]

    def _maximise_evidence(self, posterior, n, p, variance):
        alpha, lam = 1 / (variance + np.finfo(float).eps), np.ones(p)
        coef, scores = None, []
        for n_iter in range(1, self.max_iter + 1):
            self.n_iter_, kept = n_iter, posterior.kept
            w, gamma, log_det = posterior.weights(alpha, lam[kept])
            error = posterior.error(w)
            lam[kept] = (gamma + 2 * self.lambda_1) / (w**2 + 2 * self.lambda_2)
            alpha = (n - gamma.sum() + 2 * self.alpha_1) / (error + 2 * self.alpha_2)

            old, coef = coef, np.zeros(p)
            coef[kept] = np.where(lam[kept] < self.threshold_lambda, w, 0)
            posterior.keep(lam[kept] < self.threshold_lambda)
            if self.compute_score:
                scores.append(self._score(alpha, lam, n, coef, error, log_det))
            moved = np.inf if old is None else np.abs(coef - old).sum()
            if moved < self.tol or not len(posterior.kept):
                break
        kept = posterior.kept
        coef, self.sigma_ = np.zeros(p), np.empty((0, 0))
        if len(kept):
            coef[kept] = posterior.weights(alpha, lam[kept])[0]
            self.sigma_ = posterior.covariance(alpha, lam[kept])
        self.alpha_, self.lambda_ = float(alpha), lam
        self.scores_ = np.array(scores)
        return coef

    def _score(self, alpha, lam, n, coef, error, log_det):
        evidence = log_det + n * np.log(alpha) + np.sum(np.log(lam)) - alpha * error - lam @ coef**2
        noise = self.alpha_1 * np.log(alpha) - self.alpha_2 * alpha
        return evidence / 2 + noise + np.sum(self.lambda_1 * np.log(lam) - self.lambda_2 * lam)

    def _spread(self, Z):
        Z = Z[:, self.lambda_ < self.threshold_lambda]
        return np.sum((Z @ self.sigma_) * Z, axis=1)
