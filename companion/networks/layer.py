"""What every layer can do: go forward, and send blame back.

    forward:    y = f(x; parameters)
    collect:    from  g = d loss / d y,  the gradient of the layer's own parameters
    backward:   from  g,  d loss / d x,  which is the g of the layer below

That is the chain rule, layer by layer (Rumelhart, Hinton and Williams, 1986).

There are two ways through.  `predict` touches nothing, so many threads may predict at once;
`forward` remembers what `backward` will need.  Noise is on when an `rng` is given, and only then.
"""

from dataclasses import dataclass, fields

import numpy as np


@dataclass(eq=False)
class Layer:
    """A layer without parameters that hands its input on. Others override what differs.

    The fields of a layer's dataclass are its settings, and all of it that is pickled: parameters
    live in the network's flat vector, and what `forward` remembers is of no use afterwards.
    """

    def shapes(self, n_in):
        """The shapes of the parameters, for inputs of n_in columns.

        Parameters
        ----------
        n_in : int

        Returns
        -------
        weights, biases, statistics : lists of tuples
            What a penalty acts on, what it spares, and what is not learnt by gradients.
        n_out : int
            Columns of the output.
        """
        return [], [], [], n_in

    def bind(self, parameters, gradients):
        """Take views into the network's vectors, in the order of `shapes`.

        Parameters
        ----------
        parameters, gradients : lists of arrays
        """

    def initialise(self, rng):
        """Draw the first parameters.

        Parameters
        ----------
        rng : RandomState or Generator
        """

    def predict(self, x, rng=None):
        """The output, nothing remembered.

        Parameters
        ----------
        x : array, shape (n_samples, n_in)
        rng : Generator, optional
            Switches noise on.

        Returns
        -------
        y : array, shape (n_samples, n_out)
        """
        return x

    def forward(self, x, rng=None):
        """The output, with all that `backward` needs remembered.

        Parameters
        ----------
        x : array, shape (n_samples, n_in)
        rng : Generator, optional
            Switches noise on.

        Returns
        -------
        y : array, shape (n_samples, n_out)
            Valid until the next call.
        """
        return self.predict(x, rng)

    def collect(self, g):
        """Leave the gradient of the layer's parameters in its views.

        Parameters
        ----------
        g : array, shape (n_samples, n_out)
            Derivative of the loss with respect to the output.
        """

    def backward(self, g):
        """The derivative of the loss with respect to the input.

        Parameters
        ----------
        g : array, shape (n_samples, n_out)
            Derivative with respect to the output; may be overwritten.

        Returns
        -------
        dx : array, shape (n_samples, n_in)
        """
        return g

    def room(self, name, shape, dtype):
        """An array to write to, the same at each call: new memory would cost more than the sums.

        Parameters
        ----------
        name : str
        shape : tuple of two ints
        dtype : dtype

        Returns
        -------
        room : array, of that shape
            With whatever it held.
        """
        held = vars(self).get(name)
        if held is None or len(held) < shape[0] or held.shape[1] != shape[1] or held.dtype != dtype:
            held = vars(self)[name] = np.empty(shape, dtype)
        return held[: shape[0]]

    def __getstate__(self):
        return {field.name: getattr(self, field.name) for field in fields(self)}
