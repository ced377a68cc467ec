"""Networks: gradients as differences say, one flat vector, predictions that touch nothing."""

import copy
import pickle
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from numpy.testing import assert_allclose

from companion.networks import (
    BatchNorm,
    Dense,
    DropConnect,
    Dropout,
    GaussianNoise,
    Logistic,
    Network,
    ReLU,
    Tanh,
    binary_cross_entropy,
    cross_entropy,
    layers_of,
    poisson_deviance,
    squared_error,
)
from companion.objectives.penalties import L1, L2, ElasticNet

RNG = np.random.default_rng(0)
X, SOFT = RNG.normal(size=(11, 5)), RNG.dirichlet(np.ones(3), 11)
COUNTS = RNG.integers(0, 4, 11).astype(float)
ROWS = {
    "one layer": [],
    "ReLU": [Dense(6), ReLU(), Dense(4), ReLU()],
    "tanh": [Dense(6), Tanh(), Dense(4), Tanh()],
    "logistic": [Dense(6), Logistic(), Dense(4), Logistic()],
    "straight": [Dense(6), Dense(4)],
    "dropout": [Dropout(0.2), Dense(6), ReLU(), Dropout(0.5), Dense(4), Tanh(), Dropout(0.3)],
    "DropConnect": [DropConnect(6, rate=0.3), Tanh(), DropConnect(4, rate=0.5), ReLU()],
    "noise": [GaussianNoise(0.3), Dense(6), Tanh(), GaussianNoise(0.2)],
    "batch norm": [Dense(6), BatchNorm(), ReLU(), Dense(4), BatchNorm(), Tanh()],
    "batch norm of the inputs": [BatchNorm(), Dense(6), Tanh()],
    "all at once": [
        *(GaussianNoise(0.1), Dropout(0.2), Dense(6), BatchNorm(), ReLU(), Dropout(0.4)),
        *(DropConnect(5, rate=0.3), BatchNorm(), Logistic(), GaussianNoise(0.1)),
    ],
}


def made(row, loss=cross_entropy, **settings):
    """A network with fresh layers, so that tests share none."""
    return Network([*copy.deepcopy(ROWS[row]), Dense(3)], 5, loss, rng=1, **settings)


@pytest.mark.parametrize("counts", [None, COUNTS], ids=["plain", "counts"])
@pytest.mark.parametrize("row", ROWS)
def test_every_gradient_is_what_differences_say(row, counts, differences):
    network = made(row)

    def loss():
        return network.loss_and_gradient(X, SOFT, np.random.default_rng(3), counts)

    slopes = differences(loss, network.theta)
    loss()
    assert_allclose(network.gradient, slopes, atol=1e-8)  # as `central_differences` explains


@pytest.mark.parametrize(
    "loss", [squared_error, cross_entropy, binary_cross_entropy, poisson_deviance]
)
def test_the_chain_rule_begins_at_every_loss(loss, differences):
    network = made("dropout", loss)

    def value():
        return network.loss_and_gradient(X, SOFT, np.random.default_rng(5))

    slopes = differences(value, network.theta)
    value()
    assert_allclose(network.gradient, slopes, atol=1e-8)


@pytest.mark.parametrize("penalty", [L2(0.3), L1(0.2), ElasticNet(0.4, 0.7)], ids=repr)
def test_penalties_have_the_slopes_of_differences_away_from_zero(penalty, differences):
    network = made("tanh")
    network.weights[np.abs(network.weights) < 0.01] = 0.5  # L1's corner is out of reach
    slopes = differences(lambda: penalty.value(network.weights), network.theta)
    assert_allclose(penalty.subgradient(network.weights), slopes[: network.n_weights], atol=1e-8)
    assert np.array_equal(slopes[network.n_weights :], np.zeros(6 + 4 + 3))  # biases are free
    if not penalty.l1:
        assert_allclose(
            penalty.smooth_gradient(network.weights), slopes[: network.n_weights], atol=1e-8
        )


def test_theta_holds_weights_then_biases_then_statistics():
    network = made("batch norm")
    first, norm_1, _, second, norm_2, _, last = network.layers
    weights = [layer.W.ravel() for layer in (first, second, last)]
    biases = [first.b, norm_1.scale, norm_1.shift, second.b, norm_2.scale, norm_2.shift, last.b]
    statistics = [norm_1.mean, norm_1.variance, norm_2.mean, norm_2.variance]
    assert np.array_equal(network.theta, np.concatenate([*weights, *biases, *statistics]))
    assert network.n_weights == 5 * 6 + 6 * 4 + 4 * 3
    assert np.array_equal(network.weights, np.concatenate(weights))
    assert network.dense == [first, second, last]


def test_layers_are_views_both_ways():
    network = made("tanh")
    network.theta[:] = 7
    assert all(np.all(layer.W == 7) and np.all(layer.b == 7) for layer in network.dense)
    network.dense[1].W[0, 0] = 3
    assert np.count_nonzero(network.weights == 3) == 1
    network.gradient[:] = 2
    assert np.all(network.dense[2].dW == 2)
    assert np.all(network.dense[2].db == 2)


def test_layers_of_puts_each_setting_in_its_place():
    settings = {"activation": Tanh, "dropout": 0.5, "input_dropout": 0.2}
    row = layers_of((7, 4), 3, **settings, input_noise=0.1, batch_norm=True)
    hidden = [Dense, BatchNorm, Tanh, Dropout]
    assert [type(layer) for layer in row] == [Dropout, GaussianNoise, *hidden, *hidden, Dense]
    assert [layer.rate for layer in row if isinstance(layer, Dropout)] == [0.2, 0.5, 0.5]
    assert row[1].scale == 0.1
    assert [layer.n_units for layer in row if isinstance(layer, Dense)] == [7, 4, 3]
    assert [type(layer) for layer in layers_of((7,), 3)] == [Dense, ReLU, Dense]
    assert [type(layer) for layer in layers_of((7,), 3, activation=None)] == [Dense, Dense]
    assert [layer.gain for layer in layers_of((7,), 3, activation=None, gain=2.0)] == [2.0, 2.0]


def test_a_seed_a_randomstate_and_a_generator_give_first_weights_again():
    for make in (lambda: 4, lambda: np.random.RandomState(4), lambda: np.random.default_rng(4)):
        first, second = (Network(layers_of((7,), 3), 5, cross_entropy, make()) for _ in range(2))
        assert np.array_equal(first.theta, second.theta)
    assert not np.array_equal(first.theta, Network(layers_of((7,), 3), 5, cross_entropy, 5).theta)


@pytest.mark.parametrize("row", ROWS)
def test_predict_and_a_silent_forward_pass_agree(row):
    network = made(row)
    Z = X
    for layer in network.layers:
        if isinstance(layer, BatchNorm):
            # takes this batch's statistics, with n where the running average has n - 1
            layer.mean[:], layer.variance[:] = Z.mean(axis=0), Z.var(axis=0)
            Z = layer.predict(Z)
        else:
            Z = layer.forward(Z).copy()
    assert_allclose(network.predict(X), Z, atol=1e-12)


@pytest.mark.parametrize("row", ROWS)
@pytest.mark.parametrize("copied", [copy.deepcopy, lambda a: pickle.loads(pickle.dumps(a))])
def test_a_copy_predicts_the_same_and_is_independent(row, copied):
    network = made(row)
    network.loss_and_gradient(X, SOFT, np.random.default_rng(0))
    Z = network.predict(X)
    other = copied(network)
    assert np.array_equal(other.predict(X), Z)
    assert np.array_equal(other.weights, network.weights)
    loss = network.loss_and_gradient(X, SOFT, np.random.default_rng(1))
    assert other.loss_and_gradient(X, SOFT, np.random.default_rng(1)) == loss
    assert np.array_equal(other.gradient, network.gradient)
    before = network.theta.copy()
    other.theta[:] = 0
    assert np.all(other.dense[0].W == 0)  # its views see its own vector
    assert np.array_equal(network.theta, before)


@pytest.mark.parametrize("row", ROWS)
def test_prediction_changes_nothing_that_training_left(row):
    network = made(row)
    network.loss_and_gradient(X, SOFT, np.random.default_rng(0))
    theta, gradient = network.theta.copy(), network.gradient.copy()
    state = [{k: copy.copy(v) for k, v in vars(layer).items()} for layer in network.layers]
    network.predict(X[:3])
    network.predict(X + 1, np.random.default_rng(1))
    assert np.array_equal(network.theta, theta)
    assert np.array_equal(network.gradient, gradient)
    for layer, kept in zip(network.layers, state, strict=True):
        assert vars(layer).keys() == kept.keys()
        assert all(np.array_equal(vars(layer)[name], value) for name, value in kept.items())


def test_threads_that_predict_at_once_get_what_each_would_get_alone():
    network = made("all at once")
    batches = [np.random.default_rng(k).normal(size=(50 + k, 5)) for k in range(40)]
    for seed in (None, 3):

        def predict(batch, seed=seed):
            return network.predict(batch, None if seed is None else np.random.default_rng(seed))

        with ThreadPoolExecutor(8) as pool:
            at_once = list(pool.map(predict, batches))
        for batch, Z in zip(batches, at_once, strict=True):
            assert np.array_equal(Z, predict(batch))


@pytest.mark.parametrize("row", ROWS)
def test_neither_way_through_writes_to_x_or_y(row):
    network, x, y = made(row), X.copy(), SOFT.copy()
    x.flags.writeable = y.flags.writeable = False
    network.loss_and_gradient(x, y, np.random.default_rng(0))
    network.loss_and_gradient(x, y)
    network.predict(x)
    network.predict(x, np.random.default_rng(0))
    assert np.array_equal(x, X)


@pytest.mark.parametrize("row", ROWS)
def test_float32_stays_float32_and_near_float64(row):
    exact, network = made(row), made(row, dtype=np.float32)
    x, y = X.astype(np.float32), SOFT.astype(np.float32)
    loss = network.loss_and_gradient(x, y)
    assert network.theta.dtype == network.gradient.dtype == np.float32
    assert network.predict(x).dtype == network.predict(x, np.random.default_rng(0)).dtype
    assert network.predict(x).dtype == np.float32
    # roundings of 6e-8 in a few layers of at most 6 sums; batch norm divides by small spreads
    assert loss == pytest.approx(exact.loss_and_gradient(X, SOFT), rel=1e-5)
    assert_allclose(network.gradient, exact.gradient, atol=1e-4)


def test_a_pass_with_a_smaller_batch_leaves_nothing_of_the_larger_one():
    network, fresh = made("dropout"), made("dropout")
    network.loss_and_gradient(X, SOFT, np.random.default_rng(0))
    loss = network.loss_and_gradient(X[:4], SOFT[:4], np.random.default_rng(1))
    assert loss == fresh.loss_and_gradient(X[:4], SOFT[:4], np.random.default_rng(1))
    assert np.array_equal(network.gradient, fresh.gradient)


def test_noise_of_the_last_pass_does_not_linger():
    network, silent = made("all at once"), made("all at once")
    network.loss_and_gradient(X, SOFT, np.random.default_rng(0))
    assert network.loss_and_gradient(X, SOFT) == silent.loss_and_gradient(X, SOFT)
    n_statistics = 4 * 6  # at least those differ: the noisy pass moved them
    assert_allclose(network.gradient[:-n_statistics], silent.gradient[:-n_statistics], atol=1e-14)


def test_the_mean_over_all_masks_of_a_tiny_network_is_what_many_draws_approach():
    """Two units dropped half of the time: four networks, each as likely as another."""
    network = Network([Dense(2), Tanh(), Dropout(0.5), Dense(1)], 5, squared_error, rng=2)
    first, bend, _, last = network.layers
    H = bend.predict(first.predict(X))
    four = np.stack([last.predict(H * [a, b]) for a in (0, 2) for b in (0, 2)])
    rng = np.random.default_rng(3)
    draws = np.stack([network.predict(X, rng) for _ in range(4000)])
    spread = four.std(axis=0)
    assert np.all(np.abs(draws.mean(axis=0) - four.mean(axis=0)) < 5 * spread / np.sqrt(4000))
    assert_allclose(draws.std(axis=0), spread, rtol=0.1)  # standard errors below 2 percent
    # With one mask per case and nothing bent above it, the mean is the network without noise.
    assert_allclose(four.mean(axis=0), network.predict(X), atol=1e-14)
