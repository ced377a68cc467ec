"""The shape of a decision boundary: how much it turns.

A boundary is given as lines, each an array of points in the order of a walk along it, such as
``ax.contour(across, up, scores, [0], algorithm="serial").allsegs[0]`` of Matplotlib for scores on a
grid. With that algorithm rounding hardly ever moves the place where a closed line begins.
"""

import numpy as np


def at_even_steps(line, step):
    """The same line as points that are equally far apart along it.

    Parameters
    ----------
    line : array, shape (n_points, 2)
    step : float
        Distance wanted, > 0; rounded so that a whole number of steps fits, at least 3.

    Returns
    -------
    line : array, shape (n_steps + 1, 2)
    """
    walked = np.append(0, np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1)))
    places = np.linspace(0, walked[-1], max(3, round(walked[-1] / step)) + 1)
    return np.column_stack([np.interp(places, walked, side) for side in line.T])


def boundary_turning(lines, step=0.08):
    """How much one turns on a walk along the lines, left and right alike.

    A straight line has 0, a circle 2 pi, whatever its size; a closed line has at least 2 pi
    (Fenchel, 1929).

    Parameters
    ----------
    lines : list of arrays, each of shape (n_points, 2)
    step : float, default 0.08
        Length of a step of the walk. It should be longer than the cells of the grid that the lines
        come from: those leave small kinks, which are no turns. Sharper turns are not seen, and on a
        closed line of few steps the result hangs a little on where it begins.

    Returns
    -------
    turning : float
        In radians, ≥ 0.
    """
    total = 0.0
    for line in lines:
        steps = np.diff(at_even_steps(line, step), axis=0)
        if np.array_equal(line[0], line[-1]):
            steps = np.vstack([steps, steps[:1]])  # on to the first again
        heading = np.arctan2(steps[:, 1], steps[:, 0])
        total += np.abs(np.diff(np.unwrap(heading))).sum()
    return float(total)
