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
    ax.axvline(1, color="0.25", linewidth=1.2)
    for (name, values), (colour, marker) in zip(ratios.items(), LOOKS, strict=False):
        values = np.asarray(values, float)
        lost = values < 1
        ax.plot(values[~lost], rows[~lost], marker, color=colour, label=name)
        ax.plot(values[lost], rows[lost], marker, color=colour, fillstyle="none")
        for value, row in zip(values[lost], rows[lost], strict=True):
            ax.annotate(
                f"{value:.2g}",
                (value, row),
                xytext=(0, 5),
                textcoords="offset points",
                ha="center",
                fontsize=7.5,
            )
    ax.set(xscale="log", xlabel="their time / our time", ylabel="problem", yticks=rows)
    ax.set_yticklabels(problems)
    ax.invert_yaxis()
    ax.grid(axis="y", visible=False)
    return ax
