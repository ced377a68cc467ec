"""The subgradient method: gradient descent that shrugs at corners, and the reason for better ways.

    w ← w - step_k (gradient(w) + a slope of the penalty at w),     step_k = 1 / (L √k)

At a corner any slope will do, and none of them vanishes as the minimum comes near.  So the steps
must be made to vanish: slowly enough to arrive from anywhere, and that is slow (Shor, 1985).
"""

import numpy as np

from companion.solvers.trace import Trace


def subgradient(loss, penalty, *, tol=1e-6, max_iter=1000):
    """Subgradient steps of diminishing length, keeping the best point met.

    A step may lead uphill, and no coefficient lands on zero but by accident.  The bound on what is
    missing after k steps falls like 1/√k: six digits would take some 10¹² of them.  So where the
    penalty has a corner tol does not end the search in practice: expect the ``ConvergenceWarning``.

    Parameters
    ----------
    loss : SquaredLoss or LogisticLoss
    penalty : L1, L2 or ElasticNet
    tol : float, default 1e-6
        Duality gap to reach, as a share of the objective at w = 0.
    max_iter : int, default 1000

    Returns
    -------
    w : array, shape (n_features,)
        The best point met.
    trace : Trace
        Of the best point met so far.
    """

    def objective(w):
        return loss.value(w) + penalty.value(w)

    w = best = np.zeros(loss.n_features)
    trace = Trace(loss, penalty, tol, max_iter)
    curvature = loss.curvature() + penalty.l2
    while not trace.done(best):
        step = 1 / (curvature * np.sqrt(len(trace.gap)))
        w = w - step * (loss.gradient(w) + penalty.subgradient(w))
        best = min(best, w, key=objective)
    return best, trace
