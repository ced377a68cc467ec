"""The error of weights that keep a share of least squares along each direction.

Along a direction with singular value s, least squares finds the true weight plus noise of standard
deviation  noise / s.  Who keeps the share f of that misses the truth by

    (1 - f)² truth²   (bias²)   +   f² noise² / s²   (variance).

Ridge, gradient flow and gradient descent differ in f alone.
"""

import numpy as np


def direction_risk(share, s, truth, noise):
    """Expected squared error of the weights, direction by direction.

    Parameters
    ----------
    share : array, shape (..., n_directions)
        Of the least-squares weights, as kept by ridge or learnt in a given time.
    s : array, shape (n_directions,)
        Singular values of the centred X, > 0.
    truth : array, shape (n_directions,)
        The true weights along the directions, or their root mean square.
    noise : float
        Standard deviation of y around its expected value, ≥ 0.

    Returns
    -------
    bias2, variance : arrays, shape (..., n_directions)
        In squared units of the weights. Times s² / n they are squared errors of prediction at the
        same places.
    """
    share, s, truth = (np.asarray(a, float) for a in (share, s, truth))
    return (1 - share) ** 2 * truth**2, share**2 * (noise / s) ** 2
