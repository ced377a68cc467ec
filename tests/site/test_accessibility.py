"""axe-core finds nothing to mend on any page, light or dark."""

from axe_playwright_python.sync_playwright import Axe

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The half of a formula that is for the eye: hidden from screen readers, coloured as its sentence.
LOOKS = {"exclude": [[".katex-html"]]}


def violations(page, **options):
    options |= {"resultTypes": ["violations"], "preload": False}
    report = Axe().run(page, LOOKS, options)
    return {
        rule["id"]: [node["html"][:200] for node in rule["nodes"]]
        for rule in report.response["violations"]
    }


def test_a_page_has_no_known_barrier(visit):
    assert violations(visit.page, runOnly=RULES) == {}


def test_a_page_can_be_read_in_the_dark(visit):
    visit.page.emulate_media(color_scheme="dark")
    visit.page.wait_for_function("document.documentElement.dataset.theme === 'dark'")
    assert violations(visit.page, runOnly=["color-contrast"]) == {}
