"""Two sides timed by turns: A B A B, in CPU time of this process, and the median of the ratios.

CPU time does not see other programs, and taking turns lets both sides meet the same moods of the
processor. One BLAS thread each (the Makefile sees to it).
"""

import statistics
import time


def clock(function):
    """CPU seconds of one call, and what it returned."""
    start = time.process_time()
    result = function()
    return time.process_time() - start, result


def repeats(seconds, quick=False):
    """How often to time what takes so long."""
    if seconds > 6:
        return 1
    return 3 if seconds > 0.8 or quick else 9


def by_turns(ours, theirs, quick=False):
    """Time two functions by turns, after a call of each that does not count.

    Returns a record {"ratio", "ours_ms", "theirs_ms", "repeats"}, medians, the ratio theirs over
    ours; and what each side returned.
    """
    _, our_result = clock(ours)
    first, their_result = clock(theirs)
    if repeats(first, quick) == 1:  # so long that it counts
        pairs = [(clock(ours)[0], first)]
    else:
        pairs = [(clock(ours)[0], clock(theirs)[0]) for _ in range(repeats(first, quick))]
    record = {
        "ratio": statistics.median(b / a for a, b in pairs),
        "ours_ms": 1e3 * statistics.median(a for a, _ in pairs),
        "theirs_ms": 1e3 * statistics.median(b for _, b in pairs),
        "repeats": len(pairs),
    }
    return record, our_result, their_result
