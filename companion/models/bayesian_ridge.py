"""Bayesian ridge: the data themselves say how strong the penalty should be.

Noise of precision alpha (1 / variance) and, before any data, weights of precision lambda make ridge
the most probable fit, with penalty lambda / alpha.  Both precisions are chosen so that the data
become as likely as they can be (the evidence).  With `share` the part that each principal direction
keeps and `gamma = sum(share)`, the number of weights that the data determine, at the maximum

    lambda = gamma / |w|²        alpha = (n - gamma) / |y - Xw|².

Seen along the principal directions of X one round of these updates costs a few sums.
"""

from numbers import Integral, Real

import numpy as np
from sklearn.utils._param_validation import Interval
from sklearn.utils.validation import _check_sample_weight, validate_data

from companion.models.linear import LinearModel

UNSEEN = 1e-9  # the relative error that squaring X may bring before we decompose X itself


def directions(X, y):
    """The data along the principal directions of X.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
        Centred.
    y : array, shape (n_samples,)
        Centred.

    Returns
    -------
    s : array, shape (n_directions,)
        Singular values above rounding; `n_directions` is at most min(n_samples, n_features).
    along : array, shape (n_directions,)
        Components of y along the left singular vectors.
    beyond : float
        Squared length of what remains of y: out of reach for any weights.
    V : array, shape (n_features, n_directions)
        Right singular vectors.
    """
    U, s, Vt = np.linalg.svd(X, full_matrices=False)
    along = U.T @ y
    rest = y - U @ along
    return s, along, rest @ rest, Vt.T


def quick_directions(X, y):
    """The same from the eigenvectors of X'X or XX', whichever is smaller.

    Several times quicker, but small singular values lose digits: squaring X squares its condition.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
        Centred.
    y : array, shape (n_samples,)
        Centred.

    Returns
    -------
    s, along, beyond, V : as `directions`
    """
    n, p = X.shape
    e, Q = np.linalg.eigh(X.T @ X if p <= n else X @ X.T)
    kept = e > np.finfo(float).eps * max(n, p) * e[-1]
    s, Q = np.sqrt(e[kept]), Q[:, kept]
    if p <= n:
        V, along = Q, (Q.T @ (X.T @ y)) / s
    else:
        V, along = X.T @ (Q / s), Q.T @ y
    return s, along, max(y @ y - along @ along, 0.0), V


class BayesianRidge(LinearModel):
    """Ridge that infers its penalty and knows how sure it is (MacKay, 1992; Tipping, 2001).

    Updates, start and stop are scikit-learn's, and so are the numbers.

    Parameters
    ----------
    max_iter : int, default 300
        Rounds of updates, ≥ 1.
    tol : float, default 1e-3
        Stop when the weights move by less than this in sum, > 0.
    alpha_1, alpha_2 : float, default 1e-6
        Shape and rate of the Gamma prior of the noise's precision, ≥ 0.
    lambda_1, lambda_2 : float, default 1e-6
        Shape and rate of the Gamma prior of the weights' precision, ≥ 0.
    alpha_init, lambda_init : float, optional
        Precisions to start from; by default 1 / variance of y, and 1.
    compute_score : bool, default False
        Whether to keep the log evidence of each round.
    fit_intercept : bool, default True
        Whether the plane may miss the origin.

    Attributes
    ----------
    coef_ : array, shape (n_features,)
        The mean of the weights, given the data.
    intercept_ : float
    alpha_, lambda_ : float
        Precisions of the noise and of the weights.
    scores_ : array, shape (n_iter_ + 1,)
        Log evidence round by round, with `compute_score`; else empty.
    n_iter_ : int
    X_offset_, X_scale_ : array, shape (n_features,)
        Means that were subtracted; ones.
    """

    _parameter_constraints = {  # noqa: RUF012 (scikit-learn's way)
        "max_iter": [Interval(Integral, 1, None, closed="left")],
        "tol": [Interval(Real, 0, None, closed="neither")],
        "alpha_1": [Interval(Real, 0, None, closed="left")],
        "alpha_2": [Interval(Real, 0, None, closed="left")],
        "lambda_1": [Interval(Real, 0, None, closed="left")],
        "lambda_2": [Interval(Real, 0, None, closed="left")],
        "alpha_init": [None, Interval(Real, 0, None, closed="left")],
        "lambda_init": [None, Interval(Real, 0, None, closed="left")],
        "compute_score": ["boolean"],
        "fit_intercept": ["boolean"],
    }

    def __init__(
        self,
        *,
        max_iter=300,
        tol=1e-3,
        alpha_1=1e-6,
        alpha_2=1e-6,
        lambda_1=1e-6,
        lambda_2=1e-6,
        alpha_init=None,
        lambda_init=None,
        compute_score=False,
        fit_intercept=True,
    ):
        self.max_iter = max_iter
        self.tol = tol
        self.alpha_1 = alpha_1
        self.alpha_2 = alpha_2
        self.lambda_1 = lambda_1
        self.lambda_2 = lambda_2
        self.alpha_init = alpha_init
        self.lambda_init = lambda_init
        self.compute_score = compute_score
        self.fit_intercept = fit_intercept
