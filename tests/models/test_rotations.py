"""Both rotations tell the same of ridge: its weights, their length, its error."""

import pickle

import numpy as np
import pytest
from numpy.testing import assert_allclose

from companion.models import Ridge
from companion.models.rotations import Principal, Tridiagonal


@pytest.mark.parametrize("rotation", [Principal, Tridiagonal])
@pytest.mark.parametrize("shape", [(30, 7), (7, 30), (12, 12), (9, 1), (1, 9), (9, 2), (2, 9)])
@pytest.mark.parametrize("rate", [0.1, 10.0])
def test_a_rotation_is_ridge(rotation, shape, rate):
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=shape), rng.normal(size=shape[0])
    rotated = pickle.loads(pickle.dumps(rotation(X, y)))
    u, w = rotated.solve(rate), Ridge(rate, fit_intercept=False).fit(X, y).coef_
    # closed forms of a condition of at most 1e3
    assert_allclose(rotated.weights(u), w, rtol=1e-9, atol=1e-12)
    assert_allclose(rotated.length2(u), w @ w, rtol=1e-11)
    assert_allclose(rotated.error(u, rate), np.sum((y - X @ w) ** 2), rtol=1e-11)


def test_eigenvalues_and_axes_are_those_of_the_data(design):
    X = design[0] - design[0].mean(axis=0)
    e, V = Tridiagonal(X, design[1] - design[1].mean()).axes
    assert_allclose(e, np.linalg.svd(X)[1][len(e) - 1 :: -1] ** 2, rtol=1e-9)
    assert len(e) == min(X.shape[0] - 1, X.shape[1])
    assert_allclose(V.T @ V, np.eye(len(e)), atol=1e-10)  # wide: X'Q / s, a condition of 1e3
    assert_allclose(X.T @ (X @ V), V * e, atol=1e-10 * e[-1])


@pytest.mark.parametrize("shape", [(30, 7), (7, 30)])
def test_lost_digits_are_noticed(shape):
    rng = np.random.default_rng(0)
    X, w = rng.normal(size=shape), rng.normal(size=shape[1])
    y = rng.normal(size=shape[0])
    assert Tridiagonal(X, y).trusted(1e-3, 1.0)
    # with X'X the error is a difference, and all rounding here; with XX' it is a sum of squares
    assert Tridiagonal(X, X @ w).trusted(1e-3, 1e-12) == (shape[1] > shape[0])
    X[1], X[:, 1] = X[0], X[:, 0]
    assert not Tridiagonal(X, y).trusted(1e-9, 1.0)  # a direction has drowned
