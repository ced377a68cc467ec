"""Bayesian lasso: what a Laplace prior believes once it has seen the data, told by draws.

Given noise of standard deviation sigma, each weight is expected, before any data, with density
lambda / (2 sigma) exp(-lambda |w_j| / sigma).  Minus the logarithm of prior times likelihood is

    |y - Xw|² / (2 sigma²) + lambda |w|_1 / sigma,

so the most probable weights are the lasso's with alpha = lambda sigma / n.  They are one point of
a posterior that has no formula.  Draws by ``gibbs`` tell the rest of it.
"""

from dataclasses import dataclass
from functools import partial
from numbers import Integral, Real

import numpy as np
from sklearn.utils._param_validation import Interval
from sklearn.utils.validation import check_is_fitted

from companion.models.diagnostics import effective_sample_size, split_r_hat
from companion.models.gibbs import sweep
from companion.models.predictive import PredictiveModel
from companion.objectives.centring import still

POSITIVE = Interval(Real, 0, None, closed="neither")


@dataclass(frozen=True)
class Draws:
    """Where the chains have been.

    Parameters
    ----------
    coef : array, shape (n_chains, n_sweeps, n_features)
        Weights, per unit of each column.
    variance : array, shape (n_chains, n_sweeps)
        Of the noise, in the squared unit of y.
    lam : array, shape (n_chains, n_sweeps)
        The prior's lambda.
    """

    coef: np.ndarray
    variance: np.ndarray
    lam: np.ndarray


class BayesianLasso(PredictiveModel):
    """Linear regression with a Laplace prior, its whole posterior (Park and Casella, 2008).

    The prior of the noise's variance is 1 / variance, that of the intercept flat; the intercept is
    averaged out. Columns are taken as they come: where each is multiplied by c, the same posterior
    belongs to lambda times c. Park and Casella's lambda is for columns of length 1; for columns of
    standard deviation 1 it is sqrt(n) times as large.

    Parameters
    ----------
    lam : float, optional
        The prior's lambda, > 0; the lasso's alpha is `lam * sigma / n`. By default lambda² has a
        Gamma prior and is drawn as well.
    shape, rate : float, default 1.0 and 0.01
        Of that prior, > 0. With 0.01 it is hardly felt where columns have standard deviation 1.
    n_sweeps : int, default 10_000
        Draws to keep from each chain, ≥ 4.
    burn_in : int, default 1_000
        Draws to throw away before, ≥ 0.
    n_chains : int, default 4
        Chains, ≥ 1, from starts that differ. None depends on how many run beside it.
    fit_intercept : bool, default True
        Whether the plane may miss the origin.
    random_state : int or Generator, optional
        Where chance begins.

    Attributes
    ----------
    coef_ : array, shape (n_features,)
        Mean of the posterior.
    intercept_ : float
    alpha_ : float
        1 / the mean variance of the noise.
    draws_ : Draws
    r_hat_, ess_ : array, shape (n_features,)
        Of each coefficient: split R-hat, and effective sample size for its mean.
    X_offset_ : array, shape (n_features,)
        The means that were subtracted.
    """

    _parameter_constraints = {  # noqa: RUF012 (scikit-learn's way)
        "lam": [None, POSITIVE],
        "shape": [POSITIVE],
        "rate": [POSITIVE],
        "n_sweeps": [Interval(Integral, 4, None, closed="left")],
        "burn_in": [Interval(Integral, 0, None, closed="left")],
        "n_chains": [Interval(Integral, 1, None, closed="left")],
        "fit_intercept": ["boolean"],
        "random_state": [None, Interval(Integral, 0, None, closed="left"), np.random.Generator],
    }

    def __init__(
        self,
        lam=None,
        *,
        shape=1.0,
        rate=0.01,
        n_sweeps=10_000,
        burn_in=1_000,
        n_chains=4,
        fit_intercept=True,
        random_state=None,
    ):
        self.lam = lam
        self.shape = shape
        self.rate = rate
        self.n_sweeps = n_sweeps
        self.burn_in = burn_in
        self.n_chains = n_chains
        self.fit_intercept = fit_intercept
        self.random_state = random_state

    def fit(self, X, y):
        """Draw from the posterior.

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

    def resume(self, n_sweeps):
        """Go on where the chains stopped; the draws are those of one longer run.

        Parameters
        ----------
        n_sweeps : int
            Draws to add to each chain.

        Returns
        -------
        self
        """
        check_is_fitted(self)
        before, new = vars(self.draws_), vars(self._sample(n_sweeps))
        self._summarise(Draws(**{k: np.concatenate([before[k], new[k]], axis=1) for k in new}))
        return self

    def _learn(self, X, Y, counts):
        n = len(X)
        if n < 2:
            raise ValueError(f"need n_samples ≥ 2, got n_samples={n}")
        X, Y, self.X_offset_, self._y_mean = self._centre(X, Y, counts)
        self._still = still(X)
        # No more than p + 1 rows: a rotation leaves all lengths and angles as they are.
        rows = np.linalg.qr(np.hstack([X, Y]), mode="r")
        X, y = rows[:, :-1], rows[:, -1]
        prior = (self.shape, self.rate) if self.lam is None else None
        self._sweep = partial(sweep, X, y, n - self.fit_intercept, prior=prior)
        self._mean_known_to = self.fit_intercept / n  # in units of the noise's variance
        self._streams = np.random.default_rng(self.random_state).spawn(self.n_chains)
        self._state = self._start(X, y @ y / n)
        self._sample(self.burn_in)
        self._summarise(self._sample(self.n_sweeps))
        return self.coef_[:, None], np.array([self.intercept_])

    def _start(self, X, variance):
        # Prior and data weigh about alike, and each chain has a scale of its own.
        typical = np.sqrt(np.sum(X**2) / X.shape[1]) or 1.0
        lam = typical * np.exp([stream.standard_normal() for stream in self._streams])
        tau2 = np.tile(2 / lam[:, None] ** 2, X.shape[1])
        lam = lam if self.lam is None else np.full_like(lam, self.lam)
        return tau2, np.full_like(lam, variance + 1e-300), lam

    def _sample(self, n_sweeps):
        n_chains, p = self._state[0].shape
        coef, variance, lam = (np.empty((n_chains, n_sweeps, *rest)) for rest in ((p,), (), ()))
        for k in range(n_sweeps):
            coef[:, k], self._state = self._sweep(self._state, self._streams)
            _, variance[:, k], lam[:, k] = self._state
        return Draws(coef, variance, lam)

    def _summarise(self, draws):
        self.draws_, coef = draws, draws.coef
        self.coef_ = np.where(self._still, 0, coef.mean(axis=(0, 1)))
        self.intercept_ = float(self._y_mean[0] - self.X_offset_ @ self.coef_)
        self.alpha_ = float(1 / self.draws_.variance.mean())
        self.r_hat_, self.ess_ = split_r_hat(coef), effective_sample_size(coef)

    def _spread(self, Z):
        away = (self.draws_.coef - self.coef_).reshape(-1, Z.shape[1])
        root = np.linalg.qr(away, mode="r")  # no sum of squares falls below 0
        spread = np.sum((Z @ root.T) ** 2, axis=1) / len(away)
        return spread + self._mean_known_to / self.alpha_
