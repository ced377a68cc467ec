"""A network's losses: slopes as differences say, scikit-learn's values, counts as repetitions."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.special import expit, softmax
from sklearn.metrics import log_loss, mean_poisson_deviance, mean_squared_error

from companion.networks import (
    binary_cross_entropy,
    cross_entropy,
    poisson_deviance,
    squared_error,
)

RNG = np.random.default_rng(0)
Z = RNG.normal(size=(9, 3))
HARD, SOFT = np.eye(3)[[2, 0, 1, 1, 0, 2, 2, 1, 0]], RNG.dirichlet(np.ones(3), 9)
WHOLE, EACH = RNG.integers(0, 4, (9, 3)).astype(float), RNG.random((9, 3))
COUNTS = np.array([1, 2, 0, 3, 1, 1, 5, 0, 2])

CASES = pytest.mark.parametrize(
    ("loss", "Y"),
    [
        (squared_error, RNG.normal(size=(9, 3))),
        (cross_entropy, HARD),
        (cross_entropy, SOFT),
        (binary_cross_entropy, (EACH > 0.5).astype(float)),
        (binary_cross_entropy, EACH),
        (poisson_deviance, WHOLE),
    ],
    ids=["squared", "classes", "soft classes", "yes or no", "probabilities", "Poisson"],
)


@CASES
@pytest.mark.parametrize("counts", [None, COUNTS, COUNTS / 7], ids=["plain", "counts", "shares"])
def test_the_derivative_is_what_differences_say(loss, Y, counts, differences):
    z = Z.copy()
    slopes = differences(lambda: loss(z, Y, counts)[0], z)
    assert_allclose(loss(z, Y, counts)[1], slopes, atol=1e-9)  # values near 1: see conftest


@CASES
def test_counts_are_repetitions(loss, Y):
    value, slopes = loss(Z, Y, COUNTS)
    rows = np.repeat(np.arange(9), COUNTS)
    repeated, its_slopes = loss(Z[rows], Y[rows])
    assert value == pytest.approx(repeated, rel=1e-13)
    each = np.array([its_slopes[rows == k].sum(axis=0) for k in range(9)])
    assert_allclose(slopes, each, atol=1e-15)


@CASES
def test_equal_counts_change_nothing(loss, Y):
    value, slopes = loss(Z, Y)
    again, its_slopes = loss(Z, Y, np.full(9, 2.5))
    assert again == pytest.approx(value, rel=1e-14)
    assert_allclose(its_slopes, slopes, rtol=1e-12, atol=1e-16)


@CASES
def test_scores_and_truth_are_left_alone(loss, Y):
    z, y = Z.copy(), Y.copy()
    loss(z, y, COUNTS)
    loss(z, y)
    assert np.array_equal(z, Z)
    assert np.array_equal(y, Y)


@CASES
def test_float32_stays_float32(loss, Y):
    value, slopes = loss(Z.astype(np.float32), Y.astype(np.float32))
    assert slopes.dtype == np.float32
    assert value == pytest.approx(loss(Z, Y)[0], rel=1e-5)  # a dozen roundings of 6e-8


def test_values_are_scikit_learns():
    ours = squared_error(Z, EACH)[0]
    theirs = mean_squared_error(EACH, Z)
    assert ours == pytest.approx(3 / 2 * theirs, rel=1e-13)  # a sum over 3 columns
    ours = cross_entropy(Z, HARD)[0]
    assert ours == pytest.approx(log_loss(HARD.argmax(1), softmax(Z, axis=1)), rel=1e-13)
    yes = np.array([0.0, 1, 1, 0, 1, 0, 0, 1, 1])
    ours = binary_cross_entropy(Z[:, :1], yes[:, None])[0]
    assert ours == pytest.approx(log_loss(yes, expit(Z[:, 0])), rel=1e-13)
    ours = poisson_deviance(Z[:, :1], WHOLE[:, :1])[0]
    theirs = mean_poisson_deviance(WHOLE[:, 0], np.exp(Z[:, 0]))
    assert ours == pytest.approx(theirs / 2, rel=1e-12)


def test_columns_are_added_and_not_averaged():
    for loss, Y in ((binary_cross_entropy, EACH), (poisson_deviance, WHOLE), (squared_error, EACH)):
        each = [loss(Z[:, [k]], Y[:, [k]])[0] for k in range(3)]
        assert loss(Z, Y)[0] == pytest.approx(sum(each), rel=1e-13)


def test_a_common_shift_of_the_scores_leaves_the_classes_as_they_were():
    value, slopes = cross_entropy(Z, SOFT)
    shifted, its_slopes = cross_entropy(Z + 1000, SOFT)
    assert shifted == pytest.approx(value, rel=1e-12)  # scores of 1000 keep 13 digits
    assert_allclose(its_slopes, slopes, atol=1e-12)
    assert_allclose(slopes.sum(axis=1), 0, atol=1e-15)


def test_two_classes_by_softmax_are_yes_or_no_on_the_difference_of_scores():
    p = EACH[:, :1]
    two, _ = cross_entropy(Z[:, :2], np.hstack([1 - p, p]))
    one, _ = binary_cross_entropy(Z[:, [1]] - Z[:, [0]], p)
    assert two == pytest.approx(one, rel=1e-13)


@pytest.mark.filterwarnings("error")
def test_scores_far_out_stay_finite():
    far = np.array([[1e4, -1e4, 0.0]])
    for loss in (cross_entropy, binary_cross_entropy):
        value, slopes = loss(far, np.array([[0.0, 1.0, 0.0]]))
        assert value == pytest.approx(2e4, rel=1e-4)  # wrong by twice the distance of the scores
        assert np.isfinite(slopes).all()
    assert poisson_deviance(np.array([[-1e4]]), np.array([[0.0]]))[0] == 0


def test_the_loss_is_least_where_the_prediction_is_the_truth():
    share = np.clip(EACH, 0.1, 0.9)
    best = {
        squared_error: (share, share),
        cross_entropy: (np.log(SOFT), SOFT),
        binary_cross_entropy: (np.log(share / (1 - share)), share),
        poisson_deviance: (np.log(share), share),
    }
    for loss, (z, y) in best.items():
        value, slopes = loss(z, y)
        assert_allclose(slopes, 0, atol=1e-15)
        for seed in range(5):
            away = 0.1 * np.random.default_rng(seed).normal(size=z.shape)
            assert loss(z + away, y)[0] > value
