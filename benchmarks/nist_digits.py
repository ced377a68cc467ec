"""Correct digits on NIST's reference problems for linear regression."""


def nist(quick=False):
    """A row for each data set, with the digits of each library."""
    from benchmarks.accuracy import digits_of_nist

    for problem, digits in digits_of_nist().items():
        yield {"what": "correct digits", "problem": problem, "peer": "all"} | digits
