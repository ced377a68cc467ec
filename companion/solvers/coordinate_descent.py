"""Coordinate descent: one coefficient at a time, each put exactly where it is best.

With all others fixed, the objective is a parabola in w_j plus its penalty, with a known minimum:

    w_j ← soft_threshold(x_j'(y - X w without w_j) / n, l1) / (x_j'x_j / n + l2)

The residual y - Xw is kept up to date, so that an update reads one column and nothing else.
"""

import numpy as np

from companion.objectives.losses import SquaredLoss
from companion.objectives.penalties import soft_threshold
from companion.solvers.trace import Trace


def coordinate_descent(loss, penalty, *, tol=1e-6, max_iter=10_000):
    """Cyclic coordinate descent (Friedman, Hastie, Höfling and Tibshirani, 2007).

    Parameters
    ----------
    loss : SquaredLoss
    penalty : L1, L2 or ElasticNet
    tol : float, default 1e-6
        Duality gap to reach, as a share of the objective at w = 0.
    max_iter : int, default 10 000
        Sweeps over all features.

    Returns
    -------
    w : array, shape (n_features,)
    trace : Trace
        One entry per sweep. The objective in it never rises.

    Raises
    ------
    TypeError
        If the loss is not squared: elsewhere the best w_j has no formula.
    """
    if not isinstance(loss, SquaredLoss):
        raise TypeError(f"need a SquaredLoss, got {type(loss).__name__}")
    n = len(loss.y)
    columns = np.ascontiguousarray(loss.X.T)  # a column that lies in one piece is read fastest
    curvature = np.square(columns).sum(axis=1) / n
    w = np.zeros(loss.n_features)
    trace = Trace(loss, penalty, tol, max_iter)
    while not trace.done(w):
        residual = loss.y - loss.X @ w  # afresh once a sweep, or rounding would pile up
        for j in np.flatnonzero(curvature):
            before = w[j]
            pull = columns[j] @ residual / n + curvature[j] * before
            w[j] = soft_threshold(pull, penalty.l1) / (curvature[j] + penalty.l2)
            if w[j] != before:
                residual -= (w[j] - before) * columns[j]
    return w, trace
