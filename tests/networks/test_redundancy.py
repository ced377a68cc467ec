"""Units are taken away as said, and what they have in common is measured."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from companion.networks import (
    Network,
    accuracy_without,
    cross_entropy,
    effective_dimension,
    last_hidden,
    layers_of,
    mean_correlation,
)


@pytest.fixture
def network():
    return Network(layers_of((7, 4), 3, dropout=0.5), 5, cross_entropy, rng=0)


X = np.random.default_rng(0).normal(size=(50, 5))


def test_the_last_layer_makes_the_scores_of_what_it_is_given(network):
    H = last_hidden(network, X)
    assert H.shape == (50, 4)
    assert_allclose(H @ network.dense[-1].W + network.dense[-1].b, network.predict(X))


def test_without_nothing_the_accuracy_is_that_of_the_network(network):
    y = network.predict(X).argmax(axis=1)
    y[:10] = (y[:10] + 1) % 3
    assert accuracy_without(network, X, y, 0.0) == pytest.approx(0.8)


def test_with_one_unit_left_it_speaks_alone_and_louder(network):
    H, last = last_hidden(network, X), network.dense[-1]
    alone = np.stack([4 * H[:, [k]] @ last.W[[k]] + last.b for k in range(4)])
    y = np.random.default_rng(1).integers(0, 3, 50)
    right = (alone.argmax(axis=2) == y).mean(axis=1)
    measured = [accuracy_without(network, X, y, 0.75, seed, n_draws=1) for seed in range(40)]
    assert set(np.round(measured, 12)) == set(np.round(right, 12))  # each of the four is drawn


def test_the_network_is_left_as_it_was(network):
    before = network.theta.copy()
    accuracy_without(network, X, np.zeros(50, int), 0.5, rng=0)
    assert np.array_equal(network.theta, before)


def test_copies_have_one_dimension_and_independent_units_as_many_as_they_are():
    rng = np.random.default_rng(3)
    one = rng.normal(size=(20_000, 1))
    assert effective_dimension(one * [1, 1, -1, 1]) == pytest.approx(1)
    assert mean_correlation(one * [1, 2, -3, 4]) == pytest.approx(1)
    many = rng.normal(size=(20_000, 6))
    # Correlations of 20,000 cases are about 0.007, and the dimension falls short by 30 · 0.007².
    assert effective_dimension(many) == pytest.approx(6, abs=0.02)
    assert mean_correlation(many) < 0.02


def test_units_that_never_change_do_not_count():
    H = np.random.default_rng(4).normal(size=(30, 3))
    with_dead = np.c_[H, np.zeros(30)]
    assert mean_correlation(with_dead) == pytest.approx(mean_correlation(H))
    assert effective_dimension(with_dead) == pytest.approx(effective_dimension(H))
