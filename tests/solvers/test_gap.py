"""The gap: nothing at scikit-learn's solutions, everywhere more than what is missing."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn import linear_model
from sklearn.exceptions import ConvergenceWarning

from companion.objectives import L1, L2, ElasticNet, SquaredLoss, smallest_lam_that_empties
from companion.solvers import Trace, duality_gap, elastic_net_path, trace
from companion.solvers.gap import moment_gaps
from companion.solvers.moments import Moments


def problem(design, l1_ratio):
    loss = SquaredLoss(*design)
    lam = 0.1 * smallest_lam_that_empties(loss, max(l1_ratio, 0.1))
    fit = linear_model.ElasticNet(lam, l1_ratio=l1_ratio, tol=1e-14, max_iter=10**6)
    if l1_ratio == 0:
        fit = linear_model.Ridge(lam * len(loss.y))
    return loss, ElasticNet(lam, l1_ratio), fit.fit(*design).coef_


@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
@pytest.mark.parametrize("l1_ratio", [1.0, 0.5, 0.0])
def test_is_nothing_at_scikit_learns_solution_and_never_less_than_what_is_missing(design, l1_ratio):
    loss, penalty, best = problem(design, l1_ratio)
    scale = loss.value(np.zeros(loss.n_features))
    assert abs(duality_gap(loss, penalty, best)) < 1e-12 * scale  # their tol is 1e-14
    rng = np.random.default_rng(0)
    for step in np.geomspace(1e-6, 10, 8):
        w = best + step * rng.normal(size=loss.n_features)
        missing = loss.value(w) + penalty.value(w) - loss.value(best) - penalty.value(best)
        assert duality_gap(loss, penalty, w) >= missing - 1e-12 * scale


@pytest.mark.parametrize("l1_ratio", [1.0, 0.5])
def test_is_nothing_for_an_empty_model_only_from_the_emptying_penalty_on(design, l1_ratio):
    loss = SquaredLoss(*design)
    lam, zero = smallest_lam_that_empties(loss, l1_ratio), np.zeros(loss.n_features)
    scale = loss.value(zero)
    assert abs(duality_gap(loss, ElasticNet(lam, l1_ratio), zero)) < 1e-14 * scale
    assert duality_gap(loss, ElasticNet(0.9 * lam, l1_ratio), zero) > 1e-4 * scale


def test_is_for_ridge_the_squared_gradient_in_the_metric_of_the_penalty(design):
    # worked by hand: Fenchel's two gaps are 0 and |gradient + lam w|² / 2 lam
    loss, penalty = SquaredLoss(*design), L2(0.3)
    w = np.random.default_rng(1).normal(size=loss.n_features)
    slope = loss.gradient(w) + 0.3 * w
    assert_allclose(duality_gap(loss, penalty, w), slope @ slope / 0.6, rtol=1e-8)


def test_a_trace_stops_at_the_share_of_the_empty_models_objective(design):
    loss, penalty, best = problem(design, 1.0)
    gap = duality_gap(loss, penalty, 0.99 * best)
    share = gap / loss.value(0 * best)
    assert Trace(loss, penalty, tol=1.01 * share).done(0.99 * best)
    assert not Trace(loss, penalty, tol=0.99 * share).done(0.99 * best)


def test_a_trace_warns_where_the_iterations_end_the_search(design):
    loss = SquaredLoss(*design)
    trace, zero = Trace(loss, L1(0.01), max_iter=2), np.zeros(loss.n_features)
    assert not trace.done(zero)
    assert not trace.done(zero)
    with pytest.warns(ConvergenceWarning, match="after 2 iterations the duality gap is"):
        assert trace.done(zero)
    assert trace.nonzeros == [0, 0, 0]
    assert_allclose(trace.objective, loss.value(zero), rtol=1e-14)
    assert len(trace.gap) == 3


def test_a_trace_counts_the_solvers_time_and_leaves_out_its_own(design, monkeypatch):
    clock = iter([10.0, 12.0, 100.0, 103.0, 1000.0])  # begun, note, noted, note, noted
    monkeypatch.setattr(trace, "process_time", lambda: next(clock))
    loss = SquaredLoss(*design)
    diary, zero = Trace(loss, L1(0.01)), np.zeros(loss.n_features)
    diary.note(zero)
    diary.note(zero)
    assert diary.seconds == [2.0, 5.0]


@pytest.mark.parametrize("l1_ratio", [1.0, 0.5])
def test_moments_are_enough_for_it_and_for_several_penalties_at_once(design, l1_ratio):
    X, y = design
    loss = SquaredLoss(X, y)
    lams = np.array([1.0, 0.3, 0.1]) * smallest_lam_that_empties(loss, l1_ratio)
    W = 0.1 * np.random.default_rng(0).normal(size=(3, X.shape[1]))
    gaps = moment_gaps(*Moments.of(X, y).centred(), W, l1_ratio * lams, (1 - l1_ratio) * lams)
    for lam, w, gap in zip(lams, W, gaps, strict=True):
        objective = loss.value(w) + ElasticNet(lam, l1_ratio).value(w)
        other = duality_gap(loss, ElasticNet(lam, l1_ratio), w)
        if l1_ratio == 1:
            assert_allclose(gap, other, rtol=1e-9)  # the same dual point, X of order 10
        else:
            assert gap <= other * (1 + 1e-9)  # the better of two
        best = elastic_net_path(X, y, [lam], l1_ratio)
        least = loss.value(best.coefs[0]) + ElasticNet(lam, l1_ratio).value(best.coefs[0])
        assert gap >= objective - least - 1e-9 * objective
