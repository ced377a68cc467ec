"""Scores become probabilities: as SciPy says, as differences say, and without overflow."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy import special

from companion.objectives.softmax import log_partition, negative_entropy, probabilities


@pytest.fixture(params=[(), (2,), (4,)], ids=["log-odds", "two classes", "four classes"])
def F(request):
    return 3 * np.random.default_rng(0).normal(size=(50, *request.param))


def test_probabilities_are_scipys(F):
    P = special.expit(F) if F.ndim == 1 else special.softmax(F, axis=1)
    assert_allclose(probabilities(F), P, rtol=1e-13)  # closed forms


def test_the_partition_is_scipys(F):
    A = special.logsumexp(np.column_stack([0 * F, F]) if F.ndim == 1 else F, axis=1)
    assert_allclose(log_partition(F), A, rtol=1e-13, atol=1e-15)  # closed forms


def test_probabilities_are_the_derivative_of_the_partition(F):
    step = 1e-6 * np.random.default_rng(1).normal(size=F.shape)
    change = (log_partition(F + step) - log_partition(F - step)) / 2
    along = (probabilities(F) * step).reshape(len(F), -1).sum(axis=1)
    assert_allclose(change, along, atol=1e-14)  # rounding of A, of order 10; third order: 1e-18


def test_the_negative_entropy_is_the_conjugate(F):
    P, rng = probabilities(F), np.random.default_rng(2)

    def gain(G):
        return (P * G).reshape(len(F), -1).sum(axis=1) - log_partition(G)

    assert_allclose(gain(F), negative_entropy(P), atol=1e-13)  # closed forms
    for _ in range(20):
        assert np.all(gain(F + rng.normal(size=F.shape)) <= negative_entropy(P) + 1e-13)


def test_a_belief_without_doubt_has_no_entropy_and_an_even_one_most():
    P = np.array([[1.0, 0, 0], [1 / 3, 1 / 3, 1 / 3], [0.5, 0.5, 0]])
    assert_allclose(negative_entropy(P), -np.log([1, 3, 2]), atol=1e-15)
    assert_allclose(negative_entropy(np.array([0.0, 0.5, 1])), [0, -np.log(2), 0], atol=1e-15)


def test_scores_of_a_thousand_overflow_nowhere():
    F = np.array([-1e3, 0.0, 1e3])
    assert_allclose(log_partition(F), [0, np.log(2), 1e3])
    assert_allclose(probabilities(F), [0, 0.5, 1])
    assert_allclose(negative_entropy(probabilities(F)), [0, -np.log(2), 0])
    assert_allclose(log_partition(np.column_stack([F, 0 * F])), log_partition(F))
