"""Figures draw the arrays they are given, on the axes they are given, and say what the axes are."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from companion import figures

X = np.linspace(0, 1, 5)
MARKS = {"too loose": 0, "just right": 2, "too tight": 4}
DRAWN = {
    "plot_boundary": lambda ax: figures.plot_boundary(X, X, np.outer(X, X), ax=ax),
    "plot_images": lambda ax: figures.plot_images(np.ones((2, 3, 4)), "ab", ax=ax),
    "plot_classes": lambda ax: figures.plot_classes(np.eye(4)[:, :2], X[:4] > 0.3, X[:4] > 0.5, ax),
    "plot_fit": lambda ax: figures.plot_fit(X, X**2, X, X, truth=X**2, ax=ax),
    "plot_draws": lambda ax: figures.plot_draws(X, np.outer([1, 2], X), X, ax=ax),
    "plot_error_curves": lambda ax: figures.plot_error_curves(
        X, {"test": X, "training": X / 2}, xlabel="degree", ax=ax
    ),
    "plot_bias_variance": lambda ax: figures.plot_bias_variance(
        X, X, 1 - X, 0.1, X + 0.1, xlabel="penalty", ax=ax
    ),
    "plot_constraint": lambda ax: figures.plot_constraint(
        X, X, X[:, None] ** 2 + X, X[:, None] + X, 0.5, (0.5, 0), least_squares=(0, 0), ax=ax
    ),
    "plot_dial": lambda ax: figures.plot_dial(X + 1, X + 1, X + 2, MARKS, ax=ax),
    "plot_settings": lambda ax: figures.plot_settings(
        X, X, X, {name: k * X for name, k in MARKS.items()}, X, ax=ax
    ),
    "plot_spread": lambda ax: figures.plot_spread(np.outer(X, [1, 2]), names="ab", ax=ax),
    "plot_rulers": lambda ax: figures.plot_rulers(
        {"ours": (X + 1, X), "theirs": (X + 2, X)}, ax=ax
    ),
    "plot_ratios": lambda ax: figures.plot_ratios({"rival": X + 0.5}, list("abcde"), ax=ax),
    "plot_knots": lambda ax: figures.plot_knots(X, np.outer(X, [1, 2]), names="ab", ax=ax),
    "plot_recovery": lambda ax: figures.plot_recovery(
        X + 1, np.outer(X, [1, 2]), [True, False], ax=ax
    ),
    "plot_shrinkage": lambda ax: figures.plot_shrinkage(X, {"half": X / 2}, ax=ax),
    "plot_path": lambda ax: figures.plot_path(X + 1, np.outer(X, [1, 2]), names="ab", ax=ax),
    "plot_cross_validation": lambda ax: figures.plot_cross_validation(
        X + 1, np.c_[X, X + 1], {"best": 1, "simple": 1.5}, ax=ax
    ),
    "plot_choices": lambda ax: figures.plot_choices({"once": X, "twice": X + 1}, "penalty", ax=ax),
    "plot_p_values": lambda ax: figures.plot_p_values(X, 0.25, ax=ax),
    "plot_folds": lambda ax: figures.plot_folds(3, 2, ax=ax),
    "plot_corner": lambda ax: figures.plot_corner(X, X, [0.5, 1.0], ax=ax),
    "plot_iterates": lambda ax: figures.plot_iterates(np.outer(X, [1, 2]), ax=ax),
    "plot_bounds": lambda ax: figures.plot_bounds(X + 1, X + 2, X, ax=ax),
    "plot_gaps": lambda ax: figures.plot_gaps({"ISTA": (X + 1, X)}, "steps", ax=ax),
    "plot_discs": lambda ax: figures.plot_discs(np.outer([0, 1, -1], X), "abc", "vwxyz", ax=ax),
    "plot_shares": lambda ax: figures.plot_shares(np.outer(X, [1, 2]), names="ab", ax=ax),
    "plot_belief": lambda ax: figures.plot_belief(X, X, 1 - X, X * (1 - X), ax=ax),
    "plot_beliefs": lambda ax: figures.plot_beliefs(
        X, X, np.outer(X, X), np.outer(X, 1 - X), np.outer(1 - X, X), ax=ax
    ),
    "plot_intervals": lambda ax: figures.plot_intervals([0, 1], [2, 3], {"mean": [0, 2]}, "ab", ax),
    "plot_evidence": lambda ax: figures.plot_evidence(X + 1, -X, X**0.5, ax=ax),
    "plot_gains": lambda ax: figures.plot_gains(X, X / 9, "abcde", best=1, ax=ax),
    "plot_pairs": lambda ax: figures.plot_pairs(X, X**2, ("without", "with"), ax=ax),
    "plot_scattered": lambda ax: figures.plot_scattered(
        X, X, "abcde", "x", "y", {"b": (-7, 3)}, ax
    ),
    "plot_coverage": lambda ax: figures.plot_coverage(X, {"narrow": 1 - X}, 0.9, ax=ax),
    "plot_ways": lambda ax: figures.plot_ways(
        X, X, X[:, None] ** 2 + X, {"down": np.outer(X, [1, 2])}, box=0.5, ax=ax
    ),
    "plot_sizes": lambda ax: figures.plot_sizes({"sparse": X, "dense": X + 1}, ax=ax),
    "plot_network": lambda ax: figures.plot_network([X > 0.3, X > 0.5], [np.eye(5) > 0], ax=ax),
    "plot_runs": lambda ax: figures.plot_runs(X, {"ours": np.outer([1, 2], X)}, "a", "b", ax=ax),
    "plot_members": lambda ax: figures.plot_members(X, {"all": 0.5}, "accuracy", ax=ax),
    "plot_cloud": lambda ax: figures.plot_cloud(X, X**2, ("first", "second"), ax=ax),
    "plot_training": lambda ax: figures.plot_training(
        X + 1, {"test": X, "training": X / 2}, "epochs", "error", ax=ax
    ),
    "plot_learnt": lambda ax: figures.plot_learnt(X + 1, X, X / 2, (X + 1, X, X / 2), ax=ax),
    "plot_parts": lambda ax: figures.plot_parts(X + 1, {"a": X, "b": X}, 2 * X, {"best": 0}, ax=ax),
    "plot_differences": lambda ax: figures.plot_differences({"stopped": X}, "points", ax=ax),
    "plot_surface": lambda ax: figures.plot_surface(X + 1, X, 1 + np.outer(X, X), ax=ax),
}


@pytest.fixture
def ax():
    figure, ax = plt.subplots()
    yield ax
    plt.close(figure)


def test_every_figure_is_tried_here():
    assert set(DRAWN) == set(figures.__all__)


@pytest.mark.parametrize("name", DRAWN)
def test_draws_on_the_axes_given_and_labels_them(name, ax):
    other = plt.figure().gca()  # the current axes are others
    assert DRAWN[name](ax) is ax
    assert ax.get_xlabel()
    assert ax.get_ylabel()
    assert not other.lines
    plt.close(other.figure)


@pytest.mark.parametrize("name", DRAWN)
def test_draws_on_the_current_axes_if_none_are_given(name, ax):
    plt.sca(ax)
    assert DRAWN[name](None) is ax


def test_the_height_of_a_fit_follows_the_data_not_a_wild_curve(ax):
    figures.plot_fit(X, X, X, 1000 * X, ax=ax)
    assert ax.get_ylim()[1] < 2


def test_error_curves_differ_in_more_than_colour(ax):
    figures.plot_error_curves(X, dict.fromkeys("abcd", X), xlabel="degree", ax=ax)
    looks = {(line.get_marker(), line.get_linestyle()) for line in ax.lines}
    assert len(looks) == 4
    assert [text.get_text() for text in ax.get_legend().get_texts()] == list("abcd")


def test_the_parts_are_stacked_up_to_their_sum(ax):
    figures.plot_bias_variance(X, X, 1 - X, 0.1, X, xlabel="penalty", ax=ax)
    top = max(path.vertices[:, 1].max() for area in ax.collections for path in area.get_paths())
    assert top == pytest.approx(1.1)
    assert len({area.get_hatch() for area in ax.collections}) == 3


def test_a_path_has_a_line_and_a_name_for_each_coefficient(ax):
    coefs = np.outer(X, [1, 2])
    figures.plot_path(X + 1, coefs, names=["age", "sex"], ax=ax)
    zero, *lines = ax.lines
    assert_array_equal(zero.get_ydata(), [0, 0])
    assert_array_equal([line.get_ydata() for line in lines], coefs.T)
    assert {text.get_text() for text in ax.texts} == {"age", "sex"}


def test_a_line_of_a_path_ends_where_its_coefficient_comes_to_rest_at_zero(ax):
    coefs = np.array([[3.0, 2, 1, 0, 0, 0], [0, 0, -1, -2, 0, 1]]).T
    figures.plot_path(np.arange(1, 7), coefs, names="ab", ax=ax)
    lines = [line.get_ydata() for line in ax.lines[1:]]
    assert_array_equal(lines, [[3, 2, 1, 0, np.nan, np.nan], [np.nan, 0, -1, -2, 0, 1]])
    assert [text.xy for text in ax.texts] == [(1, 3), (1, 0)]


def test_a_setting_looks_the_same_on_both_panels_and_differs_in_more_than_colour(ax):
    figures.plot_dial(X + 1, X + 1, X + 2, MARKS, ax=ax)
    marked = {(line.get_marker(), line.get_color()) for line in ax.lines[2:]}
    assert len({marker for marker, _ in marked}) == len(marked) == 3
    assert [(text.get_text(), text.xy) for text in ax.texts] == [
        (name, (X[k] + 1, X[k] + 2)) for name, k in MARKS.items()
    ]
    other = plt.figure().gca()
    figures.plot_settings(X, X, X, dict.fromkeys(MARKS, X), X, ax=other)
    assert [line.get_color() for line in other.lines[1:4]] == [
        line.get_color() for line in ax.lines[2:]
    ]
    plt.close(other.figure)


def test_a_spread_has_a_row_of_dots_for_each_coefficient_and_marks_its_median(ax):
    figures.plot_spread(np.outer(X, [1, 2]), names=["age", "sex"], ax=ax)
    zero, first, second, medians = ax.lines
    assert_array_equal(zero.get_xdata(), [0, 0])
    assert_array_equal([first.get_xdata(), second.get_xdata()], [X, 2 * X])
    assert np.all(np.abs(second.get_ydata() - 1) < 0.5)  # rows do not run into each other
    assert_array_equal(medians.get_xdata(), [0.5, 1])
    assert [label.get_text() for label in ax.get_yticklabels()] == ["age", "sex"]


def drawn(ax):
    """The heights of each labelled line."""
    return {line.get_label(): list(line.get_ydata()) for line in ax.lines}


def test_lines_carry_the_values_of_their_labels(ax):
    figures.plot_fit(X, 1 + X, X, 2 * X, truth=3 * X, ax=ax)
    assert drawn(ax) == {"data": list(1 + X), "fit": list(2 * X), "truth": list(3 * X)}
    ax.clear()
    figures.plot_error_curves(X, {"test": 2 * X, "training": X}, xlabel="degree", ax=ax)
    assert drawn(ax) == {"test": list(2 * X), "training": list(X)}
    ax.clear()
    figures.plot_draws(X, np.outer([1, 2, 6], X), 5 * X, ax=ax)
    assert drawn(ax)["their mean"] == list(3 * X)
    assert drawn(ax)["truth"] == list(5 * X)


def test_a_cross_validation_shows_means_standard_errors_and_the_penalties_named(ax):
    figures.plot_cross_validation(X + 1, np.c_[X, X + 2], {"best": 1.0, "simple": 1.5}, ax=ax)
    curve, bound, *marks = (line for line in ax.lines if line.get_marker() in ("o", "None"))
    assert list(curve.get_ydata()) == pytest.approx(X + 1)
    # two folds 2 apart: their mean's standard error is √2 / √2
    ends = ax.collections[0].get_segments()
    assert [list(end[:, 1]) for end in ends] == [pytest.approx([x, x + 2]) for x in X]
    assert bound.get_ydata()[0] == pytest.approx(2)
    assert [mark.get_xdata()[0] for mark in marks] == [1.0, 1.5]
    assert {text.get_text() for text in ax.texts} == {"best", "simple"}


def test_each_row_of_choices_holds_its_values_and_its_median(ax):
    figures.plot_choices({"once": X, "twice": X + 1}, "penalty", ax=ax)
    for row, (line, bar) in enumerate(zip(ax.lines, ax.collections, strict=True)):
        assert_array_equal(line.get_xdata(), X + row)
        assert np.all(np.abs(line.get_ydata() - row) < 0.3)
        assert bar.get_segments()[0][0, 0] == 0.5 + row
    assert len({line.get_marker() for line in ax.lines}) == 2


def test_folds_take_turns_and_inner_folds_keep_out_of_what_judges(ax):
    figures.plot_folds(3, ax=ax)
    left_out = [bar for bar in ax.patches if bar.get_hatch() == ".."]
    assert [(bar.get_x(), bar.get_width()) for bar in left_out] == [(0, 1), (1, 1), (2, 1)]
    ax.clear()
    figures.plot_folds(3, 2, ax=ax)
    judging = [bar.get_x() for bar in ax.patches if bar.get_hatch() == "//"]
    inner = [bar for bar in ax.patches if bar.get_hatch() == ".."]
    assert judging == [0, 2, 4]
    for bar in inner:
        fold = round(bar.get_y())
        assert bar.get_x() >= judging[fold] + 2 or bar.get_x() + bar.get_width() <= judging[fold]
    assert sum(bar.get_width() for bar in inner) == 3 * 4  # of all cases left, each chooses once


def test_the_stressed_bar_is_the_share_of_tests_below_the_level(ax):
    figures.plot_p_values([0.01, 0.2, 0.3, 0.6, 0.9], level=0.25, ax=ax)
    stressed = ax.patches[-1]
    assert (stressed.get_height(), stressed.get_width()) == (0.4, 0.25)
    assert [bar.get_height() for bar in ax.patches[:-1]] == [0.4, 0.2, 0.2, 0.2]
    assert ax.lines[0].get_ydata()[0] == 0.25


def test_each_band_is_as_high_as_the_part_it_is_named_after(ax):
    figures.plot_bias_variance(X, 2 * X, 5 * (1 - X), 0.1, 7 * X, xlabel="penalty", ax=ax)
    heights = {}
    for band in ax.collections:
        at_the_ends = [
            np.ptp(band.get_paths()[0].vertices[band.get_paths()[0].vertices[:, 0] == end, 1])
            for end in (0, 1)
        ]
        heights[band.get_label()] = at_the_ends
    assert heights == {
        "noise²": pytest.approx([0.1, 0.1]),
        "bias²": pytest.approx([0, 2]),
        "variance": pytest.approx([5, 0]),
    }
    assert drawn(ax)["measured error"] == list(7 * X)


def test_the_classes_differ_in_colour_and_marker_and_the_marked_have_rings(ax):
    figures.plot_classes(np.outer(X, [1, 2]), np.array([0, 1, 0, 1, 1]), X > 0.6, ax)
    squares, dots, rings = ax.lines
    assert (squares.get_marker(), dots.get_marker()) == ("s", "o")
    assert squares.get_color() != dots.get_color()
    assert_array_equal(squares.get_xdata(), X[[0, 2]])
    assert_array_equal(rings.get_xydata(), np.outer(X[X > 0.6], [1, 2]))


def test_the_boundary_lies_where_both_classes_are_alike_and_shades_say_which(ax):
    across, up = np.linspace(0, 1, 9), np.linspace(0, 2, 9)
    figures.plot_boundary(across, up, np.tile(across**2, (9, 1)), ax)
    shades, line = ax.collections
    assert list(shades.levels) == [0, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98, 1]
    assert np.ptp(line.get_paths()[0].vertices[:, 0]) == 0
    # between the grid's 0.625 and 0.75, on the chord of the parabola
    assert line.get_paths()[0].vertices[0, 0] == pytest.approx(0.625 + (0.5 - 0.625**2) / 1.375)
    red, _, blue, _ = shades.get_facecolor().T  # from orange to blue
    assert np.all(red[:4] > blue[:4])
    assert np.all(red[4:] < blue[4:])


def test_a_touching_line_goes_through_the_corner_with_its_slope(ax):
    grid = np.linspace(-1, 1, 21)
    figures.plot_corner(grid, 3 + np.abs(grid), [-0.5, 1.0], ax=ax)
    for line, slope in zip(ax.lines[:2], [-0.5, 1.0], strict=True):
        assert_allclose(line.get_ydata(), 3 + slope * line.get_xdata(), atol=1e-12)  # a line
    assert list(ax.lines[-1].get_ydata()) == [3]


def test_a_coefficient_that_becomes_zero_ends_in_a_dot_and_others_do_not(ax):
    figures.plot_iterates(np.array([[3.0, -1.0], [-2.0, 1.0], [0.0, -1.0]]), ax=ax)
    first, dot, second = ax.lines
    assert list(first.get_ydata()[:2]) == [3, 2]
    assert np.isnan(first.get_ydata()[2])
    assert (dot.get_xdata()[0], dot.get_ydata()[0]) == (2, 2)
    assert list(second.get_ydata()) == [1, 1, 1]


def test_the_gap_lies_between_its_bounds_and_rounding_on_the_floor(ax):
    figures.plot_bounds(X + 1, X + 2, X, ax=ax)
    above, below = ax.lines
    assert_array_equal(above.get_ydata() - below.get_ydata(), 2)
    assert len({line.get_linestyle() for line in ax.lines}) == 2
    ax.clear()
    figures.plot_gaps(dict.fromkeys("abcdefg", (X + 1, X - 0.5)), "steps", 1e-9, ax=ax)
    assert ax.lines[0].get_ydata().min() == 1e-9
    looks = {(line.get_marker(), line.get_linestyle()) for line in ax.lines[2::3]}
    assert len(looks) == 7


def test_images_stand_side_by_side_in_one_scale_with_white_at_zero(ax):
    images = np.arange(-4, 8).reshape(3, 2, 2)
    figures.plot_images(images, "abc", ax=ax)
    strip = ax.images[0].get_array()
    assert_array_equal(strip[:, 3:5], images[1])
    assert np.isnan(np.ma.filled(strip, np.nan)[:, [2, 5]].astype(float)).all()
    assert ax.images[0].get_clim() == (-7, 7)
    assert [label.get_text() for label in ax.get_xticklabels()] == ["a", "b", "c"]
    assert list(ax.get_xticks()) == [0.5, 3.5, 6.5]
