"""One layer of softmax on pixels, with a squared loss: the model behind the weight images.

    p = softmax(x W),    loss = |p - y|² / 2, averaged over cases and classes

There is no hidden layer and no bias, so each class has a single weight for each pixel, and a column
of W can be looked at as a picture (Greydanus, 2016).
"""

import numpy as np

from companion.networks.optimisers import Adam
from companion.objectives.softmax import probabilities


def softmax_layer(
    X,
    Y,
    rng=None,
    *,
    dropout=0.0,
    lam=0.0,
    unit_length=False,
    n_steps=2000,
    learning_rate=2e-2,
    batch_size=32,
):
    """Weights learnt by Adam on random batches, with steps that shrink to nothing.

    Parameters
    ----------
    X : array, shape (n_samples, n_pixels)
    Y : array, shape (n_samples, n_classes)
        One 1 in each row.
    rng : Generator or int, optional
        Draws first weights, batches and masks; a number is a seed.
    dropout : float, default 0.0
        The share of pixels that is silenced, at least 0 and below 1.
    lam : float, default 0.0
        Of the penalty  lam |W|²/2, ≥ 0.
    unit_length : bool, default False
        Whether W is divided by its length, over all its entries, before it is used.
    n_steps : int, default 2000
    learning_rate : float, default 2e-2
        At the start; it falls along a line to zero, so that the noise of the batches dies away.
    batch_size : int, default 32

    Returns
    -------
    W : array, shape (n_pixels, n_classes)
        As it is used: of length 1 if that was asked.
    """
    rng, shape = np.random.default_rng(rng), (X.shape[1], Y.shape[1])
    W, optimiser, length = 0.075 * rng.standard_normal(shape), Adam(learning_rate), 1.0
    for left in np.linspace(1, 0, n_steps, endpoint=False):
        batch = rng.integers(0, len(X), batch_size)
        x = X[batch]
        if dropout:
            x = x * (rng.random(x.shape) >= dropout) / (1 - dropout)
        if unit_length:
            length = np.sqrt(np.vdot(W, W))
        p = probabilities(x @ W / length)
        miss = (p - Y[batch]) / Y[batch].size
        slope = p * (miss - (miss * p).sum(axis=1, keepdims=True))  # back through the softmax
        gradient = x.T @ slope / length
        if unit_length:
            gradient -= np.vdot(gradient, W) / length**2 * W  # length itself has no effect
        gradient += lam * W
        optimiser.learning_rate = learning_rate * left
        optimiser.step(W.reshape(-1), gradient.reshape(-1), W.size)
    return W / np.sqrt(np.vdot(W, W)) if unit_length else W
