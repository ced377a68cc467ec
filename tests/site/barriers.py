"""What axe-core finds to mend on an open page."""

from axe_playwright_python.base import AXE_SCRIPT
from axe_playwright_python.sync_playwright import Axe

# Left out: the half of a formula that is for the eye, which screen readers skip and which has the
# colour of its sentence; and on the API page, of definitions in a row, all but the first.
LOOKS = {"exclude": [[".katex-html"], ["dl.py ~ dl.py"]]}

# Contrast takes ten seconds on a page full of code. It depends on a word's colour, size and weight,
# and on the ground. So a block of code that repeats what earlier blocks showed is marked, and what
# is in it is passed by.
MARK_REPEATS = """() => {
    const ground = (element) => {
        const own = getComputedStyle(element).backgroundColor;
        return own === "rgba(0, 0, 0, 0)" && element.parentElement
            ? ground(element.parentElement) : own;
    };
    const seen = new Set();
    for (const block of document.querySelectorAll(".highlight")) {
        const known = seen.size;
        for (const word of block.querySelectorAll("pre, span")) {
            const { color, fontSize, fontWeight, opacity } = getComputedStyle(word);
            seen.add([color, fontSize, fontWeight, opacity, ground(word)].join());
        }
        block.toggleAttribute("data-repeats", seen.size === known);
    }
}"""
PASS_BY = """
    axe.configure({rules: [{id: "color-contrast", selector: ":not([data-repeats] *)"}]});
"""


def violations(page, **options):
    """Rules that are broken, each with the elements that break it."""
    page.evaluate(MARK_REPEATS)
    options |= {"resultTypes": ["violations"], "preload": False}
    report = Axe(AXE_SCRIPT + PASS_BY).run(page, LOOKS, options)
    return {
        rule["id"]: [node["html"][:200] for node in rule["nodes"]]
        for rule in report.response["violations"]
    }
