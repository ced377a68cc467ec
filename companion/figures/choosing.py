"""Choosing by what came out: errors over folds, choices over repetitions, p-values over draws."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Patch

from companion.figures.spread import GOLDEN


def plot_cross_validation(alphas, errors, marks=(), ax=None):
    """Mean error over the folds with bars of one standard error, and the penalties chosen.

    Parameters
    ----------
    alphas : array, shape (n_alphas,)
        Penalty strengths, > 0; drawn on a logarithmic axis.
    errors : array, shape (n_alphas, n_folds)
        `mse_path_` of `LassoCV` or what `fold_errors` returns; two folds or more.
    marks : dict of str to float, optional
        Penalties by name: a dotted line each, the name beside it.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    mean = np.mean(errors, axis=1)
    bar = np.std(errors, axis=1, ddof=1) / np.sqrt(np.shape(errors)[1])
    ax.errorbar(alphas, mean, bar, color="C0", ecolor="0.65", capsize=2, marker="o",
                markersize=3.5, linewidth=1.2, label="mean ± standard error")  # fmt: skip
    best = np.argmin(mean)
    ax.axhline(mean[best] + bar[best], color="C1", linestyle="--", linewidth=1.2,
               label="least mean + its standard error")  # fmt: skip
    ax.set(xscale="log", xlabel=r"penalty strength $\lambda$", ylabel="error on the folds")
    for (name, alpha), side in zip(dict(marks).items(), ["right", "left"] * 9, strict=False):
        ax.axvline(alpha, color="0.3", linestyle=":", linewidth=1.5)
        shift = -5 if side == "right" else 5
        ax.annotate(name, (alpha, 1), xytext=(shift, 0), textcoords="offset points", ha=side,
                    va="top", xycoords=ax.get_xaxis_transform(), fontsize=9.5)  # fmt: skip
    ax.legend(loc="best")
    return ax


def plot_choices(choices, xlabel, ax=None):
    """One row of dots for each way of choosing, with a bar at the median.

    Parameters
    ----------
    choices : dict of str to array, shape (n_repetitions,)
        What was chosen or measured each time; rows from top to bottom.
    xlabel : str
        What it is, in words with its symbol.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    for row, ((name, values), marker) in enumerate(zip(choices.items(), "osD^v" * 9, strict=False)):
        heights = row + 0.56 * (np.arange(len(values)) * GOLDEN % 1 - 0.5)
        ax.plot(values, heights, marker, color=f"C{row}", markersize=5.5, alpha=0.45,
                markeredgewidth=0, label=name)  # fmt: skip
        ax.vlines(np.median(values), row - 0.38, row + 0.38, color="0.1", linewidth=1.6)
    ax.set(xlabel=xlabel, ylabel=" ", ylim=(len(choices) - 0.5, -0.5))
    ax.set_yticks(range(len(choices)), labels=choices)
    ax.grid(visible=False, axis="y")
    return ax


def plot_p_values(values, level=0.05, ax=None):
    """A histogram of p-values, those below the level stressed, and the height they should have.

    Parameters
    ----------
    values : array, shape (n_tests,)
        Of true null hypotheses, between 0 and 1: they should be uniform.
    level : float, default 0.05
        Width of each bin; the first one is what a test at this level rejects.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    n_bins = round(1 / level)
    share = np.histogram(values, np.linspace(0, 1, n_bins + 1))[0] / len(values)
    left = np.arange(n_bins) / n_bins
    ax.bar(left, share, 1 / n_bins, align="edge", color="C0", alpha=0.45, edgecolor="white")
    ax.bar(0, share[0], 1 / n_bins, align="edge", color="C1", hatch="//", edgecolor="white")
    ax.axhline(1 / n_bins, color="0.2", linestyle="--", linewidth=1.5)
    ax.set(xlabel="p-value", ylabel="share of the tests", xlim=(0, 1))
    return ax


def plot_folds(n_folds, n_inner=0, ax=None):
    """Who is left out when: one row for each fold, and inner folds in thin rows within it.

    Parameters
    ----------
    n_folds : int
    n_inner : int, default 0
        Into how many folds the cases that are left are cut again; 0 for plain cross-validation.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    looks = {
        "fit": {"facecolor": "C0", "alpha": 0.3},
        "choose": {"facecolor": "C2", "hatch": "..", "edgecolor": "white"},
        "judge": {"facecolor": "C1", "hatch": "//", "edgecolor": "white"},
    }
    rows = max(n_inner, 1)
    thin = 0.84 / rows
    for fold in range(n_folds):
        rest = np.delete(np.arange(n_folds * rows), slice(fold * rows, (fold + 1) * rows))
        for row in range(rows):
            middle = fold - 0.42 + (row + 0.5) * thin
            ax.barh(middle, n_folds * rows, 0.9 * thin, **looks["fit"])
            if n_inner:
                part = np.array_split(rest, n_inner)[row]
                for piece in np.split(part, np.flatnonzero(np.diff(part) > 1) + 1):
                    ax.barh(middle, len(piece), 0.9 * thin, left=piece[0], **looks["choose"])
        role = "judge" if n_inner else "choose"
        ax.barh(fold, rows, 0.84, left=fold * rows, **looks[role])
    roles = ["fit", "choose", "judge"] if n_inner else ["fit", "choose"]
    handles = [Patch(label=role, **looks[role]) for role in roles]
    ax.set(xlabel="cases", ylabel="fold left out", xticks=[], yticks=range(n_folds))
    ax.set(yticklabels=range(1, n_folds + 1), ylim=(n_folds - 0.5, -0.5))
    ax.set(xlim=(0, n_folds * rows))
    ax.legend(handles=handles, loc="upper center", bbox_to_anchor=(0.5, -0.12), ncols=3)
    ax.grid(visible=False)
    return ax
