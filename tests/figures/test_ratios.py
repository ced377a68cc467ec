"""The plot of ratios: each where it belongs, and losses that no reader can miss."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from companion.figures import plot_ratios

RATIOS = {"one": [2.0, 0.5, np.nan], "other": [30.0, 4.0, 0.25]}
PROBLEMS = ["a", "b", "c"]


@pytest.fixture
def ax():
    figure, ax = plt.subplots()
    yield ax
    plt.close(figure)


def points(ax, fillstyle):
    lines = [line for line in ax.lines if line.get_marker() not in ("None", "")]
    chosen = [line for line in lines if line.get_fillstyle() == fillstyle]
    return {(x, y) for line in chosen for x, y in zip(*line.get_data(), strict=True) if x == x}


def test_each_ratio_stands_in_the_row_of_its_problem(ax):
    assert plot_ratios(RATIOS, PROBLEMS, ax=ax) is ax
    assert points(ax, "full") == {(2.0, 0), (30.0, 0), (4.0, 1)}
    assert [label.get_text() for label in ax.get_yticklabels()] == PROBLEMS
    assert ax.yaxis_inverted()  # the first is on top
    assert ax.get_xscale() == "log"


def test_a_loss_is_hollow_and_carries_its_number(ax):
    plot_ratios(RATIOS, PROBLEMS, ax=ax)
    assert points(ax, "none") == {(0.5, 1), (0.25, 2)}
    assert {text.get_text() for text in ax.texts} == {"0.5", "0.25"}


def test_rivals_differ_in_more_than_colour(ax):
    plot_ratios({name: [2.0, 3.0, 4.0] for name in "abcde"}, PROBLEMS, ax=ax)
    markers = [line.get_marker() for line in ax.lines if line.get_label() in set("abcde")]
    assert len(set(markers)) == 5


def test_a_line_stands_where_both_are_level(ax):
    plot_ratios(RATIOS, PROBLEMS, ax=ax)
    assert any(list(line.get_xdata()) == [1, 1] for line in ax.lines)
