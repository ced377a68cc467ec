"""Trials are the same but for the method, and their statistics are those of the formulas."""

from functools import partial

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from scipy import stats

from companion.data import Sample, digit_sample, shift_images
from companion.networks import cross_entropy
from companion.objectives.penalties import L1, L2
from companion.selection import (
    best_of_many,
    certainty,
    fit_network,
    outcome,
    paired_gain,
    smoothed,
    trials,
    tuned,
    watched,
)

SAMPLE = digit_sample(0, wrong=0.3)
brief = partial(fit_network, SAMPLE, 0, n_epochs=3)


def test_the_same_seed_gives_the_same_network():
    assert_array_equal(brief(dropout=0.5).theta, brief(dropout=0.5).theta)
    assert not np.array_equal(brief().theta, fit_network(SAMPLE, 1, n_epochs=3).theta)


@pytest.mark.parametrize(
    "method",
    [
        {"dropout": 0.5},
        {"input_noise": 0.2},
        {"penalty": L2(0.1)},
        {"smoothing": 0.3},
        {"max_norm": 0.5},
        {"augment": shift_images},
        {"held_out": 0.2},
        {"start": 4.0},
    ],
)
def test_each_method_changes_the_training(method):
    assert not np.allclose(brief(**method).theta, brief().theta)


def test_methods_begin_at_the_same_weights():
    # the first step of Adam is at most its learning rate, whatever the method
    one, other = (brief(n_epochs=1, **m).weights for m in ({}, {"dropout": 0.5}))
    assert np.abs(one - other).max() < 0.041


def test_the_start_is_as_many_times_as_large_as_asked_for():
    lengths = [np.linalg.norm(brief(n_epochs=1, start=s).weights) for s in (1.0, 4.0)]
    assert_allclose(lengths[1] / lengths[0], 4, rtol=0.1)  # one step of 0.02 each is in between


def test_smoothed_labels_are_met_at_the_scores_of_the_formula():
    K, s = 10, 0.3
    gap = np.log1p(K * (1 - s) / s)
    Z = np.zeros((1, K))
    Z[0, 2] = gap
    assert_allclose(cross_entropy(Z, smoothed([2], s))[1], 0, atol=1e-15)  # exact but for rounding


def test_smoothed_labels_are_the_mean_of_labels_replaced_at_random():
    rng = np.random.default_rng(0)
    y = np.repeat([0, 3], 100_000)
    replaced = np.where(rng.random(len(y)) < 0.4, rng.integers(0, 10, len(y)), y)
    means = np.eye(10)[replaced].reshape(2, 100_000, 10).mean(axis=1)
    assert_allclose(means, smoothed([0, 3], 0.4), atol=0.008)  # standard error at most 0.0016


def test_a_watched_training_ends_where_an_unwatched_one_does():
    path = watched(SAMPLE, 0, n_epochs=3)
    assert path.shape == (3, 3)
    assert_array_equal(path[-1], outcome(brief(), SAMPLE))
    assert_array_equal(watched(SAMPLE, 0, every=2, n_epochs=3), path[1:2])


def test_a_network_that_halves_its_belief_is_half_certain():
    class Torn:
        weights = np.zeros(1)

        def predict(self, X):
            return np.tile(np.r_[0.0, 0.0, np.full(8, -1e3)], (len(X), 1))

    wanted = 50, 50, 100 * np.mean(SAMPLE.y_new == 0)
    assert_allclose(certainty(Torn(), SAMPLE), wanted)  # exp(-1000) is 0


def test_stopping_early_holds_cases_out_and_restores_the_best():
    seen = fit_network(SAMPLE, 0, held_out=0.2)
    kept = SAMPLE.X[:30], np.eye(10)[SAMPLE.y[:30]]
    plain = fit_network(Sample(SAMPLE.X[30:], SAMPLE.y[30:], SAMPLE.flipped[30:], *kept), 0)
    losses = [cross_entropy(net.predict(kept[0]), kept[1])[0] for net in (seen, plain)]
    assert losses[0] < losses[1]


def test_an_outcome_counts_what_is_right_and_which_wrong_labels_are_believed():
    class Parrot:
        weights = np.array([3.0, 4.0])

        def predict(self, X):
            return np.eye(10)[SAMPLE.y if len(X) == len(SAMPLE.y) else SAMPLE.y_new]

    assert outcome(Parrot(), SAMPLE) == (100, 100, 5)
    assert np.isnan(outcome(brief(), digit_sample(0))[1])  # no label is wrong there


def test_trials_have_a_row_for_each_seed():
    results = trials(digit_sample, [3, 4], n_epochs=2)
    assert results.shape == (2, 3)
    alone = outcome(fit_network(digit_sample(4), 4, n_epochs=2), digit_sample(4))
    assert_array_equal(results[1][[0, 2]], np.array(alone)[[0, 2]])
    assert trials(digit_sample, [3], lambda net, s: 7.0, n_epochs=1).tolist() == [7]


def test_the_best_strength_of_a_grid_is_taken():
    grid = [{"n_epochs": 1}, {"n_epochs": 30}]  # one step teaches a network next to nothing
    assert tuned(grid, partial(digit_sample, part="tuning"), [0, 1]) == grid[1]
    assert tuned(grid[:1], None, None) == grid[0]


def test_a_paired_gain_is_that_of_the_paired_t_test():
    rng = np.random.default_rng(0)
    a, b = rng.standard_normal((2, 12))
    gain, error = paired_gain(a, b)
    wanted = stats.ttest_rel(a, b)
    assert_allclose(gain / error, wanted.statistic, rtol=1e-12)  # the same sums in another order
    both = paired_gain([a, a + 1], b)
    assert_allclose(both[0], [gain, gain + 1])
    assert_allclose(both[1], [error, error])


def test_what_a_draw_does_to_both_cancels():
    luck = np.array([0.0, 5.0, -3.0, 8.0])
    gain, error = paired_gain(luck + np.array([1, 1.2, 0.8, 1]), luck)
    assert_allclose([gain, error], [1, np.std([1, 1.2, 0.8, 1], ddof=1) / 2])


@pytest.mark.parametrize("lengths", [(3, 4), (1, 1)])
def test_draws_that_do_not_pair_are_refused(lengths):
    with pytest.raises(ValueError, match="need the same two or more draws"):
        paired_gain(np.zeros(lengths[0]), np.zeros(lengths[1]))


def test_the_best_of_equals_owes_all_its_gain_to_luck():
    gains = np.random.default_rng(0).standard_normal((8, 2000))
    chosen, fresh = best_of_many(gains, rng=0)
    # the largest of eight standard normals is 1.42 on average, and a mean of 1000 scatters so
    assert_allclose(chosen, 1.42 / np.sqrt(1000), rtol=0.35)  # one table of gains, split many times
    assert abs(fresh) < chosen


def test_the_best_by_far_is_as_good_on_fresh_draws():
    gains = np.zeros((3, 10))
    gains[1] = 5
    assert best_of_many(gains, rng=0) == (5, 5)


def test_an_l1_penalty_takes_weights_away_altogether():
    network = fit_network(digit_sample(0, junk=100), 0, penalty=L1(0.003))
    assert np.mean(network.dense[0].W[64:] == 0) > 0.9
