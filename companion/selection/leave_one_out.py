"""Leave-one-out cross-validation of ridge, exact and for all penalties at once.

Leaving case i out changes its residual by a known factor, `(y - fitted)_i / (1 - H_ii)`, so no
model is ever fitted twice (Allen, 1974).  One decomposition of X serves all penalties.
"""

import numpy as np
from sklearn.utils.validation import check_X_y

from companion.models.directions import thin_svd

BLOCK = 2**15  # numbers computed at a time: few enough for the processor's cache


def check_alphas(alphas, n):
    """Penalties as an array, if leave-one-out can use them.

    Parameters
    ----------
    alphas : float or array, shape (n_alphas,)
    n : int
        Number of cases.

    Returns
    -------
    alphas : array, shape (n_alphas,)

    Raises
    ------
    ValueError
        If there is only one case, or a penalty is not above 0.
    """
    alphas = np.atleast_1d(np.asarray(alphas, float))
    if alphas.ndim != 1 or not alphas.size or not np.all(alphas > 0):
        raise ValueError(f"need alphas > 0, got {alphas}")
    if n < 2:
        raise ValueError(f"need n_samples ≥ 2 to leave one out, got n_samples={n}")
    return alphas


def squared_errors(U, s, Y, alphas, leverage):
    """Squared error on each case, predicted from all the others, some cases at a time.

    Parameters
    ----------
    U, s : array, shape (n_samples, n_directions); array, shape (n_directions,)
        Left singular vectors and singular values of the centred X.
    Y : array, shape (n_samples, n_targets)
        Centred.
    alphas : array, shape (n_alphas,)
    leverage : float
        The intercept's part of every H_ii: 1 / n_samples, or 0 without an intercept.

    Yields
    ------
    squares : array, shape (n_in_block, n_targets, n_alphas)
    """
    along = U.T @ Y
    beyond = Y - U @ along  # what no combination of the columns can reach
    # Summed over what the penalty takes away, not over what it keeps: 1 - H_ii would cancel to
    # rounding error where the fit nearly passes through the data.
    lost = alphas / (s[:, None] ** 2 + alphas)
    missed = (along[:, :, None] * lost[:, None, :]).reshape(len(s), along.shape[1] * lost.shape[1])
    step = 1 + BLOCK // missed.shape[1]
    for start in range(0, len(U), step):
        rows = slice(start, start + step)
        residuals = (U[rows] @ missed).reshape(-1, Y.shape[1], len(alphas))
        residuals += beyond[rows, :, None]
        squares = U[rows] ** 2
        room = squares @ lost
        room += (1 - leverage - squares.sum(axis=1))[:, None]
        residuals /= room[:, None, :]
        yield np.square(residuals, out=residuals)


def leave_one_out(X, Y, alphas, leverage, store=False):
    """Mean squared errors per target and penalty, with all that is needed to fit one of them.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
        Centred.
    Y : array, shape (n_samples, n_targets)
        Centred.
    alphas : array, shape (n_alphas,)
    leverage : float
        The intercept's part of every H_ii: 1 / n_samples, or 0 without an intercept.
    store : bool, default False
        Whether to keep the squared error of every case.

    Returns
    -------
    errors : array, shape (n_targets, n_alphas)
    squares : list of array, shape (n_in_block, n_targets, n_alphas)
        Empty unless `store`.
    seen : tuple
        s, V and along, as from ``directions``.
    """
    U, s, V = thin_svd(X, alphas.min())
    errors, squares = 0.0, []
    for block in squared_errors(U, s, Y, alphas, leverage):
        errors = errors + block.sum(axis=0) / len(X)
        if store:
            squares.append(block)
    return errors, squares, (s, V, U.T @ Y)


def leave_one_out_errors(X, y, alphas, fit_intercept=True):
    """Mean squared error on each case, predicted from all the others.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
        Need not be centred.
    y : array, shape (n_samples,) or (n_samples, n_targets)
    alphas : array, shape (n_alphas,)
        Penalty strengths, > 0.
    fit_intercept : bool, default True

    Returns
    -------
    errors : array, shape (n_alphas,)
        Averaged over cases and targets, in squared units of y.

    Raises
    ------
    ValueError
        If X and y do not fit together, or hold missing or infinite values, there is only one case,
        or a penalty is not above 0.
    """
    X, y = check_X_y(X, y, dtype=np.float64, multi_output=True, y_numeric=True)
    n = len(X)
    alphas = check_alphas(alphas, n)
    Y = np.reshape(y, (n, -1))
    if fit_intercept:
        X, Y = X - X.mean(axis=0), Y - Y.mean(axis=0)
    return leave_one_out(X, Y, alphas, fit_intercept / n)[0].mean(axis=0)
