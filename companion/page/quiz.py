"""Self-checks for exercises: an immediate, friendly answer."""

import numpy as np


def check(answer, wanted, cases=(), hint="", tol=1e-6):
    """Say whether an answer is right, and if not, what to look at.

    Parameters
    ----------
    answer : number, array, function or ...
        The reader's; an untouched `...` is met with what to do.
    wanted : number, array or function
        The right one.
    cases : sequence of tuple
        Arguments to call both with, if they are functions.
    hint : str, default ""
        Shown with a wrong answer.
    tol : float, default 1e-6
        Difference that still counts as right, relative to the largest right value.
    """
    if answer is ...:
        print("Replace the ... with your answer and run this cell again.")
        return
    if callable(wanted) and not callable(answer):
        print("Not yet: your answer must be a function.")
        return
    pairs = [(answer(*c), wanted(*c)) for c in cases] if callable(wanted) else [(answer, wanted)]
    for number, (got, right) in enumerate(pairs, start=1):
        where = f" in case {number} of {len(pairs)}" if len(pairs) > 1 else ""
        if got is ... or got is None:
            print("Your function returns nothing yet: end it with `return` and your result.")
            return
        if np.shape(got) != np.shape(right):
            print(f"Not yet{where}: need shape {np.shape(right)}, got {np.shape(got)}. {hint}")
            return
        if not np.allclose(got, right, rtol=0, atol=tol * np.max(np.abs(right))):
            print(f"Not yet{where}: need {np.round(right, 4)}, got {np.round(got, 4)}. {hint}")
            return
    print("Correct.")
