"""How far coefficients wander when the data are changed a little: one row of dots for each."""

import matplotlib.pyplot as plt
import numpy as np

GOLDEN = (np.sqrt(5) - 1) / 2  # steps of it fill a strip evenly, whatever their number


def plot_spread(coefs, names, ax=None):
    """Every coefficient in every repetition, one row for each column of X, its median marked.

    Parameters
    ----------
    coefs : array, shape (n_repetitions, n_features)
    names : sequence of str, length n_features
        From top to bottom.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    coefs = np.asarray(coefs)
    rows = np.arange(coefs.shape[1])
    strip = 0.6 * (np.arange(len(coefs)) * GOLDEN % 1 - 0.5)
    ax.axvline(0, color="0.4", linewidth=1)
    for row, values in zip(rows, coefs.T, strict=True):
        ax.plot(values, row + strip, "o", color="C0", markersize=3, alpha=0.35, markeredgewidth=0)
    ax.plot(np.median(coefs, axis=0), rows, "|", color="0.1", markersize=17, markeredgewidth=2)
    ax.set(xlabel="coefficient", ylabel="column of $X$", ylim=(len(rows) - 0.5, -0.5))
    ax.set(yticks=rows, yticklabels=names)
    ax.grid(axis="y", visible=False)
    return ax
