"""Whatever the data: a finite fit with a certificate, in bounded time."""

import numpy as np
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from companion.objectives import ElasticNet, SquaredLoss
from companion.solvers import duality_gap, elastic_net_path

# What Hypothesis may do to a plain design, one after the other.
SPOILS = {
    "repeated columns": lambda X, rng: np.hstack([X, X]),
    "opposite columns": lambda X, rng: np.hstack([X, -X]),
    "nearly repeated columns": lambda X, rng: np.hstack([X, X + 1e-8 * rng.normal(size=X.shape)]),
    "sums of columns": lambda X, rng: np.hstack([X, X[:, :-1] + X[:, 1:]]),
    "constant columns": lambda X, rng: np.hstack([X, np.full((len(X), 2), 3.3)]),
    "columns of zeros": lambda X, rng: np.hstack([X, np.zeros((len(X), 2))]),
    "correlations of .999": lambda X, rng: X + 30 * rng.normal(size=(len(X), 1)),
    "columns of all sizes": lambda X, rng: X * np.geomspace(1e-8, 1e8, X.shape[1]),
    "means of 1e6": lambda X, rng: X + 1e6,
    "whole numbers": lambda X, rng: np.round(X),
    "everything tiny": lambda X, rng: 1e-8 * X,
    "everything huge": lambda X, rng: 1e8 * X,
}
ROUNDING = 1e-14  # of the objective at zero, for terms as large as it


def problem(n, p, seed, spoils, noise, shift):
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, p))
    for name in spoils:
        X = SPOILS[name](X, rng)
    return X, X @ (rng.random(X.shape[1]) < 0.2) + noise * rng.normal(size=n) + shift


@settings(
    max_examples=100,
    deadline=None,
    derandomize=True,  # the same problems on every machine: a red run can be repeated
    suppress_health_check=[HealthCheck.too_slow],
)
@given(
    n=st.sampled_from([1, 2, 3, 20, 60]),
    p=st.sampled_from([1, 2, 10, 40, 250]),
    seed=st.integers(0, 2**20),
    spoils=st.lists(st.sampled_from(sorted(SPOILS)), max_size=2, unique=True),
    noise=st.sampled_from([0.0, 1.0]),
    shift=st.sampled_from([0.0, 1e6]),
    l1_ratio=st.sampled_from([1.0, 0.99, 0.5, 0.01, 0.0]),
    share=st.sampled_from([0.0, 1e-300, 1e-12, 1e-3, 0.3, 2.0]),
    count=st.sampled_from([1, 8]),
)
@example(60, 250, 598457, ["sums of columns", "correlations of .999"], 1.0, 1e6, 1.0, 1e-3, 8)
@example(3, 250, 395783, ["repeated columns", "opposite columns"], 0.0, 0.0, 0.01, 0.3, 8)
@example(3, 250, 521800, [], 0.0, 0.0, 0.01, 0.3, 8)  # more penalties than directions
def test_every_fit_is_finite_and_certified(
    n, p, seed, spoils, noise, shift, l1_ratio, share, count
):
    X, y = problem(n, p, seed, spoils, noise, shift)
    top = np.abs((y - y.mean()) @ (X - X.mean(axis=0))).max() / len(y) / max(l1_ratio, 0.01)
    lams = share * top * np.geomspace(1, 0.01, count)
    path = elastic_net_path(X, y, lams, l1_ratio)
    assert np.isfinite(path.coefs).all()
    assert np.isfinite(path.intercepts).all()
    # A y that is constant but for its rounding: nothing is left to explain.
    nothing = (np.finfo(float).eps * np.abs(y).max()) ** 2
    # Where spoilt columns would need huge coefficients, a penalty of 1e-12 of the largest pull is
    # beyond doubles: there the gap says by how much it was missed, and the estimators warn.
    if share > 1e-12 or not spoils:
        # Columns 1e-8 apart are 1e-16 apart in their products: who is who ends at 1e-8.
        certified = 1e-7 if "nearly repeated columns" in spoils else 1e-10
        assert np.all(path.gaps <= certified * path.null + nothing)
    assert path.n_iter.max() <= 2000
    # The certificate against the data themselves, where their own rounding allows to tell.
    loss, zero = SquaredLoss(X, y), np.zeros(X.shape[1])
    spread = np.abs(X - X.mean(axis=0)).max(initial=0)
    if np.abs(X).max() <= 1e3 * spread and np.abs(y).max() <= 1e3 * np.ptp(y):
        for lam, w in zip(lams, path.coefs, strict=True):
            if lam > 1e-6 * top:
                gap = duality_gap(loss, ElasticNet(lam, l1_ratio), w)
                assert gap <= 1e-8 * (loss.value(zero) + ROUNDING)
