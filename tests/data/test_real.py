"""The tables are the published ones, and say so."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn.datasets import load_breast_cancer, load_diabetes

from companion.data import cancer, diabetes, digits, longley


@pytest.mark.parametrize("load", [cancer, diabetes, digits, longley])
def test_each_column_has_a_name_and_a_unit(load):
    table = load()
    assert len(table.names) == len(table.units) == table.X.shape[1]
    assert len(set(table.names)) == len(table.names)
    assert table.target
    assert table.source


def test_diabetes_is_in_units_of_measurement():
    table = diabetes()
    column = dict(zip(table.names, table.X.T, strict=True))
    assert (len(table.y), table.y.min(), table.y.max()) == (442, 25, 346)
    assert column["age"].min() == 19  # years
    assert set(column["sex"]) == {1, 2}
    assert 15 < column["body mass index"].min() < column["body mass index"].max() < 45  # kg/m²


def test_diabetes_columns_are_in_the_order_of_the_scaled_ones():
    unscaled, scaled = diabetes().X, load_diabetes().data
    for ours, theirs in zip(unscaled.T, scaled.T, strict=True):
        assert_allclose(np.corrcoef(ours, theirs)[0, 1], 1, rtol=1e-9)  # an affine map


def test_cholesterol_ratio_is_total_over_hdl():
    column = dict(zip(diabetes().names, diabetes().X.T, strict=True))
    ratio = column["total cholesterol"] / column["high-density lipoproteins"]
    # most of the published ratios are rounded to whole numbers: off by a quarter on average
    assert np.median(np.abs(ratio - column["total cholesterol / HDL"])) < 0.3


def test_digits_are_shares_of_ink():
    table = digits()
    assert table.X.shape == (1797, 64)
    assert (table.X.min(), table.X.max()) == (0, 1)
    assert set(table.y) == set(range(10))


def test_the_columns_of_diabetes_carry_the_right_names():
    # ranges as the data set's description and the meaning of each name allow
    low_high = {
        "mean blood pressure": (60, 140),
        "total cholesterol": (90, 310),
        "low-density lipoproteins": (40, 250),
        "high-density lipoproteins": (20, 100),
        "log of triglycerides": (3, 7),
        "blood sugar": (55, 130),
    }
    column = dict(zip(diabetes().names, diabetes().X.T, strict=True))
    for name, (low, high) in low_high.items():
        assert low < column[name].min() < column[name].max() < high, name
    # triglycerides and HDL go against each other, total and low-density cholesterol together
    assert (
        np.corrcoef(column["log of triglycerides"], column["high-density lipoproteins"])[0, 1] < 0
    )
    assert np.corrcoef(column["total cholesterol"], column["low-density lipoproteins"])[0, 1] > 0.8


def test_cancer_is_scikit_learns_table():
    table, theirs = cancer(), load_breast_cancer()
    assert table.X.shape == (569, 30)
    assert_allclose(table.X, theirs.data, rtol=0)
    assert np.sum(table.y == 0) == 212  # malignant, as the data set's description says


def test_longley_gives_the_certified_fit_of_nist():
    # NIST StRD, Longley: intercept and standard deviation of the residuals; least squares keeps
    # about 8 of 16 digits on it
    table = longley()
    A = np.column_stack([np.ones(16), table.X])
    w, *_ = np.linalg.lstsq(A, table.y)
    assert_allclose(w[0], -3482258.63459582, rtol=1e-6)
    assert_allclose(w[-1], 1829.15146461355, rtol=1e-6)
    assert_allclose(np.sqrt(np.sum((table.y - A @ w) ** 2) / 9), 304.854073561965, rtol=1e-6)
