"""Where the built site is, and how its pages are read."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "_build" / "html"


def must_be_built(site):
    if not (site / "index.html").exists():
        pytest.fail(f"{site.relative_to(ROOT)} has no pages: run 'make test', it builds them first")


def pages_of(site):
    """Every page of a built site by its address, without the redirect at its root."""
    must_be_built(site)
    paths = (path for path in site.rglob("*.html") if "_static" not in path.parts)
    return {
        path.relative_to(site).as_posix(): BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for path in sorted(paths)
        if path != site / "index.html"
    }
