"""Proximal gradient: a step down the smooth loss, then the penalty's own answer.

    w ← prox(w - gradient(w) / L, 1 / L),     L the largest curvature of the loss

With steps of 1/L the loss stays under the parabola that each step minimises, so no step leads
uphill.  After k steps at most an amount of order 1/k is missing from the minimum (ISTA); with
momentum, for the same work a step, of order 1/k² (FISTA).
"""

import numpy as np

from companion.solvers.trace import Trace


def ista(loss, penalty, *, tol=1e-6, max_iter=100_000):
    """Proximal gradient steps, also called iterative soft thresholding (Daubechies et al., 2004).

    Parameters
    ----------
    loss : SquaredLoss or LogisticLoss
    penalty : L1, L2 or ElasticNet
    tol : float, default 1e-6
        Duality gap to reach, as a share of the objective at w = 0.
    max_iter : int, default 100 000

    Returns
    -------
    w : array, shape (n_features,)
    trace : Trace
        The objective in it never rises.
    """
    w = np.zeros(loss.n_features)
    trace = Trace(loss, penalty, tol, max_iter)
    curvature = loss.curvature()
    while not trace.done(w):
        w = penalty.prox(w - loss.gradient(w) / curvature, 1 / curvature)
    return w, trace


def fista(loss, penalty, *, tol=1e-6, max_iter=100_000):
    """Proximal gradient steps with momentum (Beck and Teboulle, 2009).

    Each step starts from z, a little beyond w in the direction w came from.  When that direction
    has begun to lead uphill the momentum is dropped and builds up anew (O'Donoghue and Candès,
    2015): without this the objective would oscillate around its minimum.

    Parameters
    ----------
    loss : SquaredLoss or LogisticLoss
    penalty : L1, L2 or ElasticNet
    tol : float, default 1e-6
        Duality gap to reach, as a share of the objective at w = 0.
    max_iter : int, default 100 000

    Returns
    -------
    w : array, shape (n_features,)
    trace : Trace
    """
    w = z = np.zeros(loss.n_features)
    trace = Trace(loss, penalty, tol, max_iter)
    curvature = loss.curvature()
    t = 1.0
    while not trace.done(w):
        before, w = w, penalty.prox(z - loss.gradient(z) / curvature, 1 / curvature)
        if np.vdot(z - w, w - before) > 0:
            t = 1.0
        t_before, t = t, (1 + np.sqrt(1 + 4 * t**2)) / 2
        z = w + (t_before - 1) / t * (w - before)
    return w, trace
