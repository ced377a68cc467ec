"""All cases at once: the minimum that closed forms and other models reach, and refusals."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy import optimize

from companion.models import Ridge
from companion.networks import (
    Dense,
    Network,
    Tanh,
    cross_entropy,
    layers_of,
    minimise,
    squared_error,
)
from companion.objectives.penalties import L1, L2

SMALL = {"tol": 1e-10, "max_iter": 5000}


def test_one_layer_and_l2_end_at_ridge(design):
    X, y = design
    X, y = (X - X.mean(axis=0)) / X.std(axis=0) + 1, y / y.std()  # not centred
    network = Network([Dense(1)], X.shape[1], squared_error, rng=0)
    result = minimise(network, X, y[:, None], penalty=L2(0.5), **SMALL)
    ridge = Ridge(0.5 * len(X)).fit(X, y)
    miss, w = y - ridge.predict(X), ridge.coef_
    least = miss @ miss / (2 * len(y)) + 0.25 * w @ w
    assert result.fun == pytest.approx(least, rel=1e-7)
    # scipy stops when a step gains less than 2e-9, and the root of that is how far w may be
    assert_allclose(network.weights, w, atol=2e-4)
    assert_allclose(network.dense[0].b, ridge.intercept_, atol=2e-3)


def test_counts_are_repetitions(design):
    X, y = design
    X, Y = (X - X.mean(axis=0)) / X.std(axis=0), (y[:, None] - y.mean()) / y.std()
    counts = np.random.default_rng(0).integers(0, 3, len(X))
    weighted, repeated = (Network([Dense(1)], X.shape[1], squared_error, rng=0) for _ in range(2))
    minimise(weighted, X, Y, penalty=L2(0.5), counts=counts, **SMALL)
    rows = np.repeat(np.arange(len(X)), counts)
    minimise(repeated, X[rows], Y[rows], penalty=L2(0.5), **SMALL)
    assert_allclose(weighted.theta, repeated.theta, atol=2e-4)  # as above


@pytest.mark.parametrize("penalty", [None, L2(0.01)])
def test_it_ends_where_the_ground_is_level(penalty):
    rng = np.random.default_rng(1)
    X, Y = rng.normal(size=(40, 5)), np.eye(3)[rng.integers(0, 3, 40)]
    network = Network(layers_of((6,), 3, activation=Tanh), 5, cross_entropy, rng=0)
    first = network.loss_and_gradient(X, Y)
    result = minimise(network, X, Y, penalty=penalty, max_iter=2000, tol=1e-4)
    loss = network.loss_and_gradient(X, Y)
    if penalty is not None:
        loss += penalty.value(network.weights)
        network.gradient[: network.n_weights] += penalty.smooth_gradient(network.weights)
    assert result.success
    assert result.fun == pytest.approx(loss, rel=1e-12)  # the network is left at the minimum
    assert result.fun < first
    assert np.abs(network.gradient).max() < 1e-3  # tol, or where scipy saw no gain any more


def test_the_network_is_left_at_the_minimum_wherever_the_search_looked_last(design, monkeypatch):
    def wander(objective, start, **settings):
        result = optimize.minimize(objective, start, **settings)
        objective(result.x + 1)
        return result

    X, y = design
    network = Network([Dense(1)], X.shape[1], squared_error, rng=0)
    monkeypatch.setattr("companion.networks.full_batch.minimize", wander)
    result = minimise(network, X, y[:, None], penalty=L2(0.5))
    assert np.array_equal(network.theta, result.x)


def test_limits_are_kept_and_said(design):
    X, y = design
    network = Network([Dense(1)], X.shape[1], squared_error, rng=0)
    result = minimise(network, X, y[:, None], max_iter=2, tol=1e-12)
    assert (result.nit, result.success) == (2, False)
    result = minimise(network, X, y[:, None], max_fun=3, tol=1e-12)
    assert result.nfev <= 3 + 20  # scipy ends within the line search it is in
    assert not result.success


def test_float32_stays_float32(design):
    X, y = design
    X, Y = ((A - A.mean(axis=0)) / A.std(axis=0) for A in (X, y[:, None]))
    network = Network([Dense(1)], X.shape[1], squared_error, rng=0, dtype=np.float32)
    minimise(network, X.astype(np.float32), Y.astype(np.float32), penalty=L2(0.5))
    assert network.theta.dtype == np.float32
    ridge = Ridge(0.5 * len(X)).fit(X, Y[:, 0])
    assert_allclose(network.weights, ridge.coef_, atol=1e-3)  # slopes have 7 digits


def test_a_penalty_with_a_corner_is_refused():
    network = Network([Dense(1)], 2, squared_error, rng=0)
    with pytest.raises(ValueError, match=r"need a penalty without a corner, .* got L1\(lam=0.1\)"):
        minimise(network, np.ones((3, 2)), np.ones((3, 1)), penalty=L1(0.1))
