"""The two kinds of layer a network cannot do without: weighted sums, and a bend after each.

    Dense     y = xW + b         dW = x'g,   db = sum of g's rows,   dx = gW'
    ReLU      y = max(x, 0)      dx = g where y > 0, else 0
    Tanh      y = tanh(x)        dx = g (1 - y²)
    Logistic  y = 1/(1 + e^-x)   dx = g y (1 - y)

Without the bends, sums of sums would be one weighted sum again.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from companion.networks.layer import Layer


@dataclass(eq=False)
class Dense(Layer):
    """Every output a weighted sum of all inputs:  y = xW + b.

    Parameters
    ----------
    n_units : int
        Outputs.
    gain : float, default 6.0
        Weights start uniform within  ±sqrt(gain / (n_in + n_units))  (Glorot and Bengio, 2010).

    Attributes
    ----------
    W, b : arrays, shapes (n_in, n_units) and (n_units,)
        Views into the network's parameters.
    dW, db : arrays, the same shapes
        Views into its gradient.
    """

    n_units: int
    gain: float = 6.0

    def shapes(self, n_in):
        return [(n_in, self.n_units)], [(self.n_units,)], [], self.n_units

    def bind(self, parameters, gradients):
        (self.W, self.b), (self.dW, self.db) = parameters, gradients

    def initialise(self, rng):
        reach = np.sqrt(self.gain / sum(self.W.shape))
        self.W[:] = rng.uniform(-reach, reach, self.W.shape)
        self.b[:] = rng.uniform(-reach, reach, self.b.shape)

    def predict(self, x, rng=None):
        y = x @ self.W
        y += self.b  # a second large array would take three times as long
        return y

    def forward(self, x, rng=None):
        self.x = x
        y = np.matmul(x, self.W, out=self.room("y", (len(x), self.n_units), self.b.dtype))
        y += self.b
        return y

    def collect(self, g):
        np.matmul(self.x.T, g, out=self.dW)
        g.sum(axis=0, out=self.db)

    def backward(self, g):
        return np.matmul(g, self.W.T, out=self.room("dx", (len(g), len(self.W)), self.b.dtype))


class Activation(Layer):
    """A bend, the same for every entry. A new one writes `bend`, and `backward` from its output."""

    def bend(self, x, out):
        """The activation of every entry.

        Parameters
        ----------
        x : array, shape (n_samples, n_in)
        out : array, the same shape
            Where to write it.

        Returns
        -------
        out : array, the same shape
        """
        raise NotImplementedError

    def predict(self, x, rng=None):
        return self.bend(x, np.empty_like(x))

    def forward(self, x, rng=None):
        self.y = self.bend(x, self.room("bent", x.shape, x.dtype))
        return self.y


class ReLU(Activation):
    """The rectified linear unit: what is negative counts as nothing (Nair and Hinton, 2010)."""

    def bend(self, x, out):
        return np.maximum(x, 0, out=out)

    def backward(self, g):
        g *= self.y > 0  # ten times faster than g[self.y == 0] = 0
        return g


class Tanh(Activation):
    """The hyperbolic tangent: nearly straight at 0, level beyond ±2."""

    def bend(self, x, out):
        return np.tanh(x, out=out)

    def backward(self, g):
        g *= 1 - self.y**2
        return g


class Logistic(Activation):
    """The logistic function: between 0 and 1."""

    def bend(self, x, out):
        return expit(x, out=out)

    def backward(self, g):
        g *= self.y * (1 - self.y)
        return g
