"""Batch normalisation: every column to mean 0 and spread 1, then to a mean and a spread of choice.

    x̂ = (x - mean) / sqrt(variance + epsilon),    y = scale * x̂ + shift

While learning, mean and variance are the batch's own, so a case's output depends on its neighbours.
For prediction they are running averages over the batches seen.
"""

from dataclasses import dataclass

import numpy as np

from companion.networks.layer import Layer


@dataclass(eq=False)
class BatchNorm(Layer):
    """Normalises each column over the batch (Ioffe and Szegedy, 2015).

    Parameters
    ----------
    momentum : float, default 0.1
        The share that a new batch has in the running averages.
    epsilon : float, default 1e-5
        Added to the variance, in squared units of the input.

    Attributes
    ----------
    scale, shift : arrays, shape (n_in,)
        Learnt, and spared by penalties.
    mean, variance : arrays, shape (n_in,)
        The running averages; the variance with n - 1, as in PyTorch.
    """

    momentum: float = 0.1
    epsilon: float = 1e-5

    def shapes(self, n_in):
        return [], [(n_in,), (n_in,)], [(n_in,), (n_in,)], n_in

    def bind(self, parameters, gradients):
        self.scale, self.shift, self.mean, self.variance = parameters
        self.dscale, self.dshift, *_ = gradients

    def initialise(self, rng):
        self.scale[:], self.shift[:], self.mean[:], self.variance[:] = 1, 0, 0, 1

    def predict(self, x, rng=None):
        slope = self.scale / np.sqrt(self.variance + self.epsilon)
        return (x - self.mean) * slope + self.shift

    def forward(self, x, rng=None):
        n, mean, variance = len(x), x.mean(axis=0), x.var(axis=0)
        self.mean += self.momentum * (mean - self.mean)
        self.variance += self.momentum * (variance * n / max(n - 1, 1) - self.variance)
        self.shrink = 1 / np.sqrt(variance + self.epsilon)
        self.x_hat = (x - mean) * self.shrink
        return self.x_hat * self.scale + self.shift

    def collect(self, g):
        np.sum(g * self.x_hat, axis=0, out=self.dscale)
        np.sum(g, axis=0, out=self.dshift)

    def backward(self, g):
        # Moving one x moves the batch's mean and variance too, and with them every x̂.
        g = g * self.scale
        g -= g.mean(axis=0) + self.x_hat * (g * self.x_hat).mean(axis=0)
        return g * self.shrink
