"""What a fit does with columns that belong together: who gets the weight, who is chosen."""

import matplotlib.pyplot as plt
import numpy as np

MARKS = [("C0", "o"), ("C1", "s"), ("C2", "^"), ("C3", "D"), ("C4", "v"), ("C5", "P")]


def plot_shares(weights, names, ax=None):
    """The weights that a few columns get, from one sample to the next.

    Parameters
    ----------
    weights : array, shape (n_samples_drawn, n_columns)
        One row per sample, at most six columns.
    names : sequence of str, length n_columns
        For the legend.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    samples = np.arange(1, len(weights) + 1)
    ax.vlines(samples, weights.min(axis=1), weights.max(axis=1), color="0.8", linewidth=1.2)
    marks = MARKS[: len(names)]
    for name, column, (colour, marker) in zip(names, np.transpose(weights), marks, strict=True):
        ax.plot(samples, column, marker, color=colour, markersize=5.5, label=name, alpha=0.9)
    ax.axhline(0, color="0.6", linewidth=0.8)
    ax.set(xlabel="sample", ylabel="weight")
    ax.xaxis.get_major_locator().set_params(integer=True)
    return ax


def plot_discs(values, rows, columns, title="", ax=None):
    """Numbers between -1 and 1 in rows and columns as discs: filled if positive, rings if negative.

    Parameters
    ----------
    values : array, shape (n_rows, n_columns)
        Such as weights over the largest of them, or how often a column was chosen; 0 is a dot.
    rows, columns : sequences of str
    title : str, default ""
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    i, j = np.indices(np.shape(values))
    i, j, sizes = i.ravel(), j.ravel(), np.ravel(values)
    up, down, none = sizes > 0, sizes < 0, sizes == 0
    area = 20 + 190 * np.abs(sizes)
    ax.scatter(j[up], i[up], area[up], color="C0", zorder=3)
    ring = {"facecolor": "white", "edgecolor": "C1", "linewidth": 2}
    ax.scatter(j[down], i[down], area[down], zorder=3, **ring)
    ax.scatter(j[none], i[none], 5, color="0.7", zorder=3)
    ax.set(xticks=range(len(columns)), xticklabels=columns, xlim=(-0.6, len(columns) - 0.4))
    ax.set(yticks=range(len(rows)), yticklabels=rows, ylim=(len(rows) - 0.4, -0.6), title=title)
    ax.set(xlabel="measured as", ylabel="quantity")
    return ax
