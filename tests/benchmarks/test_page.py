"""The page on speed tells what is stored, times nothing itself, and hides no loss."""

import ast
import json
import re
from pathlib import Path

import nbformat
import pytest

from benchmarks.problems import PROBLEMS
from companion.page import bench, tally

ROOT = Path(__file__).parents[2]
CELLS = nbformat.read(ROOT / "book/how_fast.ipynb", as_version=4).cells
RESULTS = json.loads((ROOT / "benchmarks/results.json").read_text())
ROWS = [row for part in RESULTS["sections"].values() for row in part["rows"]]
CODE = [cell.source for cell in CELLS if cell.cell_type == "code"]
SHOWN = "\n".join(
    str(output.get("data", {}).get("text/markdown", ""))
    for cell in CELLS
    for output in cell.get("outputs", [])
)


def test_the_page_times_nothing():
    assert not re.search(r"\b(time|timeit|perf_counter|process_time)\b", "\n".join(CODE))


def test_every_ratio_stored_is_on_the_page_and_losses_say_so():
    lines = SHOWN.split("\n")
    for row in ROWS:
        if "ratio" in row or "unreached_s" in row:
            assert any(row["problem"] in line and bench.entry(row) in line for line in lines), row
    assert SHOWN.count("(slower)") >= sum(row.get("ratio", 1) < 1 for row in ROWS)


def test_no_time_on_the_page_is_a_power_of_ten():
    assert not re.search(r"e[-+]\d+ m?s\b", SHOWN)


def test_machine_versions_and_dates_are_on_the_page():
    for value in (*RESULTS["machine"].values(), *RESULTS["versions"].values()):
        assert f"| {value or 'not installed'} |" in SHOWN
    for part in RESULTS["sections"].values():
        assert f"| {part['date']} |" in SHOWN


def test_what_is_stored_names_no_computer_and_no_folder():
    text = (ROOT / "benchmarks/results.json").read_text()
    assert not re.search(r'[" ]/\w|\\\\|\.local\b', text)
    assert RESULTS["machine"]["blas_threads"] == 1


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['what']}, {row['peer']}")
def test_a_path_that_counts_was_judged_on_both_sides(row):
    assert row["problem"] in PROBLEMS or "path" not in row["what"]
    if row["what"] in ("lasso path", "elastic-net path") and "ratio" in row:
        assert row["our_gap"] <= 1e-6
        assert row["their_gap"] <= 1.01e-6


def test_the_lines_counted_are_all_that_a_path_runs_through():
    def behind(name):
        tree = ast.parse((ROOT / f"{name.replace('.', '/')}.py").read_text())
        found = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        return {module for module in found if module.startswith("companion.")}

    modules, new = set(), {"companion.solvers.path"}
    while new:
        modules |= new
        new = set().union(*map(behind, modules)) - modules
    assert {module.__name__ for module in tally.CORE} == modules
    assert any("lines_of_code(*tally.CORE)" in code for code in CODE)
