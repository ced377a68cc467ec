"""Noise layers: the share dropped, the mean kept, slopes, and silence without an rng."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from companion.networks import (
    Dense,
    DropConnect,
    Dropout,
    GaussianNoise,
    Network,
    draw_mask,
    squared_error,
)

X = np.random.default_rng(0).normal(size=(8, 5)) + 2
RATES = pytest.mark.parametrize("rate", [0.0, 0.2, 0.5, 0.9])


def bound(layer, n_in=5):
    """The layer, with parameters if it has any."""
    if isinstance(layer, Dense):
        Network([layer], n_in, squared_error, 0)
    return layer


LAYERS = pytest.mark.parametrize(
    "make",
    [lambda: Dropout(0.5), lambda: DropConnect(4, rate=0.5), lambda: GaussianNoise(0.3)],
    ids=["Dropout", "DropConnect", "GaussianNoise"],
)


@RATES
def test_a_mask_drops_its_rate_and_has_mean_one(rate):
    mask = draw_mask(np.random.default_rng(1), (400, 500), rate)
    assert set(np.unique(mask)) <= {0.0, 1 / (1 - rate)}
    # 200,000 draws: a share is out by at most 0.0011 (one standard error), a mean by 1/(1-p) that.
    assert (mask == 0).mean() == pytest.approx(rate, abs=0.005)
    assert mask.mean() == pytest.approx(1, abs=0.005 / (1 - rate))


def test_entries_of_a_mask_are_dropped_independently_of_their_neighbours():
    gone = draw_mask(np.random.default_rng(2), (1000, 100), 0.3) == 0
    for pair in (gone[:, 1:] & gone[:, :-1], gone[1:] & gone[:-1]):
        assert pair.mean() == pytest.approx(0.09, abs=0.005)  # standard error: 0.0009


def test_a_rate_of_zero_drops_nothing():
    assert np.array_equal(draw_mask(np.random.default_rng(0), (300, 300), 0.0), np.ones((300, 300)))


@pytest.mark.parametrize("rate", [-0.1, 1, 1.5, np.nan])
def test_a_rate_out_of_range_is_refused_in_a_sentence(rate):
    with pytest.raises(ValueError, match=rf"need 0 ≤ rate < 1, got {rate}"):
        draw_mask(np.random.default_rng(0), (2, 2), rate)
    with pytest.raises(ValueError, match="need 0 ≤ rate < 1"):
        Dropout(rate).forward(X, np.random.default_rng(0))


def test_a_mask_has_the_dtype_that_was_asked_for():
    for dtype in (np.float32, np.float64):
        assert draw_mask(np.random.default_rng(0), (3, 3), 0.5, dtype).dtype == dtype
        x = X.astype(dtype)
        # NumPy's own numbers, as a grid search gives them, are float64 and must not spread
        for layer in (Dropout(np.float64(0.5)), GaussianNoise(np.float64(0.1))):
            assert layer.forward(x, np.random.default_rng(0)).dtype == dtype
            assert layer.predict(x, np.random.default_rng(0)).dtype == dtype


@LAYERS
def test_without_rng_there_is_no_noise(make):
    layer = bound(make())
    silent = layer.predict(X)
    assert np.array_equal(layer.forward(X), silent)
    expected = X @ layer.W + layer.b if isinstance(layer, Dense) else X
    assert_allclose(silent, expected, atol=1e-14)
    layer.forward(X, np.random.default_rng(0))  # noise once on goes off again
    assert np.array_equal(layer.forward(X), silent)


@LAYERS
def test_with_rng_each_call_draws_afresh_and_a_seed_repeats_it(make):
    layer, rng = bound(make()), np.random.default_rng(4)
    first, second = layer.predict(X, rng).copy(), layer.predict(X, rng).copy()
    assert not np.array_equal(first, second)
    assert np.array_equal(layer.predict(X, np.random.default_rng(4)), first)
    assert_allclose(layer.forward(X, np.random.default_rng(4)), first, atol=1e-14)


@LAYERS
def test_noise_keeps_the_mean_of_what_passes(make):
    layer, rng, n_draws = bound(make()), np.random.default_rng(5), 4000
    draws = np.stack([layer.predict(X, rng) for _ in range(n_draws)])
    errors = draws.std(axis=0) / np.sqrt(n_draws)
    assert np.all(np.abs(draws.mean(axis=0) - layer.predict(X)) < 5 * errors)


def test_dropout_gives_the_input_times_its_mask():
    layer = Dropout(0.4)
    y = layer.forward(X, np.random.default_rng(0))
    assert np.array_equal(y, X * layer.mask)
    assert set(np.unique(layer.mask)) == {0.0, 1 / 0.6}


def test_dropconnect_gives_the_sums_of_masked_weights():
    layer = bound(DropConnect(4, rate=0.4))
    y = layer.forward(X, np.random.default_rng(0))
    assert layer.mask.shape == layer.W.shape
    assert_allclose(y, X @ (layer.W * layer.mask) + layer.b, atol=1e-14)
    assert np.all(layer.b != 0)  # which no mask has touched


def test_a_weight_that_was_dropped_learns_nothing():
    layer = DropConnect(4, rate=0.5)
    network = Network([layer], 5, squared_error, 0)
    network.loss_and_gradient(X, np.ones((8, 4)), np.random.default_rng(0))
    assert np.array_equal(layer.dW == 0, layer.mask == 0)
    network.loss_and_gradient(X, np.ones((8, 4)))
    assert np.all(layer.dW != 0)  # the mask of the pass before is forgotten


def test_gaussian_noise_has_its_scale():
    added = GaussianNoise(0.3).forward(np.zeros((500, 400)), np.random.default_rng(6))
    assert added.std() == pytest.approx(0.3, rel=0.01)  # standard error: 0.16 percent
    assert abs(added.mean()) < 0.003  # standard error: 0.0007


@pytest.mark.parametrize(
    "layer", [Dropout(0.4), GaussianNoise(0.3)], ids=["Dropout", "GaussianNoise"]
)
@pytest.mark.parametrize("seed", [3, None])
def test_the_blame_sent_back_has_the_slopes_of_differences(layer, seed, differences):
    x, pull = X.copy(), np.random.default_rng(7).normal(size=X.shape)

    def forward():
        return layer.forward(x, None if seed is None else np.random.default_rng(seed))

    slopes = differences(lambda: (forward() * pull).sum(), x)
    forward()
    assert_allclose(layer.backward(pull.copy()), slopes, atol=1e-8)


def test_dropout_on_the_inputs_of_a_linear_model_is_ridge_on_their_squares_in_the_mean():
    """The mean over all 2^5 masks of the squared loss is the loss plus p/(1-p) sum of w² x²."""
    rng, rate = np.random.default_rng(8), 0.3
    w, y = rng.normal(size=5), rng.normal(size=8)
    mean = 0.0
    for code in range(2**5):
        kept = np.array([code >> k & 1 for k in range(5)])
        chance = np.prod(np.where(kept, 1 - rate, rate))
        layer = Dropout(rate)
        layer.forward(X, rng)
        possible = layer.mask.max() * kept  # the value the layer gives to what it keeps
        mean += chance * np.mean((y - (X * possible) @ w) ** 2) / 2
    ridge = np.mean((y - X @ w) ** 2) / 2 + rate / (1 - rate) * np.mean(X**2 @ w**2) / 2
    assert mean == pytest.approx(ridge, rel=1e-12)  # both are closed forms
