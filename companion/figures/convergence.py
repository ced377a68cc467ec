"""Solvers on their way: the corner, the weights, the gap, and the bounds that close in."""

from itertools import cycle

import matplotlib.pyplot as plt
import numpy as np

LOOKS = [("C1", "^", ":"), ("C0", "o", "-"), ("C2", "s", "--"), ("C3", "D", "-."),
         ("C5", "v", "-"), ("C6", "*", "--"), ("C4", "P", ":")]  # fmt: skip


def plot_corner(grid, curve, slopes, ax=None):
    """An objective of one weight with its corner at zero, and lines that touch it there.

    Parameters
    ----------
    grid, curve : arrays, shape (n_grid,)
        The grid holds 0.
    slopes : array, shape (n_lines,)
        Subgradients at the corner.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    corner = np.interp(0, grid, curve)
    short = grid[np.abs(grid) <= 0.8 * np.abs(grid).max()]
    for slope in slopes:
        label = "touching lines" if slope == slopes[0] else None
        ax.plot(short, corner + slope * short, "--", color="C1", linewidth=1, label=label)
    ax.plot(grid, curve, color="0.25", label="objective")
    ax.plot(0, corner, "o", color="0.25")
    ax.set(xlabel="weight $w$", ylabel="objective")
    return ax


def plot_iterates(W, ax=None):
    """The sizes of weights from step to step; a line that ends has become exactly zero.

    Parameters
    ----------
    W : array, shape (n_steps, n_features)
        After steps 1, 2, …
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    steps = np.arange(1, len(W) + 1)
    for size in np.abs(W).T:
        ax.loglog(steps, np.where(size > 0, size, np.nan), color="C0", linewidth=0.6, alpha=0.35)
        last = int((size > 0).nonzero()[0].max(initial=-1))
        if 0 <= last < len(W) - 1:
            ax.plot(steps[last], size[last], "o", color="C1", markersize=4, zorder=3)
    ax.set(xlabel="step $k$", ylabel=r"size of a weight, $|w_j|$")
    return ax


def plot_bounds(steps, above, below, ax=None):
    """Two bounds on the minimum that close in on it.

    Parameters
    ----------
    steps : array, shape (n_steps,)
        > 0; drawn on a logarithmic axis.
    above, below : arrays, shape (n_steps,)
        Objective and dual objective.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    ax.fill_between(steps, below, above, color="C0", alpha=0.15, linewidth=0, label="duality gap")
    ax.semilogx(steps, above, color="C0", label="objective: the minimum is below")
    ax.semilogx(steps, below, "--", color="C1", label="dual: the minimum is above")
    ax.set(xlabel="step $k$", ylabel="bound on the minimum")
    ax.legend()
    return ax


def plot_gaps(runs, xlabel, floor=1e-12, ax=None):
    """The gaps of several solvers against what they cost, told apart by colour, line and marker.

    Parameters
    ----------
    runs : dict of str to pair of arrays
        For each solver what was spent, > 0, and the gap there.
    xlabel : str
        What was spent, in words.
    floor : float, default 1e-12
        Gaps below it are rounding, and drawn on it.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    for (name, (spent, gap)), (colour, marker, line) in zip(runs.items(), cycle(LOOKS)):
        gap = np.maximum(gap, floor)
        ax.loglog(spent, gap, line, color=colour, linewidth=1.6)
        ax.plot(spent[-1:], gap[-1:], marker, color=colour, markersize=8)
        ax.plot([], [], line, marker=marker, color=colour, label=name)
    ax.set(xlabel=xlabel, ylabel="duality gap, as a share of $P(0)$")
    return ax
