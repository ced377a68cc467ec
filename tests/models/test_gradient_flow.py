"""Stopping is shrinking: gradient descent learns each direction in its own time."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.integrate import solve_ivp

from companion.models import LinearRegression, kept_share
from companion.models.gradient_flow import flow_path, learnt_share, share_after_steps

TIMES = np.array([0.0, 0.01, 0.3, 10.0])


def centred(design):
    X, y = design
    return X - X.mean(axis=0), y - y.mean()


def test_follows_the_slope_of_the_mean_loss(design):
    X, y = centred(design)
    slope = lambda t, w: X.T @ (y - X @ w) / len(X)  # noqa: E731
    start = np.zeros(X.shape[1])
    way = solve_ivp(slope, (0, TIMES[-1]), start, "LSODA", TIMES, rtol=1e-10, atol=1e-11)
    # what the integrator promises per step, over some thousand steps
    assert_allclose(flow_path(*design, TIMES)[0], way.y.T, rtol=1e-6, atol=1e-7)


@pytest.mark.parametrize("n_steps", [0, 1, 7, 300])
def test_steps_taken_one_by_one_learn_the_shares_of_the_formula(design, n_steps):
    X, y = centred(design)
    U, s, Vt = np.linalg.svd(X, full_matrices=False)
    step = 1.5 * len(X) / s[0] ** 2
    w = np.zeros(X.shape[1])
    for _ in range(n_steps):
        w += step * X.T @ (y - X @ w) / len(X)
    seen = s > 1e-10 * s[0]
    least_squares = (U.T @ y)[seen] / s[seen]
    share = share_after_steps(X, n_steps, step)[seen]
    # both are exact but for rounding, which the smallest s magnifies
    assert_allclose((Vt @ w)[seen], share * least_squares, rtol=1e-8, atol=1e-10)


def test_short_steps_are_gradient_flow(design):
    X, _ = centred(design)
    curvature = np.linalg.norm(X, 2) ** 2 / len(X)
    step = 1e-6 / curvature
    # the two differ by about  step * curvature  of what is still to be learnt
    assert_allclose(share_after_steps(X, 10_000, step), learnt_share(X, 10_000 * step), atol=1e-6)


def test_the_path_learns_the_shares_along_the_directions(design):
    X, y = centred(design)
    U, s, Vt = np.linalg.svd(X, full_matrices=False)
    for t, w in zip(TIMES, flow_path(X, y, TIMES)[0], strict=True):
        assert_allclose(s * (Vt @ w), learnt_share(X, t) * (U.T @ y), atol=1e-9)


def test_it_begins_at_nothing_and_ends_at_least_squares(design):
    coefs, intercepts = flow_path(*design, [0.0, np.inf])
    assert_allclose(coefs[0], 0, atol=0)
    assert intercepts[0] == pytest.approx(design[1].mean())
    fit = LinearRegression().fit(*design)
    # by X'X or by X itself, the digits of least squares are those that the condition leaves
    assert_allclose(coefs[1], fit.coef_, rtol=1e-7, atol=1e-9)
    assert intercepts[1] == pytest.approx(fit.intercept_)


def test_ridge_with_one_over_the_time_keeps_less_but_never_a_fifth_less(design):
    X, _ = centred(design)
    for t in np.logspace(-4, 4, 50):
        more = learnt_share(X, t) - kept_share(X, len(X) / t)
        # 0.2036 is the largest value of 1 - exp(-x) - x/(1+x)
        assert np.all((more >= -1e-15) & (more < 0.20364))


def test_a_column_that_never_moves_learns_nothing(design):
    X, y = design
    X = np.column_stack([X, np.full(len(X), 3.3)])
    assert np.all(flow_path(X, y, TIMES)[0][:, -1] == 0)


def test_many_targets_are_many_flows_at_once(design):
    X, y = design
    both = flow_path(X, np.column_stack([y, -2 * y]), TIMES)
    one = flow_path(X, y, TIMES)
    for many, single in zip(both, one, strict=True):
        assert_allclose(many[..., 0], single, rtol=1e-12)
        assert_allclose(many[..., 1], -2 * single, rtol=1e-12)


def test_without_intercept_nothing_is_centred(design):
    X, y = design
    coefs, intercepts = flow_path(X, y, [1.0], fit_intercept=False)
    mirrored = flow_path(np.vstack([X, -X]), np.hstack([y, -y]), [1.0])[0]  # already centred
    assert_allclose(coefs, mirrored, rtol=1e-9, atol=1e-12)
    assert intercepts[0] == 0


@pytest.mark.parametrize("times", [[], [-1.0], [np.nan], [[1.0]]])
def test_times_that_cannot_be_are_refused(design, times):
    with pytest.raises(ValueError, match="need times ≥ 0"):
        flow_path(*design, times)
