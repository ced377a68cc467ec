"""Duality gaps: by how much a fit can miss the smallest objective at most, whoever computed it.

Every dual point gives a number that no objective undercuts.  For a lasso the residual r = y - Xw,
shrunk by a factor k until no feature pulls on it harder than the penalty allows, is such a point:
with c = X'r/n - l2 w and k = min(1, l1 / max |c_j|),

    objective(w) - minimum  ≤  objective(w) - k y'r/n + k² (r'r/n + l2 w'w) / 2

(Kim, Koh, Lustig, Boyd and Gorinevsky, 2007).  With l2 > 0 the residual itself will do, and the
bound is a sum of what each feature could still gain.  At the minimum both are zero.
"""

import numpy as np


def duality_gap(loss, penalty, w):
    """How far the objective at w can lie above its minimum, for any loss and any penalty.

    Fenchel's inequality, once for the loss and once for the penalty, says of every dual point u

        minimum  ≥  - loss.conjugate(u) - penalty.conjugate(-pull(u)),

    with equality at the loss's own derivative at the minimiser.  The derivative at w, scaled until
    the penalty outweighs its pull on every feature, is the natural guess at that point.

    Parameters
    ----------
    loss : SquaredLoss or LogisticLoss
    penalty : L1, L2 or ElasticNet
    w : array, shape (n_features,)

    Returns
    -------
    gap : float
        In units of the objective; 0 at the minimiser, never negative but for rounding.
    """
    u = loss.dual(w)
    pull = loss.pull(u)
    shrink = penalty.feasible(-pull)
    return (
        loss.value(w)
        + penalty.value(w)
        + loss.conjugate(shrink * u)
        + penalty.conjugate(-shrink * pull)  # not loss.pull(shrink * u), which is rounded anew
    )


def elastic_net_gaps(rr, yr, C, W, l1s, l2s, beyond=0.0, n_beyond=0):
    """The smaller of the two bounds, for several penalties at once.

    Parameters
    ----------
    rr, yr : arrays, shape (n_penalties,)
        r'r/n and y'r/n.
    C : array, shape (n_penalties, n_features)
        X'r/n.
    W : array, shape (n_penalties, n_features)
    l1s, l2s : arrays, shape (n_penalties,)
    beyond : float or array, shape (n_penalties,)
        A bound on |x_j'r|/n of features that are not in C; their coefficients are zero.
    n_beyond : int
        How many those are.

    Returns
    -------
    gaps : array, shape (n_penalties,)
        In units of the objective, squared units of y.
    """
    size, l1, l2 = np.abs(W), l1s[:, None], l2s[:, None]
    most = np.maximum(np.abs(C - l2 * W).max(1, initial=0), beyond)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        k = np.fmin(1, l1s / most)
        excess = np.maximum(np.abs(C) - l1, 0) ** 2 / (2 * l2)
        elsewhere = n_beyond * np.maximum(beyond - l1s, 0) ** 2 / (2 * l2s)
        gains = (size * (l1 + l2 / 2 * size) - W * C + excess).sum(1) + elsewhere
    ww = (W * W).sum(1)
    return np.fmin((rr + l2s * ww) * (1 + k * k) / 2 + l1s * size.sum(1) - k * yr, gains)


def moment_gaps(G, q, v, W, l1s, l2s, beyond=0.0, n_beyond=0):
    """Gaps from the moments of the data.

    Parameters
    ----------
    G, q, v : array, shape (n_features, n_features); array, shape (n_features,); float
        X'X/n, X'y/n and y'y/n of the centred data.
    W : array, shape (n_penalties, n_features)
    l1s, l2s : arrays, shape (n_penalties,)
    beyond, n_beyond : float or array, and int
        As for `elastic_net_gaps`.

    Returns
    -------
    gaps : array, shape (n_penalties,)
    """
    WG = W @ G
    rr = v - 2 * W @ q + (W * WG).sum(1)
    return elastic_net_gaps(rr, v - W @ q, q - WG, W, l1s, l2s, beyond, n_beyond)
