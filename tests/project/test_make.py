"""The way in: the Makefile's list, and what the set-up says when it cannot go on."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMES = ["python3.11", "python3.12", "python3.13", "python3.14", "python3"]


def find_python(folder, **environment):
    """What ``tools/python.sh`` answers when ``folder`` stands first on the PATH."""
    return subprocess.run(
        ["sh", "tools/python.sh"],
        cwd=ROOT,
        env={"PATH": f"{folder}:{os.environ['PATH']}", **environment},
        capture_output=True,
        text=True,
    )


def pretend(folder, names, version):
    """Put Pythons into ``folder`` that take themselves for ``version``."""
    numbers = tuple(int(number) for number in version.split("."))
    for name in names:
        program = folder / name
        program.write_text(
            f"""#!/bin/sh
[ "$1" = -V ] && echo Python {version} && exit
exec '{sys.executable}' -c 'import sys; sys.version_info = {numbers}; exec(sys.argv[1])' "$2"
"""
        )
        program.chmod(0o755)


def test_help_is_the_default_and_gives_every_target_a_line():
    targets = re.findall(r"^(\w+):(?!=)", (ROOT / "Makefile").read_text(), flags=re.M)
    shown = subprocess.run(
        ["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert [line.split()[1] for line in shown] == targets
    assert all(len(line.split()) > 3 for line in shown)


def test_no_target_is_taken_for_a_file():
    makefile = (ROOT / "Makefile").read_text()
    phony = re.search(r"^\.PHONY: (.*)", makefile, flags=re.M)[1].split()
    assert phony == re.findall(r"^(\w+):(?!=)", makefile, flags=re.M)


@pytest.mark.parametrize("version", ["3.9.6", "3.10.13", "3.15.0"])
def test_an_unsupported_python_ends_in_one_sentence_that_says_what_to_do(tmp_path, version):
    pretend(tmp_path, NAMES, version)
    answer = find_python(tmp_path)
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert len(answer.stderr.splitlines()) == 1
    assert "Python 3.11 to 3.14" in answer.stderr
    assert f"python3 is Python {version}: install" in answer.stderr


def test_a_python_that_is_not_there_ends_in_the_same_sentence(tmp_path):
    answer = find_python(tmp_path, PYTHON="/nowhere/python")
    assert answer.returncode == 1
    assert "/nowhere/python is not there: install" in answer.stderr


@pytest.mark.parametrize("version", ["3.11.0", "3.14.9"])
def test_a_supported_python_is_found_behind_unsupported_ones(tmp_path, version):
    pretend(tmp_path, NAMES[:-1], "3.10.13")
    pretend(tmp_path, NAMES[-1:], version)
    answer = find_python(tmp_path)
    assert answer.returncode == 0
    assert answer.stdout.strip() == sys.executable


def test_the_set_up_takes_the_pythons_that_the_package_takes():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["requires-python"] == ">=3.11,<3.15"
    assert "(3, 11) <= sys.version_info[:2] <= (3, 14)" in (ROOT / "tools/python.sh").read_text()
