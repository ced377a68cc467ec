"""The squared loss: derivatives as differences say, duality as Fenchel says, b always the best."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.optimize import check_grad

from companion.objectives import SquaredLoss


def test_the_value_is_half_the_mean_square_around_the_best_intercept(design):
    X, y = design
    w = np.random.default_rng(0).normal(size=X.shape[1])
    miss = y - X @ w
    assert_allclose(
        SquaredLoss(X, y).value(w), miss.var() / 2, rtol=1e-10
    )  # means of 15: two digits
    assert_allclose(SquaredLoss(X, y, False).value(w), np.mean(miss**2) / 2, rtol=1e-12)


@pytest.mark.parametrize("fit_intercept", [True, False])
def test_the_gradient_is_what_differences_of_the_value_say(design, fit_intercept):
    loss = SquaredLoss(*design, fit_intercept)
    w = np.random.default_rng(1).normal(size=loss.n_features)
    # forward differences with steps of 1e-8 lose half the digits, of numbers near curvature * |w|
    assert check_grad(loss.value, loss.gradient, w) < 1e-5 * loss.curvature() * np.linalg.norm(w)


def test_the_gradient_changes_no_faster_than_the_curvature_and_somewhere_as_fast(design):
    loss = SquaredLoss(*design)
    rng = np.random.default_rng(2)
    start = loss.gradient(np.zeros(loss.n_features))
    for step in rng.normal(size=(20, loss.n_features)):
        change = np.linalg.norm(loss.gradient(step) - start)
        assert change <= loss.curvature() * np.linalg.norm(step) * (1 + 1e-12)  # rounding
    steepest = np.linalg.svd(loss.X)[2][0]
    change = np.linalg.norm(loss.gradient(steepest) - start)
    assert_allclose(change, loss.curvature(), rtol=1e-9)


@pytest.mark.parametrize("fit_intercept", [True, False])
def test_fenchel_holds_everywhere_and_is_tight_at_the_derivative(design, fit_intercept):
    loss = SquaredLoss(*design, fit_intercept)
    rng = np.random.default_rng(3)
    for _ in range(20):
        w, u = rng.normal(size=loss.n_features), rng.normal(size=len(loss.y))
        u -= u.mean() * fit_intercept
        assert loss.value(w) + loss.conjugate(u) >= w @ loss.pull(u)
        u = loss.dual(w)
        assert_allclose(loss.value(w) + loss.conjugate(u), w @ loss.pull(u), rtol=1e-10)


def test_a_dual_point_sums_to_zero_if_there_is_an_intercept(design):
    loss = SquaredLoss(*design)
    u = loss.dual(np.ones(loss.n_features))
    assert abs(u.sum()) < 1e-13 * np.abs(u).sum() * len(u)  # rounding of the means


def test_the_data_of_the_caller_stay_as_they_are(design):
    X, y = design
    before = X.copy(), y.copy()
    SquaredLoss(X, y).gradient(np.ones(X.shape[1]))
    assert np.array_equal(X, before[0])
    assert np.array_equal(y, before[1])


def test_shapes_that_do_not_fit_are_named():
    with pytest.raises(ValueError, match=r"got \(50, 3\) and \(49,\)"):
        SquaredLoss(np.zeros((50, 3)), np.zeros(49))


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_missing_and_infinite_values_are_refused(value):
    with pytest.raises(ValueError, match="need finite X and y"):
        SquaredLoss(np.full((3, 1), value), np.zeros(3))
