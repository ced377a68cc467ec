"""Methods beside each other: gains with their standard errors, and pairs draw by draw."""

import matplotlib.pyplot as plt
import numpy as np


def plot_gains(gains, errors, names, best=None, ax=None):
    """The gain of each method as a dot, one and two standard errors as bars.

    Parameters
    ----------
    gains, errors : arrays, shape (n_methods,)
        Over a baseline, in points of accuracy.
    names : sequence of str, length n_methods
        From top to bottom.
    best : int, optional
        The method to stress.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    rows = np.arange(len(names))
    ax.axvline(0, color="0.25", linewidth=1.2)
    for row, gain, error in zip(rows, gains, errors, strict=True):
        stressed = row == best
        colour = "C1" if stressed else "C0"
        ax.plot([gain - 2 * error, gain + 2 * error], [row, row], color=colour, linewidth=1)
        ax.plot([gain - error, gain + error], [row, row], color=colour, linewidth=3)
        ax.plot(gain, row, "D" if stressed else "o", color=colour, markersize=6)
    ax.set(yticks=rows, yticklabels=names, ylim=(len(rows) - 0.5, -0.5))
    ax.set(xlabel="gain over no method\n(points of accuracy)", ylabel="method")
    ax.grid(axis="y", visible=False)
    return ax


def plot_pairs(before, after, names, ax=None):
    """One line for each draw, from its accuracy without a method to that with it.

    Parameters
    ----------
    before, after : arrays, shape (n_draws,)
        In percent.
    names : tuple of two str
        What the two are.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    for one, other in zip(before, after, strict=True):
        rises = other > one
        ax.plot(
            [0, 1], [one, other], color="C0" if rises else "C1", linewidth=1.3,
            linestyle="-" if rises else "--", marker="o", markersize=3.5,
        )  # fmt: skip
    ax.set(xticks=[0, 1], xticklabels=names, xlim=(-0.15, 1.15))
    ax.set(xlabel="method", ylabel="accuracy on new digits (%)")
    ax.grid(axis="x", visible=False)
    return ax


def plot_scattered(x, y, names, xlabel, ylabel, nudges=None, ax=None):
    """Named points: one quantity against another.

    Parameters
    ----------
    x, y : arrays, shape (n_points,)
    names : sequence of str, length n_points
    xlabel, ylabel : str
        What the two are, in words with their units.
    nudges : dict of str to tuple, optional
        For a name that would cover another: how far from its point it stands, in points of print.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    ax.plot(x, y, "o", color="C0")
    for name, *place in zip(names, x, y, strict=True):
        shift = (nudges or {}).get(name, (7, 0))
        ax.annotate(
            name, place, shift, textcoords="offset points", va="center",
            ha="left" if shift[0] >= 0 else "right", fontsize=9.5,
        )  # fmt: skip
    ax.set(xlabel=xlabel, ylabel=ylabel)
    return ax
