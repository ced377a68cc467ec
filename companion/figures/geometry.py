"""A penalised fit of two weights from above: where the loss's valley meets the penalty's region."""

import matplotlib.pyplot as plt
import numpy as np

LEVELS = 6  # contours between the least-squares point and the corner of the picture


def plot_constraint(
    first, second, loss, penalty, budget, solution, least_squares=None, ax=None
):  # fmt: skip
    """Contours of a loss, the weights that a budget allows, and the best among those.

    Parameters
    ----------
    first, second : arrays, shapes (n_first,) and (n_second,)
        Values of the two weights: the axes of the picture.
    loss, penalty : arrays, shape (n_second, n_first)
        At each pair of weights.
    budget : float
        The region penalty ≤ budget is filled.
    solution : sequence of two floats
        The weights with the smallest loss in the region. The loss's contour through them, which
        touches the region there and nowhere enters it, is drawn heavily.
    least_squares : sequence of two floats, optional
        The weights with the smallest loss of all.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
        One unit is equally long in both directions, so that a circle looks like one.
    """
    ax = ax or plt.gca()
    first, second = np.asarray(first), np.asarray(second)
    # The value between the grid's points, so that the heavy contour passes through the solution.
    across = [np.interp(solution[0], first, row) for row in loss]
    touching = np.interp(solution[1], second, across)
    # Roots of the loss above its lowest are evenly spaced: so are the rings of a round valley.
    low = np.min(loss)
    deep, high = np.sqrt(touching - low), np.sqrt(np.max(loss) - low)
    rings = low + np.linspace(0, high, LEVELS + 2)[1:-1] ** 2
    rings = rings[np.abs(np.sqrt(rings - low) - deep) > 0.06 * high]  # none beside the heavy one

    ax.contourf(first, second, penalty, levels=[-np.inf, budget], colors=["C0"], alpha=0.2)
    ax.contour(first, second, penalty, levels=[budget], colors=["C0"], linewidths=1.6)
    ax.contour(first, second, loss, levels=rings, colors=["0.6"], linewidths=0.9)
    ax.contour(first, second, loss, levels=[touching], colors=["C1"], linewidths=2.2)
    ax.axhline(0, color="0.35", linewidth=0.8, zorder=1)
    ax.axvline(0, color="0.35", linewidth=0.8, zorder=1)
    # Names stand on the far sides of their points, clear of the contour that encloses the lowest.
    left, up = np.sign(np.subtract(solution, (0, 0) if least_squares is None else least_squares))
    ax.plot(*solution, "o", color="C1", markersize=9, markeredgecolor="white", zorder=5)
    _name(ax, "solution", solution, (7 * left, 9 if up >= 0 else -9))
    if least_squares is not None:
        ax.plot(*least_squares, "^", color="0.2", markersize=8, zorder=4)
        _name(ax, "least squares", least_squares, (0, -9 if up >= 0 else 9))
    ax.set(xlabel="first weight $w_1$", ylabel="second weight $w_2$", aspect="equal")
    ax.grid(visible=False)
    return ax


def _name(ax, text, point, offset):
    """Write a point's name beside it, on a patch of paper; the offset is in points of type."""
    box = {"boxstyle": "round,pad=0.15", "facecolor": "white", "edgecolor": "none", "alpha": 0.8}
    ax.annotate(text, point, xytext=offset, textcoords="offset points", fontsize=9.5,
                ha=("center", "left", "right")[int(np.sign(offset[0]))],
                va="bottom" if offset[1] > 0 else "top", bbox=box, zorder=6)  # fmt: skip
