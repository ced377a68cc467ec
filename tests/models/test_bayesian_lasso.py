"""Bayesian lasso: a grid's posterior, Park and Casella's numbers, chains that go on."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from scipy.interpolate import CubicSpline
from sklearn.utils.estimator_checks import parametrize_with_checks

from companion.data import diabetes, standardise
from companion.models import BayesianLasso, BayesianRidge, Lasso, effective_sample_size

SHORT = {"n_sweeps": 60, "burn_in": 20, "n_chains": 2}
# Medians of the posterior at lambda 0.237, columns of length 1 (Park and Casella, 2008, table 1)
PRINTED = [-3.73, -214.55, 522.62, 307.56, -173.16, -1.50, -152.12, 90.43, 523.26, 62.47]

DECILES = np.arange(0.1, 1, 0.1)


@parametrize_with_checks([BayesianLasso(**SHORT), BayesianLasso(2.0, **SHORT)])
def test_keeps_the_contract_of_scikit_learn(estimator, check):
    check(estimator)


def log_posterior(loss, l1, p, variance, lam, n_free, prior=None):
    """Likelihood times prior in the logarithms of sigma² and lambda, from |y - Xw|² and |w|_1."""
    n_scaled = n_free + p  # each weight's density has a sigma below it, as each case's has
    told = -n_scaled / 2 * np.log(variance) - loss / (2 * variance)
    told = told + p * np.log(lam) - lam * l1 / np.sqrt(variance)
    return told if prior is None else told + 2 * prior[0] * np.log(lam) - prior[1] * lam**2


def on_a_grid(X, y, n_free, lam=None, prior=None):
    """Deciles of two weights, log sigma² and log lambda by summing over a grid."""
    w1, w2, logs = np.linspace(-4, 6, 101), np.linspace(-5, 5, 101), np.linspace(-3, 4, 43)
    loglams = np.linspace(-6, 3, 49) if lam is None else np.log([lam])
    W = np.stack(np.meshgrid(w1, w2, indexing="ij"), axis=-1)
    loss, l1 = np.sum((y - W @ X.T) ** 2, axis=-1), np.sum(np.abs(W), axis=-1)
    weights, scales = np.zeros(l1.shape), np.zeros((len(logs), len(loglams)))
    for i, variance in enumerate(np.exp(logs)):
        for j, rate in enumerate(np.exp(loglams)):
            mass = np.exp(log_posterior(loss, l1, 2, variance, rate, n_free, prior))
            weights += mass
            scales[i, j] = mass.sum()
    for values, mass in ((w1, weights), (w2, weights.T), (logs, scales), (loglams, scales.T)):
        if len(values) > 1:
            share = CubicSpline(values, mass.sum(axis=1)).antiderivative()
            fine = np.linspace(values[0], values[-1], 10_000)
            yield np.interp(DECILES, share(fine) / share(values[-1]), fine)


@pytest.mark.parametrize("intercept", [True, False], ids=["intercept", "no intercept"])
@pytest.mark.parametrize("lam", [None, 1.5], ids=["lambda free", "lambda fixed"])
def test_draws_are_spread_as_likelihood_times_prior(intercept, lam):
    rng = np.random.default_rng(0)
    X = rng.normal(size=(9, 2)) @ [[1.0, 0.8], [0.0, 0.6]] + (5 if intercept else 0)
    y = X @ [1.0, 0.2] + rng.normal(size=9) + (3 if intercept else 0)
    settings = {"shape": 1.5, "rate": 0.5, "n_chains": 20, "n_sweeps": 1500, "random_state": 0}
    fit = BayesianLasso(lam, fit_intercept=intercept, **settings).fit(X, y)
    if intercept:
        X, y = X - X.mean(axis=0), y - y.mean()
    draws = np.concatenate(
        [fit.draws_.coef, np.log(np.stack([fit.draws_.variance, fit.draws_.lam], axis=-1))], axis=-1
    )
    prior = (1.5, 0.5) if lam is None else None
    for k, deciles in enumerate(on_a_grid(X, y, 9 - intercept, lam, prior)):
        for q, decile in zip(DECILES, deciles, strict=True):
            below = draws[:, :, k] < decile
            error = np.sqrt(q * (1 - q) / effective_sample_size(below))
            # by chance one seed in a thousand would fail; 0.001 for the grid
            assert abs(below.mean() - q) < 4.5 * error + 0.001, (k, q)


def test_the_most_probable_weights_are_the_lassos():
    rng = np.random.default_rng(0)
    n, p, sigma, lam = 40, 5, 1.3, 12.0
    X = rng.normal(size=(n, p))
    y = X @ [2.0, -1.0, 0.3, 0.0, 0.0] + sigma * rng.normal(size=n)
    lasso = Lasso(lam * sigma / n, fit_intercept=False, tol=1e-12).fit(X, y)

    def at(W):
        loss, l1 = np.sum((y - W @ X.T) ** 2, axis=-1), np.sum(np.abs(W), axis=-1)
        return log_posterior(loss, l1, p, sigma**2, lam, n)

    assert 0 < np.sum(lasso.coef_ == 0) < p
    for step in (1e-3, 0.1, 1.0):
        assert np.all(at(lasso.coef_ + step * rng.normal(size=(500, p))) < at(lasso.coef_))


def test_park_and_casellas_medians_are_met_within_the_error_of_both_runs():
    table = diabetes()
    X = standardise(table.X)[0] / np.sqrt(len(table.y))
    fit = BayesianLasso(0.237, n_chains=2, random_state=0).fit(X, table.y)
    below = fit.draws_.coef < PRINTED
    # Taking theirs for one chain of 10,000 sweeps: our error, and sqrt(2) times as much.
    error = np.sqrt(0.25 / effective_sample_size(below)) * np.sqrt(1 + 2)
    assert np.all(np.abs(below.mean(axis=(0, 1)) - 0.5) < 3.5 * error)
    assert np.all(fit.r_hat_ < 1.01)


def test_at_the_lassos_zeros_neither_mean_nor_draws_are_zero(design):
    X, y = design
    fit = BayesianLasso(40.0, **SHORT, random_state=0).fit(X, y)
    lasso = Lasso(40.0 * fit.alpha_**-0.5 / len(y)).fit(X, y)
    assert np.any(lasso.coef_ == 0)
    assert np.all(fit.coef_ != 0)
    assert np.all(fit.draws_.coef != 0)


def test_standard_deviations_are_those_of_observations_drawn_one_by_one(design):
    X, y = design
    fit = BayesianLasso(n_sweeps=5000, n_chains=2, random_state=0).fit(X, y)
    rng, new = np.random.default_rng(0), X[:5] + 1
    coef, sigma = fit.draws_.coef.reshape(-1, X.shape[1]), fit.draws_.variance.ravel() ** 0.5
    level = y.mean() + sigma / np.sqrt(len(y)) * rng.standard_normal(len(sigma))
    drawn = level + (new - X.mean(axis=0)) @ coef.T + sigma * rng.standard_normal((5, len(sigma)))
    mean, std = fit.predict(new, return_std=True)
    assert_allclose(mean, drawn.mean(axis=1), atol=0.05 * std.max())  # 10,000 draws: 4 / 100
    assert_allclose(std, drawn.std(axis=1), rtol=0.04)  # 4 / sqrt(2 * 10,000) and heavier tails


def test_at_the_mean_of_the_data_only_the_noise_and_their_level_are_unsure(design):
    X, y = design
    for intercept in (True, False):
        fit = BayesianLasso(**SHORT, fit_intercept=intercept).fit(X, y)
        at = X.mean(axis=0) if intercept else np.zeros(X.shape[1])
        (mean,), (std,) = fit.predict(at[None], return_std=True)
        assert_allclose(mean, y.mean() if intercept else 0, rtol=1e-9, atol=1e-12)  # closed forms
        assert_allclose(std**2 / fit.draws_.variance.mean(), 1 + intercept / len(y), rtol=1e-9)


def test_ninety_percent_of_new_cases_fall_into_ninety_percent_intervals():
    rng = np.random.default_rng(0)
    X, w = rng.normal(size=(2, 1000, 15)), rng.laplace(size=15) / 3
    y = X @ w + 2.0 * rng.normal(size=(2, 1000)) + 7
    fit = BayesianLasso(n_sweeps=500, random_state=0).fit(X[0, :40], y[0, :40])
    mean, std = fit.predict(X[1], return_std=True)
    # 4 standard errors of a share of 1000, and as much for one training set of 40
    assert abs(np.mean(np.abs(y[1] - mean) < 1.645 * std) - 0.9) < 0.08


def test_resuming_gives_the_draws_of_one_longer_run(design):
    whole = BayesianLasso(n_sweeps=50, burn_in=7, random_state=3).fit(*design)
    parts = BayesianLasso(n_sweeps=20, burn_in=7, random_state=3).fit(*design).resume(30)
    for name in ("coef", "variance", "lam"):
        assert_array_equal(getattr(parts.draws_, name), getattr(whole.draws_, name))
    for name in ("coef_", "intercept_", "alpha_", "r_hat_", "ess_"):
        assert_array_equal(getattr(parts, name), getattr(whole, name))
    assert_array_equal(parts.predict(design[0]), whole.predict(design[0]))


def test_a_chain_depends_on_its_seed_alone(design):
    few = BayesianLasso(**SHORT, random_state=3).fit(*design).draws_.coef
    more = BayesianLasso(**{**SHORT, "n_chains": 5}, random_state=3).fit(*design).draws_.coef
    other = BayesianLasso(**SHORT, random_state=4).fit(*design).draws_.coef
    assert_array_equal(few, more[:2])
    assert len(np.unique(np.concatenate([more, other])[:, 0, 0])) == 7


def test_a_generator_is_a_source_of_chance_too(design):
    first, second = (
        BayesianLasso(**SHORT, random_state=np.random.default_rng(3)).fit(*design) for _ in "ab"
    )
    assert_array_equal(first.coef_, second.coef_)


def test_other_units_change_the_draws_and_nothing_else(design):
    X, y = design
    fit = BayesianLasso(3.0, **SHORT, random_state=0).fit(X, y)
    other = BayesianLasso(12.0, **SHORT, random_state=0).fit(4 * X + 1, 8 * y - 3)
    assert_allclose(other.coef_, 2 * fit.coef_, rtol=1e-6)  # rounding of the shifts, many times
    assert_allclose(other.alpha_, fit.alpha_ / 64, rtol=1e-6)
    assert_allclose(other.predict(4 * X + 1), 8 * fit.predict(X) - 3, rtol=1e-6)


def test_a_fixed_lambda_stays_and_a_free_one_moves(design):
    fixed = BayesianLasso(2.5, **SHORT).fit(*design).draws_.lam
    free = BayesianLasso(**SHORT).fit(*design).draws_.lam
    assert np.all(fixed == 2.5)
    assert len(np.unique(free)) == free.size


TRAPS = {
    "no noise": lambda X: (X, X[:, :3] @ [1.0, -2.0, 0.5]),
    "repeated and constant columns": lambda X: (np.hstack([X, X, np.ones((len(X), 1))]), X[:, 0]),
    "a constant y": lambda X: (X, np.ones(len(X))),
    "only constant columns": lambda X: (np.ones_like(X), X[:, 0]),
    "a y of 1e-100": lambda X: (X, 1e-100 * X[:, 0]),
}


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("intercept", [True, False])
@pytest.mark.parametrize("trap", TRAPS)
def test_draws_stay_finite_where_the_posterior_hardly_exists(design, trap, intercept):
    X, y = TRAPS[trap](design[0])
    settings = {"fit_intercept": intercept, "burn_in": 200, "n_chains": 2, "random_state": 0}
    for lam in (None, 1e-6, 1e6):
        fit = BayesianLasso(lam, n_sweeps=20, **settings).fit(X, y)
        found = fit.draws_.coef, fit.draws_.variance, *fit.predict(X, return_std=True)
        assert all(np.all(np.isfinite(values)) for values in found)
        assert np.all(fit.draws_.variance > 0)


def test_columns_that_never_move_get_no_weight():
    X = np.random.default_rng(0).normal(size=(20, 3))
    X[:, 1] = 0.1
    assert BayesianLasso(**SHORT).fit(X, X[:, 0]).coef_[1] == 0


@pytest.mark.parametrize(
    "settings",
    [
        {"lam": 0.0},
        {"lam": "much"},
        {"shape": 0.0},
        {"rate": -1.0},
        {"n_sweeps": 3},
        {"burn_in": -1},
        {"n_chains": 0},
        {"fit_intercept": "yes"},
        {"random_state": "yes"},
    ],
)
def test_bad_settings_are_refused_by_name(settings):
    X = np.random.default_rng(0).normal(size=(12, 3))
    (setting,) = settings
    with pytest.raises(ValueError, match=setting):
        BayesianLasso(**settings).fit(X, X[:, 0])


@pytest.mark.parametrize(
    ("X", "y"),
    [
        (np.full((5, 2), np.nan), np.ones(5)),
        (np.ones((5, 2)), np.ones(4)),
        (np.ones((5, 2)), np.ones((5, 2))),
        (np.ones(5), np.ones(5)),
        (np.ones((1, 2)), np.ones(1)),
    ],
    ids=["NaN", "too short y", "two targets", "one dimension", "one case"],
)
def test_bad_data_are_refused(X, y):
    with pytest.raises(ValueError, match=r"NaN|inconsistent|1d array|2D array|n_samples"):
        BayesianLasso(**SHORT).fit(X, y)


def test_bad_data_are_refused_as_bayesian_ridge_refuses_them():
    X = np.random.default_rng(0).normal(size=(12, 3))
    for bad in (X + 1j, np.full((12, 3), "word"), X[:0], X[:, :0], X[:, :, None]):
        with pytest.raises((ValueError, TypeError)) as theirs:
            BayesianRidge().fit(bad, X[: len(bad), 0])
        with pytest.raises(theirs.type):
            BayesianLasso(**SHORT).fit(bad, X[: len(bad), 0])


def test_resuming_before_fitting_is_refused():
    with pytest.raises(ValueError, match="not fitted"):
        BayesianLasso().resume(10)
