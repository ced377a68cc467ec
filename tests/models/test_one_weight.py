"""One weight, measured once: the averages over variances are the integrals they stand for."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.integrate import quad
from scipy.stats import norm

from companion.models.one_weight import horseshoe_mean, laplace_mean, mixed_mean
from companion.objectives import soft_threshold

Z = np.array([-7.0, -2.0, -0.3, 0.0, 1.0, 3.0, 7.0])


def mean_by_quadrature(z, prior):
    """Posterior mean from the density of w itself, with no mixture in sight."""

    def area(k):
        return quad(lambda w: w**k * prior(w) * norm.pdf(z - w), -30, 30, points=[0, z])[0]

    return area(1) / area(0)


@pytest.mark.parametrize("rate", [0.5, 1.0, 2.0])
def test_the_laplace_mean_is_the_integral_over_its_density(rate):
    wanted = [mean_by_quadrature(z, lambda w: np.exp(-rate * abs(w))) for z in Z]
    # a sum for a smooth integral on one side, an adaptive rule that knows the corner on the other
    assert_allclose(laplace_mean(Z, rate), wanted, atol=1e-6)


def test_the_horseshoe_mean_is_the_integral_over_the_share_that_is_lost():
    # With k = 1 / (1 + v) and k = 1 - u² the integrand is smooth: both sides by different routes.
    def area(z, k):
        return quad(lambda u: (1 - u**2) ** k * np.exp((u**2 - 1) * z**2 / 2), 0, 1)[0]

    wanted = [z * (1 - area(z, 1) / area(z, 0)) for z in Z]
    assert_allclose(horseshoe_mean(Z), wanted, atol=1e-6)  # as above


def test_one_variance_is_ridge():
    assert_allclose(mixed_mean(Z, [4.0], [1.0]), Z * 4 / 5, rtol=1e-12)  # closed form


def test_a_spike_and_a_slab_weigh_the_two_stories_by_their_odds():
    spike, slab = 0.7 * norm.pdf(Z), 0.3 * norm.pdf(Z, scale=np.sqrt(10))
    wanted = slab / (spike + slab) * Z * 9 / 10
    assert_allclose(mixed_mean(Z, [0.0, 9.0], [0.7, 0.3]), wanted, rtol=1e-10)  # closed form


def test_the_laplace_mean_nowhere_stands_still_where_soft_thresholding_does():
    z = np.linspace(0.01, 0.99, 50)
    assert np.all(soft_threshold(z, 1.0) == 0)
    assert np.all(laplace_mean(z, 1.0) > 0)


def test_large_measurements_are_left_alone_by_the_horseshoe_and_not_by_laplace():
    assert 20 - horseshoe_mean(np.array([20.0]))[0] < 0.15  # about 2 / z
    assert_allclose(
        20 - laplace_mean(np.array([20.0]), 1.0)[0], 1, atol=1e-6
    )  # the tail of a normal


def test_a_measurement_too_far_out_for_any_density_still_has_a_mean():
    assert_allclose(mixed_mean(np.array([1e3]), [1.0], [1.0]), 500)
