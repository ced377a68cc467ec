"""Real data that ships with scikit-learn, so that every page runs offline.

Each table says what was measured, in which unit and by whom: a coefficient without its unit
is a number without a meaning.
"""

from dataclasses import dataclass

import numpy as np
from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits


@dataclass(frozen=True)
class Table:
    """Measurements with their names and units.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
        One row per case, one column per measurement.
    y : array, shape (n_samples,)
        What is to be predicted.
    names : tuple of str, length n_features
        What each column holds.
    units : tuple of str, length n_features
        In which unit.
    target : str
        What y holds, with its unit.
    source : str
        Who measured it, and where it was published.
    """

    X: np.ndarray
    y: np.ndarray
    names: tuple
    units: tuple
    target: str
    source: str


def diabetes():
    """442 patients, ten measurements each, and how far the disease had gone a year later.

    The columns are in the units of measurement, not scaled. The source gives no units for the
    blood serum columns; those marked "?" are inferred from the range of the values.

    Returns
    -------
    table : Table
        X has shape (442, 10); y lies between 25 and 346 and has no unit.

    References
    ----------
    Efron, Hastie, Johnstone and Tibshirani (2004), Least angle regression.
    """
    X, y = load_diabetes(return_X_y=True, scaled=False)
    columns = {
        "age": "years",
        "sex": "coded 1, 2",
        "body mass index": "kg/m²",
        "mean blood pressure": "mmHg",
        "total cholesterol": "mg/dl ?",
        "low-density lipoproteins": "mg/dl ?",
        "high-density lipoproteins": "mg/dl ?",
        "total cholesterol / HDL": "ratio",
        "log of triglycerides": "log(mg/dl) ?",
        "blood sugar": "mg/dl ?",
    }
    return Table(
        X=X,
        y=y,
        names=tuple(columns),
        units=tuple(columns.values()),
        target="disease progression one year after baseline (score without unit)",
        source="Efron, Hastie, Johnstone and Tibshirani (2004), Annals of Statistics 32, 407–499",
    )


def cancer():
    """569 tumours, thirty measurements of their cell nuclei each, and whether they are benign.

    Each of ten quantities enters by its mean over the nuclei of an image, its standard error and
    its "worst" value, the mean of the three largest. The source gives no units of length.

    Returns
    -------
    table : Table
        X has shape (569, 30); y is 0 for a malignant tumour and 1 for a benign one.

    References
    ----------
    Street, Wolberg and Mangasarian (1993), Nuclear feature extraction for breast tumor diagnosis.
    """
    bunch = load_breast_cancer()
    units = {"radius": "length", "texture": "grey levels", "perimeter": "length", "area": "length²"}
    return Table(
        X=bunch.data,
        y=bunch.target,
        names=tuple(str(name) for name in bunch.feature_names),
        units=tuple(
            next((unit for word, unit in units.items() if word in name), "ratio")
            for name in bunch.feature_names
        ),
        target="0: malignant, 1: benign",
        source="Street, Wolberg and Mangasarian (1993), Nuclear feature extraction, UCI",
    )


def digits():
    """1797 handwritten digits as 8 × 8 grey values.

    Returns
    -------
    table : Table
        X has shape (1797, 64), ink between 0 (none) and 1 (full); y holds the digits 0 to 9.

    References
    ----------
    Alpaydin and Kaynak (1998), Optical recognition of handwritten digits, UCI repository.
    """
    X, y = load_digits(return_X_y=True)
    return Table(
        X=X / 16,  # counts of inked pixels in 4 × 4 blocks, 0 to 16
        y=y,
        names=tuple(f"row {i}, column {j}" for i in range(8) for j in range(8)),
        units=("share of ink",) * 64,
        target="the digit written, 0 to 9",
        source="Alpaydin and Kaynak (1998), Optical recognition of handwritten digits, UCI",
    )
