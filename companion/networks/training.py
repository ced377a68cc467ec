"""Training: pass after pass over the cases, in batches, downhill on each.

Minimises  mean loss + penalty(weights).  The smooth part of a penalty goes with the gradient; the
corner of |w| is taken afterwards by a proximal step, which is what makes weights exactly zero.
"""

from itertools import islice

import numpy as np
from sklearn.utils import check_random_state

from companion.objectives.penalties import soft_threshold


def limit_norms(network, radius):
    """Pull every hidden unit's incoming weights back into a ball (Srebro et al., 2004).

    Parameters
    ----------
    network : Network
    radius : float
        The longest that a unit's vector of weights may be, > 0.
    """
    for layer in network.dense[:-1]:
        lengths = np.sqrt(np.einsum("ij,ij->j", layer.W, layer.W))
        layer.W *= np.minimum(1, radius / np.maximum(lengths, radius))


def epochs(
    network,
    X,
    Y,
    optimiser,
    rng,
    *,
    batch_size=32,
    penalty=None,
    proximal=True,
    max_norm=None,
    noise=None,
    augment=None,
    counts=None,
    shuffle=True,
):
    """Train for ever, one pass over the cases each time the loop asks for the next loss.

    Parameters
    ----------
    network : Network
        Changed in place.
    X : array, shape (n_samples, n_in)
    Y : array, shape (n_samples, n_outputs)
        Truth, as the network's loss wants it.
    optimiser : SGD, Adam or AdamW
    rng : RandomState, Generator or int
        Shuffles the cases; a number is a seed.
    batch_size : int, default 32
        Cases per step; the last batch of a pass may be smaller.
    penalty : ElasticNet, L1 or L2, or function of the batch's weight that gives one, optional
        Of `companion.objectives.penalties`; acts on weights, not on biases.
    proximal : bool, default True
        Whether |w| is taken by a proximal step; else by its subgradient, which never ends at 0.
    max_norm : float, optional
        The longest that a hidden unit's vector of weights may be, > 0.
    noise : Generator, optional
        Switches the layers' noise on.
    augment : callable, optional
        `augment(X, rng)` gives X changed at random, in ways that leave the truth as it is; once a
        pass, with `noise` or else `rng`.
    counts : array, shape (n_samples,), optional
        How often each case counts, ≥ 0.
    shuffle : bool, default True

    Yields
    ------
    loss : float
        Mean over the pass, penalty included.
    """
    rng = rng if isinstance(rng, np.random.Generator) else check_random_state(rng)
    order, n_weights = np.arange(len(X)), network.n_weights
    while True:
        data = [X, Y, counts]
        if shuffle:
            order = order[rng.permutation(len(X))]
            data = [A if A is None else A[order] for A in data]  # gather once, then slice
        if augment is not None:
            data[0] = augment(data[0], rng if noise is None else noise)
        total = 0.0
        for start in range(0, len(X), batch_size):
            x, y, c = (A if A is None else A[start : start + batch_size] for A in data)
            if c is not None and not c.any():
                continue  # nothing counts here, and a mean of nothing has no value
            loss = network.loss_and_gradient(x, y, noise, c)
            price = penalty
            if callable(penalty):
                price = penalty(len(x) if c is None else c.sum())
            if price is not None:
                loss += price.value(network.weights)
                pull = price.smooth_gradient if proximal else price.subgradient
                network.gradient[:n_weights] += pull(network.weights)
            optimiser.step(network.theta, network.gradient, n_weights)
            if price is not None and proximal and price.l1:
                reach = optimiser.reach(n_weights)
                network.weights[:] = soft_threshold(network.weights, reach * price.l1)
            if max_norm is not None:
                limit_norms(network, max_norm)
            total += loss * len(x)
        yield total / len(X)


def train(network, X, Y, optimiser, rng, *, n_epochs=100, on_epoch=None, **settings):
    """Train for a number of passes, or until `on_epoch` has seen enough.

    Parameters
    ----------
    network : Network
        Changed in place.
    X : array, shape (n_samples, n_in)
    Y : array, shape (n_samples, n_outputs)
    optimiser : SGD, Adam or AdamW
    rng : RandomState, Generator or int
        Shuffles the cases; a number is a seed.
    n_epochs : int, default 100
        Passes over the cases.
    on_epoch : callable, optional
        `on_epoch(network, loss)` after each pass; True ends the training.
    **settings
        Those of `epochs`.

    Returns
    -------
    curve : list of float
        The mean loss of each pass.
    """
    curve = []
    for loss in islice(epochs(network, X, Y, optimiser, rng, **settings), n_epochs):
        curve.append(loss)
        if on_epoch is not None and on_epoch(network, loss):
            break
    return curve
