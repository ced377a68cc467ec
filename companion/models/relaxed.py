"""The relaxed lasso: let the lasso choose the features, then take back some of the shrinking.

The penalty does two things at once: it leaves features out, and it pulls the weights of the others
towards zero.  Least squares on the features that are left undoes the second and keeps the first.
"""

import numpy as np


def relax(X, y, coef, kept=0.0):
    """A lasso's weights, moved towards least squares on its features.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
    y : array, shape (n_samples,)
    coef : array, shape (n_features,)
        Of the lasso.
    kept : float, default 0
        The share of the shrinking that stays: 1 is the lasso itself, 0 is least squares.

    Returns
    -------
    coef : array, shape (n_features,)
        Zero where the lasso's are.
    intercept : float

    Raises
    ------
    ValueError
        If `kept` is not between 0 and 1.

    References
    ----------
    Meinshausen (2007), Relaxed lasso, who fits the selected features with `kept` times the
    penalty: the same as long as no weight changes its sign. The blend is that of Hastie, Tibshirani
    and Tibshirani (2020), Best subset, forward stepwise or lasso?
    """
    if not 0 <= kept <= 1:
        raise ValueError(f"need 0 ≤ kept ≤ 1, got {kept}")
    coef, active = np.array(coef, float), np.flatnonzero(coef)
    means = np.mean(X, axis=0)
    if active.size:
        centred = X[:, active] - means[active]
        refitted = np.linalg.lstsq(centred, y - np.mean(y))[0]
        coef[active] = kept * coef[active] + (1 - kept) * refitted
    return coef, float(np.mean(y) - means @ coef)
