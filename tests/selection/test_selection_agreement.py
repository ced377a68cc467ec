"""Agreement of chosen sets: 1 if they are equal, and free of chance for one of the two measures."""

import numpy as np
import pytest

from companion.selection import agreement, jaccard

RNG = np.random.default_rng(0)


def random_sets(size, n_sets=200, n_features=30):
    return np.array([RNG.permutation(n_features) < size for _ in range(n_sets)])


def test_equal_sets_agree_fully():
    sets = np.tile(RNG.random(30) < 0.4, (5, 1))
    assert jaccard(sets) == agreement(sets) == 1


def test_jaccard_is_the_shared_part_of_all():
    assert jaccard([[1, 1, 0, 0], [0, 1, 1, 0]]) == pytest.approx(1 / 3)
    assert jaccard([[1, 0], [0, 1], [1, 0]]) == pytest.approx(1 / 3)
    assert jaccard([[0, 0], [0, 0]]) == 1


@pytest.mark.parametrize("size", [6, 15, 24])
def test_random_sets_agree_by_chance_in_jaccard_and_not_beyond_it(size):
    sets = random_sets(size)
    # 200 sets of 30 columns: the mean over pairs scatters by about 0.001
    assert jaccard(sets) == pytest.approx(size / (60 - size), abs=0.02)
    assert agreement(sets) == pytest.approx(0, abs=0.02)


def test_with_sets_of_one_size_it_is_the_shared_number_beyond_chance_over_the_most():
    # Kuncheva's index (2007), which the measure generalises
    sets, size, p = random_sets(10, n_sets=6), 10, 30
    shared = np.mean([(a & b).sum() for k, a in enumerate(sets) for b in sets[:k]])
    expected = size**2 / p
    assert agreement(sets) == pytest.approx((shared - expected) / (size - expected))


@pytest.mark.parametrize("fill", [0, 1])
def test_where_nothing_was_chosen_or_left_out_there_is_nothing_to_agree_on(fill):
    assert np.isnan(agreement(np.full((3, 4), fill)))
