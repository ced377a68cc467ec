#!/bin/sh
# lock.sh: compiles the locks and asks for a wheel of every pinned package on every supported machine.
# Pins that still fit are kept; to take newer versions, delete the lock first.
set -eu

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

if command -v uv >/dev/null; then
    uv=uv
else
    python=$(sh tools/python.sh)
    "$python" -m venv "$scratch/venv"
    "$scratch/venv/bin/python" -m pip install --quiet uv
    uv=$scratch/venv/bin/uv
fi

compile() {
    "$uv" pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
        --constraint tools/constraints.txt --custom-compile-command "make lock" "$@"
}

wheels() { # LOCK VERSION PLATFORM
    "$uv" pip install --quiet --dry-run --no-deps --target "$scratch/target" --only-binary :all: --require-hashes \
        --python-version "$2" --python-platform "$3" -r "$1" 2>"$scratch/reason"
}

without_wheel() { # LOCK VERSION PLATFORM: the pinned packages, one a line
    sed -n '/^[a-z].*==/s/ \\$//p' "$1" | while read -r pin; do
        echo "$pin" | "$uv" pip compile --quiet --no-deps --only-binary :all: \
            --python-version "$2" --python-platform "$3" - >/dev/null 2>&1 || echo "    ${pin%% *}"
    done
}

compile --extra book --extra lab --extra test pyproject.toml --output-file requirements.txt
compile site/requirements-sphinx.in --output-file site/requirements-sphinx.txt
# The bench measures with what the project runs on.
sed -n '/^\(numpy\|scipy\|scikit-learn\)==/s/ \\$//p' requirements.txt |
    compile --constraint - --override tools/overrides.txt \
        benchmarks/requirements.in --output-file benchmarks/requirements.txt

status=0
for lock in requirements.txt site/requirements-sphinx.txt benchmarks/requirements.txt; do
    echo "$lock: $(grep -c == $lock) packages"
    for version in 3.11 3.12 3.13 3.14; do
        for platform in x86_64-manylinux_2_28 aarch64-manylinux_2_28 aarch64-apple-darwin x86_64-apple-darwin; do
            wheels $lock $version $platform && continue
            echo "  no wheel for Python $version on $platform:"
            cat "$scratch/reason"
            without_wheel $lock $version $platform
            status=1
        done
    done
done
exit $status
