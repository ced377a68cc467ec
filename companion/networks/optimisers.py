"""Optimisers: how far to go against the gradient.

    SGD      v ← momentum v - η g;    θ ← θ + v
    Adam     m, s ← running means of g and g²;    θ ← θ - η m / (sqrt(s) + ε),  both means corrected
    AdamW    the same, and each weight first loses the share  η * weight_decay

Plain SGD cannot tell decay from an L2 penalty: either way a weight loses  η λ w.  Adam can: it
divides a penalty's gradient by sqrt(s), as all else, and a decay by nothing.
"""

import numpy as np


class SGD:
    """Stochastic gradient descent (Robbins and Monro, 1951), with Polyak's momentum (1964).

    Parameters
    ----------
    learning_rate : float, default 0.1
        > 0.
    momentum : float, default 0.0
        The share of the last step that is kept, between 0 and 1.
    nesterov : bool, default False
        Whether to look ahead by one more such share (Nesterov, 1983; Sutskever et al., 2013).
    weight_decay : float, default 0.0
        Each step takes the share  learning_rate * weight_decay  from every weight.
    """

    def __init__(self, learning_rate=0.1, momentum=0.0, nesterov=False, weight_decay=0.0):
        self.learning_rate, self.momentum, self.nesterov = learning_rate, float(momentum), nesterov
        self.weight_decay, self.v = weight_decay, 0.0

    def step(self, theta, gradient, n_weights):
        """One step, in place.

        Parameters
        ----------
        theta, gradient : arrays, shape (n_parameters,)
        n_weights : int
            How many parameters, from the first on, decay.
        """
        if self.weight_decay:
            theta[:n_weights] *= 1 - self.learning_rate * self.weight_decay
        downhill = np.multiply(gradient, -self.learning_rate, dtype=theta.dtype)
        if not self.momentum:
            theta += downhill
            return
        self.v = self.momentum * self.v + downhill
        theta += self.momentum * self.v + downhill if self.nesterov else self.v

    def reach(self, n_weights):
        """How far steps go, in the long run, for each unit of slope: the step of a prox.

        Parameters
        ----------
        n_weights : int

        Returns
        -------
        reach : float
            Momentum adds up to  1 + momentum + momentum² + ...  steps.
        """
        return self.learning_rate / (1 - self.momentum)


class Adam:
    """Steps of about the same size for every parameter (Kingma and Ba, 2015).

    Parameters
    ----------
    learning_rate : float, default 1e-3
        > 0.
    beta_1, beta_2 : float, default 0.9 and 0.999
        How much of the running means of g and of g² is kept, at least 0 and below 1.
    epsilon : float, default 1e-8
        Keeps a step finite where all gradients were 0.
    epsilon_first : bool, default False
        Whether epsilon joins before s is corrected, as in scikit-learn, instead of after.
    """

    weight_decay = 0.0

    def __init__(
        self, learning_rate=1e-3, beta_1=0.9, beta_2=0.999, epsilon=1e-8, epsilon_first=False
    ):
        self.learning_rate, self.beta_1, self.beta_2 = learning_rate, beta_1, beta_2
        self.epsilon, self.epsilon_first, self.t, self.m = epsilon, epsilon_first, 0, None

    def step(self, theta, gradient, n_weights):
        """One step, in place.

        Parameters
        ----------
        theta, gradient : arrays, shape (n_parameters,)
        n_weights : int
            How many parameters, from the first on, decay.
        """
        if self.m is None:
            self.m, self.s, self.change = (np.zeros_like(theta) for _ in range(3))
        if self.weight_decay:
            theta[:n_weights] *= 1 - self.learning_rate * self.weight_decay
        self.t += 1
        m, s, change = self.m, self.s, self.change  # each line below is one pass over memory
        m *= self.beta_1
        m += np.multiply(gradient, 1 - self.beta_1, out=change)
        np.multiply(gradient, gradient, out=change)
        change *= 1 - self.beta_2
        s *= self.beta_2
        s += change
        rate, epsilon = self._corrected()
        np.sqrt(s, out=change)
        change += epsilon
        np.divide(m, change, out=change)
        change *= rate
        theta -= change

    def _corrected(self):
        # Both means start at 0 and are too small at first: by 1 - beta^t.
        correction = (1 - self.beta_2**self.t) ** 0.5
        rate = self.learning_rate * correction / (1 - self.beta_1**self.t)
        return rate, self.epsilon if self.epsilon_first else self.epsilon * correction

    def reach(self, n_weights):
        """How far a step goes for each unit of slope: the step of a prox.

        It differs between weights. A prox with one step for all would hardly be felt by weights
        that Adam moves far (Yun, Lozano and Yang, 2021).

        Parameters
        ----------
        n_weights : int

        Returns
        -------
        reach : array, shape (n_weights,)
        """
        rate, epsilon = self._corrected()
        return rate / (np.sqrt(self.s[:n_weights]) + epsilon)


class AdamW(Adam):
    """Adam, with weights that decay beside it (Loshchilov and Hutter, 2019).

    Parameters
    ----------
    learning_rate : float, default 1e-3
        > 0.
    weight_decay : float, default 0.01
        Each step takes the share  learning_rate * weight_decay  from every weight.
    **settings
        Those of Adam.
    """

    def __init__(self, learning_rate=1e-3, weight_decay=0.01, **settings):
        super().__init__(learning_rate, **settings)
        self.weight_decay = weight_decay
