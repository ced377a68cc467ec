"""A watched training goes its way, and knows afterwards what early stopping would have done."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from companion.networks import (
    Adam,
    EarlyStopping,
    Network,
    cross_entropy,
    layers_of,
    stopped_at,
    train,
    watch_training,
)

rng = np.random.default_rng(0)
X, NEW = rng.normal(size=(2, 40, 5))
Y, TRUE = (np.eye(3)[np.digitize(A[:, 0] + rng.normal(size=40), [-0.5, 0.5])] for A in (X, NEW))


@pytest.fixture(scope="module")
def watched():
    return watch_training(X, Y, {"new": (NEW, TRUE), "old": (X, Y)}, 60, 0, hidden=(20,))


def network():
    return Network(layers_of((20,), 3), 5, cross_entropy, rng=0)


def test_it_is_the_training_of_a_perceptron(watched):
    right, surprise = watched
    net = network()
    train(net, X, Y, Adam(), 0, n_epochs=60)
    Z = net.predict(NEW)
    assert surprise["new"][-1] == cross_entropy(Z, TRUE)[0]
    assert right["new"][-1] == np.mean(Z.argmax(axis=1) == TRUE.argmax(axis=1))
    assert surprise["old"].shape == right["old"].shape == (60,)


def test_the_surprise_is_that_of_the_class(watched):
    net = network()
    train(net, X, Y, Adam(), 0, n_epochs=1)
    Z = net.predict(NEW)
    P = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
    assert_allclose(watched[1]["new"][0], -np.mean(np.log((P * TRUE).sum(axis=1))), rtol=1e-12)


def test_watching_changes_nothing(watched):
    other = watch_training(X, Y, {"old": (X, Y)}, 60, 0, hidden=(20,))
    assert np.array_equal(other[1]["old"], watched[1]["old"])


@pytest.mark.parametrize("patience", [0, 1, 5, 1000])
def test_the_rule_is_that_of_early_stopping(watched, patience):
    best, last = stopped_at(-watched[1]["new"], patience)
    score = lambda net: -cross_entropy(net.predict(NEW), TRUE)[0]  # noqa: E731
    watcher = EarlyStopping(score, patience=patience)
    curve = train(network(), X, Y, Adam(), 0, n_epochs=60, on_epoch=watcher)
    assert (best, last) == (watcher.best_epoch, len(curve) - 1)


@pytest.mark.parametrize(
    ("scores", "patience", "wanted"),
    [
        ([1, 2, 1, 1, 3], 1, (1, 3)),  # gives up before the second rise
        ([1, 2, 1, 1, 3], 2, (4, 4)),
        ([2, 2, 2], 0, (0, 1)),  # as good is not better
        ([1], 0, (0, 0)),
    ],
)
def test_patience_is_how_many_epochs_without_a_better_score_are_borne(scores, patience, wanted):
    assert stopped_at(np.array(scores), patience) == wanted
