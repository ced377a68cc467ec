"""Degrees of freedom are a trace; optimism is the gap it predicts."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from companion.data import legendre_features, noisy_sine, sine
from companion.models import LinearRegression, Ridge
from companion.selection import degrees_of_freedom, optimism


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


@pytest.mark.parametrize("alpha", [0.0, 3.0])
def test_optimism_is_the_gap_between_old_and_new_values_at_the_same_places(alpha):
    rng = np.random.default_rng(0)
    x, _ = noisy_sine(30, rng=0)
    X, truth = legendre_features(x, 6), sine(x)
    old, new = truth[:, None] + 0.3 * rng.normal(size=(2, 30, 4000))
    fitted = Ridge(alpha).fit(X, old).predict(X)
    gaps = np.mean((new - fitted) ** 2 - (old - fitted) ** 2, axis=0)
    predicted = optimism(degrees_of_freedom(X, alpha), 30, noise=0.3)
    assert abs(gaps.mean() - predicted) < 4 * gaps.std() / np.sqrt(4000)  # four standard errors
    assert predicted > 10 * gaps.std() / np.sqrt(4000)  # so that 0 would not pass


def test_a_negative_penalty_is_refused_in_words():
    with pytest.raises(ValueError, match=r"need alpha ≥ 0, got -1"):
        degrees_of_freedom(np.eye(3), -1)
