"""Fits made in other libraries, for pages that compare without having them installed.

`benchmarks/reference_fits.py` makes the fits and stores them with the versions that made them.
"""

import json
from pathlib import Path

import numpy as np


def fitted_elsewhere(
    library, settings, columns="standardised", way=None, file="../benchmarks/reference_fits.json"
):
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
        The optimiser of torch, or the start of statsmodels; else the first that is stored.
    file : str
        From where the page runs.

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
    for row in json.loads(Path(file).read_text(encoding="utf-8"))["rows"]:
        same = (row["library"], row["settings"], row["columns"]) == (library, settings, columns)
        if same and way in (None, row["way"]):
            return np.array(row["coef"]), row["made_by"]
    raise ValueError(f"need a stored fit, got {library}, {settings}, {columns}, {way}")
