"""An error over two dials at once: a map of how much worse than the best each setting is."""

import matplotlib.pyplot as plt
import numpy as np

BANDS = [0, 1, 2, 5, 10, 20, 50, 100]  # per cent above the lowest error


def plot_surface(first, second, errors, ax=None):
    """Bands of an error above its lowest value, in per cent of it; the first two are hatched.

    Parameters
    ----------
    first : array, shape (n_first,)
        Values of the first dial, > 0; a logarithmic axis.
    second : array, shape (n_second,)
        Values of the second dial.
    errors : array, shape (n_second, n_first)
        All > 0.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
        Its labels say only which dial is which: set better ones.
    """
    ax = ax or plt.gca()
    excess = 100 * (errors / np.min(errors) - 1)
    colours = plt.get_cmap("Blues")(np.linspace(0.05, 0.85, len(BANDS)))
    shades = ax.contourf(first, second, excess, BANDS, colors=colours, extend="max")
    ax.contourf(first, second, excess, [-1, BANDS[2]], colors="none", hatches=["//"])
    ax.contour(first, second, excess, [BANDS[2]], colors=["C1"], linewidths=2)
    row, column = np.unravel_index(np.argmin(errors), np.shape(errors))
    ax.plot(
        first[column], second[row], "*", color="C1", markersize=17, markeredgecolor="white",
        clip_on=False, zorder=5,
    )  # fmt: skip
    ax.figure.colorbar(shades, ax=ax, label="per cent above the lowest error", ticks=BANDS)
    ax.set(xscale="log", xlabel="first dial", ylabel="second dial")
    ax.grid(visible=False)
    return ax
