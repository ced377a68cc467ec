"""What a penalty makes of a weight that least squares would set."""

import matplotlib.pyplot as plt

STYLES = ["-", "--", "-.", ":"]


def plot_shrinkage(z, curves, ax=None):
    """Penalised weights against the least-squares weight, which is the dotted diagonal.

    Parameters
    ----------
    z : array, shape (n_points,)
        Least-squares weights.
    curves : dict of str to array, shape (n_points,)
        A name for each rule, and the weights it makes of z.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    ax.axhline(0, color="0.5", linewidth=0.8)
    ax.plot(z, z, ":", color="0.4", linewidth=1.4, label="least squares")
    for (name, w), style in zip(curves.items(), STYLES, strict=False):
        ax.plot(z, w, style, label=name)
    ax.set(xlabel="least-squares weight $z$", ylabel=r"penalised weight $\hat w$", aspect="equal")
    ax.legend(loc="upper left")
    return ax
