"""Features that matter among features that do not, where the truth is known."""

import matplotlib.pyplot as plt
import numpy as np

from companion.figures.knots import moving

THIN = {"color": "C1", "linewidth": 0.9, "linestyle": "--", "alpha": 0.6}  # they are many
HEAVY = {"color": "C0", "linewidth": 2.0}


def plot_recovery(lams, values, matters, ax=None):
    """One line for each feature against the penalty: heavy if it matters, thin and dashed if not.

    Parameters
    ----------
    lams : array, shape (n_lams,)
        Penalty strengths, > 0; the axis is logarithmic and runs from large to small.
    values : array, shape (n_lams, n_features)
        Weights, or how often a feature is selected. A line is not drawn
        while it stays at zero.
    matters : array of bool, shape (n_features,)
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    values, matters = np.asarray(values), np.asarray(matters)
    drawn = np.any(values != 0, axis=0)
    ax.axhline(0, color="0.5", linewidth=0.8)
    for kind, look, label in (
        (drawn & ~matters, THIN, "no influence"),
        (drawn & matters, HEAVY, "influence"),
    ):
        for line in ax.plot(lams, moving(values[:, kind]), **look)[:1]:
            line.set_label(label)
    ax.set(xscale="log", xlim=(np.max(lams), np.min(lams)),
           xlabel=r"penalty strength $\alpha$ (weaker to the right)", ylabel="weight")  # fmt: skip
    return ax
