"""Solvers on their way: the steps, the coefficients, the gap, and the bounds that close in."""

from itertools import cycle

import matplotlib.pyplot as plt
import numpy as np

LOOKS = [("C1", "^", ":"), ("C0", "o", "-"), ("C2", "s", "--"), ("C3", "D", "-."),
         ("C5", "v", "-"), ("C6", "*", "--"), ("C4", "P", ":")]  # fmt: skip


def plot_steps(grid, curve, stops, heights, ax=None):
    """An objective of one weight, and the points at which a solver stopped on it.

    Parameters
    ----------
    grid, curve : arrays, shape (n_grid,)
    stops, heights : arrays, shape (n_steps + 1,)
        Weights and objectives, from the start on; numbered from 0.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    ax.plot(grid, curve, color="0.55")
    ax.plot(stops, heights, "o--", color="C0", linewidth=1, markersize=5)
    for k, (w, height) in enumerate(zip(stops, heights, strict=True)):
        ax.annotate(f"{k}", (w, height), xytext=(0, 7), textcoords="offset points",
                    ha="center", color="C0", fontsize=9)  # fmt: skip
    ax.set(xlabel="weight $w$", ylabel="objective")
    return ax


def plot_iterates(W, stays_out, ax=None):
    """Coefficients from step to step: those that belong at zero stand out.

    Parameters
    ----------
    W : array, shape (n_steps, n_features)
        After steps 1, 2, …; drawn on a logarithmic axis.
    stays_out : array of bool, shape (n_features,)
        Which are zero at the minimum.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    steps = np.arange(1, len(W) + 1)
    ax.semilogx(steps, W[:, ~stays_out], "--", color="0.65", linewidth=0.9)
    ax.semilogx(steps, W[:, stays_out], color="C1", linewidth=0.9)
    ax.plot([], [], color="C1", label="zero at the minimum")
    ax.plot([], [], "--", color="0.65", label="the others")
    ax.set(xlabel="step $k$", ylabel="coefficient $w_j$")
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
        ax.plot(spent[-1:], gap[-1:], marker, color=colour, markersize=7)
        ax.plot([], [], line, marker=marker, color=colour, label=name)
    ax.set(xlabel=xlabel, ylabel="duality gap, as a share")
    return ax
