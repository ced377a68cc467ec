"""A network: layers in a row, all their parameters in one flat vector.

    theta = [ all weights | all biases | running statistics ]

Every layer holds views into theta and into the gradient.  So an optimiser, a penalty, a proximal
step, a gradient check or a snapshot is one line on a vector, and knows nothing of layers.
"""

from itertools import accumulate

import numpy as np
from sklearn.utils import check_random_state

from companion.networks.batch_norm import BatchNorm
from companion.networks.dropout import Dropout, GaussianNoise
from companion.networks.layers import Dense, ReLU


def layers_of(
    hidden,
    n_out,
    *,
    activation=ReLU,
    gain=6.0,
    dropout=0.0,
    input_dropout=0.0,
    input_noise=0.0,
    batch_norm=False,
):
    """The layers of a multilayer perceptron.

    Parameters
    ----------
    hidden : sequence of int
        Units of each hidden layer.
    n_out : int
        Outputs.
    activation : type of layer or None, default ReLU
        What bends each hidden layer; None leaves it straight.
    gain : float, default 6.0
        Of the first weights, as in Dense.
    dropout, input_dropout : float, default 0.0
        The share of hidden units, or of inputs, that is silenced, at least 0 and below 1.
    input_noise : float, default 0.0
        Standard deviation of what is added to the inputs, ≥ 0.
    batch_norm : bool, default False
        Whether to normalise before each bend.

    Returns
    -------
    layers : list of layers
    """
    layers = [Dropout(input_dropout)] if input_dropout else []
    layers += [GaussianNoise(input_noise)] if input_noise else []
    for n_units in hidden:
        layers.append(Dense(n_units, gain))
        layers += [BatchNorm()] if batch_norm else []
        layers += [activation()] if activation else []
        layers += [Dropout(dropout)] if dropout else []
    return [*layers, Dense(n_out, gain)]


class Network:
    """Layers in a row and a loss at the end.

    Parameters
    ----------
    layers : list of layers
        From the inputs on.
    n_in : int
        Columns of X.
    loss : callable
        Gives the loss and its derivative from scores and truth, as `cross_entropy` does.
    rng : RandomState, Generator or int, optional
        Draws the first parameters; a number is a seed.
    dtype : dtype, default float
        Of all parameters: float64 or float32.

    Attributes
    ----------
    theta, gradient : arrays, shape (n_parameters,)
        All parameters, weights first, and the derivative of the loss by each.
    n_weights : int
        How many of them are weights, which penalties act on.
    dense : list of layers
        Those with weights.
    """

    def __init__(self, layers, n_in, loss, rng=None, dtype=float):
        self.layers, self.n_in, self.loss = layers, n_in, loss
        self._bind(dtype)
        rng = rng if isinstance(rng, np.random.Generator) else check_random_state(rng)
        for layer in layers:
            layer.initialise(rng)

    def _bind(self, dtype, theta=None):
        kinds, n_columns = ([], [], []), self.n_in  # weights, biases, statistics
        for layer in self.layers:
            *shapes, n_columns = layer.shapes(n_columns)
            for kind, its in zip(kinds, shapes, strict=True):
                kind += [(layer, shape) for shape in its]
        slots = [*kinds[0], *kinds[1], *kinds[2]]
        ends = [0, *accumulate(int(np.prod(shape)) for _, shape in slots)]
        self.n_weights = ends[len(kinds[0])]
        self.theta = np.zeros(ends[-1], dtype) if theta is None else theta
        self.gradient = np.zeros_like(self.theta)
        views = {layer: ([], []) for layer in self.layers}
        for (layer, shape), start, end in zip(slots, ends, ends[1:], strict=False):
            for place, vector in zip(views[layer], (self.theta, self.gradient), strict=True):
                place.append(vector[start:end].reshape(shape))
        for layer, (parameters, gradients) in views.items():
            layer.bind(parameters, gradients)
        with_parameters = [k for k, layer in enumerate(self.layers) if views[layer][0]]
        self._first = with_parameters[0]  # nothing below it can learn, so no blame goes there
        self.dense = [layer for layer in self.layers if isinstance(layer, Dense)]

    def __getstate__(self):
        return {name: vars(self)[name] for name in ("layers", "n_in", "loss", "theta")}

    def __setstate__(self, state):
        self.__dict__.update(state)  # views do not survive pickling: they are made again
        self._bind(self.theta.dtype, self.theta)

    @property
    def weights(self):
        """The part of theta that penalties act on.

        Returns
        -------
        weights : array, shape (n_weights,)
            A view.
        """
        return self.theta[: self.n_weights]

    def predict(self, X, rng=None):
        """Scores; nothing is remembered.

        Parameters
        ----------
        X : array, shape (n_samples, n_in)
        rng : Generator, optional
            Leaves the noise on: one draw from the networks that dropout makes.

        Returns
        -------
        Z : array, shape (n_samples, n_outputs)
        """
        for layer in self.layers:
            X = layer.predict(X, rng)
        return X

    def loss_and_gradient(self, X, Y, rng=None, counts=None):
        """The mean loss; its derivative by all parameters is left in `gradient`.

        Parameters
        ----------
        X : array, shape (n_samples, n_in)
        Y : array, shape (n_samples, n_outputs)
        rng : Generator, optional
            Switches noise on.
        counts : array, shape (n_samples,), optional
            How often each case counts, ≥ 0.

        Returns
        -------
        loss : float
        """
        for layer in self.layers:
            X = layer.forward(X, rng)
        loss, g = self.loss(X, Y, counts)
        for layer in reversed(self.layers[self._first + 1 :]):
            layer.collect(g)
            g = layer.backward(g)
        self.layers[self._first].collect(g)
        return loss
