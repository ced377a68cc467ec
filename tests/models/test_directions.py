"""The singular value decomposition is one, whichever way it was found."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from companion.models.directions import LARGE, TALL, thin_svd


def spoil(X, how):
    if how == "nearly repeated":
        X[:, 1] = X[:, 0] + 1e-7 * X[:, 1]
    elif how == "close":  # squared, six digits are left: near enough for one correction
        X[:, 1] = X[:, 0] + 1e-5 * X[:, 1]
    elif how == "repeated":
        X[:, 1] = X[:, 0]
    elif how == "scaled":
        X *= 10.0 ** np.arange(-4, X.shape[1] - 4)
    return X - X.mean(axis=0)


@pytest.mark.parametrize("shape", [(9000, 8), (100, 8), (8, 30)])
@pytest.mark.parametrize("how", ["plain", "close", "nearly repeated", "repeated", "scaled"])
@pytest.mark.parametrize("penalty", [1e-12, 1e3])
def test_the_parts_are_orthonormal_and_give_the_matrix_back(shape, how, penalty):
    X = spoil(np.random.default_rng(0).standard_normal(shape) + 3, how)
    U, s, V = thin_svd(X, penalty)
    # rounding of doubles: 1e-16 for each of some thousand sums
    assert_allclose(U.T @ U, np.eye(len(s)), atol=1e-13)
    assert_allclose(V.T @ V, np.eye(len(s)), atol=1e-13)
    assert_allclose(U * s @ V.T, X, atol=1e-13 * s[0])
    assert np.all(np.diff(s) <= 0)


@pytest.mark.parametrize("how", ["plain", "close", "nearly repeated", "repeated", "scaled"])
def test_leaving_one_out_sees_no_difference_between_products_and_lapack(how):
    X = spoil(np.random.default_rng(0).standard_normal((9000, 8)), how)
    assert len(X) >= TALL * X.shape[1]
    assert X.size >= LARGE
    U, s, _ = thin_svd(X, 1.0)
    theirs, t, _ = np.linalg.svd(X, full_matrices=False)
    mine = (U * (s**2 / (s**2 + 1.0))) @ U.T[:, :50]
    theirs = (theirs * (t**2 / (t**2 + 1.0))) @ theirs.T[:, :50]
    assert_allclose(mine, theirs, atol=1e-13)  # sums of eight products of numbers below 1


def test_columns_that_never_move_leave_no_direction_that_matters():
    U, s, V = thin_svd(np.zeros((9000, 8)), 1.0)
    assert_allclose(U * s @ V.T, 0, atol=0)
