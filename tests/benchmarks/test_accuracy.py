"""Certified answers are checked in fractions, and ours has at least as many digits as any other."""

from fractions import Fraction

import pytest

from benchmarks.accuracy import PROBLEMS, columns, digits, digits_of_nist, has_intercept, read


def least_squares(X, y):
    """The exact solution of the normal equations, by elimination; X and y hold fractions."""
    A = [
        [sum(a * b for a, b in zip(u, v, strict=True)) for v in [*zip(*X, strict=True), y]]
        for u in zip(*X, strict=True)
    ]
    for i, pivot in enumerate(A):
        pivot[:] = [a / pivot[i] for a in pivot]
        for row in A:
            if row is not pivot:
                row[:] = [a - row[i] * b for a, b in zip(row, pivot, strict=True)]
    return [row[-1] for row in A]


@pytest.mark.parametrize("problem", PROBLEMS)
def test_the_printed_data_have_the_certified_solution_to_its_last_digit(problem):
    rows, certified = read(problem)
    y, *x = zip(*([Fraction(number) for number in row] for row in rows), strict=True)
    one = [Fraction(1)] if has_intercept(problem) else []
    X = [one + list(columns(problem, list(case))) for case in zip(*x, strict=True)]
    for exact, printed in zip(least_squares(X, y), certified, strict=True):
        # 15 digits are printed: half a unit of the last one is at most 5e-15 of the number
        assert abs(exact - Fraction(printed)) <= Fraction(5, 10**15) * abs(exact)


def test_digits_count_the_worst_coefficient_and_stop_at_fifteen():
    assert digits([1.0, 2.0], [1.0, 2.0]) == 15
    assert abs(digits([1.0, 2.0002], [1.0, 2.0]) - 4) < 1e-3
    assert digits([-5.0], [1.0]) == 0


@pytest.fixture(scope="module")
def table():
    return digits_of_nist()


@pytest.mark.parametrize("problem", PROBLEMS)
def test_least_squares_has_as_many_digits_as_numpy_and_scikit_learn(table, problem):
    row = table[problem]
    # a tenth of a digit is a quarter of a rounding error
    assert row["companion"] >= max(row["numpy"], row["scikit-learn"]) - 0.1
