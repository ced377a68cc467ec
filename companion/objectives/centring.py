"""Columns that never move: what is left of them once their mean is gone is rounding, not data.

The mean of a column of 0.1 may come out as 0.1 + 1e-17, and the centred column is then not 0 but
-1e-17 throughout.  A fit without a penalty would give it a coefficient of any size.
"""

import numpy as np

EPS = np.finfo(float).eps


def still(Z, means=0.0, level=1.0):
    """Which centred columns are no larger than the rounding of their means.

    Parameters
    ----------
    Z : array, shape (n_samples, n_features)
        `X - level * means`.
    means : float or array, shape (n_features,)
        What was subtracted; with 0 the answer is which columns are 0.
    level : float or array, shape (n_samples,)
        What a column that never moves is made of: not ones where rows are weighted.

    Returns
    -------
    still : array of bool, shape (n_features,)
    """
    n, p = Z.shape
    # A sum of n terms is off by n roundings at most; the rest is for weights and the difference.
    bound, level = (n + 8) * EPS * np.abs(np.full(p, means)), np.abs(np.full(n, level))
    found = np.abs(Z[0]) <= level[0] * bound
    # The first case nearly always tells; of columns that are mostly zeros a thousand do.
    for rows in (1000, n):
        if found.any():
            limit = np.outer(level[:rows], bound[found])
            found[found] = np.all(np.abs(Z[:rows, found]) <= limit, axis=0)
    return found
