"""The tables say what was measured: losses in words, and the unreached not counted."""

import math
import types

import pytest

from companion.page import bench

WIN = {"what": "path", "problem": "digits", "peer": "one", "ratio": 4.0, "ours_ms": 2.0}
LOSS = WIN | {"peer": "other", "ratio": 0.25}
LOST_TIME = {"what": "path", "problem": "cancer", "peer": "one", "unreached_s": 20.4}


def test_a_table_has_a_line_for_each_problem_and_a_column_for_each_rival():
    lines = bench.by_rival([WIN, LOSS, LOST_TIME]).data.split("\n")
    assert lines[0] == "| problem | ours | one | other |"
    assert lines[2] == "| digits | 2 ms | 4× | **0.25× (slower)** |"
    assert lines[3] == "| cancer |  | not reached in 20 s |  |"


def test_who_did_not_reach_the_accuracy_is_not_counted():
    assert bench.geometric_mean([WIN, LOSS, LOST_TIME]) == pytest.approx(1)
    assert math.isnan(bench.geometric_mean([LOST_TIME]))


def test_both_sides_stand_beside_each_other_with_their_gaps():
    row = WIN | {"theirs_ms": 8.0, "our_gap": 1e-14, "their_gap": 7e-7}
    assert "| path, digits | one | 2 ms | 8 ms | 4× | 1e-14 and 7e-07 |" in (
        bench.side_by_side([row]).data
    )
    assert "coefficients differ by 2e-09" in bench.side_by_side([WIN | {"difference": 2e-9}]).data


def test_rows_of_a_kind_are_found_and_a_section_not_measured_is_empty():
    measured = {"sections": {"paths": {"rows": [WIN, LOSS]}}}
    assert bench.rows(measured, "paths", peer="other") == [LOSS]
    assert bench.rows(measured, "memory") == []


def test_lines_are_counted_without_what_is_said_about_them(monkeypatch):
    source = (
        '"""One.\n\nTwo.\n"""\n\nx = 1\n\n\ndef f():\n    """Three."""\n    # four\n    return x\n'
    )
    monkeypatch.setattr(bench.inspect, "getsource", lambda module: source)
    assert bench.lines_of_code(types.ModuleType("m")) == 3
