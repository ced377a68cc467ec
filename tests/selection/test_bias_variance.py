"""Bias² + variance + noise is the error, and each part is what its name says."""

from functools import partial

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn.pipeline import make_pipeline

from companion.data import legendre, noisy_sine, sine
from companion.models import Ridge
from companion.selection import bias_variance, errors_over_draws, predictions_over_draws

GRID = np.linspace(0, 1, 101)


def test_the_parts_of_a_small_example_are_those_done_by_hand():
    # means (1, 3) against the truth (1, 1): bias² (0 + 4) / 2; variances 1 and 4
    assert bias_variance([[0, 1], [2, 5]], [1, 1]) == (2.0, 2.5)


def test_the_parts_add_up_to_the_measured_error():
    model = make_pipeline(legendre(6), Ridge(1.0))
    some, others = (
        predictions_over_draws(model, partial(noisy_sine, 20), GRID, 400, rng=seed)
        for seed in (0, 1)
    )
    bias2, variance = bias_variance(some, sine(GRID))
    fresh = sine(GRID) + 0.3 * np.random.default_rng(2).normal(size=others.shape)
    errors = np.mean((fresh - others) ** 2, axis=1)
    # four standard errors, of both sides: a false alarm once in 16,000 seeds
    tolerance = 4 * np.sqrt(2) * errors.std() / np.sqrt(400)
    assert abs(errors.mean() - (bias2 + variance + 0.09)) < tolerance


def test_a_constant_model_has_bias_and_no_variance():
    bias2, variance = bias_variance(np.zeros((5, len(GRID))), sine(GRID))
    assert variance == 0
    assert_allclose(bias2, np.mean(sine(GRID) ** 2), rtol=1e-12)


def test_a_stronger_penalty_trades_variance_for_bias():
    parts = []
    for alpha in (0.3, 3.0, 30.0):
        model = make_pipeline(legendre(9), Ridge(alpha))
        draws = predictions_over_draws(model, partial(noisy_sine, 20), GRID, 100, rng=0)
        parts.append(bias_variance(draws, sine(GRID)))
    bias2, variance = np.array(parts).T
    assert np.all(np.diff(bias2) > 0)
    assert np.all(np.diff(variance) < 0)


def test_without_noise_and_at_fixed_places_nothing_varies():
    draw = lambda rng: (GRID, sine(GRID))  # noqa: E731
    predictions = predictions_over_draws(make_pipeline(legendre(3), Ridge()), draw, GRID, 3)
    assert bias_variance(predictions, sine(GRID))[1] < 1e-30  # squares of rounding errors


def test_errors_are_measured_on_the_sets_drawn():
    sets = {"old": ([[1.0], [2.0]], [1.0, 3.0]), "new": ([[0.0], [0.0]], [1.0, 0.0])}
    train, test = errors_over_draws(
        Ridge(0.0), lambda rng: sets["old"], lambda rng: sets["new"], n_draws=2
    )
    assert_allclose(train, [0, 0], atol=1e-25)  # the line 2x - 1 passes through both
    assert_allclose(test, [2.5, 2.5])  # and says -1 at 0: errors 4 and 1


def test_the_model_passed_in_stays_unfitted():
    model = Ridge()
    errors_over_draws(make_pipeline(legendre(2), model), *[partial(noisy_sine, 9)] * 2, n_draws=1)
    predictions_over_draws(
        make_pipeline(legendre(2), model), partial(noisy_sine, 9), GRID, n_draws=1
    )
    assert not hasattr(model, "coef_")


def test_a_seed_fixes_every_draw():
    first, second = (
        predictions_over_draws(
            make_pipeline(legendre(2), Ridge()), partial(noisy_sine, 9), GRID, 3, rng=5
        )
        for _ in range(2)
    )
    assert_allclose(first, second, rtol=0)


def test_shapes_that_do_not_fit_are_refused_in_words():
    with pytest.raises(ValueError, match=r"got \(4, 3\) and \(2,\)"):
        bias_variance(np.zeros((4, 3)), np.zeros(2))
