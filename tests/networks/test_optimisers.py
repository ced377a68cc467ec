"""Optimisers: each step as its paper writes it, decay for weights alone, and where decay is L2."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from companion.networks import SGD, Adam, AdamW
from companion.objectives.penalties import L2

RNG = np.random.default_rng(0)
START = RNG.normal(size=6)
SLOPES = RNG.normal(size=(25, 6)) * np.geomspace(1e-3, 1e3, 6)
N_WEIGHTS = 4
ALL = pytest.mark.parametrize(
    "make",
    [
        lambda: SGD(0.1),
        lambda: SGD(0.1, momentum=np.float64(0.9)),
        lambda: SGD(0.1, momentum=0.9, nesterov=True),
        lambda: SGD(0.1, momentum=0.9, weight_decay=0.1),
        lambda: Adam(0.1),
        lambda: AdamW(0.1, 0.1),
    ],
    ids=["SGD", "momentum", "Nesterov", "SGD with decay", "Adam", "AdamW"],
)


def path(optimiser, slopes=SLOPES, start=START, penalty=None):
    """Where theta is after each step."""
    theta, places = start.copy(), []
    for slope in slopes:
        slope = slope.copy()
        if penalty is not None:
            slope[:N_WEIGHTS] += penalty.smooth_gradient(theta[:N_WEIGHTS])
        optimiser.step(theta, slope, N_WEIGHTS)
        places.append(theta.copy())
    return np.array(places)


def test_plain_descent_goes_against_the_gradient():
    assert_allclose(path(SGD(0.1)), START - 0.1 * np.cumsum(SLOPES, axis=0), rtol=1e-12)


def test_momentum_keeps_a_share_of_each_step():
    theta, v, expected = START.copy(), np.zeros(6), []
    for slope in SLOPES:
        v = 0.9 * v - 0.1 * slope
        theta = theta + v
        expected.append(theta)
    assert_allclose(path(SGD(0.1, momentum=0.9)), expected, rtol=1e-12, atol=1e-12)


def test_nesterov_looks_one_share_ahead():
    theta, v, expected = START.copy(), np.zeros(6), []
    for slope in SLOPES:
        v = 0.9 * v - 0.1 * slope
        theta = theta + 0.9 * v - 0.1 * slope
        expected.append(theta)
    ours = path(SGD(0.1, momentum=0.9, nesterov=True))
    assert_allclose(ours, expected, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("decay", [0.0, 0.2])
def test_adam_is_the_algorithm_of_its_paper(decay):
    theta, m, s, expected = START.copy(), np.zeros(6), np.zeros(6), []
    for t, slope in enumerate(SLOPES, start=1):
        theta = theta - np.where(np.arange(6) < N_WEIGHTS, 0.05 * decay * theta, 0)
        m = 0.8 * m + 0.2 * slope
        s = 0.95 * s + 0.05 * slope**2
        theta = theta - 0.05 * (m / (1 - 0.8**t)) / (np.sqrt(s / (1 - 0.95**t)) + 1e-3)
        expected.append(theta)
    settings = {"beta_1": 0.8, "beta_2": 0.95, "epsilon": 1e-3}
    ours = AdamW(0.05, decay, **settings) if decay else Adam(0.05, **settings)
    assert_allclose(path(ours), expected, rtol=1e-11)  # corrections in another order


def test_epsilon_first_is_the_order_of_scikit_learn():
    theta, m, s, expected = START.copy(), np.zeros(6), np.zeros(6), []
    for t, slope in enumerate(SLOPES, start=1):
        m, s = 0.9 * m + 0.1 * slope, 0.999 * s + 0.001 * slope**2
        rate = 0.05 * np.sqrt(1 - 0.999**t) / (1 - 0.9**t)
        theta = theta - rate * m / (np.sqrt(s) + 1e-3)
        expected.append(theta)
    ours = path(Adam(0.05, epsilon=1e-3, epsilon_first=True))
    assert_allclose(ours, expected, rtol=1e-11)
    assert not np.allclose(path(Adam(0.05, epsilon=1e-3)), expected, rtol=1e-3)


def test_the_first_step_of_adam_is_the_learning_rate_whatever_the_slope():
    first = path(Adam(0.01))[0]
    # epsilon = 1e-8 beside slopes from 1e-3: one part in 1e5
    assert_allclose(first, START - 0.01 * np.sign(SLOPES[0]), atol=1e-6)


def test_for_plain_descent_decay_is_an_l2_penalty():
    decayed = path(SGD(0.1, weight_decay=0.3))
    penalised = path(SGD(0.1), penalty=L2(0.3))
    assert_allclose(decayed, penalised, rtol=1e-12)  # the same sums, in another order


def test_for_adam_decay_is_not_an_l2_penalty():
    decayed, penalised = path(AdamW(0.1, 0.3)), path(Adam(0.1), penalty=L2(0.3))
    assert np.abs(decayed - penalised)[:, :N_WEIGHTS].max() > 0.1
    assert np.array_equal(decayed[:, N_WEIGHTS:], penalised[:, N_WEIGHTS:])


@pytest.mark.parametrize("make", [lambda: SGD(0.1, weight_decay=0.5), lambda: AdamW(0.1, 0.5)])
def test_without_slopes_weights_shrink_by_their_share_and_biases_stay(make):
    places = path(make(), np.zeros((10, 6)))
    expected = np.outer(0.95 ** np.arange(1, 11), START)
    expected[:, N_WEIGHTS:] = START[N_WEIGHTS:]
    assert_allclose(places, expected, rtol=1e-13)


@ALL
def test_a_step_is_taken_in_place_and_leaves_the_gradient(make):
    theta, slope = START.copy(), SLOPES[0].copy()
    for optimiser in (make(), make()):
        optimiser.step(theta, slope, N_WEIGHTS)
    assert not np.any(theta == START)
    assert np.array_equal(slope, SLOPES[0])


@ALL
def test_float32_stays_float32_and_near_float64(make):
    optimiser, theta = make(), START.astype(np.float32)
    optimiser.learning_rate = np.float64(optimiser.learning_rate)  # as a grid search gives it
    for slope in SLOPES.astype(np.float32):
        optimiser.step(theta, slope, N_WEIGHTS)
    assert theta.dtype == np.float32
    kept = [value for value in vars(optimiser).values() if isinstance(value, np.ndarray)]
    assert all(value.dtype == np.float32 for value in kept)
    exact = path(make())
    assert_allclose(theta, exact[-1], rtol=1e-4, atol=1e-6 * np.abs(exact).max())


@ALL
def test_every_optimiser_goes_down_a_bowl_to_its_bottom(make):
    """A bowl with its bottom at 0, where a decay has nothing left to move."""
    theta, optimiser = START.copy(), make()
    for k in range(2000):
        optimiser.learning_rate = 0.1 / (1 + k / 50)  # shorter and shorter: Adam would circle
        optimiser.step(theta, theta * np.linspace(0.5, 2, 6), N_WEIGHTS)
    assert np.abs(theta).max() < 1e-3


@pytest.mark.parametrize("momentum", [0.0, 0.5, 0.9])
@pytest.mark.parametrize("nesterov", [False, True])
def test_the_reach_of_descent_is_how_far_a_steady_slope_takes_it_per_step(momentum, nesterov):
    optimiser = SGD(0.1, momentum, nesterov)
    places = path(optimiser, np.ones((400, 6)))
    assert_allclose(places[-2] - places[-1], optimiser.reach(N_WEIGHTS), rtol=1e-10)


def test_the_reach_of_adam_times_the_mean_slope_is_its_step():
    optimiser = Adam(0.1)
    places = path(optimiser)
    step = (optimiser.reach(6) * optimiser.m)[:N_WEIGHTS]
    assert_allclose((places[-2] - places[-1])[:N_WEIGHTS], step, rtol=1e-9)
    assert optimiser.reach(N_WEIGHTS).shape == (N_WEIGHTS,)
