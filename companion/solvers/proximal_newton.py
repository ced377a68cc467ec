"""Proximal Newton: near w the loss is a parabola, and parabolas we can minimise exactly.

    v ← argmin  g'(v - w) + (v - w)'H(v - w)/2 + penalty(v),     g gradient and H Hessian at w
    w ← w + t (v - w),     t = 1, halved while the objective does not fall enough

For the logistic loss this is least squares reweighted again and again.  Only a working set enters
the parabola: coefficients that are not zero, and zeros that the gradient pulls on hardest.  So H
stays small where there are more features than cases.
"""

import numpy as np

from companion.objectives.logistic_loss import LogisticLoss
from companion.objectives.penalties import L2
from companion.solvers.active_set import TIE, newton
from companion.solvers.normal_equations import NormalEquations
from companion.solvers.prediction import active_set_path
from companion.solvers.trace import Trace

START = 100  # size of the first working set; later ones may be twice the number of non-zeros
CLOSE = 0.9  # a zero joins from this share of the penalty's l1 upwards
EPS = np.finfo(float).eps
HALVINGS = 12
MANY = 400  # coefficients whose signs, if they do not settle, call for damping at once
PATIENCE = 50  # linear systems, or sweeps, for fewer ones
ROUNDING = 1e-13  # of a gap, in nats: no less can be asked for
ENOUGH = 1e-4  # share of the promised fall that a step must keep
BREATH = 1e-12  # a penalty lost in rounding, where none is wanted


def working_set(w, g, l1):
    """The coefficients that may move in the next step.

    Parameters
    ----------
    w, g : arrays, shape (n_coefs,)
        Coefficients and gradient.
    l1 : float

    Returns
    -------
    A : array of int
        Increasing.
    """
    if l1 == 0:
        return np.arange(len(w))
    urgency = np.where(w != 0, np.inf, np.abs(g))
    size = max(START, 2 * np.count_nonzero(w))
    A = (urgency > CLOSE * l1).nonzero()[0]
    return A if len(A) <= size else np.sort(A[np.argsort(-urgency[A])[:size]])


def minimise_parabola(H, g, l1, l2, w):
    """The smallest  g'(v - w) + (v - w)'H(v - w)/2 + l1 |v|_1 + l2 |v|²/2.

    Parameters
    ----------
    H : array, shape (n_coefs, n_coefs)
    g, w : arrays, shape (n_coefs,)
        w is also a guess at the signs of v.
    l1, l2 : float

    Returns
    -------
    v : array, shape (n_coefs,)
        w itself if the signs do not settle.
    """
    equations, s = NormalEquations(H), np.sign(w)
    # The step that keeps all signs; as a step it loses no digits.
    S = np.arange(len(w)) if l1 == 0 else s.nonzero()[0]
    v = w.copy()
    v[S] -= equations.solve(S, (g + l1 * s + l2 * w)[None], l2)[0][0]
    rest = np.abs(g + H @ (v - w))[s == 0]
    if l1 == 0 or (np.all(v * s >= 0) and np.all(rest <= l1 * (1 + TIE))):
        return v
    q, s = H @ w - g, np.where(w != 0, s, -np.sign(g) * (np.abs(g) > l1))
    s, V, _, _ = newton(equations, q, np.array([[l1]]), np.array([[l2]]), s)
    if len(V):
        v = np.zeros(len(w))
        v[s.nonzero()[0]] = V[0]
        return v
    # Too bad a guess: come from the largest penalty downwards, if that can be waited for.
    return active_set_path(H, q, np.array([l1]), l2 / l1, PATIENCE)[0][0] if len(w) <= MANY else w


def _steps(loss, penalty, tol, max_iter):
    w = np.zeros(loss.n_features)
    trace = Trace(loss, penalty, max(tol, ROUNDING / loss.value(w)), max_iter)
    damping = 0.0
    while not trace.done(w):
        flat, g = w.ravel("F"), loss.gradient(w).ravel("F")
        A = working_set(flat, g, penalty.l1)
        H = loss.hessian(w, A)
        np.fill_diagonal(H, H.diagonal() * (1 + damping))
        step = np.zeros(flat.shape)
        step[A] = minimise_parabola(H, g[A], penalty.l1, penalty.l2, flat[A]) - flat[A]
        if w.ndim == 2 and penalty.l1 == 0:
            # To give all classes the same weights is to give none; a round penalty prefers none.
            step -= np.tile(step.reshape(w.shape, order="F").mean(axis=1), w.shape[1])
        promised = g @ step + penalty.value(flat + step) - penalty.value(flat)
        step = step.reshape(w.shape, order="F")
        for t in 0.5 ** np.arange(HALVINGS):
            value = loss.value(w + t * step) + penalty.value(w + t * step)
            enough = trace.objective[-1] * (1 + 4 * EPS) + ENOUGH * t * min(promised, 0)
            if step.any() and value <= enough:
                w, damping = w + t * step, damping / 100
                break
        else:  # a parabola so flat that rounding bends it: make it steeper (Levenberg, 1944)
            damping = max(100 * damping, 1e-10)
    return w, trace


def proximal_newton(loss, penalty, *, tol=1e-6, max_iter=100):
    """Newton's method with a penalty (Lee, Sun and Saunders, 2014).

    Parameters
    ----------
    loss : LogisticLoss
    penalty : L1, L2 or ElasticNet
        Without strength: the shortest w is sought. Where classes can be separated the loss has no
        minimum, and w is one at which the loss is nearly zero.
    tol : float, default 1e-6
        Duality gap to reach, as a share of the objective at w = 0.
    max_iter : int, default 100

    Returns
    -------
    w : array, shape (n_features,) or (n_features, n_classes)
    trace : Trace
        The objective in it never rises.

    Raises
    ------
    TypeError
        If the loss is not logistic.
    """
    if not isinstance(loss, LogisticLoss):
        raise TypeError(f"need a LogisticLoss, got {type(loss).__name__}")
    n, free = len(loss.X), penalty.l1 == penalty.l2 == 0
    if free:  # any basis of the columns will do, so the best one
        U, s, Vt = np.linalg.svd(loss.X, full_matrices=False)
        real = s > EPS * max(loss.X.shape) * s.max(initial=0)
        Z, back = U[:, real] * np.sqrt(n), Vt[real].T * (np.sqrt(n) / s[real])
        penalty = L2(BREATH)
    elif penalty.l1 == 0 and loss.X.shape[1] > n:
        # A round penalty keeps w in the span of the rows: as many coefficients as cases will do.
        back, R = np.linalg.qr(loss.X.T)
        Z = R.T
    else:
        return _steps(loss, penalty, tol, max_iter)
    turned = LogisticLoss(Z, loss.y, loss.fit_intercept, loss.weights)
    a, trace = _steps(turned, penalty, tol, max_iter)
    return back @ a, trace
