"""The loosest tolerance at which a peer's measured gap is at most 1e-6, kept in tolerances.json.

What a peer calls its tolerance is its own affair; a comparison is fair where the measured gaps are
alike. A peer that needs longer than 20 s, or more digits than there are, is kept with the gap it
did reach, and not tried again until `--calibrate`.
"""

import json
from pathlib import Path

import numpy as np

from benchmarks.timing import clock

FILE = Path(__file__).with_name("tolerances.json")
TARGET = 1e-6
LIMIT = 20.0  # CPU seconds
START = {"adelie": 1e-6, "python-glmnet": 1e-6}  # the others: 5e-5


def loosest(measure, start):
    """Where the gap comes down to the target, to half a decade.

    `measure(tol)` returns a gap and the seconds it took. Returns {"tol", "gap", "seconds"}; tol is
    None where the target was not reached, and gap is then the smallest seen.
    """
    tol, best, seconds = start, np.inf, 0.0
    while seconds < LIMIT and tol > 1e-17:
        gap, seconds = measure(tol)
        best = min(best, gap)
        if gap <= TARGET:
            looser = float(f"{tol * np.sqrt(10):.3g}")
            if tol < start and (between := measure(looser))[0] <= TARGET:
                tol, (gap, seconds) = looser, between
            return {"tol": float(f"{tol:.3g}"), "gap": gap, "seconds": seconds}
        tol /= 10
    return {"tol": None, "gap": best if np.isfinite(best) else None, "seconds": seconds}


def stored():
    return json.loads(FILE.read_text()) if FILE.exists() else {}


def tolerance(problem, what, peer, solve, gap, anew=False):
    """What is stored of a peer on a problem; if nothing is (or `anew`), find it and store it.

    `solve(tol)` returns a fit, `gap(fit)` its relative duality gap.
    """
    found = stored().get(problem, {}).get(what, {}).get(peer)
    if found and not anew:
        return found

    def measure(tol):
        try:
            seconds, fit = clock(lambda: solve(tol))
        except Exception:  # whatever way a library has of giving up
            return np.inf, LIMIT
        return float(gap(fit)), seconds

    found = loosest(measure, START.get(peer, 5e-5))
    everything = stored()
    everything.setdefault(problem, {}).setdefault(what, {})[peer] = found
    FILE.write_text(json.dumps(everything, indent=1, ensure_ascii=False) + "\n")
    return found
