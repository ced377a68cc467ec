"""Intervals for weights, and how often intervals hold what they are to hold."""

import matplotlib.pyplot as plt
import numpy as np

MARKERS = ("D", "s", "^")


def plot_intervals(low, high, marks, names, ax=None):
    """An interval for each weight, one above the other, with points on it.

    Parameters
    ----------
    low, high : arrays, shape (n_features,)
    marks : dict of str to array, shape (n_features,)
        Up to three sets of points, by name; those that are exactly zero are drawn hollow.
    names : sequence of str, length n_features
        From top to bottom.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    rows = np.arange(len(names))
    ax.axvline(0, color="0.4", linewidth=1)
    ax.hlines(rows, low, high, color="0.55", linewidth=4, alpha=0.6)
    for k, (name, values) in enumerate(marks.items()):
        colour, values = f"C{k}", np.asarray(values)
        look = {"linestyle": "none", "marker": MARKERS[k], "color": colour, "zorder": 3 + k}
        zero = values == 0
        ax.plot(values[~zero], rows[~zero], **look, label=name)
        ax.plot(values[zero], rows[zero], **look, markerfacecolor="white", markeredgewidth=1.6)
    ax.set(xlabel="weight", ylabel="column of $X$", ylim=(len(rows) - 0.5, -0.5))
    ax.set(yticks=rows, yticklabels=names)
    ax.grid(axis="y", visible=False)
    return ax


def plot_coverage(truth, coverage, nominal, ax=None):
    """How often intervals hold the truth, against the truth, for one rule or several.

    Parameters
    ----------
    truth : array, shape (n_points,)
    coverage : dict of str to array, shape (n_points,)
        Shares between 0 and 1; up to four rules, by name.
    nominal : float
        What the intervals promise.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    ax.axhline(nominal, color="0.3", linestyle=":", linewidth=1.2)
    for (name, share), style in zip(coverage.items(), ("-", "--", "-.", ":"), strict=False):
        ax.plot(truth, share, style, label=name)
    ax.set(xlabel="true weight $w$", ylabel="share of intervals that hold it", ylim=(0, 1.03))
    return ax
