"""The table of scales for looking up: what to write in each library for our lambda.

Formulas are read off the converter itself, by asking it for lambda = 1 and lambda = 2.
"""

import numpy as np
from IPython.display import Markdown

from companion.objectives import L1, L2, SCALES, to_settings


def formulas(settings, doubled, y):
    """How a library's settings follow from lambda, in symbols.

    Parameters
    ----------
    settings, doubled : dict of str to float
        What the library is given for lambda = 1 and for lambda = 2.
    y : array, shape (n_samples,)
        What is learnt. Its length and its deviation must not be taken for each other.

    Returns
    -------
    formulas : list of str
        Such as "alpha = nλ", one for each setting.

    Raises
    ------
    ValueError
        If a factor is none of 1, 2, n, 2n and sd(y).
    """
    symbols = {1.0: "", 2.0: "2", float(len(y)): "n", 2.0 * len(y): "2n", np.std(y): "sd(y) "}

    def symbol(value):
        for factor, name in symbols.items():
            if np.isclose(value, factor, rtol=1e-9):
                return name
        raise ValueError(f"need a factor of {', '.join(symbols.values())}, got {value}")

    said = []
    for name, value in settings.items():
        if np.isclose(doubled[name], 2 * value, rtol=1e-9) and value:
            said.append(f"{name} = {symbol(value)}λ")
        elif np.isclose(doubled[name], value / 2, rtol=1e-9) and value:
            said.append(f"{name} = 1/({symbol(1 / value)}λ)")
        else:
            said.append(f"{name} = {int(value) if value in (0, 1) else symbol(value)}")
    return said


def look_up(y):
    """The table of scales, a line for each library.

    Parameters
    ----------
    y : array, shape (n_samples,)
        What is learnt; the formulas hold for any other.

    Returns
    -------
    table : Markdown
        What the library minimises, and its settings for our lasso and our ridge.
    """
    lines = ["| | minimises | for λ‖w‖₁ | for λ‖w‖²/2 |", "|---|---|---|---|"]
    for library, scale in SCALES.items():
        cells = []
        for kind in (L1, L2):
            try:
                once, twice = (to_settings(library, kind(lam), y) for lam in (1.0, 2.0))
                parts = [
                    part.replace(" ", "\N{NO-BREAK SPACE}") for part in formulas(once, twice, y)
                ]
                cells.append("<br>".join(f"`{part}`" for part in parts))
            except ValueError:
                cells.append("no such penalty")
        minimised = scale.minimises.replace("|w|_1", "‖w‖₁").replace("|", "‖")
        lines.append(f"| {library} | `{minimised}` | {' | '.join(cells)} |")
    return Markdown("\n".join(lines))
