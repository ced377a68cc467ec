"""The problems of the bench: as described, drawn alike each time, and on one scale."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from benchmarks.problems import PROBLEMS, QUICK, drawn, load, penalties

SMALL = [name for name in PROBLEMS if not name.startswith(("100,000", "100×", "200×", "1000×"))]


def test_there_are_fifteen_and_the_quick_ones_are_among_them():
    assert len(PROBLEMS) == 15
    assert set(QUICK) <= set(PROBLEMS)


@pytest.mark.parametrize("name", SMALL)
def test_y_has_unit_standard_deviation_and_nothing_is_missing(name):
    X, y = load(name)
    assert X.shape == (len(y), X.shape[1])
    assert X.flags.c_contiguous
    assert np.isfinite(X).all()
    assert y.std() == pytest.approx(1, rel=1e-12)


def test_a_drawn_problem_is_the_same_each_time_and_correlates_as_it_says():
    X, y = drawn(4000, 20, 0.9)
    assert_array_equal(X, drawn(4000, 20, 0.9)[0])
    assert_array_equal(y, drawn(4000, 20, 0.9)[1])
    neighbours = [np.corrcoef(X[:, j], X[:, j + 1])[0, 1] for j in range(19)]
    assert_allclose(neighbours, 0.9, atol=0.03)  # 9 standard errors at n = 4000


def test_the_largest_penalty_is_the_smallest_that_leaves_nothing():
    X, y = load("diabetes")
    lams = penalties(X, y, 0.5)
    pull = np.abs((X - X.mean(0)).T @ (y - y.mean())).max() / len(y)
    assert lams[0] * 0.5 == pytest.approx(pull, rel=1e-12)
    assert lams[-1] == pytest.approx(lams[0] / 1000)
    assert len(lams) == 100
