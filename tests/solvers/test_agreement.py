"""All roads lead to the same minimum: every solver against every other."""

from itertools import combinations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from companion.objectives import ElasticNet, SquaredLoss, smallest_lam_that_empties
from companion.solvers import (
    admm,
    coefs_at,
    coordinate_descent,
    elastic_net_path,
    fista,
    homotopy,
    ista,
    subgradient,
)

pytestmark = pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")

# Iterations after which each stands still. Not a gap: where the objective is curved, a gap that is
# lost in rounding (1e-16) still leaves an error of its root (1e-8). No tol stops before.
ITERATIONS = {coordinate_descent: 300, admm: 500, fista: 700, ista: 6000}


def problem(design, l1_ratio):
    loss = SquaredLoss(*design)
    lam = 0.1 * smallest_lam_that_empties(loss, max(l1_ratio, 0.1))
    return loss, ElasticNet(lam, l1_ratio)


def solutions(loss, penalty):
    yield from (solver(loss, penalty, tol=-1, max_iter=k)[0] for solver, k in ITERATIONS.items())
    if penalty.l1 > 0:
        yield elastic_net_path(loss.X, loss.y, [penalty.lam], penalty.l1 / penalty.lam).coefs[0]
    if penalty.l2 == 0:
        yield coefs_at([penalty.lam], *homotopy(loss)[:2])[0]
    if penalty.l1 == 0:
        G = loss.X.T @ loss.X / len(loss.y) + penalty.l2 * np.eye(loss.n_features)
        yield np.linalg.solve(G, loss.X.T @ loss.y / len(loss.y))


@pytest.mark.parametrize("l1_ratio", [1.0, 0.5, 0.0], ids=["lasso", "elastic net", "ridge"])
def test_every_solver_agrees_with_every_other(design, l1_ratio):
    for ours, theirs in combinations(solutions(*problem(design, l1_ratio)), 2):
        assert_allclose(ours, theirs, rtol=1e-9, atol=1e-9)  # coefficients are of order 1


@pytest.mark.parametrize("l1_ratio", [1.0, 0.5, 0.0], ids=["lasso", "elastic net", "ridge"])
def test_subgradient_steps_agree_as_far_as_they_get(design, l1_ratio):
    loss, penalty = problem(design, l1_ratio)
    _, exact = coordinate_descent(loss, penalty, tol=1e-12)
    _, trace = subgradient(loss, penalty, max_iter=1000)
    missing = trace.objective[-1] - exact.objective[-1]
    # its bound falls like 1/√k, and 1000 steps are what a test can wait for: one and a half digits
    assert 0 <= missing < 1000**-0.5 * trace.objective[0]
