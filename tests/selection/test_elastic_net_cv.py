"""LassoCV and ElasticNetCV: scikit-learn's choices, and clear refusals."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn import linear_model
from sklearn.model_selection import KFold

from companion.models import Lasso
from companion.selection import ElasticNetCV, LassoCV

PRECISE = {"tol": 1e-12, "max_iter": 10**6}


@pytest.mark.parametrize("fit_intercept", [True, False])
@pytest.mark.parametrize("l1_ratio", [1.0, 0.5])
def test_agrees_with_scikit_learn(design, l1_ratio, fit_intercept):
    settings = {"l1_ratio": l1_ratio, "alphas": 8, "fit_intercept": fit_intercept, "eps": 0.01}
    ours = ElasticNetCV(**settings).fit(*design)
    theirs = linear_model.ElasticNetCV(**settings, **PRECISE).fit(*design)
    assert_allclose(ours.alphas_, theirs.alphas_, rtol=1e-9)
    assert_allclose(ours.mse_path_, theirs.mse_path_, rtol=1e-4)  # theirs iterates to 1e-12
    assert_allclose([ours.alpha_, ours.l1_ratio_], [theirs.alpha_, l1_ratio], rtol=1e-9)
    assert_allclose(ours.coef_, theirs.coef_, atol=1e-4)


def test_several_mixtures_are_compared_at_their_own_penalties(design):
    ratios = [0.2, 0.9]
    both = ElasticNetCV(l1_ratio=ratios, alphas=6).fit(*design)
    assert both.mse_path_.shape == (2, 6, 5)
    assert both.alphas_.shape == (2, 6)
    alone = [ElasticNetCV(l1_ratio=ratio, alphas=6).fit(*design) for ratio in ratios]
    best = min(alone, key=lambda model: model.mse_path_.mean(axis=1).min())
    assert (both.alpha_, both.l1_ratio_) == (best.alpha_, best.l1_ratio_)
    assert_allclose(both.coef_, best.coef_)


def test_the_final_fit_is_the_lasso_at_the_chosen_penalty(design):
    model = LassoCV(alphas=10).fit(*design)
    chosen = Lasso(model.alpha_).fit(*design)
    assert_allclose(model.coef_, chosen.coef_, rtol=1e-9, atol=1e-12)
    assert model.dual_gap_ == chosen.dual_gap_


@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
def test_a_huge_case_in_one_fold_does_not_drown_the_others():
    rng = np.random.default_rng(0)
    X = rng.normal(size=(60, 5))
    y = X @ [3.0, -2.0, 1.0, 0.0, 0.0] + 0.1 * rng.normal(size=60)
    X[0, 0] = 1e9
    settings = {"alphas": [1.0, 0.1, 0.01]}
    theirs = linear_model.LassoCV(**settings, **PRECISE).fit(X, y)
    assert_allclose(LassoCV(**settings).fit(X, y).mse_path_, theirs.mse_path_, rtol=1e-4)


def test_a_fold_without_weight_is_refused(design):
    X, y = design
    weights = np.ones(len(y))
    weights[: len(y) // 5] = 0
    with pytest.raises(ValueError, match="both sides of each fold"):
        LassoCV().fit(X, y, sample_weight=weights)


@pytest.mark.parametrize("bad", [[], [0.5, 2.0], [np.nan]])
def test_mixtures_beyond_their_range_are_refused(design, bad):
    with pytest.raises(ValueError, match="l1_ratio between 0 and 1"):
        ElasticNetCV(l1_ratio=bad).fit(*design)


@pytest.mark.parametrize("alphas", [1, [0.3], 4, [0.3, 0.1]])
@pytest.mark.parametrize("folds", [1, 3])
@pytest.mark.parametrize("l1_ratio", ["lasso", 0.5, [0.5], [0.3, 0.5]])
def test_what_is_kept_has_scikit_learns_shapes(design, alphas, folds, l1_ratio):
    settings = {"alphas": alphas, "cv": list(KFold(3).split(design[0]))[:folds]}
    models = LassoCV, linear_model.LassoCV
    if l1_ratio != "lasso":
        settings["l1_ratio"], models = l1_ratio, (ElasticNetCV, linear_model.ElasticNetCV)
    ours, theirs = (model(**settings).fit(*design) for model in models)
    for kept in ("alphas_", "mse_path_", "alpha_", "coef_", "intercept_"):
        assert np.shape(getattr(ours, kept)) == np.shape(getattr(theirs, kept))
