"""Training over time: what is learnt when, what stopping leaves, and what it gains or costs."""

from itertools import cycle

import matplotlib.pyplot as plt
import numpy as np

LOOKS = [("C0", "-"), ("C1", "--"), ("C2", "-."), ("C3", ":"), ("0.35", (0, (5, 1, 1, 1, 1, 1)))]


def plot_training(times, curves, xlabel, ylabel, gap=0.07, ax=None):
    """Several curves over the time of training, each named where it ends.

    Parameters
    ----------
    times : array, shape (n_times,)
        > 0, increasing; drawn on a logarithmic axis.
    curves : dict of str to array, shape (n_times,)
        The name of each and its values; at most five of them look different.
    xlabel, ylabel : str
    gap : float, default 0.07
        How far apart names are kept, as a share of the range of all values.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    looks = dict(zip(curves, cycle(LOOKS), strict=False))
    for name, values in curves.items():
        ax.semilogx(times, values, color=looks[name][0], linestyle=looks[name][1], label=name)
    room = gap * np.ptp(np.concatenate([np.asarray(v, float) for v in curves.values()]))
    height = -np.inf
    for name in sorted(curves, key=lambda name: curves[name][-1]):
        height = max(curves[name][-1], height + room)  # no name is written over another
        ax.text(times[-1] * 1.06, height, name, color=looks[name][0], va="center", fontsize=9.5)
    ax.set(xlabel=xlabel, ylabel=ylabel)
    return ax


def plot_learnt(x, flow, ridge, dots, ax=None):
    """The share of least squares that gradient flow has learnt, and the share that ridge keeps.

    Parameters
    ----------
    x : array, shape (n_points,)
        Time times curvature, which is curvature over penalty, > 0.
    flow, ridge : arrays, shape (n_points,)
    dots : tuple of arrays, each of shape (n_directions,)
        Where directions of a data set are, and the two shares there.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    ax.fill_between(x, ridge, flow, color="0.88", label="difference")
    ax.semilogx(x, flow, color="C0", label="gradient flow: $1 - e^{-x}$")
    ax.semilogx(x, ridge, "--", color="C1", label="ridge: $x/(1+x)$")
    where, learnt, kept = dots
    ax.plot(where, learnt, "o", color="C0", markersize=5, markeredgecolor="white")
    ax.plot(where, kept, "s", color="C1", markersize=5, markeredgecolor="white")
    ax.set(xlabel=r"$x = t\, s_j^2/n = s_j^2/(n\lambda)$", ylabel="share of least squares")
    ax.legend(loc="upper left")
    return ax


def plot_parts(times, parts, total, best=None, ax=None):
    """An error that is a sum of parts, each with a best time of its own.

    Parameters
    ----------
    times : array, shape (n_times,)
        > 0, increasing; drawn on a logarithmic axis.
    parts : dict of str to array, shape (n_times,)
    total : array, shape (n_times,)
    best : dict of str to int, optional
        Names for some times, as indices into `times`, marked on the total.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    for (name, values), (colour, line) in zip(parts.items(), cycle(LOOKS[1:]), strict=False):
        ax.semilogx(times, values, color=colour, linestyle=line, linewidth=1.5, label=name)
    ax.semilogx(times, total, color="C0", linewidth=2.6, label="together")
    for name, k in (best or {}).items():
        ax.plot(times[k], total[k], "o", color="C0", markersize=8, markeredgecolor="white")
        ax.annotate(name, (times[k], total[k]), (0, -18), textcoords="offset points", ha="center",
                    fontsize=9.5, color="C0",
                    bbox={"facecolor": "white", "edgecolor": "none", "pad": 1})  # fmt: skip
    ax.set(xlabel="time $t$", ylabel="error")
    ax.legend()
    return ax


def plot_differences(differences, xlabel, ax=None):
    """What each of several changes gains or costs: all draws, their mean and its standard error.

    Parameters
    ----------
    differences : dict of str to array, shape (n_draws,)
        The name of each row, from top to bottom, and its paired differences.
    xlabel : str
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    ax.axvline(0, color="0.4", linewidth=1)
    for row, values in enumerate(differences.values()):
        values = np.asarray(values, float)
        error = values.std(ddof=1) / np.sqrt(len(values))
        ax.plot(values, np.full(len(values), row), "|", color="0.6", markersize=9)
        ax.errorbar(values.mean(), row, xerr=error, fmt="o", color="C0", capsize=4, zorder=3)
    ax.set(xlabel=xlabel, ylabel="training", ylim=(len(differences) - 0.5, -0.5))
    ax.set(yticks=range(len(differences)), yticklabels=list(differences))
    ax.grid(axis="y", visible=False)
    return ax
