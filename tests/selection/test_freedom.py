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
