"""What the companion takes besides time: memory and the wait for `import`.

Each measurement is a process of its own, so that nothing another left behind counts.
"""

import re
import resource
import statistics
import subprocess
import sys
from pathlib import Path

import numpy as np

SHAPES = {"100,000×100": (100_000, 100), "100×50,000": (100, 50_000)}
IMPORTS = """
import time
start = time.process_time()
import sklearn.linear_model
middle = time.process_time()
import companion.models
print(middle - start, time.process_time() - middle)
"""


def fit(side, what):
    """The function to measure; called once on next to nothing it loads what it needs."""
    if side == "companion":
        from companion.models import Lasso
        from companion.selection.path import lasso_path
    else:
        from sklearn.linear_model import Lasso, lasso_path
    return {"Lasso().fit": lambda X, y: Lasso().fit(X, y), "lasso_path": lasso_path}[what]


def peak():
    """The most memory this process has held, in bytes."""
    try:  # `getrusage` would count the process this one was started from
        status = Path("/proc/self/status").read_text()
        return 1024 * int(re.search(r"VmHWM:\s+(\d+)", status)[1])
    except OSError:
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return used if sys.platform == "darwin" else 1024 * used


def measure(side, what, problem):
    """Peak memory with the data and the fit, less that before both, over the size of the data."""
    rng, run = np.random.default_rng(0), fit(side, what)
    run(rng.normal(size=(20, 3)), rng.normal(size=20))
    before = peak()
    X = np.empty(SHAPES[problem])
    rng.standard_normal(out=X)
    run(X, 5 * X[:, 0] + rng.normal(size=len(X)))
    return (peak() - before) / X.nbytes


def child(*arguments):
    """What a fresh Python prints."""
    answer = subprocess.run([sys.executable, *arguments], capture_output=True, text=True)
    if answer.returncode:
        raise RuntimeError(answer.stderr.strip().split("\n")[-1])
    return [float(word) for word in answer.stdout.split()]


def memory(quick=False):
    """Peaks in multiples of the data, the data themselves included."""
    for problem in SHAPES:
        for what in ("Lasso().fit", "lasso_path"):
            ours, theirs = (
                child("-m", "benchmarks.footprint", side, what, problem)[0]
                for side in ("companion", "scikit-learn")
            )
            row = {"what": what, "problem": problem, "peer": "scikit-learn"}
            yield row | {"ours_times_data": ours, "theirs_times_data": theirs}


def import_time(quick=False):
    """CPU time of `import sklearn.linear_model`, and what `companion.models` adds to it."""
    times = [child("-c", IMPORTS) for _ in range(3 if quick else 9)]
    theirs, ours = (1e3 * statistics.median(column) for column in zip(*times, strict=True))
    row = {"what": "import", "problem": "companion.models", "peer": "scikit-learn"}
    yield row | {"ours_add_ms": ours, "theirs_alone_ms": theirs}


if __name__ == "__main__":
    print(measure(*sys.argv[1:]))
