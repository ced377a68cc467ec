"""Where a prediction's error comes from: bias, variance and noise.

Draw the training set again and again.  At a fixed point the predictions scatter (variance) around
their mean, the mean misses the truth (bias), and a new observation misses the truth too (noise):

    expected squared error  =  bias²  +  variance  +  noise²
"""

import numpy as np
from sklearn.base import clone


def predictions_over_draws(model, draw, X_new, n_draws, rng=None):
    """What the same model says at the same points after learning from many training sets.

    Parameters
    ----------
    model : estimator
        Cloned for each draw; the one passed in is left as it was.
    draw : function
        `draw(rng=rng)` returns one training set, X and y, as the model takes them.
    X_new : array, shape (n_new, n_features)
        Where to predict.
    n_draws : int
        How many training sets.
    rng : Generator or int, optional
        Where chance comes from; a number is a seed.

    Returns
    -------
    predictions : array, shape (n_draws, n_new)
    """
    rng = np.random.default_rng(rng)
    return np.array([clone(model).fit(*draw(rng=rng)).predict(X_new) for _ in range(n_draws)])


def errors_over_draws(model, draw, draw_new, n_draws, rng=None):
    """Training and test error of the same model, learnt from many training sets.

    Parameters
    ----------
    model : estimator
        Cloned for each draw.
    draw, draw_new : functions
        `draw(rng=rng)` returns a training set, `draw_new(rng=rng)` a test set, each as (X, y).
    n_draws : int
    rng : Generator or int, optional
        Where chance comes from; a number is a seed.

    Returns
    -------
    train, test : arrays, shape (n_draws,)
        Mean squared errors.
    """
    rng = np.random.default_rng(rng)
    errors = []
    for _ in range(n_draws):
        data, new = draw(rng=rng), draw_new(rng=rng)
        fitted = clone(model).fit(*data)
        missed = [np.subtract(y, fitted.predict(X)) for X, y in (data, new)]
        errors.append([np.mean(some**2) for some in missed])
    return np.array(errors).T


def bias_variance(predictions, truth):
    """Squared bias and variance of predictions, averaged over the points.

    Needs the truth, which only simulated data have.

    Parameters
    ----------
    predictions : array, shape (n_draws, n_new)
        One row per training set, as `predictions_over_draws` returns them.
    truth : array, shape (n_new,)
        The expected value of y at each point, without noise.

    Returns
    -------
    bias2, variance : float
        In squared units of y.

    Raises
    ------
    ValueError
        If the shapes do not fit together.

    References
    ----------
    Geman, Bienenstock and Doursat (1992), Neural networks and the bias/variance dilemma.
    """
    if np.ndim(predictions) != 2 or np.shape(truth) != np.shape(predictions)[1:]:
        raise ValueError(
            "need predictions (n_draws, n_new) and truth (n_new,), "
            f"got {np.shape(predictions)} and {np.shape(truth)}"
        )
    mean = np.mean(predictions, axis=0)
    return float(np.mean((mean - truth) ** 2)), float(np.mean(np.var(predictions, axis=0)))
