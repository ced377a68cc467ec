"""What is spoilt is what the docstrings say, and the rest is as it was."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from companion.data import digits, flip_labels, shift_images, shift_signals, with_junk


def test_as_many_labels_are_wrong_as_asked_for_and_no_flip_is_in_vain():
    y = np.arange(1000) % 10
    noisy, flipped = flip_labels(y, 0.3, rng=0)
    assert flipped.sum() == 300
    assert_array_equal(noisy != y, flipped)
    assert set(noisy) == set(range(10))


def test_each_wrong_class_is_as_likely_as_any_other():
    noisy, _ = flip_labels(np.zeros(90_000, int), 1.0, rng=0, n_classes=10)
    # ten thousand of each expected, with a standard deviation of 94
    assert_allclose(np.bincount(noisy, minlength=10), [0] + [10_000] * 9, atol=500)


def test_no_share_of_flips_leaves_the_labels_and_does_not_touch_the_callers_array():
    y = np.array([0, 1, 2])
    assert_array_equal(flip_labels(y, 0.0, rng=0)[0], y)
    flip_labels(y, 1.0, rng=0)
    assert_array_equal(y, [0, 1, 2])


@pytest.mark.parametrize(
    ("y", "share", "n_classes"),
    [([0, 1], 1.1, 2), ([0, 1], -0.1, 2), ([0, 0], 0.5, None), ([0, 3], 0.5, 3), ([-1, 1], 0.5, 2)],
)
def test_a_share_or_label_out_of_range_is_refused_in_words(y, share, n_classes):
    with pytest.raises(ValueError, match="need a share between 0 and 1 and labels"):
        flip_labels(y, share, rng=0, n_classes=n_classes)


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_junk_stands_behind_the_columns_and_is_uniform(kind):
    X = np.ones((20_000, 2), kind)
    wide = with_junk(X, 3, rng=0)
    assert wide.dtype == kind
    assert_array_equal(wide[:, :2], X)
    junk = wide[:, 2:]
    assert junk.min() >= 0
    assert junk.max() <= 1
    assert_allclose(junk.mean(axis=0), 0.5, atol=0.01)  # standard error 0.002
    assert_allclose(junk.var(axis=0), 1 / 12, atol=0.005)  # standard error 0.0005


def centres(images):
    """Centre of ink of each image: its mean row and column."""
    ink = images.reshape(-1, 8, 8)
    rows, columns = ink.sum(axis=2) @ np.arange(8), ink.sum(axis=1) @ np.arange(8)
    return np.stack([rows, columns]) / ink.sum(axis=(1, 2))


def test_ink_is_moved_by_at_most_a_pixel_and_none_is_lost_far_from_the_edge():
    blots = np.zeros((2000, 8, 8))
    blots[:, 3, 4] = 1
    moved = shift_images(blots.reshape(-1, 64), rng=0)
    assert_allclose(moved.sum(axis=1), 1, rtol=1e-12)
    rows, columns = centres(moved) - [[3], [4]]
    for move in (rows, columns):
        assert -1 <= move.min() < -0.99  # of 2000 uniform draws the outermost is this far
        assert 0.99 < move.max() <= 1
    assert abs(np.corrcoef(rows, columns)[0, 1]) < 0.1  # standard error 0.02


def test_ink_moved_over_the_edge_is_lost():
    full = shift_images(np.ones((50, 64)), rng=0)
    assert full.max() <= 1 + 1e-12
    assert np.all(full.sum(axis=1) < 64)


def test_images_are_shifted_alike_in_both_precisions():
    X = digits().X[:20]
    assert shift_images(X.astype(np.float32), rng=1).dtype == np.float32
    # single precision has seven digits
    assert_allclose(shift_images(X.astype(np.float32), rng=1), shift_images(X, rng=1), atol=1e-6)


def test_an_image_that_is_not_square_is_refused():
    with pytest.raises(ValueError, match="need images with side² columns, got 40 of 40"):
        shift_images(np.zeros((2, 40)), rng=0)
    with pytest.raises(ValueError, match="need images with side² columns, got 64 of 40"):
        shift_images(np.zeros((2, 40)), rng=0, side=8)


def test_columns_that_are_no_pixels_stay_where_they_are():
    wide = with_junk(digits().X[:5], 3, rng=0)
    moved = shift_images(wide, rng=1, side=8)
    assert_array_equal(moved[:, 64:], wide[:, 64:])
    assert_array_equal(moved[:, :64], shift_images(wide[:, :64], rng=1))


def test_a_signal_is_moved_round_its_circle_and_otherwise_as_it_was():
    X = np.tile(np.arange(40.0), (500, 1))
    moved = shift_signals(X, rng=0)
    moves = np.argmin(moved, axis=1)  # where the 0 went
    for row, move in zip(moved, moves, strict=True):
        assert_array_equal(row, np.roll(X[0], move))
    assert set((moves + 20) % 40 - 20) == set(range(-6, 7))


def test_a_seed_fixes_the_draws_and_the_callers_arrays_stay():
    X = digits().X[:5]
    before = X.copy()
    for change in (shift_images, shift_signals, lambda X, rng: with_junk(X, 2, rng)):
        assert_array_equal(change(X, rng=3), change(X, rng=3))
        assert not np.array_equal(change(X, rng=3), change(X, rng=4))
    assert_array_equal(X, before)
