"""Features span what they claim to, and scaling can be undone."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from companion.data import (
    expand,
    legendre,
    legendre_features,
    relu,
    relu_features,
    standardise,
    undo_standardise,
)
from companion.models import LinearRegression


def test_standardising_agrees_with_scikit_learn(design):
    X, _ = design
    assert_allclose(standardise(X)[0], StandardScaler().fit_transform(X), rtol=1e-12, atol=1e-12)


def test_standardising_can_be_undone(design):
    X, _ = design
    Z, mean, scale = standardise(X)
    assert_allclose(Z * scale + mean, X, rtol=1e-12)


def test_coefficients_come_back_to_the_original_units(design):
    X, y = design
    Z, mean, scale = standardise(X)
    fit = LinearRegression().fit(Z, y)
    coef, intercept = undo_standardise(fit.coef_, fit.intercept_, mean, scale)
    assert_allclose(X @ coef + intercept, fit.predict(Z), rtol=1e-9)  # two closed forms


def test_a_constant_column_becomes_zero_not_noise():
    X = np.full((30, 1), 0.1)  # its computed deviation is 1e-17, not 0
    Z, _, scale = standardise(X)
    assert_allclose(Z, 0, atol=1e-12)
    assert scale == 1


def test_legendre_columns_span_the_powers():
    x = np.linspace(0, 1, 30)
    X = np.column_stack([np.ones(30), legendre_features(x, 5)])
    for power in range(6):
        weights = np.linalg.lstsq(X, x**power, rcond=None)[0]
        assert_allclose(X @ weights, x**power, atol=1e-12)  # condition number below 10


def test_legendre_columns_are_standardised_and_uncorrelated_on_the_unit_interval():
    nodes, weights = np.polynomial.legendre.leggauss(20)  # exact up to degree 39
    X = legendre_features((nodes + 1) / 2, 9)
    assert_allclose(weights / 2 @ X, 0, atol=1e-13)
    assert_allclose(X.T @ (weights[:, None] / 2 * X), np.eye(9), atol=1e-12)


def test_pipeline_steps_are_their_functions(design):
    x = np.linspace(0, 1, 20)
    assert_array_equal(legendre(4).fit_transform(x), legendre_features(x, 4))
    X, _ = design
    step = make_pipeline(relu(9, seed=5)).fit(X)
    assert_array_equal(step.transform(X), relu_features(X, 9, rng=5))
    assert_array_equal(step.transform(X), step.transform(X))  # the same kinks at each call


def test_expanding_gives_all_powers_and_products_standardised():
    X = np.random.default_rng(0).normal(size=(200, 2)) * [1, 50] + [7, 300]
    Z = expand(2).fit_transform(X)
    a, b = standardise(X)[0].T
    by_hand = np.column_stack([a, b, a**2, a * b, b**2])
    assert_allclose(Z, standardise(by_hand)[0], rtol=1e-9, atol=1e-12)


def test_random_features_are_kinked_and_keep_the_length_of_a_row():
    X = np.random.default_rng(0).normal(size=(20, 6))
    Z = relu_features(X, 50_000, rng=1)
    assert Z.min() == 0
    # E max(0, u)² is half of E u²; its relative standard error here is about 1 %
    assert_allclose(np.sum(Z**2, axis=1), np.sum(X**2, axis=1) / 2, rtol=0.06)


@pytest.mark.parametrize(
    ("x", "degree"),
    [(np.zeros((3, 1)), 2), ([0.5, 1.5], 2), ([-0.1], 2), ([0.5], 0), ([np.nan], 1)],
)
def test_impossible_legendre_requests_are_refused_in_words(x, degree):
    with pytest.raises(ValueError, match=r"need x \(n,\) within \[0, 1\] and degree ≥ 1, got"):
        legendre_features(x, degree)
