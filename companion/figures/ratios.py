"""How much longer others take: one dot for each problem and rival, on a logarithmic axis."""

import matplotlib.pyplot as plt
import numpy as np

# Rivals are told apart by colour and marker; a loss is hollow and carries its number.
LOOKS = [("C0", "o"), ("C1", "s"), ("C2", "^"), ("C3", "D"), ("C5", "v")]


def plot_ratios(ratios, problems, ax=None):
    """Their time over ours, problem by problem; left of 1 they are faster.

    Parameters
    ----------
    ratios : dict of str to array, shape (n_problems,)
        For each rival, > 0; NaN where there is nothing to compare.
    problems : sequence of str, length n_problems
        From top to bottom.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    rows = np.arange(len(problems))
    losses = np.zeros(len(problems), int)
    ax.axvline(1, color="0.25", linewidth=1.2)
    for (name, values), (colour, marker) in zip(ratios.items(), LOOKS, strict=False):
        values = np.asarray(values, float)
        lost = values < 1
        ax.plot(values[~lost], rows[~lost], marker, color=colour, label=name)
        ax.plot(values[lost], rows[lost], marker, color=colour, fillstyle="none")
        for value, row in zip(values[lost], rows[lost], strict=True):
            below = losses[row] % 2  # by turns above and below, so that neighbours stay legible
            losses[row] += 1
            ax.annotate(
                f"{value:.2g}",
                (value, row),
                xytext=(0, -5 if below else 5),
                textcoords="offset points",
                ha="center",
                va="top" if below else "bottom",
                fontsize=7.5,
            )
    ax.set(xscale="log", xlabel="their time / our time", ylabel="problem")
    ax.set(yticks=rows, yticklabels=problems, ylim=(len(problems) - 0.5, -0.5))
    ax.xaxis.set_major_formatter("{x:g}")
    ax.grid(axis="y", visible=False)
    return ax
