"""Small pictures side by side: what a weight for each pixel looks like."""

import matplotlib.pyplot as plt
import numpy as np


def plot_images(images, names, ax=None):
    """A row of pictures in one colour scale: violet above zero, orange below, white at zero.

    Parameters
    ----------
    images : array, shape (n_images, height, width)
        The deepest shade stands for the largest absolute value in the row.
    names : sequence of str, length n_images
        Written under the pictures.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    ax : Axes
    """
    ax = ax or plt.gca()
    n, height, width = np.shape(images)
    gap = np.full((n, height, 1), np.nan)  # a blank column after each picture
    strip = np.concatenate([images, gap], axis=2).transpose(1, 0, 2).reshape(height, -1)[:, :-1]
    deepest = np.abs(images).max()
    ax.imshow(strip, cmap="PuOr", vmin=-deepest, vmax=deepest, interpolation="nearest")
    ax.set_xticks((width - 1) / 2 + (width + 1) * np.arange(n), labels=names)
    ax.set(xlabel="class", ylabel="row of pixels", yticks=[])
    ax.tick_params(length=0)
    ax.grid(False)
    for side in ax.spines.values():
        side.set_visible(False)
    return ax
