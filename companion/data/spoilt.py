"""Data spoilt on purpose, or multiplied: wrong labels, columns of junk, images and signals moved.

The first two make a training set on which regularization has something to do. The last two are
augmentation: what a small shift leaves as it is, a model should be shown in many places.
"""

from math import isqrt

import numpy as np


def flip_labels(y, share, rng=None, n_classes=None):
    """Labels of which some are wrong, each wrong class as likely as any other.

    Parameters
    ----------
    y : array of int, shape (n_samples,)
        Classes 0 to n_classes - 1.
    share : float
        How many become wrong, in [0, 1]; rounded to whole labels. With 1 none is right, which is
        not the same as labels at random.
    rng : Generator or int, optional
        Where chance comes from; a number is a seed.
    n_classes : int, optional
        By default the largest label plus 1.

    Returns
    -------
    noisy : array of int, shape (n_samples,)
    flipped : array of bool, shape (n_samples,)
        Which of them are wrong.

    Raises
    ------
    ValueError
        If `share` is outside [0, 1], or the labels are not among at least two classes.
    """
    y = np.asarray(y)
    n_classes = y.max() + 1 if n_classes is None else n_classes
    if not 0 <= share <= 1 or n_classes < 2 or y.min() < 0 or y.max() >= n_classes:
        raise ValueError(
            "need a share between 0 and 1 and labels from 0 to n_classes - 1 ≥ 1, "
            f"got {share}, labels {y.min()} to {y.max()} and {n_classes} classes"
        )
    rng = np.random.default_rng(rng)
    flipped = np.zeros(len(y), bool)
    flipped[rng.permutation(len(y))[: round(share * len(y))]] = True
    # one to n_classes - 1 steps round the circle of classes never lead back to where one was
    steps = rng.integers(1, n_classes, size=len(y))
    return np.where(flipped, (y + steps) % n_classes, y), flipped


def with_junk(X, n_columns, rng=None):
    """The columns of X, and after them columns that have nothing to do with anything.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
    n_columns : int
        How many to add, ≥ 0.
    rng : Generator or int, optional
        Where chance comes from; a number is a seed.

    Returns
    -------
    wide : array, shape (n_samples, n_features + n_columns)
        The new columns are uniform on [0, 1], as shares of ink are, and have the type of X.
    """
    X = np.asarray(X)
    junk = np.random.default_rng(rng).random((len(X), n_columns))
    return np.hstack([X, junk.astype(X.dtype)])


def shift_images(X, rng=None, side=None):
    """Square images, each moved by up to one pixel across and one pixel down.

    A move by part of a pixel divides a pixel's ink among its neighbours in proportion (bilinear
    interpolation); ink moved over the edge is lost, and nothing comes in.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
        Images row by row, 64 columns for digits.
    rng : Generator or int, optional
        Where chance comes from; a number is a seed.
    side : int, optional
        Of an image; columns beyond the first side² are no pixels and stay as they are. By default
        all columns are pixels.

    Returns
    -------
    moved : array, same shape and type

    Raises
    ------
    ValueError
        If the columns do not make a square image.
    """
    X = np.asarray(X)
    n_pixels = X.shape[1] if side is None else side**2
    side = isqrt(n_pixels)
    if side**2 != n_pixels or n_pixels > X.shape[1]:
        raise ValueError(f"need images with side² columns, got {n_pixels} of {X.shape[1]}")
    down, across = np.random.default_rng(rng).uniform(-1, 1, (2, len(X), 1, 1)).astype(X.dtype)
    images = X[:, :n_pixels].reshape(-1, side, side)
    for moves in (across, down):  # one direction after the other, each as the last axis
        moved = (1 - abs(moves)) * images
        moved[..., 1:] += np.maximum(moves, 0) * images[..., :-1]
        moved[..., :-1] += np.maximum(-moves, 0) * images[..., 1:]
        images = moved.swapaxes(1, 2)
    return np.hstack([images.reshape(len(X), -1), X[:, n_pixels:]])


def shift_signals(X, rng=None, largest=6):
    """Signals, each moved round its circle by a whole number of places.

    Parameters
    ----------
    X : array, shape (n_samples, length)
    rng : Generator or int, optional
        Where chance comes from; a number is a seed.
    largest : int, default 6
        Farthest move to either side; what leaves at one end comes in at the other.

    Returns
    -------
    moved : array, same shape and type
    """
    X = np.asarray(X)
    moves = np.random.default_rng(rng).integers(-largest, largest + 1, size=(len(X), 1))
    return np.take_along_axis(X, (np.arange(X.shape[1]) - moves) % X.shape[1], axis=1)
