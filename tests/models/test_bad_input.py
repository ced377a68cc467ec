"""Bad input: refused with the class of error that scikit-learn raises, in words."""

import numpy as np
import pytest
from sklearn import linear_model

from companion import models, selection

NAMES = [
    "LinearRegression",
    "Ridge",
    "Lasso",
    "ElasticNet",
    "BayesianRidge",
    "ARDRegression",
    "LogisticRegression",
    "RidgeCV",
    "LassoCV",
    "ElasticNetCV",
]
X = np.random.default_rng(0).normal(size=(12, 3))
Y = np.tile([0, 1], 6)


def spoilt(value):
    return np.where(np.arange(X.size).reshape(X.shape) == 4, value, X)


DATA = {
    "NaN in X": (spoilt(np.nan), Y),
    "infinity in X": (spoilt(np.inf), Y),
    "words in X": (np.full((12, 3), "word"), Y),
    "complex X": (X + 1j, Y),
    "one dimension": (X[:, 0], Y),
    "three dimensions": (X[:, :, None], Y),
    "no rows": (X[:0], Y[:0]),
    "no columns": (X[:, :0], Y),
    "too short y": (X, Y[:-1]),
    "NaN in y": (X, np.where(Y, np.nan, 0.0)),
    "infinity in y": (X, np.where(Y, np.inf, 0.0)),
    "no y": (X, None),
}
SETTINGS = [
    ("Ridge", {"alpha": -1}),
    ("Ridge", {"alpha": "much"}),
    ("Lasso", {"alpha": -1}),
    ("Lasso", {"alpha": None}),
    ("Lasso", {"max_iter": 0}),
    ("Lasso", {"tol": -1}),
    ("ElasticNet", {"l1_ratio": 2}),
    ("ElasticNet", {"fit_intercept": "yes"}),
    ("LassoCV", {"alphas": [-1.0, 1.0]}),
    ("LassoCV", {"eps": -1}),
    ("LassoCV", {"cv": "five"}),
    ("ElasticNetCV", {"l1_ratio": 0}),
    ("RidgeCV", {"alphas": [-1.0]}),
    ("LogisticRegression", {"C": -1}),
    ("BayesianRidge", {"alpha_1": -1}),
    ("ARDRegression", {"threshold_lambda": -1}),
]


def ours(name):
    return getattr(models, name, None) or getattr(selection, name)


def refusal(estimator, X, y):
    with pytest.raises((ValueError, TypeError)) as refused:
        estimator.fit(X, y)
    return refused


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("data", DATA.values(), ids=DATA)
def test_bad_data_are_refused_as_scikit_learn_refuses_them(name, data):
    theirs = refusal(getattr(linear_model, name)(), *data)
    found = refusal(ours(name)(), *data)
    assert found.type is theirs.type
    assert len(str(found.value)) > 20


@pytest.mark.parametrize(("name", "settings"), SETTINGS)
def test_bad_settings_are_refused_as_scikit_learn_refuses_them(name, settings):
    theirs = refusal(getattr(linear_model, name)(**settings), X, Y)
    found = refusal(ours(name)(**settings), X, Y)
    assert isinstance(found.value, ValueError | TypeError)
    assert issubclass(found.type, theirs.type) or issubclass(theirs.type, found.type)
    (setting,) = settings
    assert setting in str(found.value)


@pytest.mark.parametrize("name", NAMES)
def test_unknown_settings_are_refused_by_name(name):
    with pytest.raises(TypeError, match="strength"):
        ours(name)(strength=1)
    with pytest.raises(ValueError, match="strength"):
        ours(name)().set_params(strength=1)


@pytest.mark.parametrize("name", NAMES)
def test_predicting_before_learning_is_refused(name):
    with pytest.raises(Exception, match="not fitted") as refused:
        ours(name)().predict(X)
    with pytest.raises(refused.type):
        getattr(linear_model, name)().predict(X)


@pytest.mark.parametrize("name", NAMES)
def test_other_columns_than_those_learnt_from_are_refused_with_both_numbers(name):
    fit = ours(name)().fit(X, Y)
    with pytest.raises(ValueError, match=r"2 features.*3 features"):
        fit.predict(X[:, :2])
