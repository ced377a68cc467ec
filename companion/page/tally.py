"""What the bench comes to in a few numbers: the losses counted, and means of the ratios.

A ratio is their time over ours; a mean of ratios is geometric, so that twice and half make once.
"""

import ast
import inspect

import numpy as np

from companion.objectives import centring
from companion.solvers import (
    active_set,
    gap,
    moments,
    normal_equations,
    path,
    prediction,
    screening,
)

# All that a path of lassos runs through.
CORE = (
    active_set,
    centring,
    gap,
    moments,
    normal_equations,
    path,
    prediction,
    screening,
)


def geometric_mean(found):
    """Of the ratios of those who reached the accuracy.

    Parameters
    ----------
    found : list of dict

    Returns
    -------
    mean : float
        NaN if nobody did.
    """
    logs = [np.log(row["ratio"]) for row in found if "ratio" in row]
    return float(np.exp(np.mean(logs))) if logs else np.nan


def beside_aims(found, aims):
    """What was aimed at and what was reached, a line for each kind of measurement and rival.

    Parameters
    ----------
    found : list of dict
    aims : dict of str to dict of str to float
        For each `what`, for each peer by its first word, the geometric mean aimed at.

    Returns
    -------
    lines : list of lists of str
        What, beside whom, the aim, the mean, and "yes" or "no".
    """
    lines = []
    for what, peer in dict.fromkeys((row["what"], row["peer"]) for row in found):
        mean = geometric_mean(row for row in found if (row["what"], row["peer"]) == (what, peer))
        aim = aims[what][peer.split()[0]]
        said = "yes" if mean >= aim else "no"
        lines.append([what, peer, f"{aim:.1f}×", f"{mean:.2f}×", said])
    return lines


def fastest(reached):
    """The rival who took least beside us, chosen anew for each problem.

    Parameters
    ----------
    reached : list of dict
        Rows that have a ratio.

    Returns
    -------
    rows : list of dict
        One for each task and problem.
    """
    best = {}
    for row in reached:
        task = row["what"], row["problem"]
        best[task] = min(row, best.get(task, row), key=lambda row: row["ratio"])
    return list(best.values())


def summary(found):
    """The numbers that a page says in its sentences, rounded to what they need.

    Parameters
    ----------
    found : list of dict
        Rows of paths; at least one with a ratio.

    Returns
    -------
    summary : dict of str
        Of the pairs: how many count, are lost, or were not reached; the mean ratio, beside
        scikit-learn, and beside the best; the largest gaps; problems; and most repeats.
    """
    reached = [row for row in found if "ratio" in row]
    beside = [row for row in reached if row["peer"] == "scikit-learn"]
    return {
        "pairs": f"{len(reached)}",
        "lost": f"{sum(row['ratio'] < 1 for row in reached)}",
        "unreached": f"{len(found) - len(reached)}",
        "mean": f"{geometric_mean(reached):.1f}",
        "sklearn": f"{geometric_mean(beside):.1f}",
        "best": f"{geometric_mean(fastest(reached)):.1f}",
        "our-gap": f"{max(row['our_gap'] for row in reached):.0e}",
        "gap": f"{max(row['their_gap'] for row in reached):.1e}",
        "problems": f"{len({row['problem'] for row in found})}",
        "repeats": f"{max(row['repeats'] for row in reached)}",
    }


def lines_of_code(*modules):
    """How many lines these modules have, not counting docstrings, comments and empty lines.

    Parameters
    ----------
    *modules : module

    Returns
    -------
    lines : int
    """
    count = 0
    for module in modules:
        lines = inspect.getsource(module).splitlines()
        for node in ast.walk(ast.parse("\n".join(lines))):
            kinds = ast.Module | ast.ClassDef | ast.FunctionDef
            if isinstance(node, kinds) and ast.get_docstring(node):
                said = node.body[0]
                spoken = slice(said.lineno - 1, said.end_lineno)
                lines[spoken] = [""] * len(lines[spoken])
        count += sum(line.strip() != "" and line.strip()[0] != "#" for line in lines)
    return count
