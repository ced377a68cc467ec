"""Pictures of the lasso: knots, shrinking, and features that matter among others."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from numpy.testing import assert_array_equal

from companion import figures

X = np.linspace(0, 1, 5)


@pytest.fixture
def ax():
    figure, ax = plt.subplots()
    yield ax
    plt.close(figure)


def labelled(ax):
    return {line.get_label(): line for line in ax.lines if not line.get_label().startswith("_")}


def test_knots_are_marked_and_lines_are_straight_between_them(ax):
    figures.plot_knots(X, np.outer(X + 1, [1, 2]), names=["age", "sex"], ax=ax)
    lines = [line for line in ax.lines if len(line.get_xdata()) == len(X)]
    assert_array_equal([line.get_ydata() for line in lines], np.outer([1, 2], X + 1))
    upright = [line.get_xdata()[0] for line in ax.lines if len(set(line.get_xdata())) == 1]
    assert_array_equal(upright, X)


def test_a_value_is_not_drawn_while_it_stays_zero(ax):
    values = np.array([[0, 0, 0, 2, 0, 0, 0, 3.0]]).T
    figures.plot_knots(np.arange(8), values, names=["age"], ax=ax)
    (line,) = (line for line in ax.lines if len(line.get_xdata()) == 8)
    nan = np.nan
    assert_array_equal(line.get_ydata(), [nan, nan, 0, 2, 0, nan, 0, 3])


def test_names_at_the_end_of_a_path_keep_apart(ax):
    values = np.outer(X, [1.0, 1.001, 1.002, -3.0])
    figures.plot_knots(X, values, names=list("abcd"), ax=ax)
    assert [text.get_text() for text in ax.texts] == list("abcd")
    heights = np.sort([text.xyann[1] for text in ax.texts])
    assert np.diff(heights).min() > 0.05 * np.ptp(values)


def test_a_colour_that_comes_again_comes_with_other_dashes(ax):
    figures.plot_knots(X, np.outer(X, np.arange(9)), names=list("abcdefghi"), ax=ax)
    lines = [line for line in ax.lines if len(line.get_xdata()) == len(X)]
    assert len({(line.get_color(), line.get_linestyle()) for line in lines}) == 9


def test_shrinkage_is_drawn_beside_the_diagonal_in_lines_of_their_own(ax):
    figures.plot_shrinkage(X, {"half": X / 2, "none": 0 * X}, ax=ax)
    lines = labelled(ax)
    assert_array_equal(lines["least squares"].get_ydata(), X)
    assert_array_equal(lines["half"].get_ydata(), X / 2)
    assert_array_equal(lines["none"].get_ydata(), 0 * X)
    assert len({line.get_linestyle() for line in lines.values()}) == 3


def test_features_that_matter_are_heavier_and_those_never_selected_are_not_drawn(ax):
    values = np.column_stack([X, 2 * X, 0 * X, 3 * X])
    values[:2, 0] = 0
    figures.plot_recovery(X + 1, values, [True, False, False, False], ax=ax)
    lines = labelled(ax)
    assert_array_equal(lines["influence"].get_ydata(), [np.nan, 0, *X[2:]])
    assert_array_equal(lines["no influence"].get_ydata(), 2 * X)
    assert lines["influence"].get_linewidth() > lines["no influence"].get_linewidth()
    assert lines["influence"].get_linestyle() != lines["no influence"].get_linestyle()
    assert len([line for line in ax.lines if len(line.get_xdata()) == len(X)]) == 3
    assert ax.xaxis_inverted()  # the path starts on the left, with a large penalty
