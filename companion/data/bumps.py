"""Bumps: round hills on a plane, so that a linear model can bend around single points.

    x  →  (x,  height * exp(-|x - c_1|² / 2 width²),  height * exp(-|x - c_2|² / 2 width²),  ...)

The coordinates stay among the columns: a weight on them tilts a plane, a weight on a bump dents it.
The lower the bumps, the larger the weight that a dent needs, and the more a penalty minds dents.
"""

import numpy as np
from sklearn.datasets import make_moons
from sklearn.preprocessing import FunctionTransformer


def lattice(low, high, step):
    """The points of a square lattice in a rectangle.

    Parameters
    ----------
    low, high : sequences of 2 floats
        Opposite corners; the lattice starts at `low`.
    step : float
        Distance of neighbours, > 0.

    Returns
    -------
    centres : array, shape (n_centres, 2)
    """
    # half a step more, so that `high` itself is not lost in rounding
    sides = [np.arange(start, stop + step / 2, step) for start, stop in zip(low, high, strict=True)]
    return np.stack(np.meshgrid(*sides), axis=-1).reshape(-1, 2)


def bump_features(X, centres, width, height=1.0):
    """The columns of X, and beside them one round bump for each centre.

    Parameters
    ----------
    X : array, shape (n_samples, p)
    centres : array, shape (n_centres, p)
    width : float
        From the top of a bump to its steepest place, > 0, in the units of X.
    height : float, default 1.0
        Of a bump at its centre.

    Returns
    -------
    Z : array, shape (n_samples, p + n_centres)

    Raises
    ------
    ValueError
        If X and centres differ in their number of columns, or `width` is not positive.

    References
    ----------
    Broomhead and Lowe (1988), Multivariable functional interpolation and adaptive networks.
    """
    X, centres = np.asarray(X, float), np.asarray(centres, float)
    if X.ndim != 2 or X.shape[1:] != centres.shape[1:] or not width > 0:
        shapes = f"{X.shape}, {centres.shape} and {width}"
        raise ValueError(f"need X (n, p), centres (m, p) and width > 0, got {shapes}")
    own, others = (X**2).sum(axis=1), (centres**2).sum(axis=1)
    apart = own[:, None] - 2 * X @ centres.T + others
    hills = height * np.exp(-np.maximum(apart, 0) / (2 * width**2))
    return np.column_stack([X, hills])


def bumps(centres, width, height=1.0):
    """`bump_features` as the first step of a scikit-learn pipeline.

    Parameters
    ----------
    centres : array, shape (n_centres, p)
    width : float
    height : float, default 1.0

    Returns
    -------
    step : transformer
        Turns X (n_samples, p) into Z (n_samples, p + n_centres).
    """
    settings = {"centres": centres, "width": width, "height": height}
    return FunctionTransformer(bump_features, kw_args=settings)


def flipped_moons(n_samples, flips=0.1, noise=0.2, rng=None):
    """Two half moons, one in the arms of the other, some points with the wrong label.

    Parameters
    ----------
    n_samples : int
    flips : float, default 0.1
        The share of labels that are wrong, in [0, 1]; rounded to whole points.
    noise : float, default 0.2
        Standard deviation of the normal error of both coordinates, ≥ 0.
    rng : Generator or int, optional
        Where chance comes from; a number is a seed.

    Returns
    -------
    X : array, shape (n_samples, 2)
        The same for any share of flips with the same seed.
    y : array of int, shape (n_samples,)
        0 for the upper moon and 1 for the lower one, or the other way round if flipped.
    flipped : array of bool, shape (n_samples,)

    Raises
    ------
    ValueError
        If `flips` is outside [0, 1].
    """
    if not 0 <= flips <= 1:
        raise ValueError(f"need a share of flips between 0 and 1, got {flips}")
    rng = np.random.default_rng(rng)
    X, y = make_moons(n_samples, noise=noise, random_state=int(rng.integers(2**31)))
    flipped = np.zeros(n_samples, bool)
    flipped[rng.permutation(n_samples)[: round(flips * n_samples)]] = True
    return X, np.where(flipped, 1 - y, y), flipped
