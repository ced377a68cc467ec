"""By how much a fit misses the minimum, at most: the bench's own judge, of every side alike.

It is written apart from `companion.solvers.gap`, from the data and the coefficients alone.  The
intercept is the best one for those coefficients.  Gaps are relative: 1 is what w = 0 misses by,
were the minimum zero.
"""

import numpy as np


def path_gaps(X, y, W, lams, l1_ratio=1.0):
    """Gaps of  mean (y - b - Xw)²/2 + lam (l1_ratio |w|_1 + (1 - l1_ratio) |w|²/2).

    The elastic net is the lasso of the rows X and sqrt(n l2) I, with residual (r, -sqrt(n l2) w);
    the best feasible multiple of it is the dual point. With l2 > 0 the conjugate of the
    penalty gives a second one, and the better of the two counts.

    Parameters: X (n, p), y (n,), W (n_lams, p), lams (n_lams,). Returns (n_lams,).
    """
    n, lams = len(y), np.asarray(lams)
    y = y - y.mean()
    used = np.any(W != 0, axis=0)
    means = X.mean(axis=0)
    R = y - W[:, used] @ (X[:, used] - means[used]).T
    pull = R @ X / n  # the residuals sum to zero, so X needs no centring here
    l1, l2 = lams * l1_ratio, lams * (1 - l1_ratio)
    rr, yr, ww = (R * R).sum(axis=1) / n, R @ y / n, (W * W).sum(axis=1)
    primal = rr / 2 + l1 * np.abs(W).sum(axis=1) + l2 / 2 * ww
    largest = np.abs(pull - l2[:, None] * W).max(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        room = np.where(largest > 0, l1 / largest, np.inf)
        k = np.clip(np.nan_to_num(yr / (rr + l2 * ww)), -room, room)
    dual = k * yr - k * k * (rr + l2 * ww) / 2
    if l1_ratio < 1:
        over = np.maximum(np.abs(pull) - l1[:, None], 0)
        dual = np.maximum(dual, yr - rr / 2 - (over**2).sum(axis=1) / (2 * l2))
    return (primal - dual) / (y @ y / (2 * n))


def logistic_gap(X, y, w, lam, l1_ratio=1.0):
    """Gap of  mean log(1 + exp(-s (b + Xw))) + the same penalty,  s = ±1 for y = 1 or 0.

    Parameters: X (n, p), y (n,) of 0 and 1, w (p,). Returns a float.
    """
    n, l1, l2 = len(y), lam * l1_ratio, lam * (1 - l1_ratio)
    scores = X @ w
    b = best_intercept(scores, y)
    wrong = y - probability(b + scores)  # sums to zero at the best intercept
    pull = X.T @ wrong / n
    loss = np.mean(np.logaddexp(0, b + scores) - y * (b + scores))
    primal = loss + l1 * np.abs(w).sum() + l2 / 2 * (w @ w)
    if l2:
        k, over = 1.0, (np.maximum(np.abs(pull) - l1, 0) ** 2).sum() / (2 * l2)
    else:
        k, over = min(1.0, l1 / max(np.abs(pull).max(), np.finfo(float).tiny)), 0.0
    v = np.clip(y - k * wrong, 0, 1)
    entropy = -(xlogx(v) + xlogx(1 - v)).mean()
    return (primal - (entropy - over)) / -(xlogx(y.mean()) + xlogx(1 - y.mean()))


def probability(scores):
    return np.exp(-np.logaddexp(0, -scores))


def xlogx(v):
    return v * np.log(np.where(v > 0, v, 1))


def best_intercept(scores, y):
    """Where the probabilities add up to the number of ones; by bisection, which cannot fail."""
    odds = np.log(y.mean() / (1 - y.mean()))
    low, high = odds - scores.max(), odds - scores.min()
    while low < (middle := (low + high) / 2) < high:
        if probability(middle + scores).sum() > y.sum():
            high = middle
        else:
            low = middle
    return middle
