"""Logistic regression: scikit-learn's numbers, shares got right, weights that separation swells."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn import linear_model
from sklearn.datasets import load_iris
from sklearn.exceptions import ConvergenceWarning
from sklearn.model_selection import GridSearchCV
from sklearn.utils.estimator_checks import parametrize_with_checks

from companion.models import LogisticRegression


@pytest.fixture(params=[2, 3], ids=["two classes", "three classes"])
def problem(request, design):
    """The design, with names for the lower, (the middle,) and the upper part of its y."""
    X, target = design
    noise = 3 * np.random.default_rng(0).normal(size=len(target))
    rank = np.argsort(np.argsort(target + noise))
    return X, np.array(["a", "b", "c"])[rank * request.param // len(rank)]


def theirs(X, y, C, l1_ratio, **settings):
    """scikit-learn's, run until nothing changes; the means, which slow it down, taken out."""
    solver = {"solver": "newton-cholesky", "tol": 1e-12}
    if l1_ratio > 0:
        solver = {"solver": "saga", "tol": 1e-10, "max_iter": 10**5, "random_state": 0}
    model = linear_model.LogisticRegression(C=C, l1_ratio=l1_ratio, **solver, **settings)
    return model.fit(X - X.mean(axis=0), y)


@parametrize_with_checks([LogisticRegression()])
def test_keeps_the_contract_of_scikit_learn(estimator, check):
    check(estimator)


@pytest.mark.parametrize("C", [0.01, 1.0, 100.0])
def test_a_ridge_agrees_with_scikit_learn(problem, C):
    X, y = problem
    ours, other = LogisticRegression(C=C, tol=1e-13).fit(X, y), theirs(X, y, C, 0.0)
    # with the curvature of the penalty, a gap bounds the distance from the minimum
    reach = np.sqrt(2 * max(ours.dual_gap_, 1e-15) * C * len(X))
    assert np.linalg.norm(ours.coef_ - other.coef_) < reach
    assert_allclose(ours.predict_proba(X), other.predict_proba(X - X.mean(axis=0)), atol=1e-6)


@pytest.mark.parametrize("l1_ratio", [1.0, 0.5])
@pytest.mark.parametrize("C", [0.2, 1.0])
def test_a_lasso_and_an_elastic_net_agree_with_scikit_learn(problem, C, l1_ratio):
    X, y = problem
    X = (X - X.mean(axis=0)) / X.std(axis=0)  # saga needs thousands of rounds otherwise
    ours = LogisticRegression(C=C, l1_ratio=l1_ratio).fit(X, y)
    other = theirs(X, y, C, l1_ratio)
    assert_allclose(ours.coef_, other.coef_, atol=1e-5)  # saga's steps ended at 1e-10
    assert_allclose(ours.predict_proba(X), other.predict_proba(X), atol=1e-5)


def test_without_a_penalty_too():
    rng = np.random.default_rng(1)
    X, y = rng.normal(size=(300, 4)) + 5, rng.integers(3, size=300)
    ours, other = LogisticRegression(C=np.inf).fit(X, y), theirs(X, y, np.inf, 0.0)
    assert_allclose(ours.coef_, other.coef_, atol=1e-8)  # both Newton


@pytest.mark.parametrize("weigh", ["balanced", {"a": 3.0}])
def test_weights_of_cases_and_classes_are_scikit_learns(problem, weigh):
    X, y = problem
    counts = np.random.default_rng(2).integers(3, size=len(y))
    X = X - np.average(X, axis=0, weights=counts)
    ours = LogisticRegression(class_weight=weigh).fit(X, y, counts)
    other = linear_model.LogisticRegression(
        class_weight=weigh, solver="newton-cholesky", tol=1e-12
    ).fit(X, y, counts)
    assert_allclose(ours.coef_, other.coef_, atol=1e-5)  # a gap of 1e-10 leaves its root


@pytest.mark.parametrize("l1_ratio", [0.0, 0.5, 1.0])
def test_the_certificate_holds_for_the_objective_as_scikit_learn_writes_it(problem, l1_ratio):
    X, y = problem
    C, n = 0.3, len(y)

    def objective(model):
        right = model.predict_proba(X)[np.arange(n), np.searchsorted(model.classes_, y)]
        w = model.coef_
        penalty = l1_ratio * np.abs(w).sum() + (1 - l1_ratio) * (w**2).sum() / 2
        return -np.log(right).mean() + penalty / (C * n)

    best = LogisticRegression(C=C, l1_ratio=l1_ratio, tol=1e-13).fit(X, y)
    for tol in (1e-1, 1e-3):
        loose = LogisticRegression(C=C, l1_ratio=l1_ratio, tol=tol).fit(X, y)
        assert 0 <= objective(loose) - objective(best) + 1e-13 <= loose.dual_gap_ + 2e-13
        assert loose.dual_gap_ <= tol * np.log(len(best.classes_))


@pytest.mark.parametrize("l1_ratio", [0.0, 1.0])
@pytest.mark.parametrize("C", [1e-6, 1.0])
def test_the_mean_probability_of_a_class_is_its_share(problem, C, l1_ratio):
    X, y = problem
    fit = LogisticRegression(C=C, l1_ratio=l1_ratio).fit(X, y)
    share = (y[:, None] == fit.classes_).mean(axis=0)
    assert_allclose(fit.predict_proba(X).mean(axis=0), share, rtol=1e-11)  # means of 15 in X @ w


def test_separable_classes_let_the_weights_grow_without_bound_as_c_grows():
    X, y = load_iris(return_X_y=True)
    X, y = X[:100], y[:100]  # setosa and versicolor: a gap between them
    lengths = [
        np.linalg.norm(LogisticRegression(C=C).fit(X, y).coef_) for C in 10.0 ** np.arange(8)
    ]
    # like the logarithm of C: a factor of ten in C buys the same extra length each time, in the end
    growth = np.diff(lengths)
    assert np.all(growth > 0.5)
    assert_allclose(growth[-1], growth[-2], rtol=0.2)


def test_one_class_more_or_less_likely_moves_the_log_odds_alike_for_all(problem):
    X, y = problem
    fit = LogisticRegression(l1_ratio=1.0, C=1e-4).fit(X, y)  # strong: only shares are left
    assert not fit.coef_.any()
    share = (y[:, None] == fit.classes_).mean(axis=0)
    assert_allclose(np.tile(share, (3, 1)), fit.predict_proba(X[:3]), rtol=1e-12)


def test_columns_a_million_from_zero_cost_nothing_but_their_digits(problem):
    X, y = problem
    near, far = LogisticRegression().fit(X, y), LogisticRegression().fit(X + 1e6, y)
    assert_allclose(far.coef_, near.coef_, atol=1e-6)  # X + 1e6 is rounded to 1e-10, gaps to 1e-10
    assert_allclose(far.predict_proba(X + 1e6), near.predict_proba(X), atol=1e-6)


def test_a_constant_column_gets_no_weight(problem):
    X, y = problem
    fit = LogisticRegression().fit(np.column_stack([X, np.full(len(X), 1e6)]), y)
    assert np.abs(fit.coef_[:, -1]).max() < 1e-9


@pytest.mark.filterwarnings("error")
def test_log_probabilities_are_finite_where_probabilities_are_rounded_to_zero_or_one(problem):
    X, y = problem
    fit = LogisticRegression().fit(X, y)
    near = fit.predict_log_proba(X)
    assert_allclose(near, np.log(fit.predict_proba(X)), rtol=1e-9)  # no score is extreme
    scores = fit.decision_function(1e5 * X)
    assert np.abs(scores).max() > 1e3  # e^-1000 is 0 for a computer
    far = fit.predict_log_proba(1e5 * X)
    top = scores.max(axis=1, keepdims=True) if scores.ndim == 2 else np.maximum(scores, 0)[:, None]
    both = scores if scores.ndim == 2 else np.column_stack([0 * scores, scores])
    assert np.all((top - both - 2 < -far) & (-far < top - both + 2))  # a sum of 3 is below e^2
    assert np.all(far <= 0)


def test_small_probabilities_keep_their_digits_for_both_classes():
    fit = LogisticRegression().fit([[-1.0], [1.0]], [0, 1])
    x = 50 / fit.coef_[0, 0]  # scores of -50 and 50, for the intercept is zero
    P = fit.predict_proba([[-x], [x]])
    assert_allclose([P[0, 1], P[1, 0]], np.exp(-50), rtol=1e-9)
    assert_allclose(fit.predict_log_proba([[-x], [x]]), np.log(P), atol=1e-12)


def test_two_cases_are_enough():
    fit = LogisticRegression().fit([[0.0], [2.0]], ["no", "yes"])
    assert_allclose(fit.predict_proba([[1.0]]), [[0.5, 0.5]], atol=1e-12)
    assert list(fit.predict([[0.0], [2.0]])) == ["no", "yes"]
    w = fit.coef_[0, 0]
    assert_allclose(w, 2 / (1 + np.exp(w)), rtol=1e-5)  # pull of two cases at distance 1 = weight


def test_one_class_is_refused_as_scikit_learn_does():
    for model in (LogisticRegression(), linear_model.LogisticRegression()):
        with pytest.raises(ValueError, match=r"at least 2 classes.*(1|one) class"):
            model.fit([[0.0], [1.0]], [1, 1])


@pytest.mark.parametrize(
    ("y", "message"), [([0.1, 0.7, 0.3], "continuous"), ([0, 1, np.nan], "NaN")]
)
def test_what_is_no_class_is_refused_as_scikit_learn_does(y, message):
    for model in (LogisticRegression(), linear_model.LogisticRegression()):
        with pytest.raises(ValueError, match=message):
            model.fit([[0.0], [1.0], [2.0]], y)


@pytest.mark.parametrize("setting", [{"C": 0.0}, {"l1_ratio": 2.0}, {"tol": -1}, {"max_iter": -1}])
def test_impossible_settings_are_refused_as_scikit_learn_does(problem, setting):
    for model in (LogisticRegression(**setting), linear_model.LogisticRegression(**setting)):
        with pytest.raises(ValueError, match=next(iter(setting))):
            model.fit(*problem)


def test_an_unknown_setting_is_refused_by_name():
    with pytest.raises(TypeError, match="solver"):
        LogisticRegression(solver="saga")


def test_too_few_steps_are_admitted(problem):
    with pytest.warns(ConvergenceWarning, match="raise max_iter"):
        LogisticRegression(max_iter=1).fit(*problem)


def test_works_in_a_grid_search(problem):
    X, y = problem
    settings = {"C": [1e-3, 1e-2, 0.1]}
    search = GridSearchCV(LogisticRegression(), settings, cv=3, scoring="neg_log_loss").fit(X, y)
    tight = linear_model.LogisticRegression(solver="newton-cholesky", tol=1e-12)
    other = GridSearchCV(tight, settings, cv=3, scoring="neg_log_loss").fit(X, y)
    assert search.best_params_ == other.best_params_
    assert_allclose(search.best_score_, other.best_score_, rtol=1e-5)
