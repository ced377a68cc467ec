"""p-values of least squares: right for columns fixed beforehand, too small for chosen ones."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy import stats

from companion import data
from companion.models import Lasso, LinearRegression
from companion.selection import p_values

# NIST StRD, Longley: certified standard errors of the six slopes.
LONGLEY = [
    84.9149257747669,
    0.334910077722432e-01,
    0.488399681651699,
    0.214274163161675,
    0.226073200069370,
    455.478499142212,
]


def test_the_standard_errors_behind_them_are_those_certified_for_longley():
    table = data.longley()
    coef = LinearRegression().fit(table.X, table.y).coef_
    t = stats.t.isf(p_values(table.X, table.y) / 2, len(table.y) - 7)
    # columns nearly collinear: six of sixteen digits are left after two decompositions
    assert_allclose(np.abs(coef) / t, LONGLEY, rtol=1e-6)


def test_with_one_column_they_are_those_of_scipy():
    x, y = np.random.default_rng(0).standard_normal((2, 20))
    # two closed forms
    assert_allclose(p_values(x[:, None], y)[0], stats.linregress(x, y).pvalue, rtol=1e-9)


def test_neither_units_nor_zeros_matter():
    X, y, _ = data.sparse_linear(30, 4, 2, rng=0)
    # up to rounding
    assert_allclose(p_values(10 + X * [1, 10, 0.1, -3], 5 - 2 * y), p_values(X, y), rtol=1e-8)


def test_columns_fixed_beforehand_are_rejected_at_the_nominal_rate():
    found = []
    for seed in range(200):
        X, y, _ = data.sparse_linear(30, 5, n_true=0, rng=seed)
        found.extend(p_values(X, y) < 0.05)
    # 1000 tests: standard deviation of the share 0.7 %, four of them allowed
    assert abs(np.mean(found) - 0.05) < 0.028


def test_columns_that_a_lasso_chose_are_rejected_far_too_often():
    found = []
    for seed in range(40):
        X, y, _ = data.sparse_linear(60, 30, n_true=0, rng=seed)
        largest = np.sort(np.abs((X - X.mean(axis=0)).T @ (y - y.mean())))[-4] / 60
        found.extend(p_values(X[:, Lasso(largest).fit(X, y).coef_ != 0], y) < 0.05)
    assert np.mean(found) > 0.25  # it is nearly one half


@pytest.mark.parametrize("X", [np.ones((5, 4)), np.c_[np.arange(9.0), 2 * np.arange(9.0)]])
def test_nothing_to_estimate_the_noise_from_or_twins_are_refused(X):
    with pytest.raises(ValueError, match="independent columns"):
        p_values(X, np.arange(float(len(X))))


def test_a_constant_column_is_refused_even_where_rounding_moves_it():
    X, y, _ = data.sparse_linear(12, 3, 2, rng=0)
    X[:, 1] = 0.1
    assert X[0, 1] != X[:, 1].mean()
    for columns in (X, X[:, [1]]):
        with pytest.raises(ValueError, match=f"rank {columns.shape[1] - 1}"):
            p_values(columns, y)
