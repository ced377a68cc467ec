"""What is believed before and after the data, and how probable the belief made them."""

import matplotlib.pyplot as plt
import numpy as np

INSIDE = (0.9, 0.5)  # shares of the belief that the two rings of a density enclose


def plot_belief(w, prior, likelihood, posterior, ax=None):
    """Prior, likelihood and posterior of one weight.

    Parameters
    ----------
    w : array, shape (n_grid,)
        Values of the weight.
    prior, likelihood, posterior : arrays, shape (n_grid,)
        Densities over w; the likelihood scaled to an area of one.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    ax.axvline(0, color="0.5", linewidth=0.8)
    ax.fill_between(w, posterior, color="C0", alpha=0.25, linewidth=0)
    ax.plot(w, posterior, color="C0", label="posterior")
    ax.plot(w, prior, "--", color="0.35", label="prior")
    ax.plot(w, likelihood, ":", color="C1", label="likelihood")
    ax.set(xlabel="weight $w$", ylabel="density", ylim=(0, None), xlim=(w[0], w[-1]))
    return ax


def plot_beliefs(first, second, prior, likelihood, posterior, ax=None):
    """The same for two weights, from above: rings around half and nine tenths of each density.

    Parameters
    ----------
    first, second : arrays, shapes (n_first,) and (n_second,)
        Evenly spaced values of the two weights.
    prior, likelihood, posterior : arrays, shape (n_second, n_first)
        Densities on that grid, each up to a factor. What lies outside of the grid is left out.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
        One unit is equally long in both directions.
    """
    ax = ax or plt.gca()
    ax.axhline(0, color="0.5", linewidth=0.8, zorder=1)
    ax.axvline(0, color="0.5", linewidth=0.8, zorder=1)
    heights = rings(posterior)
    ax.contourf(first, second, posterior, levels=[*heights, np.inf], colors=["C0"] * 2, alpha=0.25)
    ax.contour(first, second, posterior, levels=heights, colors=["C0"], linewidths=1.6)
    for density, colour, style in ((prior, "0.35", "--"), (likelihood, "C1", ":")):
        ax.contour(first, second, density, levels=rings(density), colors=[colour],
                   linewidths=1.4, linestyles=style)  # fmt: skip
    ax.set(xlabel="first weight $w_1$", ylabel="second weight $w_2$", aspect="equal")
    ax.grid(visible=False)
    return ax


def rings(density):
    """Heights above which a density on an even grid holds nine tenths and half of its mass.

    Parameters
    ----------
    density : array

    Returns
    -------
    heights : list of two floats, rising
    """
    falling = np.sort(np.ravel(density))[::-1]
    share = np.cumsum(falling) / falling.sum()
    return [falling[np.searchsorted(share, inside)] for inside in INSIDE]


def plot_evidence(alphas, fit, complexity, ax=None):
    """The log evidence against the penalty, and the two parts that it is the sum of.

    Parameters
    ----------
    alphas : array, shape (n_alphas,)
        Penalty strengths, > 0.
    fit, complexity : arrays, shape (n_alphas,)
        In nats, each measured from wherever the caller likes.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    total = fit + complexity
    top = np.argmax(total)
    ax.semilogx(alphas, fit, "--", color="C1", label="fit")
    ax.semilogx(alphas, complexity, "-.", color="C2", label="simplicity")
    ax.semilogx(alphas, total, color="C0", linewidth=2.6, label="log evidence, their sum")
    ax.plot(alphas[top], total[top], "o", color="C0", markersize=9, markeredgecolor="white")
    ax.set(xlabel=r"penalty strength $\alpha$", ylabel="nats")
    return ax
