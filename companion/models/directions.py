"""The data as the principal directions of X see them.

With `X = U diag(s) V'` a penalty on |w|² acts on each direction alone: of what y has along it,
`U'y`, a share is kept; what y has beyond them all, no weights can reach.
"""

import numpy as np

EPS = np.finfo(float).eps


def directions(X, y):
    """Centred data, rotated: by the singular values of X.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
    y : array, shape (n_samples,)

    Returns
    -------
    s : array, shape (n_directions,)
        Singular values above rounding, largest first; at most min(n_samples, n_features) of them.
    V : array, shape (n_features, n_directions)
        Right singular vectors.
    along : array, shape (n_directions,)
        Components of y along the left singular vectors.
    beyond : float
        Squared length of the rest of y.
    """
    n_larger = max(X.shape)
    if len(X) > X.shape[1] + 1:
        # Turning the cases into one another changes nothing here, and few rows are left.
        R = np.linalg.qr(np.column_stack([X, y]), mode="r")
        X, y = R[:, :-1], R[:, -1]
    U, s, Vt = np.linalg.svd(X, full_matrices=False)
    seen = s > EPS * n_larger * s[0]
    U, s, V = U[:, seen], s[seen], Vt[seen].T
    along = U.T @ y
    rest = y - U @ along
    return s, V, along, rest @ rest


def quick_directions(X, y):
    """The same by the eigenvectors of X'X or XX', whichever is smaller: several times as quick.

    Squaring X blurs every s² by about `EPS * s[0]²`, so small singular values lose digits; and
    `beyond`, by subtraction, is uncertain by `EPS * |y|²`.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
    y : array, shape (n_samples,)

    Returns
    -------
    s, V, along, beyond : as from `directions`
    """
    n, p = X.shape
    e, Q = np.linalg.eigh(X.T @ X if p <= n else X @ X.T)
    first = np.searchsorted(e, EPS * max(n, p) * e[-1], side="right")
    s, Q = np.sqrt(e[first:][::-1]), Q[:, first:][:, ::-1]
    V, along = (Q, Q.T @ (X.T @ y) / s) if p <= n else (X.T @ (Q / s), Q.T @ y)
    return s, V, along, max(y @ y - along @ along, 0.0)


def rounding(seen, full_rank, penalty, error):
    """Relative rounding error that `quick_directions` brings into a ridge fit, roughly.

    Parameters
    ----------
    seen : tuple
        What `quick_directions` returned.
    full_rank : bool
        Whether every direction there can be was seen.
    penalty : float
        Added to every s².
    error : float
        Squared length of the fit's residual.

    Returns
    -------
    rounding : float
        0 for columns that are all constant.
    """
    s, _, along, beyond = seen
    if not len(s):
        return 0.0
    smallest = penalty + (s[-1] ** 2 if full_rank else 0.0)
    with np.errstate(divide="ignore"):
        return EPS * max(s[0] ** 2 / smallest, (along @ along + beyond) / np.float64(error))
