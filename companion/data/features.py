"""Features: new columns computed from old ones, and columns brought to one scale.

A model that is linear in its weights bends as soon as its columns do: powers and products of
measurements, or random kinks, turn a plane into a curve.
"""

import numpy as np
from numpy.polynomial.legendre import legvander
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, PolynomialFeatures, StandardScaler


def legendre_features(x, degree):
    """Polynomials of one variable on [0, 1], in coordinates that do not get in each other's way.

    Powers x, x², …, x^d look alike on [0, 1], and arithmetic suffers. Legendre polynomials span
    exactly the same curves, and for x uniform on [0, 1] each column has mean 0, variance 1 and no
    correlation with the others. The constant is left to the intercept.

    Parameters
    ----------
    x : array, shape (n_samples,)
        In [0, 1].
    degree : int
        Highest power, ≥ 1.

    Returns
    -------
    X : array, shape (n_samples, degree)

    Raises
    ------
    ValueError
        If `x` is not one-dimensional or leaves [0, 1], or `degree` is below 1.
    """
    x = np.asarray(x, float)
    if x.ndim != 1 or degree < 1 or not np.all((x >= 0) & (x <= 1)):
        raise ValueError(
            f"need x (n,) within [0, 1] and degree ≥ 1, got shape {x.shape}, "
            f"range {np.min(x, initial=np.inf):g} to {np.max(x, initial=-np.inf):g}, "
            f"degree {degree}"
        )
    columns = legvander(2 * x - 1, degree)[:, 1:]
    return columns * np.sqrt(2 * np.arange(1, degree + 1) + 1)


def legendre(degree):
    """`legendre_features` as the first step of a scikit-learn pipeline.

    Parameters
    ----------
    degree : int
        Highest power, ≥ 1.

    Returns
    -------
    step : transformer
        Turns x (n_samples,) into X (n_samples, degree).
    """
    return FunctionTransformer(legendre_features, kw_args={"degree": degree})


def expand(degree):
    """A pipeline's first steps: all powers and products of the columns, standardised.

    Parameters
    ----------
    degree : int
        Highest total degree, ≥ 1.

    Returns
    -------
    step : transformer
        Turns X (n_samples, p) into standardised columns (n_samples, C(p + degree, degree) - 1).
        The columns are standardised before too, so that a power is one of deviations from the
        mean, not of distances from an arbitrary zero.
    """
    return make_pipeline(
        StandardScaler(), PolynomialFeatures(degree, include_bias=False), StandardScaler()
    )


def relu_features(X, n_features, rng=None):
    """Random kinked features: `max(0, X @ directions)`, a network whose first layer never learns.

    Parameters
    ----------
    X : array, shape (n_samples, n_columns)
    n_features : int
        How many to draw.
    rng : Generator or int, optional
        Where chance comes from; a number is a seed.

    Returns
    -------
    Z : array, shape (n_samples, n_features)
        Divided by the square root of `n_features`, so that a row keeps its length as they grow.

    References
    ----------
    Rahimi and Recht (2007), Random features for large-scale kernel machines.
    """
    directions = np.random.default_rng(rng).standard_normal((X.shape[1], n_features))
    return np.maximum(X @ directions, 0) / np.sqrt(n_features)


def relu(n_features, seed):
    """`relu_features` as a step of a scikit-learn pipeline, with the same kinks at each call.

    Parameters
    ----------
    n_features : int
    seed : int

    Returns
    -------
    step : transformer
        Turns X (n_samples, n_columns) into Z (n_samples, n_features).
    """
    return FunctionTransformer(relu_features, kw_args={"n_features": n_features, "rng": seed})


def standardise(X):
    """Columns with mean 0 and standard deviation 1; constant columns become 0.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)

    Returns
    -------
    Z : array, shape (n_samples, n_features)
        No unit any more: 1 is one standard deviation of that column.
    mean, scale : arrays, shape (n_features,)
        In the units of X; `X = Z * scale + mean`. The scale of a constant column is 1.
    """
    mean, scale = X.mean(axis=0), X.std(axis=0)
    # A constant column's deviation is rounding error of its mean, not exactly 0.
    scale = np.where(scale > 10 * np.finfo(float).eps * np.abs(mean), scale, 1.0)
    return (X - mean) / scale, mean, scale


def undo_standardise(coef, intercept, mean, scale):
    """Coefficients for the original columns from those learnt on standardised ones.

    Parameters
    ----------
    coef : array, shape (n_features,)
        Per standard deviation.
    intercept : float
    mean, scale : arrays, shape (n_features,)
        As `standardise` returned them.

    Returns
    -------
    coef : array, shape (n_features,)
        Per original unit.
    intercept : float
    """
    coef = coef / scale
    return coef, intercept - mean @ coef
