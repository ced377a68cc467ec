"""The variance that batch normalisation remembers under dropout, and the one it meets."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from companion.networks import (
    BatchNorm,
    Dense,
    Dropout,
    Network,
    cross_entropy,
    renew_statistics,
    variance_ratios,
)


@pytest.fixture
def network():
    layers = [Dropout(0.5), Dense(6), BatchNorm(momentum=0.01), Dense(4), BatchNorm(), Dense(3)]
    return Network(layers, 5, cross_entropy, rng=0)


X = np.random.default_rng(0).normal([0, 1, 2, 0, 0], size=(400, 5))
Y = np.eye(3)[np.random.default_rng(1).integers(0, 3, 400)]


def test_the_first_ratio_is_that_of_the_formula(network):
    noise = np.random.default_rng(2)
    for _ in range(2000):  # nothing learns: only the running averages move
        network.loss_and_gradient(X, Y, noise)
    W = network.dense[0].W
    quiet = (X @ W).var(axis=0).mean()
    extra = ((X**2).mean(axis=0) @ W**2).mean()  # p/(1-p) is 1 here
    # The average remembers about 100 passes of 400 cases: a standard error of about half a percent.
    assert variance_ratios(network, X)[0] == pytest.approx(1 + extra / quiet, rel=0.02)


def test_after_renewal_nothing_has_shifted(network):
    renew_statistics(network, X)
    ratios = variance_ratios(network, X)
    assert_allclose(ratios, 400 / 399, rtol=1e-9)  # it remembers the variance with n - 1
    z = network.layers[1].predict(X)
    assert_allclose(network.layers[2].mean, z.mean(axis=0), atol=1e-12)


def test_renewal_changes_statistics_and_nothing_else(network):
    before = network.theta.copy()
    renew_statistics(network, X)
    changed = np.flatnonzero(network.theta != before)
    assert len(changed) == 2 * (6 + 4)  # a mean and a variance for each unit
    assert changed.min() >= len(before) - 2 * (6 + 4)
