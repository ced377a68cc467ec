"""Data to learn from: real tables with units, made-up data whose truth is known, features."""

from companion.data.features import (
    expand,
    legendre,
    legendre_features,
    relu,
    relu_features,
    standardise,
    undo_standardise,
)
from companion.data.real import Table, diabetes, digits
from companion.data.synthetic import noisy_sine, sine

__all__ = [
    "Table",
    "diabetes",
    "digits",
    "expand",
    "legendre",
    "legendre_features",
    "noisy_sine",
    "relu",
    "relu_features",
    "sine",
    "standardise",
    "undo_standardise",
]
