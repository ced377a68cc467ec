"""Gibbs sampling for linear regression with a Laplace prior: four draws, each easy by itself.

The model: y ~ N(Xw, sigma²), and w_j with density lambda / (2 sigma) exp(-lambda |w_j| / sigma).
That density is a mixture of normal ones,

    w_j ~ N(0, sigma² tau_j²),    tau_j² ~ exponential with rate lambda² / 2,

and given each other w, sigma², 1 / tau_j² and lambda² are normal, inverse gamma, inverse Gaussian
and gamma (Park and Casella, 2008).  Several chains run side by side, each on its own chance.
"""

import numpy as np

EPS = np.finfo(float).eps


def sweep(X, y, n_free, state, streams, prior=None):
    """Draw everything once, each part given the latest of the others.

    Parameters
    ----------
    X : array, shape (n_rows, n_features)
        Centred if there is an intercept. Rows may be rotated, together with y's.
    y : array, shape (n_rows,) or (n_chains, n_rows)
    n_free : int
        Cases, less 1 if an intercept was averaged out.
    state : tuple of arrays, shapes (n_chains, n_features), (n_chains,) and (n_chains,)
        tau², sigma² and lambda.
    streams : list of Generator
        Chance, one for each chain.
    prior : (shape, rate), optional
        Of the Gamma prior of lambda², the prior of sigma² being 1 / sigma². By default lambda
        stays as it is.

    Returns
    -------
    w : array, shape (n_chains, n_features)
    state : tuple of arrays
    """
    tau2, variance, lam = state
    sigma, tau = np.sqrt(variance)[:, None], np.sqrt(tau2)
    Z = X * tau[:, None, :]
    u = draw_scaled_weights(Z, y, sigma, streams)
    w = tau * u
    loss = np.sum((y - times(Z, u)) ** 2, axis=1) + np.sum(u**2, axis=1)
    # Each weight was measured in sigma, and so counts like a case. And y itself is rounded.
    lowest = EPS**2 * np.mean(y**2, axis=-1) + 1e-300
    variance = np.maximum(loss / 2 / gamma(streams, (n_free + X.shape[1]) / 2), lowest)
    tau2 = draw_mixing(np.abs(w) / np.sqrt(variance)[:, None], lam[:, None], streams)
    if prior is not None:
        shape, rate = prior
        lam2 = gamma(streams, shape + X.shape[1]) / (rate + np.sum(tau2, axis=1) / 2)
        lam = np.sqrt(lam2)
    return w, (tau2, variance, lam)


def draw_scaled_weights(Z, y, sigma, streams):
    """Weights in units of tau: ridge with penalty 1, on data and a prior mean that are shaken.

    Of two systems with one answer the smaller is solved (Bhattacharya, Chakraborty and Mallick,
    2016).

    Parameters
    ----------
    Z : array, shape (n_chains, n_rows, n_features)
        X times tau.
    y : array, shape (n_rows,) or (n_chains, n_rows)
    sigma : array, shape (n_chains, 1)
    streams : list of Generator

    Returns
    -------
    u : array, shape (n_chains, n_features)
    """
    n, p = Z.shape[1:]
    shaken = sigma * np.array([stream.standard_normal(n + p) for stream in streams])
    y, before = y + shaken[:, :n], shaken[:, n:]
    # The penalty is 1, and what rounding may take away from the products, lest they be singular.
    ridge = (1 + min(n, p) * EPS * np.sum(Z**2, axis=(1, 2)))[:, None, None] * np.eye(min(n, p))
    if p <= n:
        return solve(Z.mT @ Z + ridge, times(Z.mT, y) + before)
    return before + times(Z.mT, solve(Z @ Z.mT + ridge, y - times(Z, before)))


def draw_mixing(size, lam, streams):
    """The tau², where 1 / tau² is inverse Gaussian with mean lambda / size and scale lambda².

    Michael, Schucany and Haas (1976), solved for tau²: the usual form subtracts nearly equal
    numbers, and has no digit left as a weight nears 0.

    Parameters
    ----------
    size : array, shape (n_chains, n_features)
        Of the weights, in units of sigma, ≥ 0.
    lam : array, shape (n_chains, 1)
    streams : list of Generator

    Returns
    -------
    tau2 : array, shape (n_chains, n_features)
    """
    p = size.shape[1]
    half = (np.array([stream.standard_normal(p) for stream in streams]) / lam) ** 2 / 2
    coin = np.array([stream.random(p) for stream in streams])
    m = size / lam
    tau2 = m + half + np.sqrt(half * (half + 2 * m))
    return np.where(coin * (tau2 + m) <= tau2, tau2, m**2 / tau2)


def gamma(streams, shape):
    """One draw for each chain from the gamma distribution with rate 1.

    Parameters
    ----------
    streams : list of Generator
    shape : float

    Returns
    -------
    draws : array, shape (n_chains,)
    """
    return np.array([stream.standard_gamma(shape) for stream in streams])


def solve(A, b):
    """Systems of equations, one for each chain.

    Parameters
    ----------
    A : array, shape (n_chains, n, n)
    b : array, shape (n_chains, n)

    Returns
    -------
    x : array, shape (n_chains, n)
    """
    return np.linalg.solve(A, b[..., None])[..., 0]


def times(A, b):
    """Products of a matrix with a vector, one for each chain.

    Parameters
    ----------
    A : array, shape (n_chains, m, n)
    b : array, shape (n_chains, n)

    Returns
    -------
    product : array, shape (n_chains, m)
    """
    return (A @ b[..., None])[..., 0]
