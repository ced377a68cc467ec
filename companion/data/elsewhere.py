"""Fits made in other libraries, for pages and tests that compare without having them installed.

`benchmarks/reference_fits.py` makes the fits and stores them with the versions that made them.
"""

import json
from pathlib import Path

import numpy as np

STORE = Path(__file__).with_suffix(".json")


def stored_fits():
    """All fits that are stored.

    Returns
    -------
    rows : list of dict
        Each says library, settings, columns and way, as `fitted_elsewhere` does, on which data,
        by which package in which version ("made_by"), and the coefficients ("coef").
    """
    return json.loads(STORE.read_text(encoding="utf-8"))["rows"]


def fitted_elsewhere(library, settings, columns="standardised", way=None):
    """The coefficients that a library gave to the diabetes or the cancer data.

    Parameters
    ----------
    library : str
        A key of ``SCALES``.
    settings : dict
        The library's own names and values.
    columns : str, default "standardised"
        Or "raw", which glmnet standardises inside.
    way : str, optional
        The optimiser of torch, the start of statsmodels, or "default tolerance" of glmnet; else
        the first that is stored.

    Returns
    -------
    coef : array, shape (n_features,)
        Per unit of the columns given.
    made_by : str
        The package and its version.

    Raises
    ------
    ValueError
        If no such fit is stored.
    """
    for row in stored_fits():
        same = (row["library"], row["settings"], row["columns"]) == (library, settings, columns)
        if same and way in (None, row["way"]):
            return np.array(row["coef"]), row["made_by"]
    raise ValueError(f"need a stored fit, got {library}, {settings}, {columns}, {way}")
