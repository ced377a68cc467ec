"""How smooth a picture is: Moran's I, the correlation of a pixel with its neighbours.

    I = (mean over neighbours of  d_a d_b) / (mean over pixels of  d_a²),    d = value - mean

Neighbours share an edge.  Smooth pictures come near 1, unrelated pixels near 0, a chessboard to -1
(Moran, 1950).
"""

import numpy as np


def morans_i(images):
    """Moran's I of each picture.

    Parameters
    ----------
    images : array, shape (..., height, width)
        Two by two pixels at least, and not all alike.

    Returns
    -------
    smoothness : array, shape (...)

    Raises
    ------
    ValueError
        If a picture has one value throughout.
    """
    d = images - images.mean(axis=(-2, -1), keepdims=True)
    variance = (d**2).mean(axis=(-2, -1))
    if np.any(variance == 0):
        raise ValueError("need pictures with more than one value")
    down = d[..., 1:, :] * d[..., :-1, :]
    across = d[..., :, 1:] * d[..., :, :-1]
    n_pairs = np.prod(down.shape[-2:]) + np.prod(across.shape[-2:])
    return (down.sum(axis=(-2, -1)) + across.sum(axis=(-2, -1))) / n_pairs / variance
