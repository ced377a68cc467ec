"""Stability selection counts what a lasso picks on halves of the data, and bounds the mistakes."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn.linear_model import lasso_path

from companion.data import sparse_linear
from companion.selection import alpha_grid, false_selections, selection_shares


@pytest.fixture(params=[(80, 20), (60, 90)], ids=["tall", "wide"])
def sample(request):
    X, y, w = sparse_linear(*request.param, n_true=4, rng=3)
    return X + 2, y - 1, w  # not centred: intercepts hide mistakes otherwise


def test_counts_what_scikit_learns_lasso_picks_on_the_same_halves(sample):
    X, y, _ = sample
    alphas = alpha_grid(X, y, eps=0.1, n_alphas=8)[1:]  # at the first, rounding decides
    shares, n_picked = selection_shares(X, y, alphas, n_draws=5, rng=0)
    rng, picked = np.random.default_rng(0), []
    for _ in range(5):
        half = rng.permutation(len(y))[: len(y) // 2]
        A, b = X[half] - X[half].mean(axis=0), y[half] - y[half].mean()
        picked.append(lasso_path(A, b, alphas=alphas, tol=1e-10, max_iter=100_000)[1].T != 0)
    assert_allclose(shares, np.mean(picked, axis=0), atol=1e-12)
    ever = [np.logical_or.accumulate(one).sum(axis=1) for one in picked]
    assert_allclose(n_picked, np.mean(ever, axis=0), atol=1e-12)


def test_a_strong_feature_is_always_picked_and_noise_seldom():
    X, y, w = sparse_linear(200, 50, n_true=3, noise=0.5, rng=0)
    shares, _ = selection_shares(X, y, [0.4], n_draws=40, rng=0)
    assert np.all(shares[0, w != 0] == 1)
    assert shares[0, w == 0].max() < 0.5


def test_what_was_picked_once_counts_for_all_smaller_penalties(sample):
    X, y, _ = sample
    shares, n_picked = selection_shares(X, y, alpha_grid(X, y, n_alphas=15), n_draws=10, rng=0)
    assert np.all(np.diff(n_picked) >= 0)
    assert np.all(n_picked >= shares.sum(axis=1) - 1e-9)  # rounding of sums of tenths
    assert shares.min() >= 0
    assert shares.max() <= 1


def test_a_seed_gives_the_same_shares_again(sample):
    X, y, _ = sample
    first, second = (selection_shares(X, y, [0.5, 0.3], n_draws=3, rng=7)[0] for _ in range(2))
    assert np.array_equal(first, second)


def test_the_bound_is_one_for_the_settings_of_its_authors():
    # Meinshausen and Bühlmann: with threshold 0.9 and sqrt(0.8 p) features a draw, at most one.
    assert false_selections(np.sqrt(0.8 * 1000), 1000, 0.9) == pytest.approx(1)


def test_the_bound_holds_in_a_simulation():
    wrong, bounds = [], []
    for seed in range(15):
        X, y, w = sparse_linear(100, 100, n_true=5, rng=seed)
        shares, n_picked = selection_shares(X, y, [0.6, 0.45, 0.35], n_draws=30, rng=seed)
        wrong.append(np.sum(shares.max(axis=0)[w == 0] >= 0.75))
        bounds.append(false_selections(n_picked[-1], 100, 0.75))
    error = np.std(wrong) / np.sqrt(15)
    assert np.mean(wrong) + 3 * error < np.mean(bounds)
    assert np.mean(bounds) < 5  # it says something


@pytest.mark.parametrize("threshold", [0.5, 0.2, 1.1])
def test_a_threshold_without_a_bound_is_refused(threshold):
    with pytest.raises(ValueError, match="threshold"):
        false_selections(10, 100, threshold)


@pytest.mark.parametrize(
    ("rows", "alphas", "n_draws"),
    [(3, [1.0], 5), (20, [1.0], 0), (20, [0.1, 1.0], 5), (20, 1.0, 5)],
)
def test_settings_that_make_no_sense_are_refused(rows, alphas, n_draws):
    X, y, _ = sparse_linear(rows, 4, n_true=1, rng=0)
    with pytest.raises(ValueError, match="need"):
        selection_shares(X, y, alphas, n_draws=n_draws)
