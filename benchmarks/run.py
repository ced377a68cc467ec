"""`make bench`: measure, print as it goes, and keep the results.

A section at a time: `make bench ARGS="--only memory"`; small problems and fewer repeats:
`make bench ARGS=--quick`; tolerances of the peers found again: `make bench ARGS=--calibrate`.
"""

import argparse
import os
import sys
import traceback
import warnings

from benchmarks import estimators, footprint, nist_digits
from benchmarks.networks import networks
from benchmarks.paths import paths
from benchmarks.peers import left_out
from benchmarks.results import Results
from benchmarks.sampling import sampling

SECTIONS = {
    "paths": paths,
    "cross-validation": estimators.cross_validation,
    "closed-forms": estimators.closed_forms,
    "single-fits": estimators.single_fits,
    "logistic": estimators.logistic,
    "sampling": sampling,
    "networks": networks,
    "memory": footprint.memory,
    "import": footprint.import_time,
    "nist": nist_digits.nist,
}


def sentence(row):
    """A row as a line to read while waiting."""
    name = ", ".join(str(row[key]) for key in ("what", "problem", "peer"))
    if "ratio" in row:
        times = f"ours {row['ours_ms']:.4g} ms, theirs {row['theirs_ms']:.4g} ms"
        return f"{name}: {row['ratio']:.2f}× ({times}, {row['repeats']} repeats)"
    if "unreached_s" in row:
        return f"{name}: did not reach 1e-6 in {row['unreached_s']:.1f} s"
    return f"{name}: " + ", ".join(f"{k} {v:.4g}" for k, v in row.items() if isinstance(v, float))


def main():
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__.split("\n")[0])
    parser.add_argument("--quick", action="store_true", help="small problems, fewer repeats")
    parser.add_argument("--only", choices=SECTIONS, help="one section; the others stay as they are")
    parser.add_argument("--calibrate", action="store_true", help="find the peers' tolerances again")
    options = parser.parse_args()
    if os.environ.get("OPENBLAS_NUM_THREADS") != "1":
        parser.error("start it with `make bench`, which sets one BLAS thread")
    for line in left_out():
        print(line)
    warnings.filterwarnings("ignore")  # peers warn that they converge slowly: their gap says it
    results, failed = Results(), []
    for section in [options.only] if options.only else SECTIONS:
        print(f"== {section}", flush=True)
        anew = {"anew": True} if options.calibrate and section in ("paths", "logistic") else {}
        try:
            for row in SECTIONS[section](options.quick, **anew):
                results.add(section, row)
                print(sentence(row), flush=True)
        except Exception:  # the other sections can still be measured
            traceback.print_exc()
            failed.append(section)
    if failed:
        sys.exit(f"Not measured to the end: {', '.join(failed)}.")


if __name__ == "__main__":
    main()
