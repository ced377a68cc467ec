"""Curves through points: one fit, or the fits of many training sets."""

import matplotlib.pyplot as plt
import numpy as np


def plot_fit(x, y, grid, curve, truth=None, ax=None):
    """Data, a fitted curve, and the truth where it is known.

    Parameters
    ----------
    x, y : arrays, shape (n_samples,)
        The data, drawn as dots.
    grid, curve : arrays, shape (n_grid,)
        The fit, drawn as a line. The height of the plot follows the data, not the curve.
    truth : array, shape (n_grid,), optional
        Drawn dashed.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    if truth is not None:
        ax.plot(grid, truth, "--", color="0.45", label="truth")
    ax.plot(grid, curve, color="C0", label="fit")
    ax.plot(x, y, "o", color="C1", markeredgecolor="white", label="data", zorder=3)
    margin = 0.35 * np.ptp(y)
    ax.set(xlabel="x", ylabel="y", ylim=(np.min(y) - margin, np.max(y) + margin))
    return ax


def plot_draws(grid, predictions, truth, ax=None):
    """Fits to many training sets, their mean, and the truth.

    Parameters
    ----------
    grid : array, shape (n_grid,)
    predictions : array, shape (n_draws, n_grid)
        One curve per training set.
    truth : array, shape (n_grid,)
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    ax.plot(grid, predictions.T, color="C0", alpha=0.18, linewidth=0.8)
    ax.plot([], [], color="C0", alpha=0.6, linewidth=0.8, label="one training set each")
    ax.plot(grid, predictions.mean(axis=0), color="C1", label="their mean")
    ax.plot(grid, truth, "--", color="0.2", label="truth")
    margin = 0.5 * np.ptp(truth)
    ax.set(xlabel="x", ylabel="y", ylim=(truth.min() - margin, truth.max() + margin))
    return ax
