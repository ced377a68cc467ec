"""Paths that are straight between their knots, such as the lasso's."""

from itertools import cycle, pairwise

import matplotlib.pyplot as plt
import numpy as np

STYLES = ["-"] * 7 + ["--"] * 7 + [":"] * 7  # the seven colours come again with other dashes
APART = 0.055  # of the height of the plot, between two names


def moving(values):
    """The values without those that are zero and were and will be: a line at rest is not drawn.

    Parameters
    ----------
    values : array, shape (n_points, n_lines)

    Returns
    -------
    moving : array, shape (n_points, n_lines)
        NaN where there is nothing to see.
    """
    zero = np.pad(np.asarray(values) == 0, ((1, 1), (0, 0)), constant_values=True)
    return np.where(zero[:-2] & zero[1:-1] & zero[2:], np.nan, values)


def plot_knots(x, values, names, ax=None):
    """Lines from knot to knot, with a name at the right end of each; none while a value stays zero.

    Parameters
    ----------
    x : array, shape (n_knots,)
        Where the knots lie, increasing or decreasing; each is marked.
    values : array, shape (n_knots, n_features)
    names : sequence of str, length n_features
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    for knot in x:
        ax.axvline(knot, color="0.85", linewidth=0.7, zorder=0)
    ax.axhline(0, color="0.5", linewidth=0.8)
    values = np.asarray(values, float)
    lines = [ax.plot(x, w, s)[0] for w, s in zip(moving(values).T, cycle(STYLES), strict=False)]
    ends = values[-1]
    heights = ends.copy()
    gap = APART * np.ptp(values)
    order = np.argsort(ends)
    for low, high in pairwise(order):  # push names apart, upwards from the lowest
        heights[high] = max(heights[high], heights[low] + gap)
    heights -= np.mean(heights - ends)
    for name, line, end, height in zip(names, lines, ends, heights, strict=True):
        ax.annotate(name, (x[-1], end), xytext=(1.03, height), va="center", fontsize=9.5,
                    textcoords=ax.get_yaxis_transform(), color=line.get_color(),
                    arrowprops={"arrowstyle": "-", "color": "0.7", "linewidth": 0.7})  # fmt: skip
    ax.set(xlabel=r"budget used $\|w\|_1$", ylabel="coefficient", xlim=(x[0], x[-1]))
    ax.grid(visible=False)
    return ax
