"""The same pages with plain Sphinx: every setting comes from _config.yml and _toc.yml.

Jupyter Book 1 is no longer developed and holds Sphinx at version 7.  This file is the way out,
and a test builds it to keep it open:  python -m sphinx -c site . _build/sphinx/html
"""

import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
book = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
settings = book["sphinx"]["config"]

sys.path[:0] = [str(ROOT), *(str(ROOT / p) for p in book["sphinx"]["local_extensions"].values())]

html_title, author, copyright = book["title"], book["author"], book["copyright"]
exclude_patterns = book["exclude_patterns"]
extensions = [
    "myst_nb",
    "sphinx_copybutton",
    "sphinx_design",
    "sphinx_external_toc",
    "sphinx_multitoc_numbering",
    "sphinxcontrib.bibtex",
    *book["sphinx"]["extra_extensions"],
    *book["sphinx"]["local_extensions"],
]
external_toc_path = str(ROOT / "_toc.yml")
external_toc_exclude_missing = book["only_build_toc_files"]
nb_execution_mode = book["execute"]["execute_notebooks"]
myst_enable_extensions = book["parse"]["myst_enable_extensions"]
html_theme = "sphinx_book_theme"
numfig = use_multitoc_numbering = True

globals().update(settings)

# Sphinx looks for these beside conf.py; _config.yml names them from the root.
html_static_path = [str(ROOT / path) for path in settings["html_static_path"]]
html_favicon = str(ROOT / book["html"]["favicon"])
bibtex_bibfiles = [str(ROOT / path) for path in book["bibtex_bibfiles"]]
