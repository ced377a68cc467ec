"""A column that never moves is told from one that moves a little, whatever its size and weights."""

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from companion.objectives.centring import still

SIZES = [1e-8, 0.1, 3.3, 1e8]


@pytest.mark.parametrize("n", [1, 2, 60, 5000])
def test_columns_of_one_number_are_still(n):
    X = np.outer(np.ones(n), [*SIZES, *np.negative(SIZES), 0])
    means = np.full(n, 1 / n) @ X
    assert still(X - means, means).all()
    assert still(X - X.mean(axis=0), X.mean(axis=0)).all()


@pytest.mark.parametrize("n", [2, 60, 5000])
@pytest.mark.parametrize("times", [0, 1, 1e6, 1e9])
def test_columns_that_move_by_a_small_part_of_their_mean_are_not(n, times):
    X = (np.random.default_rng(0).normal(size=(n, 1)) + times) * SIZES
    means = X.mean(axis=0)
    assert not still(X - means, means).any()


@pytest.mark.parametrize("row", [0, 1, 40, 2999])
def test_one_case_that_differs_is_enough(row):
    X = np.full((3000, 2), 0.1)
    X[row, 1] += 1e-8
    means = X.mean(axis=0)
    assert_array_equal(still(X - means, means), [True, False])


@pytest.mark.parametrize("late", [1, 1500])
def test_a_first_case_that_equals_the_mean_tells_nothing(late):
    Z = np.zeros((3000, 2))
    Z[late : late + 2, 1] = 1e-8, -1e-8
    assert_array_equal(still(Z, np.full(2, 0.1)), [True, False])


def test_rows_may_be_weighted_and_cases_without_weight_do_not_count():
    rng = np.random.default_rng(0)
    root = np.append(rng.uniform(0.1, 9, 50), 0)
    level = root / np.linalg.norm(root)
    X = np.column_stack([np.full(51, 0.1), rng.normal(size=51), np.append(np.full(50, 3.3), 7)])
    stretched = root[:, None] * X
    means = level @ stretched
    assert_array_equal(still(stretched - np.outer(level, means), means, level), [1, 0, 1])


def test_what_was_not_centred_is_still_where_it_is_zero():
    assert_array_equal(still(np.array([[0.0, 0, 1e-300], [0, 1e-300, 0]])), [True, False, False])
