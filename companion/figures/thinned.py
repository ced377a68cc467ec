"""Networks with parts missing: a drawing of one, and what becomes of it over many draws."""

from itertools import cycle, pairwise

import matplotlib.pyplot as plt
import numpy as np


def plot_network(kept_units, kept_weights, ax=None):
    """A network as dots and lines, what is silenced drawn hollow or left out.

    Parameters
    ----------
    kept_units : list of array of bool, shape (n_units,)
        One for each layer, from the inputs on.
    kept_weights : list of array of bool, shape (n_units, n_units of the next layer)
        One for each pair of neighbouring layers.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    heights = [np.arange(len(kept)) - (len(kept) - 1) / 2 for kept in kept_units]
    between = zip(pairwise(kept_units), pairwise(heights), kept_weights, strict=True)
    for layer, ((before, after), (low, high), weights) in enumerate(between):
        for i, j in np.argwhere(weights & before[:, None] & after):
            ax.plot([layer, layer + 1], [low[i], high[j]], "-", color="C0", lw=0.9, alpha=0.55)
    for layer, (kept, height) in enumerate(zip(kept_units, heights, strict=True)):
        on, off = height[kept], height[~kept]
        ax.plot(np.full(len(on), layer), on, "o", color="C0", markersize=10, zorder=3)
        ax.plot(np.full(len(off), layer), off, "X", color="0.65", markersize=8, zorder=3)
    ax.set(xlabel="from the inputs to the outputs", ylabel="units", xticks=[], yticks=[])
    ax.margins(0.09)
    ax.grid(False)
    for side in ax.spines.values():
        side.set_visible(False)
    return ax


def plot_runs(setting, runs, xlabel, ylabel, ax=None):
    """Means over several runs against one setting, with their standard errors and names.

    Parameters
    ----------
    setting : array, shape (n_settings,)
    runs : dict of str to array, shape (n_runs, n_settings)
        What is written at the end of each line, and the values.
    xlabel, ylabel : str
        In words with their symbols.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    looks = cycle(zip(["C1", "C2", "C0", "C3"], "sDo^", ["--", "-.", "-", ":"], strict=True))
    for (name, values), (colour, marker, line) in zip(runs.items(), looks, strict=False):
        mean = np.mean(values, axis=0)
        error = np.std(values, axis=0, ddof=1) / np.sqrt(len(values))
        ax.errorbar(setting, mean, error, color=colour, marker=marker, linestyle=line, capsize=3)
        ax.annotate(name, (setting[-1], mean[-1]), (9, 0), textcoords="offset points",
                    va="center", fontsize=9.5, color=colour)  # fmt: skip
    ax.set(xlabel=xlabel, ylabel=ylabel)
    return ax


def plot_members(values, marks, xlabel, ax=None):
    """How the members of a committee do one by one, and the committee beside them.

    Parameters
    ----------
    values : array, shape (n_members,)
    marks : dict of str to float
        Verticals with their words, such as the committee as a whole.
    xlabel : str
        What the values are.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    counts, *_ = ax.hist(values, bins=30, color="C0", alpha=0.45, edgecolor="white")
    looks = cycle(zip(["C1", "C2", "C3"], ["-", "--", "-."], strict=True))
    for k, ((name, value), (colour, line)) in enumerate(zip(marks.items(), looks, strict=False)):
        ax.axvline(value, color=colour, linestyle=line)
        ax.annotate(name, (value, (1.25 - 0.17 * k) * counts.max()), (-7, 0), ha="right",
                    textcoords="offset points", va="top", fontsize=9.5, color=colour)  # fmt: skip
    ax.set(xlabel=xlabel, ylabel="number of networks", ylim=(0, 1.3 * counts.max()))
    return ax


def plot_cloud(first, second, names, ax=None):
    """Two numbers over many draws as a cloud, with the ellipse that holds most of a normal one.

    Parameters
    ----------
    first, second : arrays, shape (n_draws,)
    names : (str, str)
        What they are.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    ax.plot(first, second, ".", color="C0", markersize=3, alpha=0.4)
    values, directions = np.linalg.eigh(np.cov(first, second))
    angle = np.linspace(0, 2 * np.pi, 200)
    # Two standard deviations along each axis of the ellipse: 86 % of a normal cloud.
    ring = 2 * directions @ (np.sqrt(values)[:, None] * [np.cos(angle), np.sin(angle)])
    ax.plot(ring[0] + np.mean(first), ring[1] + np.mean(second), color="C1")
    ax.set(xlabel=names[0], ylabel=names[1])
    return ax
