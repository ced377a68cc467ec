"""Bayesian ridge: the data themselves say how strong the penalty should be.

With noise of precision alpha (1 / variance) and weights that are expected, before any data, around
zero with precision lambda, the most probable weights are ridge's with penalty lambda / alpha.  Both
precisions are chosen to make the data as likely as possible (the evidence).  There

    lambda = gamma / |w|²,    alpha = (n - gamma) / |y - Xw|²,

where gamma, the sum of the shares that the principal directions keep, counts the weights that the
data determine.  In rotated coordinates one round of these updates costs a few sums.
"""

from numbers import Integral, Real

import numpy as np
from sklearn.utils._param_validation import Interval

from companion.models.directions import EPS
from companion.models.predictive import PredictiveModel
from companion.models.rotations import Principal, Tridiagonal

HUGE = 1e150  # stands in for an endless penalty, and may be squared
NOT_NEGATIVE = Interval(Real, 0, None, closed="left")


class BayesianRidge(PredictiveModel):
    """Ridge that infers its penalty and knows how sure it is (MacKay, 1992; Tipping, 2001).

    Updates, start and stop are scikit-learn's, and so are the numbers.

    Parameters
    ----------
    max_iter : int, default 300
        Rounds of updates, ≥ 1.
    tol : float, default 1e-3
        Stop when all weights together move by less than this, > 0.
    alpha_1, alpha_2 : float, default 1e-6
        Shape and rate of the Gamma prior of the noise's precision, ≥ 0.
    lambda_1, lambda_2 : float, default 1e-6
        Shape and rate of the Gamma prior of the weights' precision, ≥ 0.
    alpha_init, lambda_init : float, optional
        Precisions to start from; by default 1 / variance of y, and 1.
    compute_score : bool, default False
        Whether to keep the logarithm of the evidence round by round.
    fit_intercept : bool, default True
        Whether the plane may miss the origin.

    Attributes
    ----------
    coef_ : array, shape (n_features,)
        The most probable weights, which are also their mean.
    intercept_ : float
    alpha_, lambda_ : float
        Precisions of the noise and of the weights.
    scores_ : array, shape (n_rounds + 1,)
        Log evidence times both priors, round by round; empty without `compute_score`. The last is
        that of the final weights (scikit-learn 1.9 puts the weights of the round before into it).
    n_iter_ : int
    X_offset_, X_scale_ : array, shape (n_features,)
        The means that were subtracted, and ones.
    """

    _parameter_constraints = {  # noqa: RUF012 (scikit-learn's way)
        "max_iter": [Interval(Integral, 1, None, closed="left")],
        "tol": [Interval(Real, 0, None, closed="neither")],
        **{f"{precision}_{k}": [NOT_NEGATIVE] for precision in ("alpha", "lambda") for k in (1, 2)},
        "alpha_init": [None, NOT_NEGATIVE],
        "lambda_init": [None, NOT_NEGATIVE],
        "compute_score": ["boolean"],
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
        alpha_init=None,
        lambda_init=None,
        compute_score=False,
        fit_intercept=True,
    ):
        self.max_iter = max_iter
        self.tol = tol
        self.alpha_1 = alpha_1
        self.alpha_2 = alpha_2
        self.lambda_1 = lambda_1
        self.lambda_2 = lambda_2
        self.alpha_init = alpha_init
        self.lambda_init = lambda_init
        self.compute_score = compute_score
        self.fit_intercept = fit_intercept

    def fit(self, X, y, sample_weight=None):
        """Learn the weights, how sure they are, and both precisions.

        Parameters
        ----------
        X : array, shape (n_samples, n_features)
        y : array, shape (n_samples,)
        sample_weight : array, shape (n_samples,), or float, optional
            How often each case counts, ≥ 0.

        Returns
        -------
        self

        Raises
        ------
        ValueError, TypeError
            As `LinearModel.fit` does.
        """
        return super().fit(X, y, sample_weight)

    def _learn(self, X, Y, counts):
        n = len(X) if counts is None else counts.sum()
        mean = 0.0 if self.fit_intercept else np.average(Y[:, 0], weights=counts)
        X, Y, self.X_offset_, y_mean = self._centre(X, Y, counts)
        self.X_scale_ = np.ones(X.shape[1])
        y = Y[:, 0]
        if not self.fit_intercept and counts is None:
            X = X.copy()  # kept for `sigma_`, while the caller may use this one again
        variance = y @ y / n - mean**2
        for rotation in (Tridiagonal, Principal):
            self._rotated = rotation(X, y)
            w, error = self._maximise_evidence(self._rotated, X.shape[1], n, variance)
            if rotation is Principal or self._rotated.trusted(self.lambda_ / self.alpha_, error):
                return w[:, None], y_mean - self.X_offset_ @ w

    def _maximise_evidence(self, rotated, p, n, variance):
        alpha = 1 / (variance + EPS) if self.alpha_init is None else self.alpha_init
        lam = 1.0 if self.lambda_init is None else self.lambda_init
        e, scores, u = rotated.e, [], None

        def fit():
            rate = float(min(lam / max(alpha, 1 / HUGE), HUGE))
            u = rotated.solve(rate)
            length2, error = rotated.length2(u), rotated.error(u, rate)
            if self.compute_score:
                scores.append(self._score(alpha, lam, n, e, p, length2, error))
            return u, length2, error, np.add.reduce(e / (e + rate))

        for n_iter in range(1, self.max_iter + 1):
            self.n_iter_, old = n_iter, u
            u, length2, error, gamma = fit()
            lam = (gamma + 2 * self.lambda_1) / (length2 + 2 * self.lambda_2)
            alpha = (n - gamma + 2 * self.alpha_1) / (error + 2 * self.alpha_2)
            if old is not None:
                moved = u - old
                # Turned back only where it can matter: a sum of sizes is never below the length.
                near = rotated.length2(moved) < self.tol**2
                if near and np.abs(rotated.weights(moved)).sum() < self.tol:
                    break
        u, _, error, _ = fit()
        self.alpha_, self.lambda_ = float(alpha), float(lam)
        self.scores_ = np.array(scores)
        return rotated.weights(u), error

    def _score(self, alpha, lam, n, e, p, length2, error):
        narrowing = np.sum(np.log(lam + alpha * e)) + (p - len(e)) * np.log(lam)
        evidence = p * np.log(lam) + n * np.log(alpha / (2 * np.pi)) - narrowing
        evidence -= alpha * error + lam * length2
        priors = self.alpha_1 * np.log(alpha) - self.alpha_2 * alpha
        return priors + self.lambda_1 * np.log(lam) - self.lambda_2 * lam + evidence / 2

    @property
    def sigma_(self):
        """Covariance of the weights, given the data; shape (n_features, n_features).

        Put together when it is asked for: with 10,000 columns it fills 800 MB.
        """
        e, V = self._rotated.axes
        seen = (V / (self.lambda_ + self.alpha_ * e)) @ V.T
        return seen + (np.eye(len(V)) - V @ V.T) / self.lambda_ if V.shape[0] > V.shape[1] else seen

    def _spread(self, Z):
        e, V = self._rotated.axes
        turned = (Z @ V) ** 2
        spread = turned @ (1 / (self.lambda_ + self.alpha_ * e))
        if V.shape[0] > V.shape[1]:
            unseen = np.sum(Z**2, axis=1) - np.sum(turned, axis=1)
            spread += np.maximum(unseen, 0) / self.lambda_
        return spread
