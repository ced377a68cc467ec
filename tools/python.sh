#!/bin/sh
# python.sh: prints the path of a supported Python, which is $PYTHON if that is set and else the first found.
set -eu

supported='import sys
if not (3, 11) <= sys.version_info[:2] <= (3, 14): sys.exit(1)
print(sys.executable)'

if [ -n "${PYTHON:-}" ]; then
    set -- "$PYTHON"
else
    set -- python3.11 python3.12 python3.13 python3.14 python3
fi
for candidate; do
    "$candidate" -c "$supported" 2>/dev/null && exit
done

found="$("$candidate" -V 2>&1)" || found="not there"
echo "This needs Python 3.11 to 3.14 and $candidate is $found:" \
    "install one of these, or say where yours is with 'make PYTHON=/path/to/python ...'." >&2
exit 1
