"""Made-up data in which several columns measure the same hidden thing (Zou and Hastie, 2005)."""

import numpy as np


def thermometers(n_samples, rng=None):
    """Two hidden quantities, each read off three noisy instruments, one of them upside down.

    Hidden are u and v, uniform on [0, 20].  The law is  y = u + 0.1 v + normal noise of variance 1.
    Columns 0 to 2 are u, -u, u and columns 3 to 5 are v, -v, v, each with a normal error of its own
    of variance 1/16: within a group columns correlate by 0.998 in size, across groups not at all.

    Parameters
    ----------
    n_samples : int
    rng : Generator or int, optional
        Where chance comes from; a number is a seed.

    Returns
    -------
    X : array, shape (n_samples, 6)
    y : array, shape (n_samples,)

    References
    ----------
    Zou and Hastie (2005), Regularization and variable selection via the elastic net: the example
    with which they compare the paths of lasso and elastic net.
    """
    rng = np.random.default_rng(rng)
    hidden = rng.uniform(0, 20, size=(n_samples, 2))
    X = np.repeat(hidden, 3, axis=1) * [1, -1, 1, 1, -1, 1]
    X += rng.standard_normal(X.shape) / 4
    return X, hidden @ [1, 0.1] + rng.standard_normal(n_samples)


def grouped_linear(
    n_samples, n_groups=3, group_size=5, n_others=25, weight=3.0, spread=0.1, noise=15.0, rng=None
):
    """A linear law whose columns come in groups of near copies, beside columns without effect.

    Each column of a group is the group's hidden normal variable plus a little of its own.  The
    defaults are the fourth simulation of Zou and Hastie (2005).

    Parameters
    ----------
    n_samples : int
    n_groups, group_size : int, default 3 and 5
        The columns with an effect, groups first.
    n_others : int, default 25
        Independent normal columns without effect.
    weight : float, default 3.0
        Of each column in a group.
    spread : float, default 0.1
        Standard deviation of what each column of a group has of its own, ≥ 0; 0 makes exact copies.
    noise : float, default 15.0
        Standard deviation of the normal error added to the law, ≥ 0.
    rng : Generator or int, optional
        Where chance comes from; a number is a seed.

    Returns
    -------
    X : array, shape (n_samples, n_groups * group_size + n_others)
    y : array, shape (n_samples,)
    w : array, shape (n_groups * group_size + n_others,)
        The weights of the law.

    Raises
    ------
    ValueError
        If `spread` or `noise` is negative.
    """
    if spread < 0 or noise < 0:
        raise ValueError(f"need spread ≥ 0 and noise ≥ 0, got {spread} and {noise}")
    rng = np.random.default_rng(rng)
    hidden = np.repeat(rng.standard_normal((n_samples, n_groups)), group_size, axis=1)
    members = hidden + spread * rng.standard_normal(hidden.shape)
    X = np.hstack([members, rng.standard_normal((n_samples, n_others))])
    w = np.repeat([weight, 0.0], [members.shape[1], n_others])
    return X, X @ w + noise * rng.standard_normal(n_samples), w
