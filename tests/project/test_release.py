"""What a release says about itself, in one voice."""

import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text())
PROJECT = SETTINGS["project"]
CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text())


def test_the_package_and_its_citation_have_the_same_version_and_licence():
    assert CITATION["version"] == PROJECT["version"]
    assert CITATION["license"] == PROJECT["license"]


def test_what_the_package_reads_is_shipped_with_it():
    package, shipped = ROOT / "companion", SETTINGS["tool"]["setuptools"]["package-data"]
    files = {path for path in package.rglob("*.*") if path.is_file()}
    stored = {path for path in files if path.suffix not in (".py", ".pyc")}
    assert stored == {path for pattern in shipped["companion"] for path in package.glob(pattern)}


def test_each_licence_is_the_one_it_is_said_to_be():
    assert (ROOT / "LICENSE").read_text().startswith("BSD 3-Clause License")
    text = (ROOT / "LICENSE-text").read_text()
    assert "Creative Commons Attribution 4.0 International Public License" in text
