"""An error over two dials at once: a map with its lowest point and its flat floor."""

import matplotlib.pyplot as plt
import numpy as np


def plot_surface(first, second, errors, bound, ax=None):
    """Contours of an error, the lowest point, and the region that is hardly worse.

    Parameters
    ----------
    first : array, shape (n_first,)
        Values of the first dial, > 0; a logarithmic axis.
    second : array, shape (n_second,)
        Values of the second dial.
    errors : array, shape (n_second, n_first)
    bound : float
        The region with errors up to here is hatched.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
        The axes' labels are left to the caller's dials: set them.
    """
    ax = ax or plt.gca()
    low, high = errors.min(), np.quantile(errors, 0.8)
    levels = np.linspace(low, high, 12)
    shades = ax.contourf(first, second, errors, levels, cmap="Blues", extend="max")
    ax.contourf(first, second, errors, [low - 1, bound], colors="none", hatches=["//"])
    ax.contour(first, second, errors, [bound], colors=["C1"], linewidths=2)
    row, column = np.unravel_index(errors.argmin(), errors.shape)
    ax.plot(first[column], second[row], "*", color="C1", markersize=15, markeredgecolor="white")
    ax.figure.colorbar(shades, ax=ax, label="cross-validated error", format="{x:,.0f}")
    ax.set(xscale="log", xlabel="first dial", ylabel="second dial")
    ax.grid(visible=False)
    return ax
