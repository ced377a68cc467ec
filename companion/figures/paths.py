"""Coefficients against the strength of the penalty."""

import matplotlib.pyplot as plt
import numpy as np


def plot_path(lams, coefs, names=None, ax=None):
    """Each coefficient against the penalty; a line ends where its coefficient comes to rest at 0.

    Parameters
    ----------
    lams : array, shape (n_lams,)
        Penalty strengths, > 0; drawn on a logarithmic axis.
    coefs : array, shape (n_lams, n_features)
    names : sequence of str, length n_features, optional
        Written at the left end of each line.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    ax.axhline(0, color="0.7", linewidth=0.8)
    alive = np.pad(np.asarray(coefs) != 0, ((1, 1), (0, 0)))
    drawn = alive[:-2] | alive[1:-1] | alive[2:]  # with the zero before and after
    ax.semilogx(lams, np.where(drawn, coefs, np.nan))
    for name, coef in zip(names or [], coefs[0], strict=False):
        ax.annotate(name, (lams[0], coef), xytext=(-4, 0), textcoords="offset points",
                    ha="right", va="center")  # fmt: skip
    ax.set(xlabel=r"penalty strength $\lambda$", ylabel="coefficient")
    return ax
