"""What linear models with a posterior share: they say how sure they are of a prediction.

A new observation at z has the noise's variance, 1 / alpha, and that of the weights, z' Sigma z.
"""

import numpy as np
from sklearn.utils.validation import validate_data

from companion.models.linear import LinearModel


class PredictiveModel(LinearModel):
    """A linear model of one target that knows the precision of its noise, `alpha_`.

    A new model writes `_spread`: `z' Sigma z` for each row z of a centred Z.

    Attributes
    ----------
    alpha_ : float
    X_offset_ : array, shape (n_features,)
        What the columns are measured from.
    """

    _several_targets = False

    def predict(self, X, return_std=False):
        """The model's values for new cases, and how sure it is of them.

        Parameters
        ----------
        X : array, shape (n_samples, n_features)
        return_std : bool, default False

        Returns
        -------
        y : array, shape (n_samples,)
        std : array, shape (n_samples,)
            With `return_std`: the standard deviation of a new observation, noise included.
        """
        y = super().predict(X)
        if not return_std:
            return y
        Z = validate_data(self, X, dtype=np.float64, reset=False) - self.X_offset_
        return y, np.sqrt(self._spread(Z) + 1 / self.alpha_)
