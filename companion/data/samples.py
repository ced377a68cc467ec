"""One draw of an experiment: cases to learn from, perhaps spoilt, and clean ones to judge by.

The tables are cut into two parts once and for all.  What was chosen on draws from the first part
is judged on draws from the second, by cases that had no say in the choice.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from companion.data.real import digits
from companion.data.signals import mnist1d
from companion.data.spoilt import flip_labels, with_junk

PARTS = ("tuning", "judging")


@dataclass(frozen=True)
class Sample:
    """What one run sees, and what judges it.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
        To learn from.
    y : array of int, shape (n_samples,)
        Labels as the learner gets them.
    flipped : array of bool, shape (n_samples,)
        Which of them are wrong.
    X_new : array, shape (n_new, n_features)
        To judge by.
    y_new : array of int, shape (n_new,)
        All right.
    """

    X: np.ndarray
    y: np.ndarray
    flipped: np.ndarray
    X_new: np.ndarray
    y_new: np.ndarray


@cache
def _digits(junk):
    table = digits()
    return with_junk(table.X, junk, rng=0), table.y, np.random.default_rng(0).permutation(1797)


def digit_sample(seed, n_samples=150, part="judging", wrong=0.0, junk=0):
    """Some digits of one half of the table to learn from, and the rest of that half to judge by.

    Parameters
    ----------
    seed : int
    n_samples : int, default 150
        To learn from; below 898.
    part : str, default "judging"
        Or "tuning": which half.
    wrong : float, default 0.0
        The share of labels that are wrong among those to learn from.
    junk : int, default 0
        Columns that have nothing to do with the digit, beside the 64 pixels.

    Returns
    -------
    sample : Sample

    Raises
    ------
    ValueError
        If there is no such part, or it has too few cases.
    """
    X, y, order = _digits(junk)
    half = np.array_split(order, 2)[_which(part)]
    rng = np.random.default_rng(seed)
    half = rng.permutation(half)
    old, new = _first(half, n_samples, len(half) - 1), half[n_samples:]
    noisy, flipped = flip_labels(y[old], wrong, rng, n_classes=10)
    return Sample(X[old], noisy, flipped, X[new], y[new])


def signal_sample(seed, n_samples=400, part="judging", n_signals=5000):
    """Some signals of one half of MNIST-1D's training table, and a thousand others to judge by.

    Parameters
    ----------
    seed : int
    n_samples : int, default 400
        To learn from; at most 2000, or 1000 of the part for tuning.
    part : str, default "judging"
        These are judged by the test table; "tuning": by the other thousand of the first half.
    n_signals : int, default 5000
        In all, as in `mnist1d`; with fewer, all numbers above shrink in proportion.

    Returns
    -------
    sample : Sample

    Raises
    ------
    ValueError
        If there is no such part, or it has too few cases.
    """
    train, test = mnist1d(n_signals)
    size = len(train.X) // 2
    half = np.random.default_rng(seed).permutation(size) + size * _which(part)
    if part == "tuning":
        half, rest = np.array_split(half, 2)
        new = train.X[rest], train.y[rest]
    else:
        new = test.X, test.y
    old = _first(half, n_samples, len(half))
    return Sample(train.X[old], train.y[old], np.zeros(len(old), bool), *new)


def _which(part):
    if part not in PARTS:
        raise ValueError(f"need a part out of {PARTS}, got {part!r}")
    return PARTS.index(part)


def _first(cases, n_samples, most):
    if not 1 <= n_samples <= most:
        raise ValueError(f"need 1 to {most} cases to learn from, got n_samples={n_samples}")
    return cases[:n_samples]
