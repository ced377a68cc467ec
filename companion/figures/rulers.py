"""Rulers side by side: the same length, with other numbers printed on it."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.ticker import LogFormatterSciNotation


def plot_rulers(rulers, ax=None):
    """One ruler for each way to write a penalty, aligned where they mean the same.

    Parameters
    ----------
    rulers : dict of str to (array, array)
        For each name, from top to bottom: where its marks lie, > 0, on the common scale, and the
        numbers printed at them, > 0. The mark of the number 1 is stressed.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    power = LogFormatterSciNotation()
    for row, (places, numbers) in enumerate(rulers.values()):
        ax.axhline(row, color="0.75", linewidth=1)
        for place, number in zip(places, numbers, strict=True):
            one = number == 1
            ax.plot(place, row, "o" if one else "|", color="C1" if one else "0.35", clip_on=True)
            ax.annotate(
                f"{number:g}" if 0.01 <= number <= 100 else power(number),
                (place, row),
                xytext=(0, 6),
                textcoords="offset points",
                ha="center",
                fontsize=8.5,
                color="C1" if one else "0.25",
                weight="bold" if one else "normal",
                annotation_clip=True,
            )
    ax.set(xscale="log", xlabel=r"penalty strength per case $\lambda$", ylabel="way to write it")
    ax.set(yticks=np.arange(len(rulers)), yticklabels=list(rulers))
    ax.set(ylim=(len(rulers) - 0.6, -0.8))
    ax.grid(axis="y", visible=False)
    return ax
