"""One recipe for every trial: what a method does must not hide behind a change of anything else.

One hidden layer of rectified units and softmax, Adam with a learning rate of 0.02, all cases in
each step.  The methods are arguments; two seeded streams of chance, one for the first weights and
one for all noise, leave the first weights the same whichever of them is on.
"""

from itertools import count

import numpy as np

from companion.networks import Adam, EarlyStopping, Network, cross_entropy, layers_of, train
from companion.objectives.softmax import probabilities


def smoothed(y, share, n_classes=10):
    """Labels of which a share is spread evenly over all classes (Szegedy et al., 2016).

    It is what labels are on average, if that share of them is replaced by classes at random.

    Parameters
    ----------
    y : array of int, shape (n_samples,)
        Classes 0 to n_classes - 1.
    share : float
        In [0, 1].
    n_classes : int, default 10

    Returns
    -------
    Y : array, shape (n_samples, n_classes)
        Each row sums to 1.
    """
    return (1 - share) * np.eye(n_classes)[y] + share / n_classes


def fit_network(
    sample,
    seed,
    *,
    penalty=None,
    dropout=0.0,
    input_noise=0.0,
    smoothing=0.0,
    max_norm=None,
    augment=None,
    held_out=0.0,
    start=1.0,
    n_epochs=34,
    n_units=64,
    on_epoch=None,
):
    """One hidden layer, trained by Adam on all cases at once: one recipe for every trial.

    Parameters
    ----------
    sample : Sample
        With labels 0 to 9.
    seed : int
        Draws the first weights and, from a stream of its own, all noise.
    penalty : Penalty, optional
        On the weights.
    dropout : float, default 0.0
        The share of hidden units that is silenced.
    input_noise : float, default 0.0
        Standard deviation of what is added to the inputs.
    smoothing : float, default 0.0
        As in `smoothed`.
    max_norm : float, optional
        The longest that the weights into a hidden unit may be.
    augment : callable, optional
        `augment(X, rng)` gives X changed at random, anew for each step.
    held_out : float, default 0.0
        The share of the cases on which to stop early; the others are learnt from.
    start : float, default 1.0
        A factor on the first weights.
    n_epochs, n_units : int, default 34 and 64
    on_epoch : callable, optional
        `on_epoch(network, loss)` after each step.

    Returns
    -------
    network : Network
    """
    layers = layers_of((n_units,), 10, gain=6 * start**2, dropout=dropout, input_noise=input_noise)
    first, noise = np.random.default_rng(seed).spawn(2)
    network = Network(layers, sample.X.shape[1], cross_entropy, rng=first)
    X, Y = sample.X, smoothed(sample.y, smoothing)
    if held_out:
        k = round(held_out * len(X))
        kept, (X, Y) = (X[:k], Y[:k]), (X[k:], Y[k:])
        on_epoch = EarlyStopping(lambda net: -cross_entropy(net.predict(kept[0]), kept[1])[0])
    settings = {"penalty": penalty, "max_norm": max_norm, "noise": noise, "augment": augment}
    train(
        network, X, Y, Adam(0.02), first, n_epochs=n_epochs, batch_size=len(X), shuffle=False,
        on_epoch=on_epoch, **settings,
    )  # fmt: skip
    if held_out:
        on_epoch.restore(network)
    return network


def outcome(network, sample):
    """How a trained network did.

    Parameters
    ----------
    network : Network
    sample : Sample

    Returns
    -------
    accuracy : float
        Share of new cases that are recognised, in percent.
    believed : float
        Share of the wrong labels that the network has learnt, in percent; nan if there are none.
    length : float
        Of all weights.
    """
    right = network.predict(sample.X_new).argmax(axis=1) == sample.y_new
    learnt = network.predict(sample.X).argmax(axis=1) == sample.y
    wrong = sample.flipped
    believed = learnt[wrong].mean() if wrong.any() else np.nan
    return 100 * right.mean(), 100 * believed, float(np.linalg.norm(network.weights))


def certainty(network, sample):
    """How sure a trained network is, and how often it is right.

    Parameters
    ----------
    network : Network
    sample : Sample

    Returns
    -------
    old, new : floats
        The mean of the largest probability, over the cases learnt from and over new ones, in
        percent.
    accuracy : float
        Share of new cases that are recognised, in percent.
    """
    old, new = (
        100 * probabilities(network.predict(X)).max(axis=1).mean() for X in (sample.X, sample.X_new)
    )
    return old, new, outcome(network, sample)[0]


def watched(sample, seed, measure=outcome, every=1, **settings):
    """The outcome in the course of a training.

    Parameters
    ----------
    sample : Sample
    seed : int
    measure : callable, default outcome
        `measure(network, sample)` gives a number or several.
    every : int, default 1
        Measure after so many steps, and again after as many more.
    **settings
        Those of `fit_network`, other than `held_out`.

    Returns
    -------
    results : array, shape (n_epochs // every,) or (n_epochs // every, n_measures)
    """
    results, step = [], count(1)

    def look(network, _):
        if next(step) % every == 0:
            results.append(measure(network, sample))

    fit_network(sample, seed, on_epoch=look, **settings)
    return np.array(results)
