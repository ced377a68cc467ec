"""Both dials of an elastic net turned on a validation set, with or without the correction."""

import numpy as np

from companion.data import standardise, undo_standardise
from companion.models.elastic_net import corrected
from companion.selection.path import enet_path


def held_out_elastic_net(X, y, X_val, y_val, l1_ratios=(1.0, 0.9, 0.5, 0.1), correct=False):
    """The elastic net of several paths that errs least on cases held out.

    Parameters
    ----------
    X, y : arrays, shapes (n_samples, n_features) and (n_samples,)
        To learn from; columns are standardised inside.
    X_val, y_val : arrays, shapes (n_val, n_features) and (n_val,)
        To choose by.
    l1_ratios : sequence of float, default (1.0, 0.9, 0.5, 0.1)
        The mixtures to try, > 0, each along 25 penalties; (1.0,) is a lasso.
    correct : bool, default False
        Whether the weights are `corrected` before they are judged.

    Returns
    -------
    coef : array, shape (n_features,)
        Per unit of the original columns.
    intercept : float
    """
    Z, mean, scale = standardise(X)
    Z_val, centre = (X_val - mean) / scale, y.mean()
    lowest, best = np.inf, None
    for l1_ratio in l1_ratios:
        alphas, W, _ = enet_path(Z, y - centre, l1_ratio=l1_ratio, alphas=25, eps=1e-2)
        W = corrected(W, alphas, l1_ratio) if correct else W
        errors = np.mean((y_val[:, None] - centre - Z_val @ W) ** 2, axis=0)
        if errors.min() < lowest:
            lowest, best = errors.min(), W[:, errors.argmin()]
    return undo_standardise(best, centre, mean, scale)
