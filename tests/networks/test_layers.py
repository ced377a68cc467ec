"""Layers: the formula, the slopes that differences give, and two ways through that agree."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.special import expit

from companion.networks import BatchNorm, Dense, DropConnect, Layer, Logistic, Network, ReLU, Tanh

RNG = np.random.default_rng(0)
X, PULL = RNG.normal(size=(9, 5)) + 0.3, RNG.normal(size=(9, 4))
WEIGHTED = pytest.mark.parametrize(
    "layer", [Dense(4), DropConnect(4, rate=0.4)], ids=["Dense", "DropConnect"]
)
BENDS = pytest.mark.parametrize("bend", [ReLU, Tanh, Logistic])


def alone(layer):
    """The layer with parameters of its own, and a loss that is linear in what it puts out."""
    return Network([layer], X.shape[1], lambda Z, Y, counts: (float((Z * Y).sum()), Y.copy()), 1)


@WEIGHTED
def test_weights_and_biases_have_the_slopes_of_differences(layer, differences):
    network = alone(layer)

    def loss():
        return network.loss_and_gradient(X, PULL, np.random.default_rng(3))

    slopes = differences(loss, network.theta)
    loss()
    assert_allclose(network.gradient, slopes, atol=1e-8)  # as `central_differences` explains


@WEIGHTED
def test_the_blame_sent_back_by_weights_has_the_slopes_of_differences(layer, differences):
    alone(layer)
    x = X.copy()
    slopes = differences(lambda: (layer.forward(x, np.random.default_rng(3)) * PULL).sum(), x)
    layer.forward(x, np.random.default_rng(3))
    assert_allclose(layer.backward(PULL.copy()), slopes, atol=1e-8)


@BENDS
def test_the_blame_sent_back_by_a_bend_has_the_slopes_of_differences(bend, differences):
    x, pull, layer = X.copy(), X[::-1] + 1, bend()
    assert np.abs(x).min() > 1e-3  # ReLU's corner is not within reach of a difference
    slopes = differences(lambda: (layer.forward(x) * pull).sum(), x)
    layer.forward(x)
    assert_allclose(layer.backward(pull.copy()), slopes, atol=1e-8)


def test_every_layer_computes_its_formula():
    dense = Dense(4)
    alone(dense)
    assert_allclose(dense.forward(X), np.einsum("ij,jk->ik", X, dense.W) + dense.b, atol=1e-14)
    assert np.array_equal(ReLU().forward(X), np.where(X > 0, X, 0))
    assert_allclose(Tanh().forward(X), 2 * expit(2 * X) - 1, atol=1e-14)  # the same function
    assert_allclose(Logistic().forward(X), 1 / (1 + np.exp(-X)), atol=1e-15)
    assert np.array_equal(Layer().forward(X), X)


def test_far_from_zero_no_bend_overflows_or_sends_back_more_than_it_got():
    x = np.array([[-1e4, -800.0, 800.0, 1e4]])
    for layer in (Tanh(), Logistic()):
        assert np.isfinite(layer.forward(x)).all()
        assert np.array_equal(layer.backward(np.ones_like(x)), np.zeros_like(x))


def test_at_its_corner_relu_sends_nothing_back():
    layer = ReLU()
    layer.forward(np.zeros((1, 3)))
    assert np.array_equal(layer.backward(np.ones((1, 3))), np.zeros((1, 3)))


@BENDS
def test_both_ways_through_a_bend_agree_and_leave_the_input_alone(bend):
    x, layer = X.copy(), bend()
    assert np.array_equal(layer.predict(x), layer.forward(x))
    assert np.array_equal(x, X)


@pytest.mark.parametrize("kind", [Dense, ReLU, Tanh, Logistic])
def test_a_smaller_batch_after_a_larger_one_finds_nothing_stale(kind):
    layer = Dense(4) if kind is Dense else kind()
    if kind is Dense:
        alone(layer)
    layer.forward(X)
    assert_allclose(layer.forward(X[:2]), layer.predict(X[:2]), atol=1e-14)
    g = np.ones_like(layer.forward(X[:2]))
    small = layer.backward(g.copy()).copy()
    layer.forward(X)
    assert_allclose(small, layer.backward(np.ones((9, g.shape[1])))[:2], atol=1e-14)


def test_the_first_weights_fill_the_interval_of_glorot():
    layer = Dense(300, gain=6.0)
    Network([layer], 200, None, 0)
    reach = np.sqrt(6 / 500)
    # Of 60,000 uniform draws the largest misses the border by 1/60,000 of the width, on average.
    assert reach * 0.999 < np.abs(layer.W).max() <= reach
    assert_allclose(layer.W.std(), reach / np.sqrt(3), rtol=0.01)  # standard error: 0.2 percent
    assert np.abs(layer.b).max() <= reach
    assert layer.b.std() > 0


def test_a_layer_remembers_settings_when_it_is_pickled_and_nothing_else():
    layer = Dense(4)
    alone(layer).loss_and_gradient(X, PULL)
    assert layer.__getstate__() == {"n_units": 4, "gain": 6.0}
    assert BatchNorm(0.2).__getstate__() == {"momentum": 0.2, "epsilon": 1e-5}
