"""Dropout before batch normalisation: the spread it learns is not the spread it meets.

Let  z = sum of w_j m_j x_j  be what a unit is given, under a mask of rate δ.  While learning,

    variance of z  =  variance of x·w  +  δ/(1-δ) * mean of  sum of w_j² x_j²

and the running average remembers that.  For prediction the mask is off and the last term is gone,
so the unit's output is shrunk (Li, Chen, Hu and Yang, 2019).  The cure used here: pass the training
cases through once more, noise off, and let every batch normalisation take its averages anew.
"""

import numpy as np

from companion.networks.batch_norm import BatchNorm


def variance_ratios(network, X):
    """Remembered variance over the one that is met, at each batch normalisation.

    Parameters
    ----------
    network : Network
    X : array, shape (n_samples, n_in)

    Returns
    -------
    ratios : array, shape (n_batch_norms,)
        Means over the units; 1 if nothing has shifted.
    """
    ratios = []
    for layer in network.layers:
        if isinstance(layer, BatchNorm):
            ratios.append(layer.variance.mean() / X.var(axis=0).mean())
        X = layer.predict(X)
    return np.array(ratios)


def renew_statistics(network, X):
    """Let every batch normalisation take mean and variance anew, with the noise off.

    Parameters
    ----------
    network : Network
        Changed in place, layer by layer from the inputs on.
    X : array, shape (n_samples, n_in)
        What it was trained on.
    """
    for layer in network.layers:
        if isinstance(layer, BatchNorm):
            layer.mean[:], layer.variance[:] = X.mean(axis=0), X.var(axis=0, ddof=1)
        X = layer.predict(X)
