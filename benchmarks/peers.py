"""The peers, behind one signature: `solve(X, y, lams, l1_ratio, tol)` returns W (n_lams, p).

Each gets X column by column, as it prefers, prepared outside the clock. Centring, where a peer
leaves that to its caller, is part of the work, as an intercept is.
"""

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

import numpy as np


def centred(X, y):
    return np.asfortranarray(X - X.mean(axis=0)), y - y.mean()


def sklearn_path(X, y, lams, l1_ratio, tol):
    from sklearn.linear_model import enet_path

    X, y = centred(X, y)
    options = {"max_iter": 200_000, "copy_X": False, "check_input": False}
    return enet_path(X, y, l1_ratio=l1_ratio, alphas=lams, tol=tol, **options)[1].T


def celer_path(X, y, lams, l1_ratio, tol):
    from celer import celer_path

    X, y = centred(X, y)
    options = {"max_iter": 100, "max_epochs": 200_000}
    return celer_path(X, y, "lasso", alphas=lams, l1_ratio=l1_ratio, tol=tol, **options)[1].T


@cache
def skglm_parts(l1_ratio):
    """Datafit and penalty, compiled once."""
    from skglm.datafits import Quadratic
    from skglm.penalties import L1, L1_plus_L2
    from skglm.utils.jit_compilation import compiled_clone

    penalty = L1(1.0) if l1_ratio == 1 else L1_plus_L2(1.0, l1_ratio)
    return compiled_clone(Quadratic()), compiled_clone(penalty)


def skglm_path(X, y, lams, l1_ratio, tol):
    from skglm.solvers import AndersonCD

    X, y = centred(X, y)
    options = {"max_iter": 100, "max_epochs": 200_000, "warm_start": True}
    solver = AndersonCD(tol=tol, fit_intercept=False, **options)
    return solver.path(X, y, *skglm_parts(l1_ratio), alphas=lams)[1].T


def adelie_path(X, y, lams, l1_ratio, tol):
    import adelie

    state = adelie.grpnet(
        X=X,
        glm=adelie.glm.gaussian(y=y),
        alpha=l1_ratio,
        lmda_path=lams,
        tol=tol,
        early_exit=False,
        adev_tol=1.0,
        ddev_tol=0.0,
        max_iters=10_000_000,
        progress_bar=False,
    )
    if len(state.lmdas) < len(lams):
        raise RuntimeError(f"adelie gave up after {len(state.lmdas)} penalties")
    return state.betas.toarray()


def glmnet_path(X, y, lams, l1_ratio, tol):
    from glmnet import ElasticNet

    options = {"standardize": False, "n_splits": 0, "max_iter": 100_000_000}
    model = ElasticNet(alpha=l1_ratio, lambda_path=lams, tol=tol, **options)
    model._fit(X, y, np.ones(len(y)), None)  # `fit` would add cross-validation's bookkeeping
    return model.coef_path_.T


PEERS = {
    "scikit-learn": sklearn_path,
    "celer": celer_path,
    "skglm": skglm_path,
    "adelie": adelie_path,
    "python-glmnet": glmnet_path,
}


def versions():
    """The version of each library that takes part; None where it is not installed."""
    found = {}
    for name in ("numpy", "scipy", *PEERS):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = None
    return found


def installed():
    """The peers that are here."""
    return [name for name, number in versions().items() if name in PEERS and number]


def left_out():
    """A line for each peer that is not here: why, or how to get it."""
    for name in sorted(PEERS.keys() - set(installed())):
        yield f"{name} has no wheel for this machine and is left out"
    if find_spec("torch") is None:
        how = "`.venv-bench/bin/python -m pip install --editable '.[bench]'`"
        yield f"torch is too large for the lock and is left out: {how} adds it"


def warm_up(peer, l1_ratio):
    """Let a peer load and compile what it compiles, on next to nothing."""
    rng = np.random.default_rng(0)
    X, y = np.asfortranarray(rng.normal(size=(50, 5))), rng.normal(size=50)
    PEERS[peer](X, y, np.geomspace(0.1, 0.05, 3), l1_ratio, 1e-3)
