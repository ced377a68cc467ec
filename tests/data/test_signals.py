"""MNIST-1D is made offline, always the same, and leaves every generator as it was."""

import random
import socket
import sys

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from companion.data import mnist1d
from companion.data.signals import _made


def refuse(*_, **__):
    raise AssertionError("a connection was asked for")


@pytest.fixture(scope="module", autouse=True)
def drawn_after():
    """Make the signals once, without a connection; what the global generators give afterwards."""
    _made.cache_clear()
    np.random.seed(3)  # noqa: NPY002
    random.seed(3)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse)
        mnist1d()
    return np.random.random(3), random.random()  # noqa: NPY002


def test_there_are_four_thousand_signals_to_learn_from_and_a_thousand_to_test_on():
    train, test = mnist1d()
    assert (train.X.shape, test.X.shape) == ((4000, 40), (1000, 40))
    both = np.concatenate([train.y, test.y])
    assert_array_equal(np.bincount(both), [500] * 10)
    assert len(train.names) == len(train.units) == 40


def test_fewer_signals_are_cut_into_tables_in_the_same_proportion():
    train, test = mnist1d(100)
    assert (train.X.shape, test.X.shape) == ((80, 40), (20, 40))
    assert_array_equal(np.bincount(np.concatenate([train.y, test.y])), [10] * 10)
    values = np.vstack([train.X, test.X])
    assert_allclose([values.mean(), values.std()], [0, 1], atol=1e-12)  # of these, not of 5000


def test_the_values_are_those_of_the_packages_own_data_set():
    # first row and labels as make_dataset() of mnist1d 0.0.2.post1 gave them
    train, test = mnist1d()
    values = np.vstack([train.X, test.X])
    assert_allclose([values.mean(), values.std()], [0, 1], atol=1e-12)  # it standardises the whole
    assert_array_equal(train.y[:8], [2, 6, 4, 5, 6, 6, 6, 0])
    assert_allclose(
        train.X[0, :4], [-0.3320057, -0.4719104, -0.7786971, -1.009741], rtol=1e-5
    )  # seven digits are written here


def test_the_global_generators_do_not_notice(drawn_after):
    np.random.seed(3)  # noqa: NPY002
    random.seed(3)
    assert_array_equal(drawn_after[0], np.random.random(3))  # noqa: NPY002
    assert drawn_after[1] == random.random()


def test_the_same_signals_come_whatever_the_global_generators_held():
    before = mnist1d()[0].X
    _made.cache_clear()
    np.random.seed(99)  # noqa: NPY002
    assert_array_equal(mnist1d()[0].X, before)


def test_a_change_to_one_table_does_not_reach_the_next():
    train, _ = mnist1d()
    train.X[:] = 0
    train.y[:] = 0
    again, _ = mnist1d()
    assert again.X.std() > 0.5
    assert again.y.max() == 9


@pytest.mark.parametrize("n_signals", [0, -10, 15])
def test_a_number_that_ten_digits_cannot_share_is_refused(n_signals):
    with pytest.raises(ValueError, match=f"positive multiple of 10 signals, got {n_signals}"):
        mnist1d(n_signals)


def test_without_the_package_the_error_names_the_command(monkeypatch):
    _made.cache_clear()
    monkeypatch.setitem(sys.modules, "mnist1d", None)
    monkeypatch.setitem(sys.modules, "mnist1d.data", None)
    with pytest.raises(ImportError, match="pip install mnist1d"):
        mnist1d()
