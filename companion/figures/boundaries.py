"""Decision boundaries in the plane: two classes, and how sure a model is of which."""

import matplotlib.pyplot as plt

# From the colour of class 0 over white to that of class 1, pale enough for dots to stand out.
SHADES = ["#f0b48a", "#f4c8a9", "#f8dcc8", "#fbeee5", "#e6eff6", "#c8deee", "#a8cce5", "#86b8da"]
LEVELS = [0, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98, 1]


def plot_classes(X, y, marked=None, ax=None):
    """Points of two classes, told apart by colour and marker.

    Parameters
    ----------
    X : array, shape (n_samples, 2)
    y : array, shape (n_samples,)
        0, drawn as squares, or 1, drawn as dots.
    marked : array of bool, shape (n_samples,), optional
        Points with a ring around them.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    for label, marker, colour in ((0, "s", "C1"), (1, "o", "C0")):
        ax.plot(*X[y == label].T, marker, color=colour, markersize=4, markeredgecolor="white",
                markeredgewidth=0.5, label=f"class {label}", zorder=3)  # fmt: skip
    if marked is not None:
        ax.plot(*X[marked].T, "o", markerfacecolor="none", markeredgecolor="0.1", markersize=8.5,
                markeredgewidth=1.1, label="marked", zorder=4)  # fmt: skip
    ax.set(xlabel="$x_1$", ylabel="$x_2$")
    return ax


def plot_boundary(across, up, probability, ax=None):
    """How likely class 1 is, in shades, and the line on which both classes are alike.

    Parameters
    ----------
    across, up : arrays, shape (n_across,) and (n_up,)
        The places of the grid along both axes.
    probability : array, shape (n_up, n_across)
        Of class 1.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    ax.contourf(across, up, probability, LEVELS, colors=SHADES)
    ax.contour(across, up, probability, [0.5], colors="0.1", linewidths=1.8)
    ax.set(xlabel="$x_1$", ylabel="$x_2$")
    ax.grid(False)
    return ax
