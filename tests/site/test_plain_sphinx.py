"""Jupyter Book and plain Sphinx build one and the same site."""

import pytest
from built import ROOT, pages_of


@pytest.fixture(scope="module")
def plain():
    return pages_of(ROOT / "_build" / "sphinx" / "html")


def text(page):
    """What the page says, whatever the white space and the buttons of the theme around it."""
    article = page.article or page.select_one(".bd-search-container")
    return " ".join(article.get_text(" ").split())


def test_both_write_the_same_pages(pages, plain):
    assert list(pages) == list(plain)


def test_both_give_them_the_same_titles(pages, plain):
    for address, page in pages.items():
        assert page.title.get_text(strip=True) == plain[address].title.get_text(strip=True)


def test_both_say_the_same(pages, plain):
    for address, page in pages.items():
        assert text(page) == text(plain[address]), address
