"""Draws from the posterior of a lasso, beside a sampler for any model.

No package on PyPI that installs here has a Gibbs sampler for the Bayesian lasso.  So the same model
is written for NumPyro, whose sampler (NUTS, by gradients, compiled) knows nothing about it.
"""

import os
from importlib.metadata import PackageNotFoundError, version

import numpy as np
from sklearn.datasets import load_diabetes

from benchmarks.timing import by_turns
from companion.models import BayesianLasso, effective_sample_size

LAM = 0.237  # Park and Casella's (2008), for columns of length 1
BURN_IN, SWEEPS = 1_000, 10_000


def numpyro_draws(X, y, n_sweeps):
    """A function that runs NUTS and returns weights (n_sweeps, p), compiled and warm."""
    os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false")
    import jax
    import numpyro
    from numpyro import distributions as laws
    from numpyro.infer import MCMC, NUTS, init_to_value

    jax.config.update("jax_enable_x64", True)
    flat = laws.ImproperUniform(laws.constraints.real, (), ())

    def model(X, y):
        level, sigma = numpyro.sample("level", flat), jax.numpy.exp(numpyro.sample("log", flat))
        # Weights in units of their prior's width: NUTS walks more freely there.
        u = numpyro.sample("u", laws.Laplace().expand([X.shape[1]]).to_event(1))
        w = numpyro.deterministic("w", u * sigma / LAM)
        numpyro.sample("y", laws.Normal(level + X @ w, sigma), obs=y)

    start = {"level": y.mean(), "log": np.log(y.std()), "u": np.zeros(X.shape[1])}
    sampler = MCMC(
        NUTS(model, init_strategy=init_to_value(values=start)),
        num_warmup=BURN_IN,
        num_samples=n_sweeps,
        progress_bar=False,
    )

    def run():
        sampler.run(jax.random.PRNGKey(0), X, y)
        return np.asarray(sampler.get_samples()["w"])

    run()
    return run


def sampling(quick=False):
    """CPU time of one chain, and what its draws are worth for the coefficient that mixes worst."""
    try:
        peer = f"numpyro {version('numpyro')}"
    except PackageNotFoundError:
        print("numpyro has no wheel for this machine and is left out")
        return
    X, y = load_diabetes(return_X_y=True)
    n_sweeps = SWEEPS // 10 if quick else SWEEPS
    model = BayesianLasso(LAM, n_sweeps=n_sweeps, burn_in=BURN_IN, n_chains=1, random_state=0)
    record, fit, theirs = by_turns(lambda: model.fit(X, y), numpyro_draws(X, y, n_sweeps), quick)
    ours = fit.draws_.coef[0]
    sizes = [float(effective_sample_size(draws[None]).min()) for draws in (ours, theirs)]
    apart = np.abs(ours.mean(axis=0) - theirs.mean(axis=0)) / ours.std(axis=0)
    row = {"what": f"BayesianLasso, {n_sweeps:,} draws", "problem": "diabetes", "peer": peer}
    yield (
        row | record | {"our_ess": sizes[0], "their_ess": sizes[1], "apart_sd": float(apart.max())}
    )
