"""One weight, measured once: what different beliefs make of the measurement.

The weight has been seen as z, with noise of variance 1.  Many priors are mixtures: first a variance
v is drawn, then w from a normal around zero with that variance.  Were v known, the posterior mean
would be ridge's, `z v / (1 + v)`.  As it is not, that is averaged over v as z has made it likely:

    E[w | z] = z · E[v / (1 + v) | z],

with v weighed by its prior and by the density that it gives z, a normal of variance 1 + v.  One v
makes ridge, two make a spike and a slab, exponentially distributed ones the Laplace prior.
"""

import numpy as np

# Evenly spaced in the logarithm, where the densities are bells: the sum is as good as the integral.
VARIANCES = np.exp(np.linspace(-40, 40, 801))


def mixed_mean(z, variances, shares):
    """Posterior mean of the weight under a mixture of normal priors.

    Parameters
    ----------
    z : array, shape (n_points,)
        What was measured.
    variances : array, shape (n_variances,)
        Variances of the normals that are mixed, ≥ 0.
    shares : array, shape (n_variances,), or float
        How likely each is before z is seen, up to a common factor.

    Returns
    -------
    mean : array, shape (n_points,)
    """
    z, spread = np.asarray(z)[:, None], 1 + np.asarray(variances)
    # Logarithms, less the largest: else all would be rounded to 0 far out.
    log_weight = np.log(shares) - (z**2 / spread + np.log(spread)) / 2
    weight = np.exp(log_weight - log_weight.max(axis=1, keepdims=True))
    kept = weight @ (1 - 1 / spread) / weight.sum(axis=1)
    return z[:, 0] * kept


def laplace_mean(z, rate):
    """Under the density `rate / 2 · exp(-rate |w|)`: v is exponential with rate `rate² / 2`.

    Parameters
    ----------
    z : array, shape (n_points,)
    rate : float
        > 0; the price per unit of |w|, so that soft thresholding moves z by `rate`.

    Returns
    -------
    mean : array, shape (n_points,)
    """
    # A density over v counts v times in the logarithm of v; what underflows counts nothing.
    density = np.exp(-(rate**2) * VARIANCES / 2)
    return mixed_mean(z, VARIANCES, np.maximum(VARIANCES * density, 1e-300))


def horseshoe_mean(z, scale=1.0):
    """Under a horseshoe: the root of v is half-Cauchy (Carvalho, Polson and Scott, 2010).

    Parameters
    ----------
    z : array, shape (n_points,)
    scale : float, default 1.0
        Median of the standard deviation, > 0.

    Returns
    -------
    mean : array, shape (n_points,)
    """
    deviation = np.sqrt(VARIANCES)
    return mixed_mean(z, VARIANCES, deviation / (scale**2 + VARIANCES))
