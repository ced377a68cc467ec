"""Errors against whatever is being turned: degree, penalty, sample size, number of features."""

from itertools import cycle

import matplotlib.pyplot as plt


def plot_error_curves(setting, errors, xlabel, ylabel="mean squared error", ax=None):
    """Several errors against one setting, each told apart by colour, marker and line style.

    Parameters
    ----------
    setting : array, shape (n_settings,)
    errors : dict of str to array, shape (n_settings,)
        The legend's words and the values.
    xlabel : str
        What the setting is, in words with its symbol.
    ylabel : str, default "mean squared error"
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    looks = cycle(zip(["C0", "C1", "C2", "C3"], "os^D", ["-", "--", "-.", ":"], strict=True))
    for (name, values), (colour, marker, line) in zip(errors.items(), looks, strict=False):
        ax.plot(setting, values, color=colour, marker=marker, linestyle=line, label=name)
    ax.set(xlabel=xlabel, ylabel=ylabel)
    ax.legend()
    return ax


def plot_bias_variance(setting, bias2, variance, noise2, measured, xlabel, ax=None):
    """The three parts stacked, and the measured error that they should add up to.

    Parameters
    ----------
    setting : array, shape (n_settings,)
    bias2, variance, measured : arrays, shape (n_settings,)
        In squared units of y.
    noise2 : float
        Squared standard deviation of the noise.
    xlabel : str
        What the setting is, in words with its symbol.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    noise = [noise2] * len(setting)
    bands = ax.stackplot(
        setting, noise, bias2, variance, labels=["noise²", "bias²", "variance"], alpha=0.75
    )
    for band, colour, hatch in zip(bands, ["0.82", "C1", "C0"], ["", "//", ".."], strict=True):
        band.set(facecolor=colour, hatch=hatch, edgecolor="white")
    ax.plot(setting, measured, "o", color="0.15", label="measured error", zorder=3)
    ax.set(xlabel=xlabel, ylabel="mean squared error")
    ax.legend()
    return ax
