"""Beliefs are drawn where they are, and told apart by more than colour."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from numpy.testing import assert_array_equal
from scipy.stats import norm

from companion import figures
from companion.figures.posteriors import rings

W = np.linspace(-5, 5, 201)


@pytest.fixture
def ax():
    figure, ax = plt.subplots()
    yield ax
    plt.close(figure)


def test_prior_likelihood_and_posterior_carry_their_heights_and_styles(ax):
    figures.plot_belief(W, norm.pdf(W), norm.pdf(W, 2), norm.pdf(W, 1, 0.7), ax=ax)
    heights = {line.get_label(): line.get_ydata() for line in ax.lines}
    assert_array_equal(heights["prior"], norm.pdf(W))
    assert_array_equal(heights["likelihood"], norm.pdf(W, 2))
    assert_array_equal(heights["posterior"], norm.pdf(W, 1, 0.7))
    assert len({line.get_linestyle() for line in ax.lines[1:]}) == 3


def test_the_rings_of_a_round_normal_have_the_radii_of_the_tables():
    density = np.outer(norm.pdf(W), norm.pdf(W))
    radii = np.sqrt(-2 * np.log(np.array(rings(density)) * 2 * np.pi))
    # chi-square with two degrees of freedom; the grid's cells are 0.05 wide
    assert radii == pytest.approx([np.sqrt(2 * np.log(10)), np.sqrt(2 * np.log(2))], abs=0.02)


def test_an_interval_spans_from_low_to_high_and_a_mark_at_zero_is_hollow(ax):
    marks = {"mean": [1.0, 2.0], "mode": [0.0, 2.5]}
    figures.plot_intervals([0, 1], [2, 3], marks, ["age", "sex"], ax=ax)
    assert [list(s[:, 0]) for s in ax.collections[0].get_segments()] == [[0, 2], [1, 3]]
    hollow = [line for line in ax.lines if line.get_markerfacecolor() == "white"]
    assert [list(line.get_xdata()) for line in hollow] == [[], [0]]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["age", "sex"]


def test_the_evidence_is_the_sum_of_its_parts_with_a_dot_on_top(ax):
    alphas = np.logspace(0, 2, 5)
    fit, simplicity = -np.array([0, 1, 2, 4, 8.0]), np.array([0, 3, 5, 6, 6.5])
    figures.plot_evidence(alphas, fit, simplicity, ax=ax)
    first, second, total, dot = ax.lines
    assert_array_equal(total.get_ydata(), first.get_ydata() + second.get_ydata())
    assert (dot.get_xdata()[0], dot.get_ydata()[0]) == (alphas[2], 3)


def test_coverage_is_drawn_beside_what_was_promised(ax):
    figures.plot_coverage(W, {"narrow": norm.pdf(W), "wide": norm.cdf(W)}, 0.9, ax=ax)
    promise, *rules = ax.lines
    assert set(promise.get_ydata()) == {0.9}
    assert_array_equal(rules[1].get_ydata(), norm.cdf(W))
    assert len({line.get_linestyle() for line in rules}) == 2
