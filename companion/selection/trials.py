"""Trials: the same network trained again and again, with and without a method, on the same draws.

Methods are compared draw by draw.  With m draws, the gain of a method and its standard error are

    gain = mean of (a_i - b_i),        standard error = sd of (a_i - b_i) / sqrt(m),

for the accuracies a_i with the method and b_i without: what a draw does to both cancels.
"""

import numpy as np

from companion.selection.recipe import fit_network, outcome


def trials(draw, seeds, measure=outcome, **settings):
    """The same settings on several draws.

    Parameters
    ----------
    draw : callable
        `draw(seed)` gives a Sample.
    seeds : iterable of int
        One trial each: the seed draws the sample, the first weights and the noise.
    measure : callable, default outcome
        `measure(network, sample)` gives a number or several.
    **settings
        Those of `fit_network`.

    Returns
    -------
    results : array, shape (n_trials,) or (n_trials, n_measures)
    """
    results = []
    for seed in seeds:
        sample = draw(seed)
        results.append(measure(fit_network(sample, seed, **settings), sample))
    return np.array(results)


def tuned(grid, draw, seeds, **settings):
    """The strength with the highest mean accuracy; of equals the first.

    Parameters
    ----------
    grid : list of dict
        Settings of `fit_network`; a grid of one is not tried at all.
    draw : callable
        Of other cases than those that will judge.
    seeds : iterable of int
    **settings
        Common to all.

    Returns
    -------
    best : dict
        One of the grid.
    """
    if len(grid) == 1:
        return grid[0]

    def accuracy(one):
        return trials(draw, seeds, **one, **settings)[:, 0].mean()

    return max(grid, key=accuracy)


def paired_gain(scores, baseline):
    """The mean gain over a baseline, draw by draw, and its standard error.

    Parameters
    ----------
    scores, baseline : arrays, shape (..., n_draws)
        On the same draws.

    Returns
    -------
    gain, error : floats or arrays, shape (...)
        In the units of the scores.

    Raises
    ------
    ValueError
        If the two differ in their number of draws, or there is only one.
    """
    scores, baseline = np.asarray(scores, float), np.asarray(baseline, float)
    if scores.shape[-1] != baseline.shape[-1] or scores.shape[-1] < 2:
        numbers = f"{scores.shape[-1]} and {baseline.shape[-1]}"
        raise ValueError(f"need the same two or more draws, got {numbers}")
    differences = scores - baseline
    scatter = differences.std(axis=-1, ddof=1)
    return differences.mean(axis=-1), scatter / np.sqrt(scores.shape[-1])


def best_of_many(gains, n_splits=200, rng=None):
    """How the best method of one half of the draws fares on the other half.

    Parameters
    ----------
    gains : array, shape (n_methods, n_draws)
        Over the baseline, draw by draw.
    n_splits : int, default 200
        Ways to halve the draws.
    rng : Generator or int, optional
        Where chance comes from; a number is a seed.

    Returns
    -------
    chosen, fresh : floats
        The winner's mean gain on the draws that chose it, and on the others, over all splits.
    """
    gains, rng = np.asarray(gains, float), np.random.default_rng(rng)
    n_draws = gains.shape[1]
    chosen, fresh = np.empty((2, n_splits))
    for k in range(n_splits):
        old, new = np.array_split(rng.permutation(n_draws), 2)
        best = np.argmax(gains[:, old].mean(axis=1))
        chosen[k] = gains[best, old].mean()
        fresh[k] = gains[best, new].mean()
    return chosen.mean(), fresh.mean()
