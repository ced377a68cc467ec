"""Turnings are those of geometry: lines, circles, waves."""

import numpy as np
import pytest
from matplotlib.figure import Figure
from numpy.testing import assert_allclose

from companion.selection import boundary_turning
from companion.selection.boundary import at_even_steps

T = np.linspace(0, 2 * np.pi, 2001)
SIDE = np.linspace(-2, 2, 161)  # cells of 0.025
FIRST, SECOND = np.meshgrid(SIDE, SIDE)


def zero_lines(scores):
    drawing = Figure().subplots().contour(SIDE, SIDE, scores, [0], algorithm="serial")
    return drawing.allsegs[0]


@pytest.mark.parametrize("radius", [0.5, 1.5])
def test_a_circle_turns_once_whatever_its_size(radius):
    lines = zero_lines(FIRST**2 + SECOND**2 - radius**2)
    assert_allclose(boundary_turning(lines), 2 * np.pi, rtol=1e-3)  # the chords' kinks cancel


def test_a_straight_line_does_not_turn():
    lines = zero_lines(0.3 + FIRST - 2 * SECOND)
    assert boundary_turning(lines) < 1e-9


def test_a_wave_turns_to_and_fro_and_both_count():
    x = np.linspace(-np.pi / 2, 7 * np.pi / 2, 5001)
    wave = [np.column_stack([x, np.sin(x)])]
    # between extremes, where it is level, the heading goes from 0 to ±45° and back: four times
    # half a step of 0.08 is lost at each end, where it turns by 1 radian per unit of length
    assert_allclose(boundary_turning(wave), 4 * np.pi / 2, atol=0.09)


def test_the_turning_does_not_see_kinks_of_the_grid():
    rough = zero_lines(FIRST**2 + SECOND**2 - 1 + 1e-3 * np.sin(100 * FIRST))
    assert_allclose(boundary_turning(rough), 2 * np.pi, rtol=0.1)


def test_several_lines_add_up_and_none_is_nothing():
    circle = np.column_stack([np.cos(T), np.sin(T)])
    circle[-1] = circle[0]
    assert_allclose(boundary_turning([circle, 3 * circle + 5]), 4 * np.pi, rtol=1e-3)
    assert boundary_turning([]) == 0


def test_even_steps_keep_the_ends_and_the_way():
    bent = np.array([[0.0, 0.0], [3.0, 0.0], [3.0, 1.0]])
    even = at_even_steps(bent, 0.5)
    assert_allclose(even[[0, -1]], bent[[0, -1]])
    assert_allclose(np.linalg.norm(np.diff(even, axis=0), axis=1), 0.5)
    assert len(at_even_steps(bent, 100)) == 4
