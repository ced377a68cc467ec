"""The logistic loss: derivatives as differences say, duality as Fenchel says, shares got right."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.optimize import approx_fprime, check_grad
from scipy.special import softmax
from sklearn.metrics import log_loss

from companion.objectives import LogisticLoss
from companion.objectives.softmax import probabilities


@pytest.fixture(params=[2, 3], ids=["two classes", "three classes"])
def problem(request, design):
    """X, y as a loss wants it, weights, and coefficients that leave no probability near 0 or 1."""
    X, target = design
    rng = np.random.default_rng(0)
    which = np.argsort(np.argsort(target + rng.normal(size=len(target)))) * request.param
    y = which // len(which)
    y = y if request.param == 2 else np.eye(3)[y]
    w = rng.normal(size=X.shape[1:] + y.shape[1:]) / 20
    return X, y, rng.uniform(0.5, 2, len(X)), w


def test_the_value_is_scikit_learns_log_loss_of_the_probabilities_it_means(problem):
    X, y, weights, w = problem
    loss = LogisticLoss(X, y, True, weights)
    F = X @ w + loss.intercept(w)
    P = softmax(F if F.ndim == 2 else np.column_stack([0 * F, F]), axis=1)
    which = y.argmax(axis=1) if y.ndim == 2 else y
    assert_allclose(loss.value(w), log_loss(which, P, sample_weight=weights), rtol=1e-11)  # means


def test_at_the_best_intercept_each_class_is_as_likely_as_it_is_frequent(problem):
    X, y, weights, w = problem
    loss = LogisticLoss(X, y, True, weights)
    P = probabilities(X @ w + loss.intercept(w))
    assert_allclose(np.average(P, axis=0, weights=weights), np.average(y, axis=0, weights=weights))


def test_even_huge_scores_are_balanced(problem):
    X, y, weights, w = problem
    # far beyond where e^-f is 0 in floating point and a plain Newton step infinite
    u = LogisticLoss(X, y, True, weights).dual(1e4 * w)
    assert np.abs(u.sum(axis=0)).max() < 1e-15 * np.abs(X @ w).max() * 1e4  # rounding of scores


@pytest.mark.parametrize("fit_intercept", [True, False])
def test_the_gradient_is_what_differences_of_the_value_say(problem, fit_intercept):
    X, y, weights, w = problem
    loss = LogisticLoss(X, y, fit_intercept, weights)

    def value(flat):
        return loss.value(flat.reshape(w.shape))

    def gradient(flat):
        return loss.gradient(flat.reshape(w.shape)).ravel()

    # forward differences with steps of 1.5e-8 are out by half a step times the curvature
    assert check_grad(value, gradient, w.ravel()) < 1e-6 * (1 + loss.curvature())


@pytest.mark.parametrize("fit_intercept", [True, False])
def test_the_hessian_is_what_differences_of_the_gradient_say(problem, fit_intercept):
    X, y, weights, w = problem
    loss = LogisticLoss(X, y, fit_intercept, weights)
    some = np.arange(1, w.size, 2)

    def gradient(flat):
        return loss.gradient(flat.reshape(w.shape, order="F")).ravel("F")

    differences = approx_fprime(w.ravel("F"), gradient)[np.ix_(some, some)]
    # steps of 1.5e-8, third derivatives of at most X's 20 times the curvature
    assert_allclose(loss.hessian(w, some), differences, atol=1e-6 * (1 + loss.curvature()))


def test_the_gradient_changes_no_faster_than_the_curvature(problem):
    X, y, weights, w = problem
    loss = LogisticLoss(X, y, True, weights)
    rng = np.random.default_rng(2)
    steepest = np.linalg.svd(loss.X)[2][0]
    ways = [*rng.normal(size=(20, *w.shape)), (np.multiply.outer(steepest, w[0] * 0 + 1))]
    for way in ways:
        step = 1e-3 * way
        change = np.linalg.norm(loss.gradient(0 * w + step) - loss.gradient(0 * w))
        assert change <= loss.curvature() * np.linalg.norm(step) * (1 + 1e-9)  # rounding


@pytest.mark.parametrize("fit_intercept", [True, False])
def test_fenchel_holds_everywhere_and_is_tight_at_the_derivative(problem, fit_intercept):
    X, y, weights, w = problem
    loss = LogisticLoss(X, y, fit_intercept, weights)
    rng = np.random.default_rng(3)
    for _ in range(20):
        u, other = loss.dual(rng.normal(size=w.shape) / 20), rng.normal(size=w.shape) / 20
        k = rng.uniform()
        product = np.sum(other * loss.pull(k * u))
        assert loss.value(other) + loss.conjugate(k * u) >= product - 1e-14
        u = loss.dual(other)
        assert_allclose(loss.value(other) + loss.conjugate(u), np.sum(other * loss.pull(u)))


def test_what_is_no_probability_has_an_infinite_conjugate(problem):
    X, y, weights, w = problem
    loss = LogisticLoss(X, y, True, weights)
    assert loss.conjugate(-loss.dual(w)) == np.inf


def test_two_classes_are_several_classes_of_which_there_are_two(design):
    X, y = design[0], (design[1] > np.median(design[1])).astype(float)
    w = np.linspace(-0.1, 0.1, X.shape[1])
    two, several = LogisticLoss(X, y), LogisticLoss(X, np.column_stack([1 - y, y]))
    both = np.column_stack([-w / 2, w / 2])
    assert_allclose(two.value(w), several.value(both), rtol=1e-12)
    assert_allclose(two.gradient(w), several.gradient(both)[:, 1], rtol=1e-9, atol=1e-12)


def test_a_remembered_w_that_the_caller_changes_is_computed_anew(problem):
    X, y, weights, w = problem
    loss = LogisticLoss(X, y, True, weights)
    loss.value(w)
    w += 0.1 * np.arange(w.size).reshape(w.shape)
    assert loss.value(w) == pytest.approx(LogisticLoss(X, y, True, weights).value(w), rel=1e-12)


@pytest.mark.parametrize(
    ("y", "message"),
    [
        (np.zeros(4), r"got \(5, 1\) and \(4,\)"),
        ([0, 1, 2, 1, 0], "between 0 and 1"),
        (np.full((5, 3), 0.5), "rows that sum to 1"),
        (np.ones(5), "every class to happen"),
    ],
)
def test_what_cannot_be_learnt_is_refused_in_words(y, message):
    with pytest.raises(ValueError, match=message):
        LogisticLoss(np.arange(5.0)[:, None], y)


def test_missing_values_are_refused():
    with pytest.raises(ValueError, match="need finite X"):
        LogisticLoss(np.full((2, 1), np.nan), [0, 1])


def test_a_column_that_never_moves_is_nothing(problem):
    X, y, weights, w = problem
    loss = LogisticLoss(np.insert(X, 0, 3.3e8, axis=1), y, True, weights)
    assert not loss.X[:, 0].any()
    assert not loss.gradient(np.insert(w, 0, 1, axis=0))[0].any()
