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
    .venv-sphinx/bin/python -m sphinx -b html -W -n --keep-going -q -c site . _build/sphinx/html
}

finished() { # what ran in the background, and whether it succeeded
    wait "$1"
    code=$?
    cat _build/sphinx/log
    return $code
}

# The two builds share nothing, so they run side by side.
rm -rf _build/sphinx
mkdir -p _build/sphinx
plain_sphinx >_build/sphinx/log 2>&1 &
check "the book builds" sh tools/book.sh
check "plain Sphinx builds the same pages" finished $!
check "ruff finds no fault" $python -m ruff check --quiet
check "the code is formatted" $python -m ruff format --check --quiet
check "the tests pass" $python -m pytest -q -rs -n 2 --dist loadfile --nbval --nbval-current-env tests book

[ -z "$failed" ] || {
    echo "Failed: ${failed#, }." >&2
    exit 1
}
