"""Slopes by differences, against which every gradient of the shelf is held."""

import numpy as np
import pytest


def central_differences(f, theta, h=1e-6):
    """The slope of f by each entry of theta, which is moved in place and put back.

    For values near 1 rounding costs 1e-16 / h and the third derivative h², 1e-10 in all: tests
    that allow 1e-8 leave room for losses and slopes of some tens.
    """
    slopes, flat = np.empty(theta.size), theta.reshape(-1)
    assert np.shares_memory(flat, theta)
    for k, value in enumerate(flat.copy()):
        flat[k] = value + h
        above = f()
        flat[k] = value - h
        slopes[k] = (above - f()) / (2 * h)
        flat[k] = value
    return slopes.reshape(theta.shape)


@pytest.fixture(scope="session")
def differences():
    return central_differences
