"""axe-core finds nothing to mend on any page."""

from barriers import MARK_REPEATS, violations

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SPOIL = """() => {
    const words = [...document.querySelectorAll("[data-repeats] .n")];
    words.findLast((word) => !word.closest("details")).style.color = "#bbb";
    const wide = [...document.querySelectorAll("[data-repeats] pre")];
    wide.findLast((block) => !block.closest("details")).removeAttribute("tabindex");
}"""


def test_a_page_has_no_known_barrier(visit):
    assert violations(visit.page, runOnly=RULES) == {}


def test_a_barrier_is_noticed_in_code_that_looks_like_code_above_it(open_page, server):
    page = open_page(server + "book/ridge.html", width=320).page
    page.evaluate(MARK_REPEATS)
    page.evaluate(SPOIL)
    found = violations(page, runOnly=RULES)
    assert {rule: len(words) for rule, words in found.items()} == {
        "color-contrast": 1,
        "scrollable-region-focusable": 1,
    }
