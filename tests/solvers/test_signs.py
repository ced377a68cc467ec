"""The classroom path: the answers of coordinate descent, each certified, in long steps."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn.datasets import load_diabetes
from sklearn.linear_model import enet_path

from companion.objectives import ElasticNet, SquaredLoss
from companion.solvers import duality_gap, settle, signs_path

RATIOS = pytest.mark.parametrize("l1_ratio", [1.0, 0.5, 0.01])


@pytest.fixture(params=["drawn", "measured"])
def tall(request):
    """X and y with more rows than columns, not centred, and decreasing penalties."""
    if request.param == "measured":
        X, y = load_diabetes(return_X_y=True)
        return X, y / y.std()
    rng = np.random.default_rng(5)
    X = rng.normal(size=(80, 12)) @ rng.normal(size=(12, 12)) + rng.uniform(5, 15, 12)
    return X, X[:, :3] @ [1.0, -2.0, 0.5] + 4 + rng.normal(size=80)


def penalties(X, y, l1_ratio, count=40):
    largest = np.abs((X - X.mean(0)).T @ (y - y.mean())).max() / len(y) / l1_ratio
    return np.geomspace(1.5 * largest, 1e-3 * largest, count)


@RATIOS
def test_agrees_with_coordinate_descent(tall, l1_ratio):
    X, y = tall
    lams = penalties(X, y, l1_ratio)
    theirs = enet_path(
        X - X.mean(0), y - y.mean(), l1_ratio=l1_ratio, alphas=lams, tol=1e-14, max_iter=1_000_000
    )[1].T
    ours = signs_path(X, y, lams, l1_ratio)
    # theirs is run until rounding ends it: the coefficients follow the gap's square root
    assert_allclose(ours, theirs, atol=1e-5 * np.abs(theirs).max())


@RATIOS
def test_every_fit_is_certified(tall, l1_ratio):
    X, y = tall
    lams = penalties(X, y, l1_ratio)
    loss = SquaredLoss(X, y)
    for lam, w in zip(lams, signs_path(X, y, lams, l1_ratio), strict=True):
        gap = duality_gap(loss, ElasticNet(lam, l1_ratio), w)
        assert gap <= 1e-8 * loss.value(0 * w)  # exact but for rounding; the classroom asks 1e-8


def test_the_right_signs_take_one_system_and_stay(tall):
    X, y = tall
    lam = penalties(X, y, 1.0)[20]
    w = signs_path(X, y, [lam])[0]
    X, y = X - X.mean(0), y - y.mean()
    again = settle(X.T @ X / len(y), X.T @ y / len(y), lam, 0.0, np.sign(w))
    assert_allclose(again, w, rtol=1e-9)  # the same linear system


def test_a_single_small_penalty_is_reached_from_nothing(tall):
    X, y = tall
    lams = penalties(X, y, 1.0)
    far = signs_path(X, y, lams[-1:])
    # two ways to the same linear system
    assert_allclose(far[0], signs_path(X, y, lams)[-1], rtol=1e-8, atol=1e-12)


def test_nothing_is_active_above_the_largest_pull(tall):
    X, y = tall
    assert not signs_path(X, y, penalties(X, y, 1.0)[:1]).any()


def test_repeated_columns_are_refused_or_solved_never_turned_about_for_ever():
    rng = np.random.default_rng(6)
    X = rng.normal(size=(30, 3))
    X, y = np.hstack([X, -X]), X @ [1.0, 2.0, 3.0]
    with pytest.raises((ValueError, np.linalg.LinAlgError)):
        signs_path(X, y, penalties(X, y, 1.0))
