"""Weights on their way, and how large they ended."""

from itertools import cycle

import matplotlib.pyplot as plt
import numpy as np


def plot_ways(first, second, loss, ways, box=None, ax=None):
    """The loss over two weights as contours, and the ways that training took across it.

    Parameters
    ----------
    first : array, shape (n,)
        Values of the first weight, increasing.
    second : array, shape (m,)
        Values of the second weight, increasing.
    loss : array, shape (m, n)
    ways : dict of str to array, shape (n_steps, 2)
        What is written beside the end of each, and the weights after each step.
    box : float, optional
        Half the side of a square around zero that is drawn and filled, > 0.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    # squares: evenly spaced rings around the minimum of a bowl
    levels = loss.min() + np.linspace(0.05, 1, 12) ** 2 * np.ptp(loss)
    ax.contour(first, second, loss, levels, colors="0.75", linewidths=0.8)
    if box is not None:
        square = plt.Rectangle((-box, -box), 2 * box, 2 * box, facecolor="C0", alpha=0.12)
        ax.add_patch(square)
        ax.plot([-box, box, box, -box, -box], [-box, -box, box, box, -box], color="C0", lw=1)
    looks = cycle(zip(["C1", "C0", "C2", "C3"], ["-", "--", "-.", ":"], "os^D", strict=True))
    for (name, way), (colour, line, marker) in zip(ways.items(), looks, strict=False):
        ax.plot(*way.T, color=colour, linestyle=line)
        ax.plot(*way[-1], marker, color=colour, markeredgecolor="white")
        # Did it come down on its last stretch? Then there is room above its end.
        down = way[:, 1].max() - way[-1, 1] > 0.05 * np.ptp(way[:, 1])
        ax.annotate(name, way[-1], (7, 5 if down else -13), textcoords="offset points",
                    fontsize=9.5, color=colour)  # fmt: skip
    ax.set(aspect="equal", xlabel="$w_1$", ylabel="$w_2$")
    return ax


def plot_sizes(weights, ax=None):
    """The sizes of weights from the largest down; a line ends where the rest are exactly zero.

    Parameters
    ----------
    weights : dict of str to array, shape (n_weights,)
        The legend's words and the weights; not all zero.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    looks = cycle(zip(["C0", "C1", "C2", "C3"], ["-", "--", "-.", ":"], strict=True))
    for (name, w), (colour, line) in zip(weights.items(), looks, strict=False):
        sizes = np.sort(np.abs(w[w != 0]))[::-1]
        share = np.arange(1, len(sizes) + 1) / len(w)
        ax.semilogy(share, sizes, line, color=colour, label=name)
        if len(sizes) < len(w):
            ax.plot(share[-1], sizes[-1], "o", color=colour)
            ax.annotate("the rest\nare zero", (share[-1], sizes[-1]), (7, 6),
                        textcoords="offset points", fontsize=9.5, color=colour)  # fmt: skip
    ax.set(xlabel="share of the weights", ylabel=r"size of the weight $|w_j|$", xlim=(0, 1))
    ax.legend()
    return ax
