"""Lasso: scikit-learn's numbers, a certificate from the data, and features left at zero."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn import linear_model
from sklearn.exceptions import ConvergenceWarning

from companion.data import diabetes
from companion.models import Lasso
from companion.objectives import L1, SquaredLoss, smallest_lam_that_empties
from companion.solvers import duality_gap, prediction


@pytest.mark.parametrize("alpha", [0.01, 0.3, 3.0])
@pytest.mark.parametrize("fit_intercept", [True, False])
def test_agrees_with_scikit_learn(design, alpha, fit_intercept):
    settings = {"alpha": alpha, "fit_intercept": fit_intercept}
    ours = Lasso(**settings).fit(*design)
    theirs = linear_model.Lasso(**settings, tol=1e-14, max_iter=10**6).fit(*design)
    assert_allclose(ours.coef_, theirs.coef_, atol=1e-5)  # theirs iterates: 1e-14 in the gap
    assert_allclose(ours.intercept_, theirs.intercept_, atol=1e-4)


def test_sample_weights_mean_what_they_mean_in_scikit_learn(design):
    weights = np.random.default_rng(0).uniform(0.1, 3, len(design[1]))
    ours = Lasso(0.3).fit(*design, sample_weight=weights)
    theirs = linear_model.Lasso(0.3, tol=1e-14, max_iter=10**6)
    theirs.fit(*design, sample_weight=weights)
    assert_allclose(ours.coef_, theirs.coef_, atol=1e-5)  # as above


def test_the_certificate_is_that_of_the_data(design):
    loss = SquaredLoss(*design)
    fit = Lasso(0.3).fit(*design)
    null = loss.value(np.zeros(loss.n_features))
    assert fit.dual_gap_ <= 1e-10 * null
    assert abs(duality_gap(loss, L1(0.3), fit.coef_) - fit.dual_gap_) < 1e-11 * null  # rounding


def test_the_pull_of_a_feature_left_out_stays_below_alpha_and_of_one_kept_is_alpha(design):
    X, y = design
    fit = Lasso(0.3).fit(X, y)
    pull = np.abs((y - fit.predict(X)) @ (X - X.mean(axis=0))) / len(y)
    kept = fit.coef_ != 0
    assert 0 < kept.sum() < len(kept)
    assert_allclose(pull[kept], 0.3, rtol=1e-8)
    assert pull[~kept].max() < 0.3


def test_from_the_emptying_penalty_on_nothing_is_left(design):
    top = smallest_lam_that_empties(SquaredLoss(*design))
    assert not Lasso(top * (1 + 1e-9)).fit(*design).coef_.any()
    assert np.count_nonzero(Lasso(0.99 * top).fit(*design).coef_) == 1


def test_diabetes_gives_up_features_as_the_penalty_grows():
    table = diabetes()
    top = smallest_lam_that_empties(SquaredLoss(table.X, table.y))
    fits = [Lasso(share * top).fit(table.X, table.y) for share in (1e-4, 0.03, 0.3)]
    kept = [np.count_nonzero(fit.coef_) for fit in fits]
    assert kept[0] > kept[1] > kept[2] > 0


def test_without_a_penalty_it_is_least_squares(design):
    X, y = design
    fit = Lasso(0.0).fit(X, y)
    assert_allclose(fit.coef_, np.linalg.pinv(X - X.mean(axis=0)) @ y, atol=1e-9)


def test_a_fit_that_is_not_finished_is_told(design, monkeypatch):
    zeros = np.zeros((0, design[0].shape[1]))
    monkeypatch.setattr(
        prediction, "newton", lambda *args: (zeros, zeros, None, 8)
    )  # never settles
    with pytest.warns(ConvergenceWarning, match=r"need a gap ≤ 1e-06.*increase max_iter"):
        Lasso(0.01, max_iter=1, tol=1e-6).fit(*design)


def test_what_scikit_learn_has_and_this_has_not_is_refused_by_name():
    with pytest.raises(TypeError, match="positive"):
        Lasso(positive=True)
