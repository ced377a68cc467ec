#!/bin/sh
# environment.sh VENV LOCK: a virtual environment with what LOCK pins, and with this project, in VENV.
# Nothing is done twice: VENV keeps a copy of the LOCK and of the project file it was made from.
set -eu
venv=$1 lock=$2 log=$1.log

stop() {
    echo "$*" >&2
    exit 1
}

version() {
    "$1" -c 'import sys; print(sys.version_info[:2])' 2>/dev/null
}

ready() {
    found=$(version "$venv/bin/python") && cmp -s "$lock" "$venv/lock.txt" &&
        { [ -z "${PYTHON:-}" ] || [ "$found" = "$(version "$PYTHON")" ]; }
}

# Debian keeps what makes virtual environments in a package of its own.
need_ensurepip() {
    "$python" -c 'import ensurepip' 2>/dev/null && return
    package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    command -v apt-get >/dev/null ||
        stop "$python cannot make a virtual environment: install its module ensurepip, or uv."
    [ "$(id -u)" = 0 ] ||
        stop "$python cannot make a virtual environment: run 'sudo apt-get install $package' first."
    echo "Installing $package ..."
    { apt-get update && apt-get install -y --no-install-recommends "$package"; } >"$log" 2>&1 ||
        stop "Could not install $package: see $log, then run 'apt-get install $package'."
}

if command -v uv >/dev/null; then
    create() { uv venv --quiet --seed --python "$python" "$venv" >"$log" 2>&1; }
    install() { uv pip install --quiet --python "$venv/bin/python" "$@"; }
else
    create() { need_ensurepip && "$python" -m venv "$venv" >"$log" 2>&1; }
    # Modules are compiled when first imported: doing it for all of them takes as long as the download.
    install() { "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-compile "$@"; }
fi

explain() { # WHAT could not be installed
    case $(cat "$log") in
    *"DO NOT MATCH THE HASHES"* | *"Hash mismatch"* | *require-hashes*)
        stop "A package is not the one that $1 pins: restore that file, or compile it anew with" \
            "'make lock' ($log has the details)." ;;
    *[Cc]"onnection"* | *"connect to"* | *"error sending request"* | *"name resolution"*)
        stop "Could not reach the package index for $1: check the network, then run make again" \
            "($log has the details)." ;;
    *)
        stop "Could not install $1 into $venv: $log says why; mend that, then run make again." ;;
    esac
}

if ! ready; then
    python=$(sh tools/python.sh)
    rm -rf "$venv"
    echo "Creating $venv with $("$python" -V) ..."
    create || explain "$lock"
    echo "Installing what $lock pins, about a minute ..."
    # A lock is complete; where it overrules what a package asks for, pip would refuse it.
    install --no-deps --require-hashes -r "$lock" >"$log" 2>&1 || explain "$lock"
    cp "$lock" "$venv/lock.txt"
fi
# The folder belongs to the key: the project is installed as a link to it.
if ! { pwd && cat pyproject.toml; } | cmp -s - "$venv/project.txt"; then
    install --no-deps --no-build-isolation --editable . >"$log" 2>&1 || explain "the project itself"
    { pwd && cat pyproject.toml; } >"$venv/project.txt"
fi
rm -f "$log"
