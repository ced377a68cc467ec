"""Correct digits on NIST's reference problems for linear regression."""

from benchmarks.accuracy import digits_of_nist


def nist(quick=False):
    """A row for each data set and library."""
    for problem, digits in digits_of_nist().items():
        yield {"what": "correct digits", "problem": problem, "peer": "all"} | digits
