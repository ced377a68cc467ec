"""Path prediction: the guesses are right nearly always, and a wrong one costs time only."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from companion.data import diabetes
from companion.objectives import SquaredLoss
from companion.solvers import coefs_at, homotopy, prediction
from companion.solvers.moments import Moments
from companion.solvers.prediction import Course, active_set_path, rungs


def moments(design):
    G, q, _ = Moments.of(*design).centred()
    return G, q, np.geomspace(1, 1e-3, 100) * np.abs(q).max()


def test_agrees_with_the_exact_path(design):
    G, q, l1s = moments(design)
    W, _ = active_set_path(G, q, l1s, 0.0)
    knots, coefs, _ = homotopy(SquaredLoss(*design))
    assert_allclose(W, coefs_at(l1s, knots, coefs), atol=1e-8)  # two exact methods, X of order 10


@pytest.mark.parametrize("ratio", [0.0, 1.0], ids=["lasso", "elastic net"])
def test_a_penalty_is_solved_alone_as_on_the_path(design, ratio):
    G, q, l1s = moments(design)
    W, _ = active_set_path(G, q, l1s, ratio)
    for k in (0, 40, 99):
        alone, _ = active_set_path(G, q, l1s[k : k + 1], ratio)
        assert_allclose(alone[0], W[k], atol=1e-9)


@pytest.mark.parametrize("ratio", [0.0, 1.0], ids=["lasso", "elastic net"])
def test_a_hundred_penalties_take_few_linear_systems(ratio):
    table = diabetes()
    G, q, l1s = moments((table.X, table.y))
    _, n_iter = active_set_path(G, q, l1s, ratio)
    assert n_iter.sum() <= 20  # coordinate descent sweeps a thousand times


@pytest.mark.parametrize("ratio", [0.0, 1.0], ids=["lasso", "elastic net"])
def test_wrong_guesses_change_nothing(design, ratio, monkeypatch):
    G, q, l1s = moments(design)
    W, _ = active_set_path(G, q, l1s, ratio)
    rng = np.random.default_rng(0)
    monkeypatch.setattr(Course, "at", lambda self, l1: l1 * rng.normal(size=len(q)) * 2)
    guessing, _ = active_set_path(G, q, l1s, ratio)
    assert_allclose(guessing, W, atol=1e-6)  # some end by descent, whose gap of 1e-13 is 1e-7 in w


@pytest.mark.parametrize("ratio", [0.0, 1.0], ids=["lasso", "elastic net"])
def test_where_no_guess_settles_descent_takes_over(design, ratio, monkeypatch):
    G, q, l1s = moments(design)
    W, _ = active_set_path(G, q, l1s[:50:10], ratio)
    monkeypatch.setattr(
        prediction, "newton", lambda *args: (args[-1], np.zeros((0, 0)), np.zeros((0, 0)), 8)
    )
    descended, n_iter = active_set_path(G, q, l1s[:50:10], ratio, max_iter=10**4)
    assert_allclose(descended, W, atol=1e-6)  # 10^4 sweeps on columns a condition of 1e4 apart
    assert n_iter.max() <= 2 * 10**4  # bounded: so many systems, then so many sweeps


def test_the_number_of_steps_is_bounded(design, monkeypatch):
    G, q, l1s = moments(design)
    monkeypatch.setattr(
        prediction, "newton", lambda *args: (args[-1], np.zeros((0, 0)), np.zeros((0, 0)), 8)
    )
    _, n_iter = active_set_path(G, q, l1s[50:60], 0.0, max_iter=20)
    assert n_iter.max() <= 20 + 8 + 20  # systems, those of the last try, and sweeps


def test_repeated_columns_cost_little_more_than_the_columns(design):
    X, y = design
    G, q, l1s = moments(design)
    _, once = active_set_path(G, q, l1s, 0.0)
    twice = Moments.of(np.hstack([X, X]), y).centred()
    _, n_iter = active_set_path(twice[0], twice[1], l1s, 0.0)
    assert n_iter.sum() <= 3 * once.sum()  # else the twins replace each other for ever


def test_nearly_repeated_columns_do_not_replace_each_other_for_ever(design):
    X, y = design
    G, q, l1s = moments(design)
    _, once = active_set_path(G, q, l1s, 0.0)
    nearly = X + 1e-8 * np.random.default_rng(0).normal(size=X.shape)
    twice = Moments.of(np.hstack([X, nearly]), y).centred()
    _, n_iter = active_set_path(twice[0], twice[1], l1s, 0.0)
    assert n_iter.sum() <= 10 * once.sum()


def test_equal_penalties_have_equal_answers(design):
    G, q, l1s = moments(design)
    W, _ = active_set_path(G, q, np.repeat(l1s[10:13], 2), 0.0)
    assert_allclose(W[::2], W[1::2], atol=1e-12)


def test_rungs_lie_between_and_the_next_one_is_last():
    steps = rungs(1.0, 100.0)
    assert np.all(np.diff(steps) > 0)
    assert steps[0] > 1
    assert steps[-1] < 100
    assert_allclose(rungs(1.0, 1.21), [1.1])
