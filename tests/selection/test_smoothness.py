"""Moran's I: near 1 for smooth pictures, near 0 for noise, -1 for a chessboard."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from companion.selection import morans_i


def test_agrees_with_the_textbook_sum_over_all_pairs():
    image = np.random.default_rng(0).normal(size=(4, 5))
    places = np.argwhere(np.ones_like(image))
    neighbours = np.abs(places[:, None] - places).sum(axis=2) == 1
    d = (image - image.mean()).ravel()
    textbook = len(d) / neighbours.sum() * (d @ neighbours @ d) / (d @ d)  # Moran's, weights 0, 1
    assert_allclose(morans_i(image), textbook, rtol=1e-12)  # the same sums in another order


def test_a_chessboard_is_as_rough_as_can_be():
    assert_allclose(morans_i(np.indices((8, 8)).sum(axis=0) % 2), -1)


def test_noise_is_near_zero_and_a_slope_near_one():
    noise = np.random.default_rng(1).normal(size=(200, 8, 8))
    # Its expected value is -1/63; the mean of 200 has a standard error below 0.01.
    assert abs(morans_i(noise).mean() + 1 / 63) < 0.03
    assert morans_i(np.add.outer(np.arange(30.0), np.arange(30.0))) > 0.9


def test_each_picture_is_judged_alone_and_scale_does_not_matter():
    images = np.random.default_rng(2).normal(size=(2, 3, 6, 6))
    several = morans_i(images)
    assert several.shape == (2, 3)
    assert_allclose(several[1, 2], morans_i(5 - 100 * images[1, 2]), rtol=1e-10)


def test_a_blank_picture_has_no_smoothness():
    with pytest.raises(ValueError, match="more than one value"):
        morans_i(np.ones((3, 4, 4)))
