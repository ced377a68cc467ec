"""The tables say what was measured: losses in words, and the unreached not counted."""

import pytest

from companion.page import bench

WIN = {"what": "path", "problem": "digits", "peer": "one", "ratio": 4.0, "ours_ms": 2.0}
LOSS = WIN | {"peer": "other", "ratio": 0.25}
LOST_TIME = {"what": "path", "problem": "cancer", "peer": "one", "unreached_s": 20.4}


def test_a_table_has_a_line_for_each_problem_and_a_column_for_each_rival():
    lines = bench.by_rival([WIN, LOSS, LOST_TIME]).data.split("\n")
    assert lines[0] == "| problem | ours | one | other |"
    assert lines[2] == "| digits | 2\N{NO-BREAK SPACE}ms | 4× | **0.25× (slower)** |"
    assert lines[3] == "| cancer |  | not reached in 20 s |  |"


def test_a_loss_that_was_reached_stands_behind_the_time():
    line = bench.by_rival([WIN | {"our_loss": 0.07466, "their_loss": 1.25}]).data.split("\n")[2]
    line = line.replace("\N{NO-BREAK SPACE}", " ")
    assert line == "| digits | 2 ms, loss 0.075 | 4×, loss 1.250 |"


@pytest.mark.parametrize(
    ("ms", "said"),
    [
        (0.28213, "0.282 ms"),
        (7.446, "7.45 ms"),
        (999.4, "999 ms"),
        (999.6, "1 s"),
        (1889.2, "1.89 s"),
        (152_345, "152 s"),
        (999_600, "1,000 s"),
        (4_321_000, "4,321 s"),
    ],
)
def test_a_time_is_written_as_people_write_it(ms, said):
    said = said.replace(" ", "\N{NO-BREAK SPACE}")
    assert bench.duration(ms) == said
    assert f"| {said} |" in bench.by_rival([WIN | {"ours_ms": ms}]).data
    assert f"| {said} |" in bench.side_by_side([WIN | {"theirs_ms": ms}]).data


def test_both_sides_stand_beside_each_other_with_their_gaps():
    row = WIN | {"theirs_ms": 8.0, "our_gap": 1e-14, "their_gap": 7e-7}
    table = bench.side_by_side([row]).data.replace("\N{NO-BREAK SPACE}", " ")
    assert "| path, digits | one | 2 ms | 8 ms | 4× | 1e-14 and 7e-07 |" in table
    assert "coefficients differ by 2e-09" in bench.side_by_side([WIN | {"difference": 2e-9}]).data
    draws = {"our_ess": 5844.2, "their_ess": 3325.0}
    assert "worth 5,844 and 3,325 independent draws" in bench.side_by_side([WIN | draws]).data


def test_rows_of_a_kind_are_found_and_a_section_not_measured_is_empty():
    measured = {"sections": {"paths": {"rows": [WIN, LOSS]}}}
    assert bench.rows(measured, "paths", peer="other") == [LOSS]
    assert bench.rows(measured, "memory") == []
