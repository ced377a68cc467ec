"""Drawings of networks with parts missing hold what they are given."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from companion import figures


@pytest.fixture
def ax():
    figure, ax = plt.subplots()
    yield ax
    plt.close(figure)


def test_a_line_is_drawn_for_each_weight_between_units_that_are_left(ax):
    units = [np.ones(3, bool), np.array([True, False]), np.ones(1, bool)]
    weights = [np.array([[1, 1], [0, 1], [1, 1]], bool), np.ones((2, 1), bool)]
    figures.plot_network(units, weights, ax)
    lines = [line for line in ax.lines if line.get_linestyle() == "-"]
    ends = {(*line.get_xdata(), *line.get_ydata()) for line in lines}
    # the middle layer's second unit is off, and one weight to its first is missing
    assert ends == {(0, 1, -1, -0.5), (0, 1, 1, -0.5), (1, 2, -0.5, 0)}
    crosses = [line for line in ax.lines if line.get_marker() == "X"]
    assert [list(line.get_ydata()) for line in crosses] == [[], [0.5], []]


def test_runs_are_drawn_as_means_with_standard_errors(ax):
    figures.plot_runs([0, 1], {"a": [[1, 2], [3, 2]], "b": [[0, 0], [0, 0]]}, "x", "y", ax)
    first, second = ax.containers
    assert_array_equal(first.lines[0].get_ydata(), [2, 2])
    bars = [np.ptp(path[:, 1]) for path in first.lines[2][0].get_segments()]
    assert_allclose(bars, [2, 0])  # two runs, 2 apart: a standard error of 1 up and down
    assert first.lines[0].get_marker() != second.lines[0].get_marker()
    assert {text.get_text() for text in ax.texts} == {"a", "b"}


def test_every_member_is_counted_and_the_committee_marked(ax):
    values = np.random.default_rng(0).random(500)
    figures.plot_members(values, {"whole": 0.9, "mean": 0.5}, "accuracy", ax)
    assert sum(bar.get_height() for bar in ax.patches) == 500
    assert [line.get_xdata()[0] for line in ax.lines] == [0.9, 0.5]


def test_the_ellipse_holds_what_it_holds_of_a_normal_cloud(ax):
    rng = np.random.default_rng(0)
    first, second = rng.multivariate_normal([1, -2], [[4, 3], [3, 4]], 20_000).T
    figures.plot_cloud(first, second, ("a", "b"), ax)
    ring = ax.lines[1].get_xydata() - [first.mean(), second.mean()]
    away = np.linalg.solve(np.cov(first, second), ring.T)
    assert_allclose((ring.T * away).sum(axis=0), 4)  # two standard deviations all round
