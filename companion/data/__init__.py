"""Data to learn from: real tables with units, made-up data whose truth is known, features."""

from companion.data.bumps import bump_features, bumps, flipped_moons, lattice
from companion.data.elsewhere import fitted_elsewhere
from companion.data.features import (
    expand,
    legendre,
    legendre_features,
    relu,
    relu_features,
    standardise,
    undo_standardise,
)
from companion.data.grouped import grouped_linear, thermometers
from companion.data.longley import longley
from companion.data.real import Table, cancer, diabetes, digits
from companion.data.samples import Sample, digit_sample, signal_sample
from companion.data.signals import mnist1d
from companion.data.spoilt import flip_labels, shift_images, shift_signals, with_junk
from companion.data.synthetic import noisy_sine, sine, sparse_linear

__all__ = [
    "Sample",
    "Table",
    "bump_features",
    "bumps",
    "cancer",
    "diabetes",
    "digit_sample",
    "digits",
    "expand",
    "fitted_elsewhere",
    "flip_labels",
    "flipped_moons",
    "grouped_linear",
    "lattice",
    "legendre",
    "legendre_features",
    "longley",
    "mnist1d",
    "noisy_sine",
    "relu",
    "relu_features",
    "shift_images",
    "shift_signals",
    "signal_sample",
    "sine",
    "sparse_linear",
    "standardise",
    "thermometers",
    "undo_standardise",
    "with_junk",
]
