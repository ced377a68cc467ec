"""Correct digits on problems whose answer is certified.

NIST's reference problems for linear regression, from a line through 36 points to a polynomial of
degree 10 whose columns are all but dependent.  A library's score on a problem is the number of
correct digits of its worst coefficient: -log10 of the relative error, at most 15.
"""

from pathlib import Path

import numpy as np
from sklearn import linear_model

from companion.models import LinearRegression

FOLDER = Path(__file__).parent / "nist"
DEGREE = {"Pontius": 2, "Filip": 10} | {f"Wampler{k}": 5 for k in range(1, 6)}
PROBLEMS = [
    "Norris",
    "Pontius",
    "NoInt1",
    "NoInt2",
    *sorted(DEGREE.keys() - {"Pontius"}),
    "Longley",
]
MOST = 15  # digits that NIST certifies


def read(problem):
    """A problem as printed: its rows, y first, and its certified coefficients, all as text.

    Parameters
    ----------
    problem : str
        One of `PROBLEMS`.

    Returns
    -------
    rows : list of list of str
    certified : list of str
        The intercept first, where there is one.
    """
    _, certified, *rows = (FOLDER / f"{problem}.dat").read_text().splitlines()
    return [row.split() for row in rows], certified.split()[2:]


def columns(problem, x):
    """The columns that a problem's model is made of: its variables, or the powers of the one.

    Parameters
    ----------
    problem : str
    x : list
        One case, numbers of any kind.

    Returns
    -------
    columns : list
        Without the intercept's.
    """
    return [x[0] ** k for k in range(1, DEGREE[problem] + 1)] if problem in DEGREE else x


def has_intercept(problem):
    """Whether the plane may miss the origin.

    Parameters
    ----------
    problem : str

    Returns
    -------
    has_intercept : bool
    """
    return not problem.startswith("NoInt")


def digits(estimate, certified):
    """Correct digits of the worst coefficient.

    Parameters
    ----------
    estimate, certified : array, shape (n_coefficients,)

    Returns
    -------
    digits : float
        Between 0 and 15.
    """
    error = np.max(np.abs(np.subtract(estimate, certified) / certified))
    return float(np.clip(-np.log10(max(error, 10.0**-MOST)), 0, MOST))


def by_model(model):
    """A solver that answers as an estimator does.

    Parameters
    ----------
    model : class

    Returns
    -------
    solve : function
    """

    def solve(X, y, intercept):
        fit = model(fit_intercept=intercept).fit(X, y)
        return [fit.intercept_, *fit.coef_] if intercept else fit.coef_

    return solve


def by_numpy(X, y, intercept):
    """NumPy's least squares, the intercept a column of ones.

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
    y : array, shape (n_samples,)
    intercept : bool

    Returns
    -------
    coefficients : array, shape (n_coefficients,)
    """
    Z = np.column_stack([np.ones(len(X)), X]) if intercept else X
    return np.linalg.lstsq(Z, y, rcond=None)[0]


SOLVERS = {
    "companion": by_model(LinearRegression),
    "numpy": by_numpy,
    "scikit-learn": by_model(linear_model.LinearRegression),
}


def digits_of_nist():
    """Correct digits of each library on each problem.

    Returns
    -------
    table : dict
        `table[problem][library]` is a number of digits.
    """
    table = {}
    for problem in PROBLEMS:
        rows, certified = read(problem)
        y, *x = np.array(rows, float).T
        X = np.column_stack(columns(problem, x))
        answer = np.array(certified, float)
        table[problem] = {
            name: round(digits(solve(X, y, has_intercept(problem)), answer), 1)
            for name, solve in SOLVERS.items()
        }
    return table


if __name__ == "__main__":
    for problem, row in digits_of_nist().items():
        print(f"{problem:9s}", *(f"{library} {d:4.1f}" for library, d in row.items()), sep="  ")
