"""MNIST-1D: signals of forty values on which a network's regularization shows (Greydanus, 2020).

Each digit is a curve of twelve points, then padded, stretched, moved along, made noisy and sheared.
A test as small as handwritten digits leaves a network room to fail, at a fortieth of the cost.
"""

import random
from functools import cache

import numpy as np

from companion.data.real import Table


@cache
def _made(n_signals):
    """The package's own data set, made anew: it would otherwise be downloaded."""
    try:
        from mnist1d.data import get_dataset_args, make_dataset
    except ImportError as missing:
        raise ImportError(
            "data.mnist1d() needs the package mnist1d, which makes the signals: "
            "pip install mnist1d (`make book` and `make lab` install it)"
        ) from missing
    # it seeds both global generators, and a caller's own draws must not notice
    numpy_state, python_state = np.random.get_state(), random.getstate()  # noqa: NPY002
    settings = get_dataset_args()
    settings.num_samples = n_signals
    try:
        return make_dataset(settings)
    finally:
        np.random.set_state(numpy_state)  # noqa: NPY002
        random.setstate(python_state)


def mnist1d(n_signals=5000):
    """Made-up signals of forty values, each a digit: 4000 to learn from, 1000 to test on.

    They are made, not downloaded, by the package `mnist1d` with the settings of its authors, and
    are the same at each call. NumPy's and Python's global generators are left as they were.

    Parameters
    ----------
    n_signals : int, default 5000
        In both tables together, a multiple of 10. Fewer are made sooner (0.4 ms each), but they
        are other signals than those of the authors.

    Returns
    -------
    train, test : Table
        X has shape (4000, 40) and (1000, 40), float64, or four fifths and one fifth of
        `n_signals`; over all rows its mean is 0 and its standard deviation 1, of the table as a
        whole and not of each column. y holds the digits 0 to 9, equally many of each in both
        tables together.

    Raises
    ------
    ImportError
        If the package `mnist1d` is not installed.
    ValueError
        If `n_signals` is no positive multiple of 10.

    References
    ----------
    Greydanus (2020), Scaling down deep learning, arXiv:2011.14439.
    """
    if n_signals < 10 or n_signals % 10:
        raise ValueError(f"need a positive multiple of 10 signals, got {n_signals}")
    made = _made(n_signals)
    return tuple(
        Table(
            X=made[f"x{part}"].copy(),
            y=made[f"y{part}"].copy(),
            names=tuple(f"place {place}" for place in range(40)),
            units=("standard deviation of all values",) * 40,
            target="the digit whose curve was bent, 0 to 9",
            source="Greydanus (2020), Scaling down deep learning, arXiv:2011.14439",
        )
        for part in ("", "_test")
    )
