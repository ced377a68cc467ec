"""By how much the training error flatters a fit, and what to judge the fit by instead.

With noise of known standard deviation and df parameters (n cases, squared residuals RSS):

    Cp  = RSS / noise² - n + 2 df
    AIC = RSS / noise² + n log(2 pi noise²) + 2 df
    BIC = RSS / noise² + n log(2 pi noise²) + log(n) df
"""

import numpy as np


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


def _numbers(squared_error, n_samples, df, noise):
    error, df = np.asarray(squared_error, float), np.asarray(df, float)
    if error.ndim and df.ndim and error.shape != df.shape:
        shapes = f"{error.shape} and {df.shape}"
        raise ValueError(f"need squared_error and df of one shape, or a number, got {shapes}")
    for name, values in (("squared_error", error), ("df", df)):
        if not np.all((values >= 0) & np.isfinite(values)):
            raise ValueError(f"need {name} ≥ 0 and finite, got {values}")
    if not (np.ndim(n_samples) == np.ndim(noise) == 0 and n_samples >= 1 and 0 < noise < np.inf):
        raise ValueError(f"need n_samples ≥ 1 and noise > 0, got {n_samples} and {noise}")
    return error[()], df[()]


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

    Raises
    ------
    ValueError
        If squared_error and df are of two shapes, or a number is missing or out of range.

    References
    ----------
    Mallows (1973), Some comments on Cp.
    """
    squared_error, df = _numbers(squared_error, n_samples, df, noise)
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

    Raises
    ------
    ValueError
        If squared_error and df are of two shapes, or a number is missing or out of range.

    References
    ----------
    Akaike (1974), A new look at the statistical model identification.
    """
    squared_error, df = _numbers(squared_error, n_samples, df, noise)
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

    Raises
    ------
    ValueError
        If squared_error and df are of two shapes, or a number is missing or out of range.

    References
    ----------
    Schwarz (1978), Estimating the dimension of a model.
    """
    squared_error, df = _numbers(squared_error, n_samples, df, noise)
    return minus_2_log_likelihood(squared_error, n_samples, noise) + np.log(n_samples) * df
