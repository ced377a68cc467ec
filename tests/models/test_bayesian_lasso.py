"""Bayesian lasso: the posterior, not nearly the posterior."""

from numpy.testing import assert_array_equal
from sklearn.utils.estimator_checks import parametrize_with_checks

from companion.models import BayesianLasso

SHORT = {"n_sweeps": 60, "burn_in": 20, "n_chains": 2}


@parametrize_with_checks([BayesianLasso(**SHORT), BayesianLasso(2.0, **SHORT)])
def test_keeps_the_contract_of_scikit_learn(estimator, check):
    check(estimator)


def test_resuming_gives_the_draws_of_one_longer_run(design):
    whole = BayesianLasso(n_sweeps=50, burn_in=7, random_state=3).fit(*design)
    parts = BayesianLasso(n_sweeps=20, burn_in=7, random_state=3).fit(*design).resume(30)
    for name in ("coef", "variance", "lam"):
        assert_array_equal(getattr(parts.draws_, name), getattr(whole.draws_, name))
    for name in ("coef_", "intercept_", "alpha_", "r_hat_", "ess_"):
        assert_array_equal(getattr(parts, name), getattr(whole, name))
