"""results.json: what was measured, where, with what and when.

Rows are kept one by one: a run of a part, or a run that was stopped, leaves the others as they
were. Rows of another machine or of other versions are dropped, for they compare with nothing here.
"""

import json
import os
import platform
import re
from datetime import date
from pathlib import Path

from benchmarks.peers import versions

FILE = Path(__file__).with_name("results.json")


def machine():
    """The processor, by its model, and what runs on it; nothing that names a computer."""
    try:
        model = re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(), re.M)[1]
    except (OSError, TypeError):
        model = platform.processor() or platform.machine()
    return {
        "processor": model,
        "cores": os.cpu_count(),
        "system": platform.system(),
        "python": platform.python_version(),
        "blas_threads": int(os.environ.get("OPENBLAS_NUM_THREADS", 0)),
    }


def identity(row):
    return row["what"], row["problem"], row["peer"]


class Results:
    """The rows by section, on the disk after each."""

    def __init__(self, file=FILE):
        self.file = file
        here = {"machine": machine(), "versions": versions()}
        found = json.loads(file.read_text()) if file.exists() else {}
        same = all(found.get(key) == value for key, value in here.items())
        self.content = found if same else here | {"sections": {}}

    def add(self, section, row):
        """Put a row in the place of the one it repeats, or at the end, and store everything."""
        if self.content["sections"] and self.file.exists():  # another run may have added to it
            self.content = json.loads(self.file.read_text())
        part = self.content["sections"].setdefault(section, {"rows": []})
        part["date"] = date.today().isoformat()
        row = {key: significant(value) for key, value in row.items()}
        places = [identity(old) for old in part["rows"]]
        if identity(row) in places:
            part["rows"][places.index(identity(row))] = row
        else:
            part["rows"].append(row)
        fresh = self.file.with_suffix(".new")
        fresh.write_text(json.dumps(self.content, indent=1, ensure_ascii=False) + "\n")
        fresh.replace(self.file)  # whoever reads finds the old file or the new one


def significant(value, digits=4):
    """Numbers to as many digits as a measurement has."""
    return float(f"{value:.{digits}g}") if isinstance(value, float) else value
