"""Degrees of freedom are a trace, and a rank where nothing is held back."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from companion.models import LinearRegression, Ridge
from companion.selection import active_degrees_of_freedom, degrees_of_freedom


@pytest.mark.parametrize("alpha", [0.0, 0.1, 10.0])
def test_degrees_of_freedom_are_the_trace_of_the_matrix_that_fits(design, alpha):
    X, _ = design
    n = len(X)
    model = Ridge(alpha) if alpha else LinearRegression()
    H = model.fit(X, np.eye(n)).predict(X)  # the fit to each unit vector is a column of H
    assert_allclose(degrees_of_freedom(X, alpha), np.trace(H), rtol=1e-8)


def test_degrees_of_freedom_fall_from_the_number_of_columns_to_one():
    X = np.random.default_rng(0).normal(size=(50, 6)) + 3
    freedom = [degrees_of_freedom(X, alpha) for alpha in [0, *np.logspace(-6, 12, 30)]]
    assert freedom[0] == 7
    assert np.all(np.diff(freedom) < 0)
    assert_allclose(freedom[-1], 1, rtol=1e-9)


def test_a_repeated_column_does_not_count():
    X = np.random.default_rng(0).normal(size=(50, 3))
    repeated = np.column_stack([X, X[:, 0] + 2])
    assert degrees_of_freedom(repeated) == 4
    assert_allclose(degrees_of_freedom(repeated, 1e-33), 4, rtol=1e-12)


def test_repeated_columns_are_one_parameter_and_none_are_none():
    X = np.random.default_rng(0).normal(size=(20, 3))
    X = np.column_stack([X, X[:, 0]])
    assert active_degrees_of_freedom(X, [1.0, 0, 2.0, 1.0]) == 3
    assert active_degrees_of_freedom(X, np.zeros(4)) == 1


def test_a_negative_penalty_is_refused_in_words():
    with pytest.raises(ValueError, match=r"need alpha ≥ 0, got -1"):
        degrees_of_freedom(np.eye(3), -1)


@pytest.mark.parametrize("alpha", [0, 1e-40, 1])
@pytest.mark.parametrize("constant", [0.1, 3.3e8])
def test_a_column_that_never_moves_does_not_count(alpha, constant):
    assert degrees_of_freedom(np.full((60, 1), constant), alpha) == 1
    X = np.random.default_rng(0).normal(size=(60, 2))
    beside = degrees_of_freedom(np.insert(X, 1, constant, axis=1), alpha)
    assert_allclose(beside, degrees_of_freedom(X, alpha), rtol=1e-12)  # two decompositions


@pytest.mark.parametrize("scale", [1e-8, 1, 1e8])
@pytest.mark.parametrize("times", [0, 1e6])
def test_a_column_that_moves_by_a_small_part_of_its_mean_counts(scale, times):
    X = scale * (np.random.default_rng(0).normal(size=(60, 1)) + times)
    assert degrees_of_freedom(X) == 2
