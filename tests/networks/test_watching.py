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
    stopped_by,
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
    assert_allclose(surprise["new"][-1].mean(), cross_entropy(Z, TRUE)[0], rtol=1e-12)  # rounding
    assert np.array_equal(right["new"][-1], Z.argmax(axis=1) == TRUE.argmax(axis=1))
    assert surprise["old"].shape == right["old"].shape == (60, 40)


def test_the_surprise_is_that_of_the_class(watched):
    net = network()
    train(net, X, Y, Adam(), 0, n_epochs=1)
    Z = net.predict(NEW)
    P = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
    assert_allclose(watched[1]["new"][0], -np.log((P * TRUE).sum(axis=1)), rtol=1e-12)


def test_watching_changes_nothing(watched):
    other = watch_training(X, Y, {"old": (X, Y)}, 60, 0, hidden=(20,))
    assert np.array_equal(other[1]["old"], watched[1]["old"])


def test_the_learning_rate_is_that_of_adam():
    _, surprise = watch_training(X, Y, {"old": (X, Y)}, 5, 0, hidden=(20,), learning_rate=0.01)
    net = network()
    train(net, X, Y, Adam(0.01), 0, n_epochs=5)
    wanted = cross_entropy(net.predict(X), Y)[0]
    assert_allclose(surprise["old"][-1].mean(), wanted, rtol=1e-12)  # rounding


@pytest.mark.parametrize("patience", [0, 1, 5, 1000])
def test_the_rule_is_that_of_early_stopping(watched, patience):
    best, last = stopped_at(-watched[1]["new"].mean(axis=1), patience)
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


def test_watched_by_all_every_draw_decides_alike_and_by_few_each_for_itself(watched):
    scores = -watched[1]["new"]
    best, last = stopped_by(scores, 40, 5, rng=0, n_draws=7)
    wanted = stopped_at(scores.mean(axis=1), 5)
    assert best.tolist() == [wanted[0]] * 7
    assert last.tolist() == [wanted[1]] * 7
    best, last = stopped_by(scores, 3, 5, rng=0, n_draws=50)
    assert len(set(best)) > 3
    assert np.all(best <= last)


@pytest.mark.parametrize("patience", [0, 2, 30, 1000])
@pytest.mark.parametrize("kind", [0, 1], ids=["right", "surprise"])
def test_all_draws_at_once_decide_as_one_by_one(watched, kind, patience):
    scores = (-1) ** kind * watched[kind]["new"]  # with many ties among right answers
    rng = np.random.default_rng(2)
    held = [rng.permutation(40)[:7] for _ in range(20)]
    wanted = [stopped_at(scores[:, cases].sum(axis=1), patience) for cases in held]
    stops = stopped_by(scores, 7, patience, rng=2, n_draws=20)
    assert np.array_equal(np.transpose(stops), wanted)


def test_each_draw_watches_as_many_cases_as_said():
    scores = np.arange(6) == np.arange(6)[:, None]  # case k is right at epoch k alone
    best, _ = stopped_by(1.0 * scores, 2, 10, rng=1, n_draws=300)
    # the first of two cases out of six: 0 in ten of thirty draws, 4 in two, 5 never
    shares = np.bincount(best, minlength=6) / 300
    assert_allclose(shares, [10 / 30, 8 / 30, 6 / 30, 4 / 30, 2 / 30, 0], atol=0.1)
