"""The picture of a constraint shows the region, the touching contour and both points in place."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from numpy.testing import assert_allclose

from companion.figures import plot_constraint

FIRST, SECOND = np.linspace(-2, 4, 241), np.linspace(-3, 3, 201)
W1, W2 = np.meshgrid(FIRST, SECOND)
LOSS = (W1 - 3) ** 2 + (W2 - 1) ** 2
SOLUTION = (1.0, 0.0)  # where |w1| + |w2| ≤ 1 is nearest to (3, 1)


@pytest.fixture
def ax():
    figure, ax = plt.subplots()
    yield plot_constraint(FIRST, SECOND, LOSS, abs(W1) + abs(W2), 1.0, SOLUTION, (3, 1), ax=ax)
    plt.close(figure)


def outline(ax, wide):
    """Points of the line that is `wide`."""
    sets = [lines for lines in ax.collections if wide in lines.get_linewidths()]
    return np.concatenate([path.vertices for lines in sets for path in lines.get_paths()])


def test_the_region_is_outlined_where_the_penalty_is_the_budget(ax):
    assert_allclose(np.abs(outline(ax, 1.6)).sum(axis=1), 1, atol=1e-9)  # linear between points


def test_the_heavy_contour_goes_through_the_solution_at_one_level_of_loss(ax):
    points = outline(ax, 2.2)
    assert_allclose(np.hypot(*(points - (3, 1)).T), np.sqrt(5), atol=1e-3)  # a grid of 0.03
    assert np.hypot(*(points - SOLUTION).T).min() < 0.05  # nearer than two steps of the grid


def test_both_points_stand_in_place_and_are_named(ax):
    marked = {line.get_marker(): tuple(line.get_data()) for line in ax.lines}
    assert_allclose(np.ravel(marked["o"]), SOLUTION)
    assert_allclose(np.ravel(marked["^"]), (3, 1))
    assert {text.get_text(): text.xy for text in ax.texts} == {
        "solution": SOLUTION,
        "least squares": (3, 1),
    }


def test_a_unit_is_as_long_across_as_upwards(ax):
    assert ax.get_aspect() == 1


def test_the_least_squares_point_may_be_left_out():
    figure, ax = plt.subplots()
    plot_constraint(FIRST, SECOND, LOSS, W1**2 + W2**2, 1.0, (0.95, 0.32))
    assert [text.get_text() for text in ax.texts] == ["solution"]
    plt.close(figure)
