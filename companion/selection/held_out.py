"""Lasso and elastic nets, naive and corrected, with their dials turned on a validation set."""

import numpy as np

from companion.data import standardise, undo_standardise
from companion.models.elastic_net import corrected
from companion.selection.path import enet_path


def held_out_nets(X, y, X_val, y_val, l1_ratios=(0.9, 0.5, 0.1)):
    """The lasso, and the elastic nets with and without the correction, that err least on new cases.

    Parameters
    ----------
    X, y : arrays, shapes (n_samples, n_features) and (n_samples,)
        To learn from; columns are standardised inside.
    X_val, y_val : arrays, shapes (n_val, n_features) and (n_val,)
        To choose by.
    l1_ratios : sequence of float, default (0.9, 0.5, 0.1)
        The mixtures that the two nets may choose besides 1, > 0. Each has a path of 25 penalties.

    Returns
    -------
    fits : dict from "lasso", "naive" and "corrected" to (coef, intercept)
        The weights, shape (n_features,), are per unit of the original columns. Those of the third
        were `corrected` before they were judged.
    """
    Z, mean, scale = standardise(X)
    Z_val, centre = (X_val - mean) / scale, y.mean()
    best = dict.fromkeys(("lasso", "naive", "corrected"), (np.inf, None))
    for l1_ratio in (1.0, *l1_ratios):
        alphas, W, _ = enet_path(Z, y - centre, l1_ratio=l1_ratio, alphas=25, eps=1e-3)
        tried = {"naive": W, "corrected": corrected(W, alphas, l1_ratio)}
        if l1_ratio == 1:
            tried["lasso"] = W
        for name, weights in tried.items():
            errors = np.mean((y_val[:, None] - centre - Z_val @ weights) ** 2, axis=0)
            if errors.min() < best[name][0]:
                best[name] = errors.min(), weights[:, errors.argmin()]
    return {name: undo_standardise(w, centre, mean, scale) for name, (_, w) in best.items()}
