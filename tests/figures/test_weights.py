"""Ways across a loss, and sizes of weights: the figures show the numbers they were given."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from numpy.testing import assert_array_equal

from companion import figures

X = np.linspace(-1, 1, 7)


@pytest.fixture
def ax():
    figure, ax = plt.subplots()
    yield ax
    plt.close(figure)


def test_a_way_is_drawn_step_by_step_and_named_at_its_end(ax):
    ways = {"one": np.outer(X, [1, 2]), "two": np.outer(X, [2, 1])}
    figures.plot_ways(X, X, X[:, None] ** 2 + X**2, ways, ax=ax)
    for (name, way), line, text in zip(ways.items(), ax.lines[::2], ax.texts, strict=True):
        assert_array_equal(line.get_xydata(), way)
        assert (text.get_text(), tuple(text.xy)) == (name, tuple(way[-1]))
    assert len({line.get_linestyle() for line in ax.lines[::2]}) == 2


def test_the_box_reaches_as_far_as_it_is_told_on_all_sides(ax):
    figures.plot_ways(X, X, X[:, None] ** 2 + X**2, {}, box=0.25, ax=ax)
    [square] = ax.patches
    assert square.get_bbox().extents.tolist() == [-0.25, -0.25, 0.25, 0.25]


def test_sizes_fall_and_end_where_weights_are_zero(ax):
    figures.plot_sizes({"sparse": np.array([0, -3.0, 0, 2]), "dense": np.ones(4)}, ax=ax)
    sparse, end, dense = ax.lines
    assert_array_equal(sparse.get_xydata(), [[0.25, 3], [0.5, 2]])
    assert_array_equal(end.get_xydata(), [[0.5, 2]])
    assert_array_equal(dense.get_xydata()[:, 0], [0.25, 0.5, 0.75, 1])
    assert sparse.get_linestyle() != dense.get_linestyle()
