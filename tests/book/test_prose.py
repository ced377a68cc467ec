"""No number in a sentence is typed: it is glued from the run, or it stands in code or print above.

Formulas may hold whole numbers; a decimal in a formula is a result like any other.
"""

import re

import pytest
from chapters import NOTEBOOKS, cells, printed, prose

NUMBER = re.compile(r"(?<![\w.-])\d[\d,]*(?:\.\d+)?(?:e[-+]?\d+)?")
TEENS = ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
WORDS = {
    **{word: 13 + k for k, word in enumerate(TEENS)},
    **{word: 20 + 10 * k for k, word in enumerate(TENS)},
    "hundred": 100,
    "thousand": 1000,
    "million": 1_000_000,
}


def numbers(text):
    """The numbers in a text, digits or words, as strings without thousands separators."""
    found = {match.replace(",", "") for match in NUMBER.findall(text)}
    spelt = {str(n) for word, n in WORDS.items() if re.search(rf"\b{word}\b", text.lower())}
    return found | spelt


def in_sentences(text):
    """Numbers claimed in prose, and decimals claimed inside formulas."""
    text = prose(text)
    formulas = re.findall(r"\$[^$]*\$", text)
    decimals = {number for formula in formulas for number in numbers(formula) if "." in number}
    return numbers(re.sub(r"\$[^$]*\$", "", text)) | decimals


def in_code(cell):
    """Numbers printed by a cell, and the whole ones in its code (10_000 counts as 10000)."""
    source = re.sub(r"(?<=\d)_(?=\d)", "", cell.source)
    settings = {number for number in numbers(plain(source)) if number.isdigit()}
    return settings | numbers(plain(printed(cell)))


def plain(text):
    """Code or print with spaces for signs, so that what stands between them is seen."""
    return re.sub(r"[-+*/()\[\]{}:=|]", " ", text)


def typed(notebook):
    """Numbers in prose that no code or print of the same section accounts for."""
    bad, seen = [], set()
    for cell in notebook:
        if cell.cell_type == "code":
            seen |= in_code(cell)
            continue
        for part in re.split(r"^(?=## )", cell.source, flags=re.M):
            if part.startswith("## "):
                seen = set()
            bad += sorted(in_sentences(part) - seen)
    return bad


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_number_in_prose_is_typed(path):
    assert not typed(cells(path)), "glue these numbers, or print them above"


@pytest.mark.parametrize(
    "planted",
    [
        "The error is 0.47.",
        "It falls by 12 %.",
        "Of 1,234 cases none fit.",
        "There are seventy of them.",
        "At $\\lambda = 0.031$ it is best.",
        "- 37 cases",
        ":::{admonition} 37 of 40 fail",
        "It is 3x as slow, about 1e6 times.",
    ],
)
def test_a_typed_number_is_found(planted):
    notebook = [type("Cell", (), {"cell_type": "markdown", "source": planted})]
    assert typed(notebook)


@pytest.mark.parametrize(
    "fine",
    [
        "{glue:text}`error`",
        "$2\\sigma^2/n$ of it",
        "`rng=44`",
        "{cite}`efron2004least`",
        "1. First",
    ],
)
def test_what_is_not_a_typed_number_is_left_alone(fine):
    notebook = [type("Cell", (), {"cell_type": "markdown", "source": fine})]
    assert not typed(notebook)
