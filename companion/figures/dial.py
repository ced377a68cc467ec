"""The penalty as a dial: the fits at a few settings, and the error at all of them."""

import matplotlib.pyplot as plt
import numpy as np

# Too loose, just right, too tight: told apart by colour, line style and marker on both panels.
LOOKS = [("C1", "-", "s"), ("C0", "-", "o"), ("C2", "-.", "^")]


def plot_settings(x, y, grid, curves, truth, ax=None):
    """Three fits to the same points.

    Parameters
    ----------
    x, y : arrays, shape (n_samples,)
        The data, drawn as dots. The height of the plot follows them.
    grid : array, shape (n_grid,)
    curves : dict of str to array, shape (n_grid,)
        Three fits with their names, from the loosest to the tightest.
    truth : array, shape (n_grid,)
        Drawn dashed.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    ax.plot(grid, truth, "--", color="0.5", linewidth=1.5, label="truth")
    for (name, curve), (colour, style, _) in zip(curves.items(), LOOKS, strict=True):
        ax.plot(grid, curve, style, color=colour, label=name)
    ax.plot(x, y, "o", color="0.15", markeredgecolor="white", zorder=3, label="data")
    margin = 0.3 * np.ptp(y)
    ax.set(xlabel="x", ylabel="y", ylim=(np.min(y) - margin, np.max(y) + margin))
    return ax


def plot_dial(alphas, train, test, marks, ax=None):
    """Training and test error at every setting, with three settings marked.

    Parameters
    ----------
    alphas, train, test : arrays, shape (n_alphas,)
        Penalty strengths, > 0, and mean squared errors.
    marks : dict of str to int
        Three settings by name, as indices into `alphas`.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    ax.loglog(alphas, test, color="0.25", label="error on new data")
    ax.loglog(alphas, train, ":", color="0.45", label="error on the training data")
    places = [((12, -4), "left"), ((0, 26), "center"), ((-8, 9), "right")]
    for (name, k), (colour, _, marker), (shift, side) in zip(
        marks.items(), LOOKS, places, strict=True
    ):
        ax.plot(alphas[k], test[k], marker, color=colour, markersize=9, zorder=4)
        ax.annotate(name, (alphas[k], test[k]), xytext=shift, textcoords="offset points",
                    ha=side, color=colour, weight="bold", fontsize=9.5)  # fmt: skip
    ax.set(xlabel=r"penalty strength $\alpha$", ylabel="mean squared error")
    return ax
