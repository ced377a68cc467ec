"""How flexible a linear fit is, and by how much its training error flatters it.

A linear fit is a matrix acting on the data, `fitted = H @ y`.  Its trace counts parameters where
there are some to count, and still counts where a penalty holds them back.  A lasso chooses columns
and shrinks their weights; the two happen to balance, so that counting the chosen is right.

With noise of known standard deviation and df such parameters (n cases, squared residuals RSS):

    Cp  = RSS / noise² - n + 2 df
    AIC = RSS / noise² + n log(2 pi noise²) + 2 df
    BIC = RSS / noise² + n log(2 pi noise²) + log(n) df
"""

import numpy as np

from companion.models.ridge import kept_share


def degrees_of_freedom(X, alpha=0.0):
    """Effective number of parameters of a ridge fit with an intercept: the trace of H.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
        Need not be centred.
    alpha : float, default 0
        Penalty strength, ≥ 0; with 0 the answer is the rank of the centred X plus 1.

    Returns
    -------
    df : float
        Between 1 (the intercept alone) and min(n_samples, n_features + 1).

    Raises
    ------
    ValueError
        If `alpha` is negative.

    References
    ----------
    Hastie, Tibshirani and Friedman (2009), The elements of statistical learning, section 3.4.1.
    """
    if alpha < 0:
        raise ValueError(f"need alpha ≥ 0, got {alpha}")
    X = np.asarray(X, float)
    Z = X - X.mean(axis=0)
    if alpha == 0:
        return 1.0 + float(np.linalg.matrix_rank(Z))
    return 1.0 + float(kept_share(Z, alpha).sum())


def active_degrees_of_freedom(X, coef, alpha=0.0):
    """Effective number of parameters of a lasso or elastic net fit with an intercept.

    An unbiased estimate of it from one fit: 1 plus the rank of the columns with non-zero weights,
    or with a squared penalty the trace of ridge on them.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
        Need not be centred.
    coef : array, shape (n_features,)
        Of the fit.
    alpha : float, default 0
        The squared penalty in ridge's units, ≥ 0: 0 for a lasso, and
        `n_samples * alpha * (1 - l1_ratio)` for an elastic net.

    Returns
    -------
    df : float
        Between 1 and min(n_samples, n_features + 1).

    References
    ----------
    Zou, Hastie and Tibshirani (2007), On the degrees of freedom of the lasso; Tibshirani and Taylor
    (2012), Degrees of freedom in lasso problems.
    """
    active = np.asarray(coef) != 0
    return degrees_of_freedom(np.asarray(X, float)[:, active], alpha) if active.any() else 1.0


def optimism(df, n_samples, noise):
    """By how much the training error is expected to undercut the error at the same points.

    For squared error and a linear fit: `2 * noise² * df / n_samples`. "At the same points" means
    new y drawn at the x of the training set; at new x the gap is usually wider.

    Parameters
    ----------
    df : float
        Effective number of parameters.
    n_samples : int
    noise : float
        Standard deviation of the noise in y.

    Returns
    -------
    gap : float
        Expected mean squared error on new y minus on the training y, in squared units of y.

    References
    ----------
    Mallows (1973), Some comments on Cp; Efron (2004), The estimation of prediction error.
    """
    return 2 * noise**2 * df / n_samples


def mallows_cp(squared_error, n_samples, df, noise):
    """Estimate of the fit's squared distance from the truth, in units of noise².

    Parameters
    ----------
    squared_error : float or array
        Squared residuals, summed over the training set.
    n_samples : int
    df : float or array
        Effective number of parameters.
    noise : float
        Standard deviation of the noise in y.

    Returns
    -------
    cp : float or array
        About df where the model is flexible enough; smaller is better.

    References
    ----------
    Mallows (1973), Some comments on Cp.
    """
    return squared_error / noise**2 - n_samples + 2 * df


def aic(squared_error, n_samples, df, noise):
    """Akaike's criterion: -2 log likelihood, and 2 for each parameter.

    Parameters
    ----------
    squared_error : float or array
        Squared residuals, summed over the training set.
    n_samples : int
    df : float or array
        Effective number of parameters, the intercept among them (scikit-learn's `LassoLarsIC` does
        not count it: 2 less).
    noise : float
        Standard deviation of the noise in y, Gaussian.

    Returns
    -------
    aic : float or array
        Cp plus a constant; smaller is better.

    References
    ----------
    Akaike (1974), A new look at the statistical model identification.
    """
    return minus_2_log_likelihood(squared_error, n_samples, noise) + 2 * df


def bic(squared_error, n_samples, df, noise):
    """Schwarz's criterion: -2 log likelihood, and log(n) for each parameter.

    Parameters
    ----------
    squared_error : float or array
        Squared residuals, summed over the training set.
    n_samples : int
    df : float or array
        Effective number of parameters, the intercept among them (scikit-learn's `LassoLarsIC` does
        not count it: log(n) less).
    noise : float
        Standard deviation of the noise in y, Gaussian.

    Returns
    -------
    bic : float or array
        Smaller is better.

    References
    ----------
    Schwarz (1978), Estimating the dimension of a model.
    """
    return minus_2_log_likelihood(squared_error, n_samples, noise) + np.log(n_samples) * df


def minus_2_log_likelihood(squared_error, n_samples, noise):
    """Of Gaussian noise, all constants included.

    Parameters
    ----------
    squared_error : float or array
    n_samples : int
    noise : float

    Returns
    -------
    value : float or array
    """
    return squared_error / noise**2 + n_samples * np.log(2 * np.pi * noise**2)
