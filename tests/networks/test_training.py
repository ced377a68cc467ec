"""Training: the loop written out, penalties and proximal steps, norms, augmentation, stopping."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from companion.networks import (
    SGD,
    Adam,
    AdamW,
    BatchNorm,
    Dense,
    DropConnect,
    EarlyStopping,
    Network,
    ReLU,
    Tanh,
    cross_entropy,
    epochs,
    layers_of,
    limit_norms,
    squared_error,
    train,
)
from companion.objectives.penalties import L1, L2, ElasticNet

RNG = np.random.default_rng(0)
X = RNG.normal(size=(41, 5)) + 0.5  # 41 = 2 batches of 16 and a ragged one of 9
Y = np.eye(3)[(X[:, :3] + RNG.normal(size=(41, 3))).argmax(axis=1)]
COUNTS = RNG.integers(1, 4, 41).astype(float)


def made(hidden=(6, 4), **settings):
    dtype = settings.pop("dtype", float)
    return Network(layers_of(hidden, 3, **settings), 5, cross_entropy, rng=1, dtype=dtype)


@pytest.mark.parametrize("counts", [None, COUNTS], ids=["plain", "counts"])
@pytest.mark.parametrize("penalty", [None, L2(0.1), L1(0.05), ElasticNet(0.1, 0.5)], ids=repr)
def test_training_is_the_loop_that_it_says(counts, penalty):
    network, other, rng, expected = made(), made(), np.random.default_rng(2), []
    curve = train(
        *(network, X, Y, SGD(0.1), np.random.default_rng(2)),
        **{"n_epochs": 4, "batch_size": 16, "penalty": penalty, "counts": counts},
    )
    order, w = np.arange(41), other.weights
    for _ in range(4):
        order, total = order[rng.permutation(41)], 0.0
        for rows in (order[:16], order[16:32], order[32:]):
            loss = other.loss_and_gradient(
                X[rows], Y[rows], counts=None if counts is None else counts[rows]
            )
            l1, l2 = (penalty.l1, penalty.l2) if penalty else (0.0, 0.0)
            total += len(rows) * (loss + l1 * np.abs(w).sum() + l2 / 2 * w @ w)
            other.gradient[: other.n_weights] += l2 * w
            other.theta -= 0.1 * other.gradient
            w[:] = np.sign(w) * np.maximum(np.abs(w) - 0.1 * l1, 0)
        expected.append(total / 41)
    assert_allclose(curve, expected, rtol=1e-12)  # the same sums
    assert_allclose(network.theta, other.theta, atol=1e-13)


def test_a_seed_repeats_a_training_and_another_does_not():
    settings = {"n_epochs": 3, "batch_size": 16}
    curves = []
    for seed in (0, 0, 1):
        noise = np.random.default_rng(seed)
        curves.append(train(made(dropout=0.3), X, Y, Adam(), seed, noise=noise, **settings))
    assert curves[0] == curves[1]
    assert curves[0] != curves[2]


def test_without_shuffling_cases_come_in_their_order():
    seen, network = [], made()
    pure = network.loss_and_gradient
    network.loss_and_gradient = lambda x, *rest: seen.append(x.copy()) or pure(x, *rest)
    train(network, X, Y, SGD(0.1), 0, n_epochs=2, batch_size=16, shuffle=False)
    assert [len(x) for x in seen] == [16, 16, 9] * 2
    assert np.array_equal(np.concatenate(seen), np.concatenate([X, X]))


def test_each_pass_shows_every_case_once_in_another_order():
    seen, network = [], made()
    pure = network.loss_and_gradient
    network.loss_and_gradient = lambda x, *rest: seen.append(x.copy()) or pure(x, *rest)
    train(network, X, Y, SGD(0.1), 0, n_epochs=2, batch_size=16)
    first, second = np.concatenate(seen[:3]), np.concatenate(seen[3:])
    assert not np.array_equal(first, second)
    assert sorted(map(tuple, first)) == sorted(map(tuple, second)) == sorted(map(tuple, X))


def test_noise_layers_are_silent_without_a_generator_and_draw_with_one():
    settings = {"dropout": 0.5, "input_noise": 0.3}
    plain = train(made(), X, Y, SGD(0.1), 0, n_epochs=2)
    assert train(made(**settings), X, Y, SGD(0.1), 0, n_epochs=2) == plain
    noisy = train(
        *(made(**settings), X, Y, SGD(0.1), 0), n_epochs=2, noise=np.random.default_rng(3)
    )
    assert noisy != plain


def test_decay_is_an_l2_penalty_for_plain_descent_and_not_for_adam():
    ends = []
    for optimiser, penalty in (
        *((SGD(0.1, weight_decay=0.2), None), (SGD(0.1), L2(0.2))),
        *((AdamW(0.05, 0.2), None), (Adam(0.05), L2(0.2))),
    ):
        network = made()
        train(network, X, Y, optimiser, 0, n_epochs=20, batch_size=16, penalty=penalty)
        ends.append(network.theta)
    assert_allclose(ends[0], ends[1], atol=1e-12)  # the same sums, in another order
    assert np.abs(ends[2] - ends[3]).max() > 0.05


@pytest.mark.parametrize("make", [lambda: SGD(0.1, 0.5), lambda: Adam(0.02)], ids=["SGD", "Adam"])
def test_proximal_steps_give_zeros_and_subgradients_none(make):
    networks = {True: made((20,)), False: made((20,))}
    for proximal, network in networks.items():
        settings = {"penalty": L1(0.03), "proximal": proximal, "batch_size": 16}
        train(network, X, Y, make(), 0, n_epochs=60, **settings)
    assert np.mean(networks[True].weights == 0) > 0.3
    assert np.mean(networks[False].weights == 0) == 0
    assert np.all(networks[True].theta[networks[True].n_weights :] != 0)  # biases are spared


def test_a_subgradient_costs_as_much_as_a_proximal_step_is_charged():
    curves = [
        train(made(), X, Y, SGD(1e-9), 0, n_epochs=1, penalty=L1(0.3), proximal=proximal)
        for proximal in (True, False)
    ]
    network = made()
    price = 0.3 * np.abs(network.weights).sum()
    assert curves[0] == pytest.approx(curves[1], rel=1e-6)  # steps of 1e-9 change next to nothing
    assert curves[0][0] == pytest.approx(network.loss_and_gradient(X, Y) + price, rel=1e-6)


def test_a_penalty_may_depend_on_the_weight_of_a_batch():
    asked = []

    def penalty(size):
        asked.append(size)
        return L2(0.5 / size)

    settings = {"n_epochs": 1, "batch_size": 16, "shuffle": False, "penalty": penalty}
    train(made(), X, Y, SGD(0.1), 0, **settings)
    train(made(), X, Y, SGD(0.1), 0, counts=COUNTS, **settings)
    assert asked == [16, 16, 9, COUNTS[:16].sum(), COUNTS[16:32].sum(), COUNTS[32:].sum()]


@pytest.mark.parametrize("connect", [False, True])
def test_after_every_step_no_hidden_unit_is_longer_than_max_norm(connect):
    network = made((6, 4))
    if connect:
        layers = [DropConnect(6, rate=0.3), ReLU(), Dense(4), ReLU(), Dense(3)]
        network = Network(layers, 5, cross_entropy, rng=1)
    reached = []

    def look(network, loss):
        lengths = [np.linalg.norm(layer.W, axis=0) for layer in network.dense[:-1]]
        assert np.concatenate(lengths).max() <= 0.7 * (1 + 1e-12)  # a division and a product
        reached.append(np.concatenate(lengths).max() > 0.699)

    settings = {"n_epochs": 30, "batch_size": len(X), "max_norm": 0.7}  # a step is an epoch
    train(network, X, Y, SGD(1.0), 0, on_epoch=look, noise=np.random.default_rng(0), **settings)
    assert all(reached)  # otherwise the limit would not have been tried
    assert np.linalg.norm(network.dense[-1].W, axis=0).max() > 0.7  # the outputs are free


def test_limit_norms_shortens_what_is_long_and_leaves_the_rest():
    network = made((6,))
    layer = network.dense[0]
    layer.W *= np.array([0.0, 0.1, 0.5, 2, 5, 100]) / np.linalg.norm(layer.W, axis=0)
    before, biases = layer.W.copy(), network.theta[network.n_weights :].copy()
    last = network.dense[-1].W.copy()
    limit_norms(network, 1.0)
    lengths = np.linalg.norm(layer.W, axis=0)
    assert_allclose(lengths, [0, 0.1, 0.5, 1, 1, 1], atol=1e-14)
    assert_allclose(layer.W[:, 3:], before[:, 3:] / [2, 5, 100], rtol=1e-12)  # the same directions
    assert np.array_equal(layer.W[:, :3], before[:, :3])
    assert np.array_equal(network.theta[network.n_weights :], biases)
    assert np.array_equal(network.dense[-1].W, last)


@pytest.mark.parametrize("noise", [None, 4])
def test_augment_sees_every_case_once_an_epoch_and_what_it_gives_is_learnt(noise):
    calls, network, seen = [], made(), []
    shuffler = np.random.default_rng(2)
    noise = None if noise is None else np.random.default_rng(noise)

    def augment(A, rng):
        calls.append((A.copy(), rng))
        return A + 100

    pure = network.loss_and_gradient
    network.loss_and_gradient = lambda x, *rest: seen.append(x.copy()) or pure(x, *rest)
    settings = {"n_epochs": 3, "batch_size": 16, "augment": augment, "noise": noise}
    train(network, X, Y, SGD(1e-3), shuffler, **settings)
    assert len(calls) == 3
    for A, rng in calls:
        assert sorted(map(tuple, A)) == sorted(map(tuple, X))  # the originals, not last epoch's
        assert rng is (shuffler if noise is None else noise)
    assert_allclose(np.concatenate(seen[:3]), calls[0][0] + 100)


def test_on_epoch_hears_each_loss_and_may_end_the_training():
    heard = []

    def listen(network, loss):
        heard.append(loss)
        return len(heard) == 3

    curve = train(made(), X, Y, SGD(0.1), 0, n_epochs=10, on_epoch=listen)
    assert curve == heard
    assert len(curve) == 3
    assert len(train(made(), X, Y, SGD(0.1), 0, n_epochs=5)) == 5


def test_epochs_go_on_for_as_long_as_they_are_asked():
    passes = epochs(made(), X, Y, SGD(0.1), 0, batch_size=16)
    curve = [next(passes) for _ in range(4)]
    assert curve == train(made(), X, Y, SGD(0.1), 0, n_epochs=4, batch_size=16)


def test_x_y_and_counts_are_left_alone():
    parts = [A.copy() for A in (X, Y, COUNTS)]
    for A in parts:
        A.flags.writeable = False
    x, y, c = parts
    settings = {"n_epochs": 2, "counts": c, "noise": np.random.default_rng(0)}
    train(made(dropout=0.5, input_dropout=0.2), x, y, Adam(), 0, **settings)
    train(made(input_noise=0.2), x, y, Adam(), 0, shuffle=False, batch_size=50, **settings)


def test_float32_stays_float32_and_near_float64():
    settings = {"n_epochs": 20, "batch_size": 16, "penalty": ElasticNet(0.01, 0.5), "max_norm": 2.0}
    exact = train(made(), X, Y, Adam(0.01), 0, **settings)
    network = made(dtype=np.float32)
    curve = train(network, X.astype(np.float32), Y.astype(np.float32), Adam(0.01), 0, **settings)
    assert network.theta.dtype == network.gradient.dtype == np.float32
    assert_allclose(curve, exact, rtol=1e-4)  # 60 steps with roundings of 6e-8 in sums


class Scripted:
    """A score that follows a script, one number for each time it is asked."""

    def __init__(self, scores):
        self.scores = iter(scores)

    def __call__(self, network):
        return next(self.scores)


def test_patience_is_how_many_passes_without_a_better_score_are_borne():
    stop = EarlyStopping(Scripted([1, 3, 2, 2, 2, 9, 9]), patience=2)
    curve = train(made(), X, Y, SGD(0.1), 0, n_epochs=20, on_epoch=stop)
    assert len(curve) == 5  # the third pass after the best one
    assert stop.history == [1, 3, 2, 2, 2]
    assert (stop.best_epoch, stop.best_score, stop.waited) == (1, 3, 3)


def test_small_gains_count_as_waiting_and_are_remembered_all_the_same():
    stop = EarlyStopping(Scripted([1, 1.05, 1.08, 1.09, 5]), patience=2, tol=0.1)
    network, seen = made(), []
    for loss in epochs(network, X, Y, SGD(0.1), 0):
        seen.append(network.theta.copy())
        if stop(network, loss):
            break
    assert stop.history == [1, 1.05, 1.08, 1.09]
    stop.restore(network)
    assert np.array_equal(network.theta, seen[3])


def test_equal_scores_keep_the_first():
    stop = EarlyStopping(Scripted([1, 2, 2, 2, 2]), patience=1)
    train(made(), X, Y, SGD(0.1), 0, n_epochs=20, on_epoch=stop)
    assert stop.best_epoch == 1


@pytest.mark.parametrize("make", [lambda: SGD(0.1), lambda: Adam(0.02)], ids=["SGD", "Adam"])
def test_restore_brings_back_the_best_weights_and_running_statistics(make):
    network, seen = made(batch_norm=True), []
    x, y = X[:30], Y[:30]

    def score(network):
        seen.append(network.theta.copy())
        return np.mean(network.predict(X[30:]).argmax(axis=1) == Y[30:].argmax(axis=1))

    stop = EarlyStopping(score, patience=15)
    train(network, x, y, make(), 0, n_epochs=80, on_epoch=stop)
    assert stop.best_epoch < len(stop.history) - 1  # there is something to go back from
    norm = next(layer for layer in network.layers if isinstance(layer, BatchNorm))
    last = norm.mean.copy(), norm.variance.copy()
    stop.restore(network)
    assert np.array_equal(network.theta, seen[stop.best_epoch])
    assert stop.best_score == max(stop.history) == stop.history[stop.best_epoch]
    assert score(network) == stop.best_score
    assert not np.array_equal(norm.mean, last[0])
    assert not np.array_equal(norm.variance, last[1])


def test_training_after_a_restore_does_not_change_what_is_remembered():
    stop = EarlyStopping(Scripted([2, 1, 1, 1]), patience=1)
    network = made()
    train(network, X, Y, SGD(0.1), 0, n_epochs=9, on_epoch=stop)
    stop.restore(network)
    best = network.theta.copy()
    train(network, X, Y, SGD(0.1), 0, n_epochs=2)
    stop.restore(network)
    assert np.array_equal(network.theta, best)


def test_a_network_finds_exclusive_or_that_no_straight_line_divides():
    corners = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
    truth = np.array([[0.0], [1], [1], [0]])
    network = Network([Dense(8), Tanh(), Dense(1)], 2, squared_error, rng=0)
    train(network, corners, truth, Adam(0.05), 0, n_epochs=500)
    assert_allclose(network.predict(corners), truth, atol=0.05)
    straight = Network([Dense(8), Dense(1)], 2, squared_error, rng=0)
    train(straight, corners, truth, Adam(0.05), 0, n_epochs=500)
    assert_allclose(straight.predict(corners), 0.5, atol=0.05)  # the best that a line can do


def test_no_passes_change_nothing():
    network = made()
    before = network.theta.copy()
    assert train(network, X, Y, SGD(0.1), 0, n_epochs=0) == []
    assert np.array_equal(network.theta, before)


def test_a_batch_in_which_nothing_counts_teaches_nothing():
    counts = np.r_[np.zeros(16), COUNTS[16:]]
    settings = {"n_epochs": 5, "batch_size": 16, "shuffle": False}
    network, other = made(), made()
    train(
        network, X, Y, SGD(0.1), 0, counts=counts, penalty=lambda size: L2(0.1 / size), **settings
    )
    rest = {"counts": COUNTS[16:], "penalty": lambda size: L2(0.1 / size)}
    train(other, X[16:], Y[16:], SGD(0.1), 0, **rest, **settings)
    assert np.array_equal(network.theta, other.theta)


def test_without_a_score_above_minus_infinity_there_is_nothing_to_restore():
    stop = EarlyStopping(Scripted([-np.inf, np.nan, -np.inf]), patience=1)
    network = made()
    train(network, X, Y, SGD(0.1), 0, n_epochs=9, on_epoch=stop)
    before = network.theta.copy()
    stop.restore(network)
    assert np.array_equal(network.theta, before)
    assert stop.best_epoch == -1
