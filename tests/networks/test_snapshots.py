"""Snapshots know what early stopping would have done."""

import numpy as np
import pytest

from companion.networks import (
    Adam,
    EarlyStopping,
    Network,
    Snapshots,
    cross_entropy,
    layers_of,
    stopped_at,
    train,
)

rng = np.random.default_rng(0)
X, NEW = rng.normal(size=(2, 40, 5))
Y, TRUE = (np.eye(2)[(A[:, 0] + rng.normal(size=40) > 0).astype(int)] for A in (X, NEW))


def network():
    return Network(layers_of((20,), 2), 5, cross_entropy, rng=0)


def score(net):
    return -cross_entropy(net.predict(NEW), TRUE)[0]


@pytest.fixture
def trained():
    net, snapshots = network(), Snapshots()
    train(net, X, Y, Adam(0.01), 0, n_epochs=60, on_epoch=snapshots)
    return net, snapshots


def test_the_last_snapshot_is_the_network(trained):
    net, snapshots = trained
    assert len(snapshots.thetas) == 60
    assert np.array_equal(snapshots.thetas[-1], net.theta)
    assert not np.array_equal(snapshots.thetas[-2], net.theta)  # copies, not views


def test_scores_are_those_of_each_epoch_and_the_network_is_left_as_it_was(trained):
    net, snapshots = trained
    before, watcher = net.theta.copy(), EarlyStopping(score, patience=1000)
    train(network(), X, Y, Adam(0.01), 0, n_epochs=60, on_epoch=watcher)
    assert list(snapshots.scores(net, score)) == watcher.history
    assert list(snapshots.scores(net, score, [3, 50])) == [watcher.history[k] for k in (3, 50)]
    assert np.array_equal(net.theta, before)


@pytest.mark.parametrize("patience", [0, 1, 5, 1000])
def test_the_rule_is_that_of_early_stopping(trained, patience):
    net, snapshots = trained
    best, last = stopped_at(snapshots.scores(net, score), patience)
    watcher, other = EarlyStopping(score, patience=patience), network()
    curve = train(other, X, Y, Adam(0.01), 0, n_epochs=60, on_epoch=watcher)
    watcher.restore(other)
    assert (best, last) == (watcher.best_epoch, len(curve) - 1)
    assert np.array_equal(snapshots.thetas[best], other.theta)


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
