"""The sums say what was measured: losses counted, the unreached not, the best rival found anew."""

import math
import types

import pytest

from companion.page import tally

WIN = {
    "what": "path",
    "problem": "digits",
    "peer": "scikit-learn",
    "ratio": 4.0,
    "our_gap": 3e-13,
    "their_gap": 9e-7,
    "repeats": 9,
}
LOSS = WIN | {"peer": "other", "ratio": 0.25, "their_gap": 2.4e-8, "repeats": 3}
ELSEWHERE = WIN | {"problem": "cancer", "peer": "other", "ratio": 16.0, "our_gap": 2e-14}
LOST_TIME = {"what": "path", "problem": "wide", "peer": "other", "unreached_s": 20.4}
FOUND = [WIN, LOSS, ELSEWHERE, LOST_TIME]


def test_who_did_not_reach_the_accuracy_is_not_counted():
    assert tally.geometric_mean([WIN, LOSS, LOST_TIME]) == pytest.approx(1)
    assert math.isnan(tally.geometric_mean([LOST_TIME]))


@pytest.mark.parametrize("order", [FOUND, FOUND[::-1]])
def test_the_summary_counts_what_a_reader_would_count(order):
    assert tally.summary(order) == {
        "pairs": "3",
        "lost": "1",
        "unreached": "1",
        "mean": "2.5",  # of 4, 1/4 and 16: the third root of 16
        "sklearn": "4.0",
        "best": "2.0",  # of 1/4 on digits and 16 on cancer
        "our-gap": "3e-13",
        "gap": "9.0e-07",
        "problems": "3",
        "repeats": "9",
    }


def test_the_fastest_rival_is_chosen_anew_for_each_problem_and_task():
    other_task = WIN | {"what": "fit"}
    assert tally.fastest([WIN, LOSS, ELSEWHERE, other_task]) == [LOSS, ELSEWHERE, other_task]


def test_an_aim_is_held_against_the_mean_of_its_kind_and_rival():
    found = [row | {"peer": f"{row['peer']} 1.0"} for row in FOUND]
    aims = {"path": {"scikit-learn": 4.0, "other": 2.5}}
    assert tally.beside_aims(found, aims) == [
        ["path", "scikit-learn 1.0", "4.0×", "4.00×", "yes"],
        ["path", "other 1.0", "2.5×", "2.00×", "no"],
    ]


def test_lines_are_counted_without_what_is_said_about_them(monkeypatch):
    source = (
        '"""One.\n\nTwo.\n"""\n\nx = 1\n\n\ndef f():\n    """Three."""\n    # four\n    return x\n'
    )
    monkeypatch.setattr(tally.inspect, "getsource", lambda module: source)
    assert tally.lines_of_code(types.ModuleType("m")) == 3
