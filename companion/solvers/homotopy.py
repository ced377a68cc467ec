"""The homotopy: the lasso's solution for every penalty at once, exactly, from knot to knot.

While no coefficient starts or stops being zero, all of them move along a straight line in lam:

    w_A = u - lam v,     u = (X_A'X_A)⁻¹ X_A'y,     v = n (X_A'X_A)⁻¹ signs

u is least squares on the active features A, v the way in which they yield to the penalty.  The
line ends where an active coefficient reaches zero, or where an inactive feature's pull x_j'r/n
reaches ± lam: a knot, where that one feature changes sides.
"""

import warnings

import numpy as np
from sklearn.exceptions import ConvergenceWarning

from companion.objectives.losses import SquaredLoss
from companion.objectives.penalties import L1, smallest_lam_that_empties
from companion.solvers.trace import Trace

ROUNDING = 1e-10  # a pull whose slope is this close to ± 1 runs beside the penalty, not towards it
CERTIFIED = 1e-9  # gap allowed at a knot, as a share of the objective at w = 0
NOTHING = 1e-12  # share of the first knot's penalty below which knots are rounding


def line(loss, signs):
    """Coefficients and pulls at lam:  w = u - lam v,  X'r/n = a + lam b.

    Parameters
    ----------
    loss : SquaredLoss
    signs : array of int, shape (n_features,)
        0 for inactive features.

    Returns
    -------
    u, v, a, b : arrays, shape (n_features,)
    """
    X, y, n = loss.X, loss.y, len(loss.y)
    active = np.flatnonzero(signs)
    # Columns of one length make the inverse indifferent to their units;
    # X_A = QR halves the digits lost, compared with X_A'X_A.
    Q, R = np.linalg.qr(X[:, active])
    length = np.linalg.norm(R, axis=0)
    inverse = np.linalg.pinv(R / length) / length[:, None]
    u, v = np.zeros((2, loss.n_features))
    u[active] = inverse @ (Q.T @ y)
    v[active] = n * inverse @ (inverse.T @ signs[active])
    return u, v, X.T @ (y - X @ u) / n, X.T @ (X @ v) / n


def turning_points(signs, u, v, a, b):
    """The lam at which each feature would change sides, were the line not to end before.

    Parameters
    ----------
    signs : array of int, shape (n_features,)
    u, v, a, b : arrays, shape (n_features,)
        From ``line``.

    Returns
    -------
    lams : array, shape (n_features,)
        0 where a feature never does.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        # With a slope beyond 1 the pull falls faster than lam: the feature has just left.
        rises = np.where(1 - b > ROUNDING, a / (1 - b), 0)
        falls = np.where(1 + b > ROUNDING, -a / (1 + b), 0)
        leaves = np.where(signs * v < 0, u / v, 0)
    return np.where(signs == 0, np.maximum(rises, falls), leaves)


def homotopy(loss, *, lam_min=0.0, max_iter=10_000):
    """The lasso path (Osborne, Presnell and Turlach, 2000; LARS: Efron et al., 2004).

    Parameters
    ----------
    loss : SquaredLoss
    lam_min : float, default 0
        Where to stop, ≥ 0.
    max_iter : int, default 10 000
        Knots allowed. A few times min(n_samples, n_features) are usual; (3^n_features + 1) / 2 are
        possible (Mairal and Yu, 2012).

    Returns
    -------
    lams : array, shape (n_knots,)
        Per observation, decreasing, from the penalty that empties the model to lam_min.
    coefs : array, shape (n_knots, n_features)
    trace : Trace
        One entry per knot, for the knot's own penalty.

    Raises
    ------
    TypeError
        If the loss is not squared: its path would be curved.
    ValueError
        If lam_min is negative.

    Notes
    -----
    Several features that reach the penalty at the same lam enter one after the other; of two equal
    columns one stays out. Ties can also leave no next step, or arithmetic give way to collinear
    columns. Then the path ends early, at its last certified knot, with a ``ConvergenceWarning``.
    """
    if not isinstance(loss, SquaredLoss):
        raise TypeError(f"need a SquaredLoss, got {type(loss).__name__}")
    if not lam_min >= 0:
        raise ValueError(f"need lam_min ≥ 0, got {lam_min}")
    lam, w = smallest_lam_that_empties(loss), np.zeros(loss.n_features)
    first, lams, coefs = lam, [lam], [w]
    trace = Trace(loss, L1(lam), CERTIFIED, max_iter)
    trace.note(w)
    pulls = -loss.gradient(w)
    j = int(np.abs(pulls).argmax())
    signs = np.zeros(loss.n_features, int)
    seen = set()
    while lam > lam_min:
        signs[j] = 0 if signs[j] else np.sign(pulls[j])
        u, v, a, b = line(loss, signs)
        ends = turning_points(signs, u, v, a, b)
        j = int(ends.argmax())
        lam = min(ends[j], lam) if ends[j] > max(lam_min, NOTHING * first) else lam_min
        w, pulls = u - lam * v, a + lam * b
        if lam > lam_min and signs[j]:
            w[j] = 0
        trace.penalty = L1(max(lam, NOTHING * first))  # at 0 rounding alone would beat the penalty
        # On a path no combination of signs comes twice: one that does would come for ever.
        stuck = signs.tobytes() in seen or len(lams) > max_iter
        if stuck or not trace.note(w) <= trace.small_enough:
            warnings.warn(
                f"the path is certified down to lam = {lams[-1]:.3g} only: too many knots, or "
                "features tied or collinear",
                ConvergenceWarning,
                stacklevel=2,
            )
            break
        seen.add(signs.tobytes())
        lams.append(lam)
        coefs.append(w)
    return np.array(lams), np.array(coefs), trace


def coefs_at(lams, knots, coefs):
    """Read a path between its knots, where it is straight.

    Parameters
    ----------
    lams : array, shape (n_lams,)
    knots : array, shape (n_knots,)
        Decreasing.
    coefs : array, shape (n_knots, n_features)

    Returns
    -------
    W : array, shape (n_lams, n_features)
        Zero beyond the first knot.

    Raises
    ------
    ValueError
        If the path ends before a lam.
    """
    if np.min(lams) < knots[-1]:
        raise ValueError(
            f"need lams ≥ {knots[-1]:.3g}, where the path ends, got {np.min(lams):.3g}"
        )
    return np.stack([np.interp(lams, knots[::-1], w[::-1]) for w in coefs.T], axis=-1)
