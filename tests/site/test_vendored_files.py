"""What was copied from elsewhere is what the README of the folder says it is."""

import hashlib

from built import ROOT

VENDOR = ROOT / "site" / "vendor"
SUMS = VENDOR / "SHA256SUMS"


def test_every_vendored_file_is_the_one_that_was_checked_in():
    noted = dict(line.split("  ")[::-1] for line in SUMS.read_text(encoding="utf-8").splitlines())
    files = {path for path in VENDOR.rglob("*") if path.is_file()} - {SUMS, VENDOR / "README.md"}
    found = {
        path.relative_to(VENDOR).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }
    assert found == noted
