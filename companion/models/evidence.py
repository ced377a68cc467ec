"""Evidence: how likely the data are before any weights are named, as a function of two precisions.

With noise of precision alpha and weights around zero with precision lambda, y itself is normal,

    y ~ N(0, I / alpha + X X' / lambda),

so along a principal direction with singular value s its variance is 1 / alpha + s² / lambda, and
1 / alpha along the others.  Too weak a prior spreads itself over data never seen, too strong a one
forbids those that were: in between the evidence has its maximum (MacKay, 1992).
"""

import numpy as np


def log_evidence(X, y, alpha, lam):
    """The logarithm of p(y | alpha, lambda), all weights averaged out.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
        Centred if the model has an intercept.
    y : array, shape (n_samples,)
        Likewise. The intercept counts as known: averaged over a flat prior it would take away one
        of the n cases, as it does not in `BayesianRidge` either.
    alpha, lam : float or array, of shapes that broadcast to (...)
        Precisions of the noise, in 1 / unit of y squared, and of the weights, > 0.

    Returns
    -------
    log_evidence : float or array, shape (...)
        In nats; it changes by a constant with the unit of y.
    """
    alpha, lam = np.asarray(alpha, float)[..., None], np.asarray(lam, float)[..., None]
    U, s, _ = np.linalg.svd(X, full_matrices=False)
    along = U.T @ y
    rest = y - U @ along
    variance = 1 / alpha + s**2 / lam
    seen = np.sum(np.log(variance) + along**2 / variance, axis=-1)
    alpha = alpha[..., 0]
    unseen = alpha * (rest @ rest) - (len(y) - len(s)) * np.log(alpha)
    return -(seen + unseen + len(y) * np.log(2 * np.pi)) / 2
