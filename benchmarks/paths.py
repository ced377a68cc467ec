"""Whole paths, 100 penalties over three decades, beside all five peers at gap 1e-6."""

import numpy as np

from benchmarks.calibrate import TARGET, tolerance
from benchmarks.gap import path_gaps
from benchmarks.peers import PEERS, installed, warm_up
from benchmarks.problems import PROBLEMS, QUICK, load, penalties
from benchmarks.timing import by_turns
from companion.solvers import elastic_net_path

KINDS = {"lasso path": 1.0, "elastic-net path": 0.5}


def paths(quick=False, anew=False):
    """A row for each problem, kind of path and peer; `anew` calibrates first."""
    for problem in QUICK if quick else PROBLEMS:
        X, y = load(problem)
        columns = np.asfortranarray(X)
        for what, l1_ratio in KINDS.items():
            lams = penalties(X, y, l1_ratio)
            for peer in installed():
                row = {"what": what, "problem": problem, "peer": peer}
                yield row | beside(row, X, columns, y, lams, l1_ratio, quick, anew)


def beside(row, X, columns, y, lams, l1_ratio, quick, anew):
    """The times and gaps of a peer and of the companion."""

    def gap(W):
        return float(path_gaps(X, y, W, lams, l1_ratio).max())

    def theirs(tol):
        return PEERS[row["peer"]](columns, y, lams, l1_ratio, tol)

    warm_up(row["peer"], l1_ratio)
    found = tolerance(row["problem"], row["what"], row["peer"], theirs, gap, anew)
    if found["tol"] is None:
        return {"unreached_s": found["seconds"], "their_gap": found["gap"]}
    record, path, W = by_turns(
        lambda: elastic_net_path(X, y, lams, l1_ratio), lambda: theirs(found["tol"]), quick
    )
    gaps = {"our_gap": gap(path.coefs), "their_gap": gap(W)}
    if gaps["their_gap"] > 1.01 * TARGET:  # it did not when it was calibrated
        if not anew:
            return beside(row, X, columns, y, lams, l1_ratio, quick, anew=True)
        return gaps | {"unreached_s": record["theirs_ms"] / 1e3}
    return record | gaps
