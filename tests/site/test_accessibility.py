"""axe-core finds nothing to mend on any page."""

from barriers import violations

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def test_a_page_has_no_known_barrier(visit):
    assert violations(visit.page, runOnly=RULES) == {}
