"""Batch normalisation: mean 0 and spread 1, slopes through the batch, running averages."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from companion.networks import BatchNorm, Dense, Network, ReLU, cross_entropy

RNG = np.random.default_rng(0)
X = RNG.normal(size=(12, 4)) * [0.5, 1, 3, 8] + [10, 0, -5, 100]
PULL = RNG.normal(size=(12, 4))


def alone(**settings):
    """A layer of batch norm, and the network that holds its parameters."""
    layer = BatchNorm(**settings)
    network = Network([layer], 4, lambda Z, Y, counts: (float((Z * Y).sum()), Y.copy()))
    layer.scale[:], layer.shift[:] = [1, -2, 0.5, 3], [0, 1, -1, 2]
    return layer, network


def test_it_starts_as_a_plain_standardisation():
    layer = BatchNorm(epsilon=1e-12)
    Network([layer], 4, None)
    y = layer.forward(X)
    assert_allclose(y.mean(axis=0), 0, atol=1e-12)
    assert_allclose(y.std(axis=0), 1, rtol=1e-10)  # epsilon is 1e-12 of a variance near 1


def test_scale_and_shift_choose_spread_and_mean():
    layer, _ = alone(epsilon=1e-12)
    y = layer.forward(X)
    assert_allclose(y.mean(axis=0), layer.shift, atol=1e-12)
    assert_allclose(y.std(axis=0), np.abs(layer.scale), rtol=1e-10)


def test_shift_and_scale_of_the_input_are_forgotten():
    layer, _ = alone(epsilon=1e-14)
    y = layer.forward(X).copy()
    assert_allclose(layer.forward(X * [1, 5, 0.1, 2] + [3, 1, -7, 0]), y, atol=1e-9)  # epsilon


def test_scale_and_shift_have_the_slopes_of_differences_and_the_statistics_none(differences):
    _, network = alone()
    slopes = differences(lambda: network.loss_and_gradient(X, PULL), network.theta)
    network.loss_and_gradient(X, PULL)
    assert_allclose(network.gradient, slopes, atol=1e-8)
    assert np.array_equal(network.gradient[8:], np.zeros(8))  # running averages are not learnt


@pytest.mark.parametrize("epsilon", [1e-5, 0.5])
def test_the_blame_sent_back_has_the_slopes_of_differences_through_the_whole_batch(
    epsilon, differences
):
    layer, _ = alone(epsilon=epsilon)
    x = X / [1, 1, 3, 8] - [10, 0, -2, 12]
    slopes = differences(lambda: (layer.forward(x) * PULL).sum(), x)
    layer.forward(x)
    assert_allclose(layer.backward(PULL.copy()), slopes, atol=1e-7)  # slopes up to 30


def test_the_blame_sent_back_is_blind_to_shift_and_scale_of_the_batch():
    layer, _ = alone(epsilon=1e-14)
    layer.forward(X)
    back = layer.backward(PULL.copy())
    assert_allclose(back.sum(axis=0), 0, atol=1e-12)
    assert_allclose((back * (X - X.mean(axis=0))).sum(axis=0), 0, atol=1e-12)


def test_running_averages_are_those_of_the_formula():
    layer, _ = alone(momentum=0.2)
    mean, variance = np.zeros(4), np.ones(4)
    for batch in (X[:5], X[5:], X):
        layer.forward(batch)
        mean = 0.8 * mean + 0.2 * batch.mean(axis=0)
        variance = 0.8 * variance + 0.2 * batch.var(axis=0, ddof=1)
    assert_allclose(layer.mean, mean, rtol=1e-13)
    assert_allclose(layer.variance, variance, rtol=1e-13)


def test_prediction_uses_the_running_averages_and_changes_none():
    layer, network = alone()
    layer.forward(X)
    before = network.theta.copy()
    y = layer.predict(X)
    expected = (X - layer.mean) / np.sqrt(layer.variance + 1e-5) * layer.scale + layer.shift
    assert_allclose(y, expected, rtol=1e-12)
    assert np.array_equal(network.theta, before)


def test_a_prediction_does_not_depend_on_its_neighbours_and_a_forward_pass_does():
    layer, _ = alone()
    assert_allclose(layer.predict(X)[:3], layer.predict(X[:3]), rtol=1e-14)
    assert not np.allclose(layer.forward(X)[:3], layer.forward(X[:3]))


def test_after_many_passes_over_one_batch_prediction_is_the_forward_pass():
    layer, _ = alone(momentum=0.5)
    for _ in range(60):
        y = layer.forward(X)
    # but for n - 1, which the running variance has and the batch's own has not
    shrunk = layer.shift + (layer.predict(X) - layer.shift) * np.sqrt(12 / 11)
    assert_allclose(shrunk, y, rtol=1e-4)  # epsilon = 1e-5 of variances from 0.2


def test_a_batch_of_one_case_gives_the_shift_and_sends_nothing_back():
    layer, network = alone()
    assert_allclose(layer.forward(X[:1]), layer.shift[None])
    assert np.array_equal(layer.backward(PULL[:1].copy()), np.zeros((1, 4)))
    assert np.isfinite(network.theta).all()


def test_a_column_that_never_varies_stays_finite():
    layer, network = alone()
    constant = np.full((6, 4), 3.0)
    assert_allclose(layer.forward(constant), np.tile(layer.shift, (6, 1)))
    assert np.isfinite(layer.backward(PULL[:6].copy())).all()
    assert np.isfinite(network.theta).all()


def test_float32_stays_float32():
    network = Network([Dense(6), BatchNorm(), ReLU(), Dense(3)], 4, cross_entropy, 0, np.float32)
    x, y = X.astype(np.float32), np.eye(3, dtype=np.float32)[np.arange(12) % 3]
    network.loss_and_gradient(x, y)
    for layer in network.layers:
        x = layer.forward(x)
        assert x.dtype == np.float32
    assert network.predict(X.astype(np.float32)).dtype == np.float32


def test_weights_below_batch_norm_can_shrink_without_any_effect():
    """Why an L2 penalty there holds nothing back but the size of later steps."""
    layers = [Dense(6), BatchNorm(epsilon=1e-14), ReLU(), Dense(3)]
    network = Network(layers, 4, cross_entropy, 0)
    x, y = X / [0.5, 1, 3, 8], np.eye(3)[np.arange(12) % 3]
    loss = network.loss_and_gradient(x, y)
    slopes = layers[0].dW.copy()
    layers[0].W /= 10
    assert network.loss_and_gradient(x, y) == pytest.approx(loss, rel=1e-9)
    assert_allclose(layers[0].dW, 10 * slopes, rtol=1e-6, atol=1e-9)  # the slopes grow instead
