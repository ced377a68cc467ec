"""What `make bench` measured, as tables: one line for each problem, one column for each rival.

A loss is marked by its look and in words, and who did not reach the accuracy is not counted.
"""

import json
from pathlib import Path

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


def duration(ms):
    """A time as people say it: in milliseconds below a second, in seconds above.

    Parameters
    ----------
    ms : float
        Milliseconds, > 0.

    Returns
    -------
    duration : str
        Three digits of it, more from a thousand seconds on; number and unit stay on one line.
    """
    if ms < 999.5:
        return f"{ms:.3g}\N{NO-BREAK SPACE}ms"
    seconds = f"{ms / 1000:.3g}" if ms < 999_500 else f"{ms / 1000:,.0f}"
    return f"{seconds}\N{NO-BREAK SPACE}s"


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


def reached(row, side):
    """The loss that a training led to, to stand behind its time.

    Parameters
    ----------
    row : dict
    side : "our" or "their"

    Returns
    -------
    reached : str
        Empty where there is none.
    """
    loss = row.get(f"{side}_loss")
    return "" if loss is None else f", loss\N{NO-BREAK SPACE}{loss:.3f}"


def by_rival(found):
    """How many times longer each rival took, and where to if it trained, a line for each problem.

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
    cells = {(row["problem"], row["peer"]): entry(row) + reached(row, "their") for row in found}
    timed = [row for row in found if "ours_ms" in row]
    ours = {row["problem"]: duration(row["ours_ms"]) + reached(row, "our") for row in timed}
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
        times = [duration(row[key]) if key in row else "" for key in ("ours_ms", "theirs_ms")]
        if "difference" in row:
            judged = f"coefficients differ by {row['difference']:.0e}"
        elif "our_ess" in row:
            judged = f"worth {row['our_ess']:,.0f} and {row['their_ess']:,.0f} independent draws"
        else:
            gaps = [row.get(key) for key in ("our_gap", "their_gap")]
            judged = " and ".join("?" if gap is None else f"{gap:.0e}" for gap in gaps)
        lines.append([*name, *times, entry(row), judged])
    return table(["measured", "beside", "ours", "theirs", "ratio", "gaps, ours and theirs"], lines)
