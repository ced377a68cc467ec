"""A converter for penalties: from any library's settings to our l1 and l2, and from there to any.

    their settings  →  mean loss + l1 |w|_1 + l2 |w|²/2  →  another library's settings

Everybody turns the same dial, and prints other numbers on it.  The numbers are in `scales`.
"""

from contextlib import suppress

import numpy as np

from companion.objectives.penalties import ElasticNet
from companion.objectives.scales import SCALES, joined


def scale_of(library):
    """The row of the table.

    Parameters
    ----------
    library : str
        A key of ``SCALES``.

    Returns
    -------
    scale : Scale

    Raises
    ------
    ValueError
        If the library is not in the table.
    """
    if library not in SCALES:
        raise ValueError(f"need one of {', '.join(SCALES)}, got {library}")
    return SCALES[library]


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
    scale = scale_of(library)
    if set(settings) != set(scale.settings):
        raise ValueError(f"need {' and '.join(scale.settings)}, got {' and '.join(settings)}")
    size, pull, bend = scale.reads(y, *(settings[name] for name in scale.settings))
    return ElasticNet(*map(float, joined(pull / size, bend / size)))


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
    scale = scale_of(library)
    values = scale.writes(y, penalty.l1, penalty.l2)
    values = (value if isinstance(value, int) else float(value) for value in values)  # not NumPy's
    settings = dict(zip(scale.settings, values, strict=True))
    back = to_penalty(library, settings, y)
    if not np.allclose([back.l1, back.l2], [penalty.l1, penalty.l2], rtol=1e-9, atol=0):
        raise ValueError(f"{library} has no settings for {penalty}")
    return settings


def translate(library, settings, y):
    """The same penalty in the words of everyone who has it.

    Parameters
    ----------
    library : str
        A key of ``SCALES``.
    settings : dict
        The library's own names and values.
    y : array, shape (n_samples,)
        What is learnt.

    Returns
    -------
    settings : dict of str to dict
        By library; those that have no such penalty are left out.
    """
    penalty, said = to_penalty(library, settings, y), {}
    for other in SCALES:
        with suppress(ValueError):
            said[other] = to_settings(other, penalty, y)
    return said
