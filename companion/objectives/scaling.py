"""One lambda, many scales: what each library's setting is in ours, and back.

Every library minimises the same thing up to a factor:

    size * mean loss + pull |w|_1 + bend |w|²/2       (squared loss halved, intercept free)

Divided by size, this is our  mean loss + l1 |w|_1 + l2 |w|²/2.  So a library is three numbers.
Each row below says how they follow from its settings, and which settings give our l1 and l2.

The formulas stand in each library's own reference: scikit-learn's user guide (1.9), glmnet's
manual, ``OLS.fit_regularized`` of statsmodels (0.15), ``torch.optim.SGD`` and the losses of
``torch.nn`` with their mean reduction.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from companion.objectives.penalties import ElasticNet


class Scale(NamedTuple):
    """One library's way to write a penalty.

    Parameters
    ----------
    settings : tuple of str
        What the library calls them.
    minimises : str
        As the library states it.
    reads : callable
        From y and the settings to size, pull and bend.
    writes : callable
        From y, l1 and l2 to the settings.
    """

    settings: tuple
    minimises: str
    reads: Callable
    writes: Callable


def _split(y, strength, share):
    return 1, strength * share, strength * (1 - share)


def _joined(y, l1, l2):
    return l1 + l2, l1 / (l1 + l2) if l1 + l2 else 1.0


SCALES = {
    "sklearn Ridge": Scale(
        ("alpha",),
        "|y - Xw|² + alpha |w|²",
        lambda y, alpha: (2 * len(y), 0, 2 * alpha),
        lambda y, l1, l2: (len(y) * l2,),
    ),
    "sklearn Lasso": Scale(
        ("alpha",),
        "|y - Xw|² / 2n + alpha |w|_1",
        lambda y, alpha: (1, alpha, 0),
        lambda y, l1, l2: (l1,),
    ),
    "sklearn ElasticNet": Scale(
        ("alpha", "l1_ratio"),
        "|y - Xw|² / 2n + alpha (l1_ratio |w|_1 + (1 - l1_ratio) |w|²/2)",
        _split,
        _joined,
    ),
    # loss="squared_error" or "log_loss", penalty="elasticnet"
    "sklearn SGD": Scale(
        ("alpha", "l1_ratio"),
        "mean loss + alpha (l1_ratio |w|_1 + (1 - l1_ratio) |w|²/2)",
        _split,
        _joined,
    ),
    # Its setting grows as the penalty shrinks, C = inf is none.  (liblinear penalises b, too.)
    "sklearn LogisticRegression": Scale(
        ("C", "l1_ratio"),
        "C * sum of losses + l1_ratio |w|_1 + (1 - l1_ratio) |w|²/2",
        lambda y, C, l1_ratio: (C * len(y), l1_ratio, 1 - l1_ratio),
        lambda y, l1, l2: (1 / (len(y) * (l1 + l2)) if l1 + l2 else np.inf, _joined(y, l1, l2)[1]),
    ),
    # standardize = FALSE.  It divides y by its standard deviation (with 1/n) and lambda with it,
    # solves, and multiplies w back: |w|_1 keeps pace with that, |w|² does not.
    "glmnet gaussian": Scale(
        ("lambda", "alpha"),
        "|y - Xw|² / 2n + lambda (alpha |w|_1 + (1 - alpha) |w|²/2 / std(y))",
        lambda y, lam, alpha: (1, lam * alpha, lam * (1 - alpha) / np.std(y)),
        lambda y, l1, l2: _joined(y, l1, l2 * np.std(y)),
    ),
    "glmnet binomial": Scale(
        ("lambda", "alpha"),
        "mean loss + lambda (alpha |w|_1 + (1 - alpha) |w|²/2)",
        _split,
        _joined,
    ),
    # Of centred data: a column of ones would be penalised like any other.
    "statsmodels OLS": Scale(
        ("alpha", "L1_wt"),
        "|y - Xw|² / 2n + alpha (L1_wt |w|_1 + (1 - L1_wt) |w|²/2)",
        _split,
        _joined,
    ),
    # torch.optim.SGD, the bias in a group of its own without decay.  Adam makes other use of it.
    "torch MSELoss": Scale(
        ("weight_decay",),
        "|y - Xw|² / n + weight_decay |w|²/2",
        lambda y, weight_decay: (2, 0, weight_decay),
        lambda y, l1, l2: (2 * l2,),
    ),
    "torch BCEWithLogitsLoss": Scale(
        ("weight_decay",),
        "mean loss + weight_decay |w|²/2",
        lambda y, weight_decay: (1, 0, weight_decay),
        lambda y, l1, l2: (l2,),
    ),
}


def to_penalty(library, settings, y):
    """Our penalty for what a library was given.

    Parameters
    ----------
    library : str
        A key of ``SCALES``.
    settings : dict
        The library's own names and values.
    y : array, shape (n_samples,)
        What is learnt: some scales depend on how many, one on how spread out.

    Returns
    -------
    penalty : ElasticNet

    Raises
    ------
    ValueError
        If library or settings are not in the table, or out of range.
    """
    if library not in SCALES:
        raise ValueError(f"need one of {', '.join(SCALES)}, got {library}")
    scale = SCALES[library]
    if set(settings) != set(scale.settings):
        raise ValueError(f"need {' and '.join(scale.settings)}, got {' and '.join(settings)}")
    size, pull, bend = scale.reads(y, *(settings[name] for name in scale.settings))
    return ElasticNet(*map(float, _joined(y, pull / size, bend / size)))


def to_settings(library, penalty, y):
    """What to give a library to have our penalty.

    Parameters
    ----------
    library : str
        A key of ``SCALES``.
    penalty : L1, L2 or ElasticNet
    y : array, shape (n_samples,)
        What is learnt.

    Returns
    -------
    settings : dict
        The library's own names and values.

    Raises
    ------
    ValueError
        If the library is not in the table, or has no such penalty.
    """
    if library not in SCALES:
        raise ValueError(f"need one of {', '.join(SCALES)}, got {library}")
    names, _, _, writes = SCALES[library]
    settings = dict(zip(names, map(float, writes(y, penalty.l1, penalty.l2)), strict=True))
    back = to_penalty(library, settings, y)
    if not np.allclose([back.l1, back.l2], [penalty.l1, penalty.l2], rtol=1e-9, atol=0):
        raise ValueError(f"{library} has no settings for {penalty}")
    return settings
