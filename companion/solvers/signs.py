"""The whole path in one idea: guess the signs, solve a linear system, read off the signs.

Where the signs s of the lasso or elastic-net coefficients are known, the optimality condition

    (G + l2) w_A = q_A - l1 s_A,   w = 0 off A,        G = X'X / n,  q = X'y / n,

is a linear system.  The signs are right if w has them, and no feature outside pulls harder than
l1.  The signs at one penalty are the guess at the next; where they do not settle, the step was
too long.  `active_set` is the same idea with better guesses and cheaper systems.
"""

import numpy as np


def settle(G, q, l1, l2, signs):
    """Signs, linear system, signs, until they agree.

    Parameters
    ----------
    G : array, shape (n_features, n_features)
    q, signs : arrays, shape (n_features,)
        `signs` is the guess.
    l1, l2 : float
        Penalty on |w|_1 and on |w|²/2.

    Returns
    -------
    w : array, shape (n_features,), or None
        None if ten corrections were not enough.
    """
    for _ in range(10):
        A, w = signs.nonzero()[0], np.zeros(len(q))
        w[A] = np.linalg.solve(G[np.ix_(A, A)] + l2 * np.eye(len(A)), q[A] - l1 * signs[A])
        pull = q - G @ w
        right = np.where(signs, w * signs > 0, np.abs(pull) <= l1 * (1 + 1e-9))
        if right.all():
            return w
        # Whoever turned its sign leaves, whoever pulls too hard joins.
        signs = np.where(right, signs, np.where(signs, 0, np.sign(pull)))
    return None


def signs_path(X, y, lams, l1_ratio=1.0):
    """Minimisers of mean (y - b - Xw)²/2 + lam (l1_ratio |w|_1 + (1 - l1_ratio) |w|²/2).

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
        At least as many rows as columns, and no column that the others reproduce.
    y : array, shape (n_samples,)
    lams : array, shape (n_lams,)
        Decreasing, > 0.
    l1_ratio : float, default 1
        In (0, 1]; 1 is the lasso.

    Returns
    -------
    W : array, shape (n_lams, n_features)

    Raises
    ------
    ValueError
        If the signs do not settle however short the steps, as where columns repeat each other.
    """
    X, y = X - X.mean(axis=0), y - y.mean()
    G, q = X.T @ X / len(y), X.T @ y / len(y)
    signs, reached = np.zeros(len(q)), max(lams[0], np.abs(q).max() / l1_ratio)
    path, ahead = [], list(lams[::-1])
    while ahead:
        lam = ahead[-1]
        w = settle(G, q, lam * l1_ratio, lam * (1 - l1_ratio), signs)
        if w is None and lam > 0.999999 * reached:
            raise ValueError(f"need independent columns: the signs do not settle at lam = {lam:g}")
        if w is None:
            ahead.append(np.sqrt(lam * reached))  # too far: go halfway first
            continue
        if lam == lams[len(path)]:
            path.append(w)
        signs, reached = np.sign(w), ahead.pop()
    return np.array(path)
