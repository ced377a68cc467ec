"""What is tuned on never judges, and what is spoilt is only what one learns from."""

from functools import partial

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from companion.data import digit_sample, digits, mnist1d, signal_sample


def rows(*tables):
    return {row.tobytes() for table in tables for row in np.ascontiguousarray(table)}


def test_a_sample_and_the_cases_that_judge_it_make_up_half_of_the_digits():
    sample = digit_sample(0)
    assert sample.X.shape == (150, 64)
    assert len(sample.X) + len(sample.X_new) == 898  # the second half of 1797
    assert not rows(sample.X) & rows(sample.X_new)
    tuning = digit_sample(0, part="tuning")
    assert len(tuning.X) + len(tuning.X_new) == 899


def test_no_digit_serves_for_tuning_and_for_judging():
    tuning = [digit_sample(seed, part="tuning") for seed in range(3)]
    judging = [digit_sample(seed) for seed in range(3)]
    first = rows(*(t.X for t in tuning), *(t.X_new for t in tuning))
    assert not first & rows(*(j.X for j in judging), *(j.X_new for j in judging))


def test_wrong_labels_are_marked_and_none_is_among_those_that_judge():
    wrong, right = digit_sample(3, wrong=0.3), digit_sample(3)
    assert_array_equal(wrong.X, right.X)
    assert_array_equal(wrong.y != right.y, wrong.flipped)
    assert wrong.flipped.sum() == 45  # 30 % of 150
    assert_array_equal(wrong.y_new, right.y_new)
    truth = {row.tobytes(): label for row, label in zip(digits().X, digits().y, strict=True)}
    assert all(truth[row.tobytes()] == label for row, label in zip(right.X, right.y, strict=True))


def test_junk_comes_with_every_case_and_is_another_for_each():
    sample = digit_sample(0, junk=5)
    assert sample.X.shape[1] == sample.X_new.shape[1] == 69
    assert_array_equal(sample.X[:, :64], digit_sample(0).X)
    assert len(rows(sample.X[:, 64:], sample.X_new[:, 64:])) == 898


def test_signals_for_tuning_come_from_the_first_half_and_never_from_the_test_table():
    train, test = mnist1d()
    tuning, judging = signal_sample(0, part="tuning"), signal_sample(0)
    assert tuning.X.shape == judging.X.shape == (400, 40)
    assert rows(tuning.X, tuning.X_new) <= rows(train.X[:2000])
    assert not rows(tuning.X) & rows(tuning.X_new)
    assert rows(judging.X) <= rows(train.X[2000:])
    assert_array_equal(judging.X_new, test.X)


def test_parts_of_a_smaller_table_of_signals_have_nothing_in_common():
    train, test = mnist1d(100)
    tuning, judging = (signal_sample(0, 15, part=p, n_signals=100) for p in ("tuning", "judging"))
    assert (len(tuning.X), len(tuning.X_new)) == (15, 20)
    assert rows(tuning.X, tuning.X_new) <= rows(train.X[:40])
    assert not rows(tuning.X) & rows(tuning.X_new)
    assert rows(judging.X) <= rows(train.X[40:])
    assert_array_equal(judging.X_new, test.X)


@pytest.mark.parametrize("draw", [digit_sample, signal_sample])
def test_a_seed_fixes_the_draw_and_another_part_is_refused(draw):
    assert_array_equal(draw(1).X, draw(1).X)
    assert not np.array_equal(draw(1).X, draw(2).X)
    with pytest.raises(ValueError, match=r"need a part out of .* got 'test'"):
        draw(0, part="test")


@pytest.mark.parametrize(
    ("draw", "most"),
    [
        (digit_sample, 897),  # one of 898 is left to judge by
        (partial(digit_sample, part="tuning"), 898),
        (partial(signal_sample, n_signals=100), 40),
        (partial(signal_sample, part="tuning", n_signals=100), 20),
    ],
)
def test_no_more_can_be_learnt_from_than_there_is(draw, most):
    sample = draw(0, n_samples=most)
    assert len(sample.X) == most
    assert not rows(sample.X) & rows(sample.X_new)
    for n_samples in (0, most + 1):
        with pytest.raises(ValueError, match=f"need 1 to {most} cases .* n_samples={n_samples}"):
            draw(0, n_samples=n_samples)
