#!/bin/sh
# check.sh: runs every check, also after one has failed; succeeds only if all did.
set -u
python=.venv/bin/python
failed=

check() {
    name=$1
    shift
    echo "== $name"
    "$@" || failed="$failed, $name"
}

plain_sphinx() {
    rm -rf _build/sphinx
    .venv-sphinx/bin/python -m sphinx -b html -W -n --keep-going -q -c site . _build/sphinx
}

check "the book builds" sh tools/book.sh
check "plain Sphinx builds the same pages" plain_sphinx
check "ruff finds no fault" $python -m ruff check --quiet
check "the code is formatted" $python -m ruff format --check --quiet
check "the tests pass" $python -m pytest -q -rs -n 2 --dist loadfile --nbval --nbval-current-env tests book

[ -z "$failed" ] || {
    echo "Failed: ${failed#, }." >&2
    exit 1
}
