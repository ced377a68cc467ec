"""One lambda, many scales: the table of what each library's settings mean.

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


class Scale(NamedTuple):
    """One way to write a penalty.

    Parameters
    ----------
    settings : tuple of str
        What the library calls them.
    minimises : str
        As the library states it. Losses are halved squares or surprises, one for each case.
    reads : callable
        From y and the settings to size, pull and bend.
    writes : callable
        From y, l1 and l2 to the settings.
    """

    settings: tuple
    minimises: str
    reads: Callable
    writes: Callable


def joined(l1, l2):
    """Strength and the lasso's share, from the prices of |w|_1 and of |w|²/2.

    Parameters
    ----------
    l1, l2 : float
        ≥ 0.

    Returns
    -------
    strength, share : float
        The share of nothing is called 1.
    """
    return l1 + l2, l1 / (l1 + l2) if l1 + l2 else 1.0


def mixture(strength, share, formula):
    """The scale of all who average the losses and mix the penalties by a share, as we do.

    Parameters
    ----------
    strength, share : str
        What the library calls them.
    formula : str
        The loss, as the library states it.

    Returns
    -------
    scale : Scale
    """
    return Scale(
        (strength, share),
        f"{formula} + {strength} ({share} |w|_1 + (1 - {share}) |w|²/2)",
        lambda y, s, r: (1, s * r, s * (1 - r)),
        lambda y, l1, l2: joined(l1, l2),
    )


SCALES = {
    # The two ways to write it on paper, without any half.
    "formula A": Scale(
        ("lambda1", "lambda2"),
        "|y - Xw|² / n + lambda1 |w|_1 + lambda2 |w|²",
        lambda y, lam1, lam2: (2, lam1, 2 * lam2),
        lambda y, l1, l2: (2 * l1, l2),
    ),
    "formula B": Scale(
        ("lambda1", "lambda2"),
        "|y - Xw|² + lambda1 |w|_1 + lambda2 |w|²",
        lambda y, lam1, lam2: (2 * len(y), lam1, 2 * lam2),
        lambda y, l1, l2: (2 * len(y) * l1, len(y) * l2),
    ),
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
    "sklearn ElasticNet": mixture("alpha", "l1_ratio", "|y - Xw|² / 2n"),
    # loss="squared_error" or "log_loss", penalty="elasticnet"
    "sklearn SGD": mixture("alpha", "l1_ratio", "mean loss"),
    # Its setting grows as the penalty shrinks, C = inf is none.  (liblinear penalises b, too.)
    "sklearn LogisticRegression": Scale(
        ("C", "l1_ratio"),
        "C * sum of losses + l1_ratio |w|_1 + (1 - l1_ratio) |w|²/2",
        lambda y, C, l1_ratio: (C * len(y), l1_ratio, 1 - l1_ratio),
        lambda y, l1, l2: (1 / (len(y) * (l1 + l2)) if l1 + l2 else np.inf, joined(l1, l2)[1]),
    ),
    # MLPRegressor or MLPClassifier.  A step averages the losses of its batch and divides alpha by
    # as many; lbfgs takes all cases at once.  In batches of b, write alpha * b / n.
    "sklearn MLP": Scale(
        ("alpha", "batch_size"),
        "mean loss + alpha |w|²/2 / batch_size",
        lambda y, alpha, batch_size: (batch_size, 0, alpha),
        lambda y, l1, l2: (len(y) * l2, len(y)),
    ),
    # standardize = FALSE.  It divides y by its standard deviation (with 1/n) and lambda with it,
    # solves, and multiplies w back: |w|_1 keeps pace with that, |w|² does not.
    "glmnet gaussian": Scale(
        ("lambda", "alpha"),
        "|y - Xw|² / 2n + lambda (alpha |w|_1 + (1 - alpha) |w|²/2 / std(y))",
        lambda y, lam, alpha: (1, lam * alpha, lam * (1 - alpha) / np.std(y)),
        lambda y, l1, l2: joined(l1, l2 * np.std(y)),
    ),
    "glmnet binomial": mixture("lambda", "alpha", "mean loss"),
    # Of centred data: a column of ones would be penalised like any other.
    "statsmodels OLS": mixture("alpha", "L1_wt", "|y - Xw|² / 2n"),
    # torch.optim.SGD or Adam, the bias in a group without decay.  AdamW is no L2 penalty.
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
