"""Noise while learning: a network that cannot rely on any single unit.

    Dropout        y = x * mask,           mask = 0 with probability p, else 1 / (1 - p)
    DropConnect    y = x (W * mask) + b,   the same mask on weights instead of activations
    GaussianNoise  y = x + scale * a standard normal

Dividing by 1 - p keeps the mean of y what it was, so that prediction needs no correction: with the
noise off, y = x.
"""

from dataclasses import dataclass
from math import prod

import numpy as np

from companion.networks.layer import Layer
from companion.networks.layers import Dense

LEVELS = 2**16  # random bits cost most: two bytes an entry honour p to 1 in 65,536


def draw_mask(rng, shape, rate, dtype=float):
    """Zeros with probability `rate`, elsewhere 1 / (1 - rate).

    Parameters
    ----------
    rng : Generator
    shape : tuple of ints
    rate : float
        The share that is dropped, at least 0 and below 1.
    dtype : dtype, default float

    Returns
    -------
    mask : array, of that shape

    Raises
    ------
    ValueError
        If the rate is out of range.
    """
    if not 0 <= rate < 1:
        raise ValueError(f"need 0 ≤ rate < 1, got {rate}")
    size = prod(shape)
    words = rng.integers(2**64, size=-(-size // 4), dtype=np.uint64)  # `rng.bytes` would copy twice
    bits = words.view(np.uint16)[:size].reshape(shape)
    return (bits >= round(rate * LEVELS)) * np.asarray(1 / (1 - rate), dtype)


@dataclass(eq=False)
class Dropout(Layer):
    """Silences each entry of its input with probability `rate` (Srivastava et al., 2014).

    Parameters
    ----------
    rate : float
        The share that is dropped, at least 0 and below 1.

    Attributes
    ----------
    mask : array, shape (n_samples, n_in), or None
        What `forward` drew last: 0 or 1 / (1 - rate).
    """

    rate: float

    def predict(self, x, rng=None):
        return x if rng is None else x * draw_mask(rng, x.shape, self.rate, x.dtype)

    def forward(self, x, rng=None):
        self.mask = None
        if rng is None:
            return x
        self.mask = draw_mask(rng, x.shape, self.rate, x.dtype)
        return np.multiply(x, self.mask, out=self.room("y", x.shape, x.dtype))

    def backward(self, g):
        if self.mask is not None:
            g *= self.mask
        return g


@dataclass(eq=False)
class DropConnect(Dense):
    """A dense layer that silences single weights (Wan et al., 2013), one mask for the whole batch.

    Parameters
    ----------
    n_units : int
        Outputs.
    gain : float, default 6.0
        As in Dense.
    rate : float, default 0.5
        The share of weights that is dropped, at least 0 and below 1.

    Attributes
    ----------
    mask : array, shape (n_in, n_units), or None
        What `forward` drew last: 0 or 1 / (1 - rate).
    """

    rate: float = 0.5

    def predict(self, x, rng=None):
        if rng is None:
            return super().predict(x)
        return x @ (self.W * draw_mask(rng, self.W.shape, self.rate, self.W.dtype)) + self.b

    def forward(self, x, rng=None):
        self.mask = None
        if rng is None:
            return super().forward(x)
        self.x, self.mask = x, draw_mask(rng, self.W.shape, self.rate, self.W.dtype)
        return x @ (self.W * self.mask) + self.b

    def collect(self, g):
        super().collect(g)
        if self.mask is not None:
            self.dW *= self.mask

    def backward(self, g):
        return super().backward(g) if self.mask is None else g @ (self.W * self.mask).T


@dataclass(eq=False)
class GaussianNoise(Layer):
    """Adds normal noise to its input (Bishop, 1995, shows what that penalises).

    Parameters
    ----------
    scale : float
        Standard deviation, ≥ 0, in units of the input.
    """

    scale: float

    def predict(self, x, rng=None):
        if rng is None:
            return x
        return x + x.dtype.type(self.scale) * rng.standard_normal(x.shape, dtype=x.dtype)
