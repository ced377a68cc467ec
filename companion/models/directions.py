"""The data as the principal directions of X see them.

With `X = U diag(s) V'` a penalty on |w|² acts on each direction alone: of what Y has along it,
`U'Y`, a share is kept; what Y has beyond them all, no weights can reach.
"""

import numpy as np

EPS = np.finfo(float).eps
TRUSTED = 1e-9  # relative rounding error up to which the quick directions will do
NEARLY = 1e-4  # how far from orthonormal columns may be that one Cholesky step puts right
TALL, LARGE = 20, 2**16  # cases per column, and numbers in all, below which LAPACK's is quicker


def directions(X, Y):
    """Centred data, rotated: by the singular values of X.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
    Y : array, shape (n_samples, n_targets)

    Returns
    -------
    s : array, shape (n_directions,)
        Singular values above rounding, largest first; at most min(n_samples, n_features) of them.
    V : array, shape (n_features, n_directions)
        Right singular vectors.
    along : array, shape (n_directions, n_targets)
        Components of Y along the left singular vectors.
    beyond : array, shape (n_targets,)
        Squared length of the rest of Y.
    """
    n, p = X.shape
    if n > p + Y.shape[1]:
        # Rotating the cases into one another changes nothing here, and leaves few of them.
        X, Y = np.split(np.linalg.qr(np.hstack([X, Y]), mode="r"), [p], axis=1)
    U, s, Vt = np.linalg.svd(X, full_matrices=False)
    seen = s > EPS * max(n, p) * s[0]
    along = U[:, seen].T @ Y
    beyond = np.sum((Y - U[:, seen] @ along) ** 2, axis=0)
    return s[seen], Vt[seen].T, along, beyond


def quick_directions(X, Y):
    """The same by the eigenvectors of X'X or XX', whichever is smaller: several times as quick.

    Squaring X blurs every s² by about EPS * s[0]², and `beyond` is a difference of squares.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
    Y : array, shape (n_samples, n_targets)

    Returns
    -------
    s, V, along, beyond : as from `directions`
    blur : function
        `blur(penalty)` is the relative rounding error, roughly, in a ridge fit.
    """
    n, p = X.shape
    G = X.T @ X if p <= n else X @ X.T
    e, Q = np.linalg.eigh(G)
    first = np.searchsorted(e, EPS * max(n, p) * e[-1], side="right")
    s, Q = np.sqrt(e[first:][::-1]), Q[:, first:][:, ::-1]
    V, along = (Q, Q.T @ (X.T @ Y) / s[:, None]) if p <= n else (X.T @ (Q / s), Q.T @ Y)
    beyond = np.maximum(np.sum(Y**2, axis=0) - np.sum(along**2, axis=0), 0)

    def blur(penalty):
        # Beside columns that never move, a direction not seen may be one that drowned.
        all_seen = len(s) == np.count_nonzero(G.diagonal())
        smallest = penalty + (s[-1] ** 2 if len(s) and all_seen else 0)
        return EPS * e[-1] / smallest if smallest > 0 else np.inf

    return s, V, along, beyond, blur


def thin_svd(X, penalty):
    """Singular value decomposition of X; of a tall X mostly by products of matrices.

    The eigenvectors of X'X give directions that are nearly, `X V / s` columns that are nearly
    orthonormal.  Nearly is enough: `X V / s = Q R` is then safe by Cholesky, and the decomposition
    of the small `R diag(s) V'` corrects both to full accuracy (CholeskyQR2; Yamamoto et
    al., 2015).  Where X is not so tall, or nearly is not near enough, LAPACK does it all.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
        Centred.
    penalty : float
        Smallest penalty of the ridge fits to come.

    Returns
    -------
    U : array, shape (n_samples, n_directions)
    s : array, shape (n_directions,)
    V : array, shape (n_features, n_directions)
    """
    n, p = X.shape
    if n >= TALL * p and X.size >= LARGE:
        s, V, _, _, blur = quick_directions(X, np.empty((n, 0)))
        if blur(0) <= NEARLY or blur(penalty) <= EPS:
            U = X @ (V / s)
            R = np.linalg.cholesky(U.T @ U).T
            P, s, Wt = np.linalg.svd(R @ (s[:, None] * V.T), full_matrices=False)
            return U @ np.linalg.solve(R, P), s, Wt.T
    U, s, Vt = np.linalg.svd(X, full_matrices=False)
    return U, s, Vt.T
