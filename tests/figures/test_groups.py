"""Shares, discs and error surfaces show the numbers they are given."""

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


def test_each_column_has_a_marker_of_its_own_and_its_weights(ax):
    weights = np.random.default_rng(0).standard_normal((4, 3))
    figures.plot_shares(weights, names="abc", ax=ax)
    lines = ax.lines[:3]
    assert_array_equal([line.get_ydata() for line in lines], weights.T)
    assert len({line.get_marker() for line in lines}) == 3


def test_more_columns_than_markers_are_refused(ax):
    with pytest.raises(ValueError, match="shorter"):
        figures.plot_shares(np.zeros((4, 7)), names="abcdefg", ax=ax)


def test_discs_have_the_area_of_the_number_and_differ_by_sign(ax):
    figures.plot_discs(np.array([[1.0, 0.5], [-1.0, 0.0]]), "ab", "xy", ax=ax)
    up, down, none = ax.collections
    assert_array_equal(up.get_offsets(), [[0, 0], [1, 0]])
    assert_array_equal(down.get_offsets(), [[0, 1]])
    assert_array_equal(none.get_offsets(), [[1, 1]])
    large, small = up.get_sizes()
    assert_allclose(large - small, 190 / 2)
    assert not np.array_equal(up.get_facecolor(), down.get_facecolor())


def test_the_star_stands_at_the_lowest_error(ax):
    errors = np.array([[3.0, 2.0, 4.0], [5.0, 1.0, 6.0]])
    figures.plot_surface([1.0, 10.0, 100.0], [0.0, 1.0], errors, ax=ax)
    assert_array_equal(np.ravel(ax.lines[0].get_data()), [10, 1])


def test_the_hatched_floor_is_within_two_per_cent_of_the_lowest_error(ax):
    grid = np.linspace(1, 3, 201)
    figures.plot_surface(grid, [0.0, 1.0], np.tile(1 + (grid - 2) ** 2, (2, 1)), ax=ax)
    lines = next(c for c in ax.collections if c.get_linewidth()[0] == 2)
    ends = np.unique(np.round(lines.get_paths()[0].vertices[:, 0], 2))
    # (x - 2)² = 0.02; the grid is 0.01 wide
    assert_allclose(ends, [2 - 0.02**0.5, 2 + 0.02**0.5], atol=0.01)
