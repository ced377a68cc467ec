#!/bin/sh
# browser.sh: the site tests look at the pages in a browser, through Playwright. A CI machine that lacks
# what this takes gets it; no other machine is changed: there the tests say what to install.
set -eu
[ "${CI:-}" = true ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || exit 0

browser() {
    command -v chromium || command -v chromium-browser || command -v google-chrome
}
driver() { # Node.js, which needs libatomic
    .venv/bin/python -m playwright --version
}
{ browser && driver; } >/dev/null 2>&1 && exit

log=.venv.log
echo "Installing chromium and libatomic1, because CI=true ..."
{ apt-get update && apt-get install -y --no-install-recommends chromium libatomic1; } >$log 2>&1 || {
    echo "Could not install chromium and libatomic1: $log says why." >&2
    exit 1
}
rm $log
