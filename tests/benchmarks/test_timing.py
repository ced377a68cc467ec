"""The clock and the book-keeping of the bench. No test asserts a time."""

import json

import pytest

from benchmarks import timing
from benchmarks.calibrate import loosest
from benchmarks.results import Results


class Clock:
    """A processor whose work takes as long as it is told."""

    def __init__(self, monkeypatch):
        self.now, self.calls = 0.0, []
        monkeypatch.setattr(timing.time, "process_time", lambda: self.now)

    def work(self, name, seconds):
        def run():
            self.now += seconds
            self.calls.append(name)
            return name

        return run


@pytest.fixture
def processor(monkeypatch):
    return Clock(monkeypatch)


@pytest.mark.parametrize(("seconds", "times"), [(0.01, 9), (1.0, 3), (7.0, 1)])
def test_both_sides_take_turns_and_the_slow_are_asked_less_often(processor, seconds, times):
    ours, theirs = processor.work("ours", seconds / 10), processor.work("theirs", seconds)
    record, mine, other = timing.by_turns(ours, theirs)
    assert (mine, other) == ("ours", "theirs")
    assert record["repeats"] == times
    assert record["ratio"] == pytest.approx(10)
    assert record["ours_ms"] == pytest.approx(100 * seconds)
    assert processor.calls[:4] == (
        ["ours", "theirs"] * 2 if times > 1 else ["ours", "theirs", "ours"]
    )


def test_a_ratio_is_the_median_of_ratios(processor):
    lengths = iter([1.0, 1.0, 5.0, 2.0, 30.0])  # the first does not count

    def theirs():
        processor.now += 0.02 * next(lengths)

    record, *_ = timing.by_turns(processor.work("ours", 0.01), theirs, quick=True)
    assert record["repeats"] == 3
    assert record["ratio"] == pytest.approx(4)  # of 2, 10 and 4


def test_the_loosest_tolerance_is_found_to_half_a_decade():
    found = loosest(lambda tol: (90 * tol, 0.1), start=1e-4)
    assert found["tol"] == pytest.approx(1e-8)
    found = loosest(lambda tol: (30 * tol, 0.1), start=1e-4)
    assert found["tol"] == pytest.approx(3.16e-8)


def test_whoever_does_not_get_there_is_kept_with_what_was_reached():
    found = loosest(lambda tol: (max(tol, 2e-5), 0.1), start=1e-4)
    assert found == {"tol": None, "gap": 2e-5, "seconds": 0.1}
    slow = loosest(lambda tol: (tol, 1e-3 / tol), start=1e-3)
    assert slow["tol"] is None
    assert slow["seconds"] > 20


ROW = {"what": "lasso path", "problem": "digits", "peer": "celer"}


def test_a_row_is_on_the_disk_at_once_and_replaces_only_what_it_repeats(tmp_path):
    file = tmp_path / "results.json"
    results = Results(file)
    results.add("paths", ROW | {"ratio": 2.0})
    results.add("memory", ROW | {"ours_times_data": 1.5})
    results.add("paths", ROW | {"peer": "skglm", "ratio": 3.0})
    again = Results(file)  # a later run, of a part
    again.add("paths", ROW | {"ratio": 4.00049})
    stored = json.loads(file.read_text())["sections"]
    assert [(row["peer"], row["ratio"]) for row in stored["paths"]["rows"]] == [
        ("celer", 4.0),
        ("skglm", 3.0),
    ]
    assert stored["memory"]["rows"][0]["ours_times_data"] == 1.5
    assert list(tmp_path.iterdir()) == [file]


def test_rows_of_other_versions_are_dropped(tmp_path):
    file = tmp_path / "results.json"
    Results(file).add("paths", ROW | {"ratio": 2.0})
    content = json.loads(file.read_text())
    content["versions"]["numpy"] = "1.0"
    file.write_text(json.dumps(content))
    Results(file).add("memory", ROW)
    assert set(json.loads(file.read_text())["sections"]) == {"memory"}
