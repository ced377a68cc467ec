"""ADMM: loss and penalty each get a copy of the coefficients, and are made to agree.

    w ← argmin  loss(w)    + rho |w - z + u|²/2      a ridge problem
    z ← argmin  penalty(z) + rho |w - z + u|²/2      a prox
    u ← u + w - z                                    what they have disagreed by so far

Neither half ever meets the other's difficulty; u is the pressure that brings them together.
"""

import numpy as np

from companion.objectives.losses import SquaredLoss
from companion.solvers.trace import Trace

SETTLED = 500  # iterations after which rho stays: convergence is proved for a constant one


def admm(loss, penalty, *, tol=1e-6, max_iter=100_000):
    """The alternating direction method of multipliers (Boyd, Parikh, Chu, Peleato, Eckstein, 2011).

    It needs the eigenvalues of an n_features × n_features matrix once: for some thousands at most.

    Parameters
    ----------
    loss : SquaredLoss
    penalty : L1, L2 or ElasticNet
    tol : float, default 1e-6
        Duality gap to reach, as a share of the objective at w = 0.
    max_iter : int, default 100 000

    Returns
    -------
    w : array, shape (n_features,)
        The penalty's copy: its zeros are exact.
    trace : Trace

    Raises
    ------
    TypeError
        If the loss is not squared: elsewhere its half would need a solver of its own.
    """
    if not isinstance(loss, SquaredLoss):
        raise TypeError(f"need a SquaredLoss, got {type(loss).__name__}")
    n = len(loss.y)
    target = loss.X.T @ loss.y / n
    # In the eigenbasis of X'X/n the ridge problem is a division, whatever rho is.
    curvatures, V = np.linalg.eigh(loss.X.T @ loss.X / n)
    rho = curvatures.mean()
    z = u = np.zeros(loss.n_features)
    trace = Trace(loss, penalty, tol, max_iter)
    while not trace.done(z):
        w = V @ (V.T @ (target + rho * (z - u)) / (curvatures + rho))
        before, z = z, penalty.prox(w + u, 1 / rho)
        u = u + w - z
        if len(trace.gap) <= SETTLED:
            # A large rho presses the copies together, a small one lets them move: balance both,
            # each relative to its size (Wohlberg, 2017), or the units of X would decide.
            apart = np.linalg.norm(w - z) * np.linalg.norm(u)
            moved = np.linalg.norm(z - before) * np.linalg.norm(w)
            change = 2.0 if apart > 10 * moved else 0.5 if moved > 10 * apart else 1.0
            rho, u = rho * change, u / change
    return z, trace
