"""What axe-core finds to mend on an open page."""

from axe_playwright_python.sync_playwright import Axe

# Left out: the half of a formula that is for the eye, which screen readers skip and which has the
# colour of its sentence; and on the API page, of definitions in a row, all but the first.
LOOKS = {"exclude": [[".katex-html"], ["dl.py ~ dl.py"]]}


def violations(page, **options):
    """Rules that are broken, each with the elements that break it."""
    options |= {"resultTypes": ["violations"], "preload": False}
    report = Axe().run(page, LOOKS, options)
    return {
        rule["id"]: [node["html"][:200] for node in rule["nodes"]]
        for rule in report.response["violations"]
    }
