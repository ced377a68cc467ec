#!/bin/sh
# book.sh: builds the site from nothing, so that no page and no silenced warning of an earlier build remains.
set -eu
rm -rf _build/html _build/.doctrees
.venv/bin/python .venv/bin/jupyter-book build . -W -n --keep-going -q
