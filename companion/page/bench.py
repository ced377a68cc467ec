"""What `make bench` measured, as tables: one line for each problem, one column for each rival.

A loss is marked by its look and in words, and who did not reach the accuracy is not counted.
"""

import ast
import inspect
import json
from pathlib import Path

import numpy as np
from IPython.display import Markdown


def results(file="../benchmarks/results.json"):
    """The measurements as they are stored.

    Parameters
    ----------
    file : str
        From where the page runs.

    Returns
    -------
    results : dict
        The machine, the versions, and the rows of each section.
    """
    return json.loads(Path(file).read_text(encoding="utf-8"))


def rows(measured, section, **wanted):
    """The rows of a section, or those of one kind.

    Parameters
    ----------
    measured : dict
        As `results` returns it.
    section : str
    **wanted : str
        Such as peer="celer".

    Returns
    -------
    rows : list of dict
        Empty if the section has not been measured.
    """
    found = measured["sections"].get(section, {"rows": []})["rows"]
    return [row for row in found if all(row[key] == value for key, value in wanted.items())]


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


def entry(row):
    """A row in a word or two, for a cell of a table.

    Parameters
    ----------
    row : dict

    Returns
    -------
    entry : str
    """
    if "unreached_s" in row:
        return f"not reached in {row['unreached_s']:.2g} s"
    ratio = f"{row['ratio']:.3g}×" if row["ratio"] < 100 else f"{row['ratio']:,.0f}×"
    return ratio if row["ratio"] >= 1 else f"**{ratio} (slower)**"


def table(heads, lines):
    """A table that a page shows.

    Parameters
    ----------
    heads : sequence of str
    lines : iterable of sequences of str
        The first column is text, the others stand to the right.

    Returns
    -------
    table : Markdown
    """
    rule = ["---", *["---:"] * (len(heads) - 1)]
    return Markdown("\n".join("| " + " | ".join(line) + " |" for line in [heads, rule, *lines]))


def by_rival(found):
    """How many times longer each rival took, a line for each problem.

    Parameters
    ----------
    found : list of dict

    Returns
    -------
    table : Markdown
    """
    problems, rivals = (
        list(dict.fromkeys(row[key] for row in found)) for key in ("problem", "peer")
    )
    cells = {(row["problem"], row["peer"]): entry(row) for row in found}
    ours = {row["problem"]: f"{row['ours_ms']:.3g} ms" for row in found if "ours_ms" in row}
    lines = [
        [problem, ours.get(problem, ""), *(cells.get((problem, rival), "") for rival in rivals)]
        for problem in problems
    ]
    return table(["problem", "ours", *rivals], lines)


def side_by_side(found):
    """Times, ratios and what both sides were judged by, a line for each measurement.

    Parameters
    ----------
    found : list of dict

    Returns
    -------
    table : Markdown
    """
    lines = []
    for row in found:
        name = [f"{row['what']}, {row['problem']}", row["peer"]]
        times = [f"{row[key]:.3g} ms" if key in row else "" for key in ("ours_ms", "theirs_ms")]
        if "difference" in row:
            judged = f"coefficients differ by {row['difference']:.0e}"
        else:
            gaps = [row.get(key) for key in ("our_gap", "their_gap")]
            judged = " and ".join("?" if gap is None else f"{gap:.0e}" for gap in gaps)
        lines.append([*name, *times, entry(row), judged])
    return table(["measured", "beside", "ours", "theirs", "ratio", "gaps, ours and theirs"], lines)


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
                lines[said.lineno - 1 : said.end_lineno] = [""] * (
                    said.end_lineno - said.lineno + 1
                )
        count += sum(line.strip() != "" and line.strip()[0] != "#" for line in lines)
    return count
