"""A self-check knows right from wrong, and is friendly about both."""

import numpy as np
import pytest

from companion.page import check


def said(capsys, *args, **kwargs):
    check(*args, **kwargs)
    return capsys.readouterr().out.strip()


@pytest.mark.parametrize(
    ("answer", "wanted", "cases"),
    [
        (2.0, 2, ()),
        (np.array([1, 2.0]), [1, 2], ()),
        (lambda x: x * x, lambda x: x**2, [(2,), (np.arange(3),)]),
    ],
)
def test_a_right_answer_is_correct(capsys, answer, wanted, cases):
    assert said(capsys, answer, wanted, cases) == "Correct."


def test_a_wrong_answer_gets_what_was_wanted_what_came_and_a_hint(capsys):
    wrong = said(capsys, lambda x: x + 2, lambda x: x * x, [(2,), (3,)], hint="Square it.")
    assert wrong == "Not yet in case 2 of 2: need 9, got 5. Square it."


def test_a_wrong_shape_is_named(capsys):
    assert "need shape (2,), got ()" in said(capsys, 1.0, [1, 2])


def test_an_untouched_answer_is_met_with_what_to_do(capsys):
    assert said(capsys, ..., 3).startswith("Replace the ...")


def test_a_function_that_forgets_to_return_is_told_so(capsys):
    assert "return" in said(capsys, lambda x: None, lambda x: x, [(1,)])


def test_almost_right_is_not_right(capsys):
    assert said(capsys, 1.001, 1.0).startswith("Not yet")
    assert said(capsys, np.nan, 1.0).startswith("Not yet")


def test_small_numbers_are_compared_by_their_size(capsys):
    assert said(capsys, 1e-7, 5e-7).startswith("Not yet")
    assert said(capsys, 1e-7, 1e-7) == "Correct."


def test_a_number_where_a_function_is_wanted_is_told_so(capsys):
    assert "must be a function" in said(capsys, 3.0, lambda x: x, [(1,)])
