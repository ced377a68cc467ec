"""Normal equations: one answer, whichever of the ways there is taken."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from companion.solvers import normal_equations
from companion.solvers.normal_equations import SLIVER, SMALL, NormalEquations


def gram(n, p):
    X = np.random.default_rng(0).normal(size=(n, p)) / np.sqrt(n)
    return X, X.T @ X


def directly(G, A, B, l2):
    return np.linalg.solve(G[np.ix_(A, A)] + l2 * np.eye(len(A)), B[:, A].T).T


@pytest.mark.parametrize("l2", [0.0, 0.3])
@pytest.mark.parametrize("size", [0, 1, SMALL, SMALL + 60])
def test_solves_the_active_part_and_leaves_the_rest_zero(size, l2):
    _, G = gram(1000, 300)
    A, B = np.arange(5, 5 + size), np.random.default_rng(1).normal(size=(2, 300))
    found, pulls = NormalEquations(G).solve(A, B, l2)
    assert_allclose(found, directly(G, A, B, l2), atol=1e-11)  # condition ~10, of order 1
    short = G - SLIVER * np.diag(G.diagonal())
    assert_allclose(pulls, found @ short[A], atol=1e-11)


@pytest.mark.parametrize("l2", [0.0, 0.3])
def test_a_kept_factor_answers_for_the_sets_that_follow(l2):
    _, G = gram(1000, 300)
    equations, rng = NormalEquations(G), np.random.default_rng(2)
    inside = rng.random(300) < 0.6
    factors = []
    for _ in range(40):
        inside[rng.integers(300, size=4)] ^= True  # some join, some leave
        A, B = inside.nonzero()[0], rng.normal(size=(1, 300))
        assert_allclose(equations.solve(A, B, l2)[0], directly(G, A, B, l2), atol=1e-10)
        if not any(equations.L is factor for factor in factors):
            factors.append(equations.L)
    assert 1 < len(factors) < 20  # kept for a while, not for ever


def test_sets_larger_than_n_are_solved_in_the_rows():
    X, G = gram(40, 300)
    A, B = np.arange(200), np.random.default_rng(1).normal(size=(1, 300))
    found, _ = NormalEquations(G, X).solve(A, B, 0.3)
    assert_allclose(found, directly(G, A, B, 0.3), atol=1e-10)


@pytest.mark.parametrize("size", [10, SMALL + 20])
def test_features_that_others_reproduce_are_named(size):
    X, _ = gram(1000, 300)
    X[:, 7] = X[:, 2] + X[:, 3]
    equations, B = NormalEquations(X.T @ X), np.ones((1, 300))
    equations.solve(np.arange(size), B, 0.0)
    assert list(equations.dependent) == [7]
    equations.solve(np.arange(size), B, 0.1)
    assert equations.dependent.size == 0  # a ridge makes every set solvable
    assert list(equations.reproduced(np.array([7, 3, 5, 2]))) == [2]  # the last of the three


def test_a_newcomer_that_others_reproduce_is_named_too():
    X, _ = gram(1000, 300)
    X[:, 290] = X[:, 2] + X[:, 3]
    equations, B = NormalEquations(X.T @ X), np.ones((1, 300))
    equations.solve(np.arange(200), B, 0.0)
    equations.solve(np.append(np.arange(200), 290), B, 0.0)
    assert list(equations.dependent) == [290]
    equations.solve(np.arange(200), B, 0.0)
    assert equations.dependent.size == 0


def test_eigenvectors_answer_for_several_ridges_at_once():
    _, G = gram(100, 20)
    A, B = np.arange(3, 12), np.random.default_rng(1).normal(size=(2, 20))
    found, pulls = NormalEquations(G).solve_few(A, B, np.array([[0.1], [10.0]]))
    for row, pull, b, l2 in zip(found, pulls, B, (0.1, 10.0), strict=True):
        assert_allclose(row, directly(G, A, b[None], l2)[0], atol=1e-12)
        assert_allclose(pull, NormalEquations(G).solve(A, b[None], l2)[1][0], atol=1e-12)


def test_factoring_anew_every_time_gives_the_same(monkeypatch):
    _, G = gram(1000, 300)
    monkeypatch.setattr(normal_equations, "CHANGES", 0)
    equations, B = NormalEquations(G), np.ones((1, 300))
    for size in (150, 155, 148):
        A = np.arange(size)
        assert_allclose(equations.solve(A, B, 0.0)[0], directly(G, A, B, 0.0), atol=1e-11)
