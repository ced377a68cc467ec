"""One lambda, many scales: there and back, and optimal by our certificate where others solved."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.special import expit
from sklearn import linear_model
from sklearn.preprocessing import StandardScaler

from companion.objectives import (
    L1,
    L2,
    SCALES,
    ElasticNet,
    SquaredLoss,
    to_penalty,
    to_settings,
    translate,
)
from companion.solvers import coordinate_descent, duality_gap

RIDGE_ONLY = {"sklearn Ridge", "sklearn MLP", "torch MSELoss", "torch BCEWithLogitsLoss"}
LASSO_ONLY = {"sklearn Lasso"}


def expressible(library):
    kinds = [L2(0.3)] if library in RIDGE_ONLY else [L1(0.3)] if library in LASSO_ONLY else None
    return kinds or [L1(0.3), L2(0.3), ElasticNet(0.3, 0.2), ElasticNet(1e-6, 0.9)]


@pytest.mark.parametrize(
    ("library", "penalty"), [(name, penalty) for name in SCALES for penalty in expressible(name)]
)
def test_there_and_back_is_where_we_were(library, penalty):
    y = np.random.default_rng(0).normal(size=20) * 5
    back = to_penalty(library, to_settings(library, penalty, y), y)
    assert_allclose([back.l1, back.l2], [penalty.l1, penalty.l2], rtol=1e-12)  # a few products


@pytest.mark.parametrize(
    ("library", "kind", "penalty"),
    [
        ("sklearn Ridge", linear_model.Ridge, L2(0.3)),
        ("sklearn Lasso", linear_model.Lasso, L1(0.3)),
        ("sklearn ElasticNet", linear_model.ElasticNet, ElasticNet(0.3, 0.4)),
    ],
)
def test_scikit_learns_solutions_are_optimal_here(design, library, kind, penalty):
    X, y = design
    precision = {} if kind is linear_model.Ridge else {"tol": 1e-12, "max_iter": 10**6}
    w = kind(**to_settings(library, penalty, y), **precision).fit(X, y).coef_
    loss = SquaredLoss(X, y)
    scale = loss.value(0 * w)
    assert duality_gap(loss, penalty, w) < 1e-11 * scale  # they were run to 1e-12
    # and not of half or twice the strength
    for other in (penalty.lam / 2, penalty.lam * 2):
        assert duality_gap(loss, ElasticNet(other, penalty.l1_ratio), w) > 1e-5 * scale


@pytest.mark.parametrize("penalty", [L2(0.03), L1(0.03), ElasticNet(0.03, 0.4)], ids=repr)
def test_scikit_learns_logistic_solutions_satisfy_our_optimality_condition(penalty):
    rng = np.random.default_rng(1)
    X = rng.normal(size=(80, 5))
    y = rng.random(80) < expit(X @ [2.0, -1.0, 0.5, 0, 0] + 0.5)
    settings = to_settings("sklearn LogisticRegression", penalty, y)
    precision = {"solver": "saga", "tol": 1e-13, "max_iter": 10**5, "random_state": 0}
    fit = linear_model.LogisticRegression(**settings, **precision).fit(X, y)
    w = fit.coef_[0]
    gradient = X.T @ (fit.predict_proba(X)[:, 1] - y) / len(y)
    # the solution is where a proximal step leads nowhere; saga's steps ended at 1e-13
    assert_allclose(penalty.prox(w - gradient, 1.0), w, atol=1e-10)


def test_scikit_learns_stochastic_gradient_stays_near_our_solution():
    rng = np.random.default_rng(2)
    X = StandardScaler().fit_transform(rng.normal(size=(200, 4)))
    y = X @ [2.0, -1.0, 0.5, 0.0] + rng.normal(size=200)
    solve = {s: coordinate_descent(SquaredLoss(X, y), L2(0.3 * s))[0] for s in (0.5, 1.0, 2.0)}
    settings = to_settings("sklearn SGD", L2(0.3), y)
    steps = {"learning_rate": "constant", "eta0": 1e-3, "average": 10_000, "random_state": 0}
    fit = linear_model.SGDRegressor(
        penalty="elasticnet", max_iter=200, tol=None, **settings, **steps
    )
    w = fit.fit(X, y).coef_
    # averaged noisy steps hover near their minimum, far nearer than to half or twice the strength
    distance = {s: np.linalg.norm(w - other) for s, other in solve.items()}
    assert 10 * distance[1.0] < min(distance[0.5], distance[2.0])


@pytest.mark.parametrize("penalty", [L1(0.3), L2(0.3), ElasticNet(0.3, 0.4)], ids=repr)
def test_glmnets_way_through_a_standardised_y_leads_to_our_solution(design, penalty):
    # as its manual tells: y and lambda are divided by the standard deviation of y, w multiplied by
    # it (checked once by hand against python-glmnet 2.6.1, to its 3e-7)
    X, y = design
    settings, spread = to_settings("glmnet gaussian", penalty, 7 * y), np.std(7 * y)
    inside = ElasticNet(settings["lambda"] / spread, settings["alpha"])
    theirs = coordinate_descent(SquaredLoss(X, 7 * y / spread), inside, tol=1e-14)[0] * spread
    ours, _ = coordinate_descent(SquaredLoss(X, 7 * y), penalty, tol=1e-14)
    assert_allclose(theirs, ours, atol=1e-5)  # the root of the gap, times y's 100


def test_gradient_descent_with_torchs_weight_decay_rests_at_our_solution(design):
    # torch.optim.SGD adds weight_decay * w to the gradient, and MSELoss does not halve the square
    loss = SquaredLoss(*design)
    w, _ = coordinate_descent(loss, L2(0.3), tol=1e-14)
    decay = to_settings("torch MSELoss", L2(0.3), loss.y)["weight_decay"]
    of_the_mean_square = 2 * loss.X.T @ (loss.X @ w - loss.y) / len(loss.y)
    assert_allclose(of_the_mean_square + decay * w, 0, atol=1e-6)  # the root of the gap


def test_the_well_known_factors():
    y = np.arange(50.0)
    assert to_settings("sklearn Ridge", L2(0.1), y) == {"alpha": 5.0}
    assert to_settings("sklearn LogisticRegression", L2(0.1), y) == {"C": 0.2, "l1_ratio": 0.0}
    assert to_settings("torch MSELoss", L2(0.1), y) == {"weight_decay": 0.2}
    assert to_settings("statsmodels OLS", ElasticNet(0.1, 0.5), y) == {"alpha": 0.1, "L1_wt": 0.5}


def test_no_penalty_is_an_endless_c():
    assert to_settings("sklearn LogisticRegression", L2(0.0), np.ones(9))["C"] == np.inf
    assert (
        to_penalty("sklearn LogisticRegression", {"C": np.inf, "l1_ratio": 0}, np.ones(9)).l2 == 0
    )


def test_what_a_library_cannot_say_is_refused():
    with pytest.raises(ValueError, match=r"sklearn Ridge has no settings for L1\(lam=0.3\)"):
        to_settings("sklearn Ridge", L1(0.3), np.ones(9))
    with pytest.raises(ValueError, match=r"need one of formula A, .*, got numpy"):
        to_settings("numpy", L1(0.3), np.ones(9))
    with pytest.raises(ValueError, match="need C and l1_ratio, got alpha"):
        to_penalty("sklearn LogisticRegression", {"alpha": 1.0}, np.ones(9))


def test_a_translation_reaches_everyone_who_has_the_penalty():
    y = np.arange(50.0)
    said = translate("sklearn Ridge", {"alpha": 5.0}, y)
    assert set(said) == set(SCALES) - LASSO_ONLY
    assert {to_penalty(library, settings, y).l1 for library, settings in said.items()} == {0}
    for library, settings in said.items():
        # a few products, there and back
        assert_allclose(to_penalty(library, settings, y).l2, 0.1, rtol=1e-12)
    assert set(translate("sklearn Lasso", {"alpha": 5.0}, y)) == set(SCALES) - RIDGE_ONLY
