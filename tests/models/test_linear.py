"""What holds for every linear model: scikit-learn's contract, centring, clear refusals."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy import sparse
from sklearn import linear_model
from sklearn.utils.estimator_checks import parametrize_with_checks

from companion import models
from companion.models import ElasticNet, Lasso, LinearRegression, Ridge
from companion.selection import ElasticNetCV, LassoCV, RidgeCV

MODELS = [
    LinearRegression(),
    Ridge(),
    RidgeCV(),
    Lasso(),
    ElasticNet(),
    LassoCV(),
    ElasticNetCV(),
]


def each(models):
    return pytest.mark.parametrize("model", models, ids=lambda model: type(model).__name__)


every_model = each(MODELS)


@parametrize_with_checks(MODELS)
def test_keeps_the_contract_of_scikit_learn(estimator, check):
    check(estimator)


@every_model
def test_a_common_shift_of_y_moves_only_the_intercept(model, design):
    X, y = design
    before = model.fit(X, y)
    coef, intercept = before.coef_, before.intercept_
    after = model.fit(X, y + 100)
    assert_allclose(after.coef_, coef, atol=1e-9)  # closed forms; y's rounding grew by 100
    mean = X.mean(axis=0)
    assert_allclose(after.intercept_ - intercept + mean @ (after.coef_ - coef), 100, rtol=1e-9)


@every_model
def test_the_plane_passes_through_the_means(model, design):
    X, y = design
    assert_allclose(model.fit(X, y).predict([X.mean(axis=0)]), y.mean(), rtol=1e-9)


@every_model
def test_without_intercept_the_plane_passes_through_the_origin(model, design):
    X, y = design
    fit = type(model)(fit_intercept=False).fit(X, y)
    assert fit.intercept_ == 0
    assert_allclose(fit.predict(np.zeros((1, X.shape[1]))), 0, atol=1e-15)


@each([model for model in MODELS if model._several_targets])
def test_several_targets_are_several_fits(model, design):
    X, y = design
    # the same target twice over, so that RidgeCV chooses the same penalty for both
    both = model.fit(X, np.column_stack([y, 1 - y]))
    coef, intercept = both.coef_, both.intercept_
    single = model.fit(X, y)
    assert coef.shape == (2, X.shape[1])
    assert_allclose(coef, [single.coef_, -single.coef_], rtol=1e-9, atol=1e-12)
    assert_allclose(intercept, [single.intercept_, 1 - single.intercept_], rtol=1e-9)


@each([LinearRegression(), Ridge(), Lasso(), ElasticNet()])
def test_a_weight_of_two_is_a_row_twice(model, design):
    X, y = design
    counts = np.arange(len(y)) % 3
    weighted = model.fit(X, y, sample_weight=counts).coef_
    repeated = model.fit(np.repeat(X, counts, axis=0), np.repeat(y, counts)).coef_
    assert_allclose(weighted, repeated, rtol=1e-8, atol=1e-10)  # a different decomposition each


@every_model
def test_sparse_columns_are_refused_in_words(model, design):
    X, y = design
    with pytest.raises(TypeError, match="dense"):
        model.fit(sparse.csr_matrix(X), y)


@every_model
@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_missing_and_infinite_values_are_refused(model, design, bad):
    X, y = design
    X = X.copy()
    X[0, 0] = bad
    with pytest.raises(ValueError, match=r"NaN|infinity"):
        model.fit(X, y)


@every_model
def test_unequal_lengths_are_refused_with_both_numbers(model, design):
    X, y = design
    with pytest.raises(ValueError, match=rf"inconsistent.*{len(y)}, {len(y) - 1}"):
        model.fit(X, y[:-1])


@each([LinearRegression(), Ridge(), Lasso(), ElasticNet()])
def test_one_case_and_one_constant_column_are_enough(model):
    fit = model.fit([[3.0]], [5.0])
    assert (fit.coef_, fit.intercept_) == (0, 5)


def test_a_y_of_one_column_gives_the_shapes_of_scikit_learn(design):
    X, y = design
    for name in ("LinearRegression", "Ridge", "Lasso", "ElasticNet"):
        ours = getattr(models, name)().fit(X, y[:, None])
        theirs = getattr(linear_model, name)().fit(X, y[:, None])
        assert ours.coef_.shape == theirs.coef_.shape
        assert np.shape(ours.intercept_) == np.shape(theirs.intercept_)
        assert ours.predict(X).shape == theirs.predict(X).shape


@each([LinearRegression(), Ridge(0.0), Ridge(1e-30), Lasso(0.0), ElasticNet(0.0), RidgeCV()])
@pytest.mark.parametrize("constant", [0.1, 3.3e8, -7e-9])
@pytest.mark.parametrize("weighted", [False, True])
def test_a_column_that_never_moves_has_no_weight_and_changes_no_other(
    model, design, constant, weighted
):
    X, y = design
    settings = {}
    if weighted and not isinstance(model, RidgeCV):
        settings["sample_weight"] = np.random.default_rng(0).uniform(0.2, 3, len(y))
        settings["sample_weight"][0] = 0
    alone = model.fit(np.full((len(y), 1), constant), y, **settings)
    assert alone.coef_.tolist() == [0]
    assert_allclose(alone.intercept_, np.average(y, weights=settings.get("sample_weight")))
    plain = model.fit(X, y, **settings)
    coef, intercept = plain.coef_, plain.intercept_
    among = model.fit(np.insert(X, [0, 3, X.shape[1]], constant, axis=1), y, **settings)
    assert not among.coef_[[0, 4, -1]].any()
    assert_allclose(np.delete(among.coef_, [0, 4, -1]), coef, rtol=1e-7, atol=1e-10)  # condition
    assert_allclose(among.intercept_, intercept, rtol=1e-7, atol=1e-8)


@each([LinearRegression(), Ridge(0.0), Lasso(0.0), ElasticNet(0.0)])
@pytest.mark.parametrize("scale", [1e-8, 1.0, 1e8])
@pytest.mark.parametrize("times", [0, 1e3, 1e6])
def test_a_column_that_moves_by_a_small_part_of_its_mean_is_fitted(model, scale, times):
    x = np.random.default_rng(0).normal(size=60)
    fit = model.fit(scale * (times + x)[:, None], 2 * x)
    # the column is rounded to 1e-16 of its mean
    assert_allclose(scale * fit.coef_, 2, rtol=1e-14 * max(times, 100))
