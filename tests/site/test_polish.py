"""The last pass over the pages sees each fault it is there for, and mends what it promises."""

import polish
import pytest
from bs4 import BeautifulSoup


def parse(html):
    return BeautifulSoup(f"<main>{html}</main>", "html.parser")


@pytest.mark.parametrize(
    "planted",
    [
        '<script src="https://example.org/a.js"></script>',
        '<script src="//example.org/a.js"></script>',
        '<img src="http://example.org/a.png" alt="three words here">',
        '<link rel="stylesheet" href="https://example.org/a.css">',
        '<link rel="preconnect" href="https://example.org">',
        '<iframe src="https://example.org"></iframe>',
        '<img srcset="https://example.org/a.png 2x" src="a.png" alt="three words here">',
        '<div style="background: url(https://example.org/a.png)"></div>',
        '<style>@import "https://example.org/a.css";</style>',
        '<form action="https://example.org"></form>',
    ],
)
def test_whatever_asks_another_site_is_a_fault(planted):
    assert len(list(polish.faults(parse(planted)))) == 1


@pytest.mark.parametrize("alt", ["", 'alt=""', 'alt="../_images/a.png"', 'alt="figure"'])
def test_a_picture_without_a_description_in_words_is_a_fault(alt):
    assert len(list(polish.faults(parse(f'<img src="a.png" {alt}>')))) == 1


def test_a_link_a_reader_may_follow_is_no_fault():
    html = '<a href="https://example.org">there</a><link rel="canonical" href="https://a.org">'
    assert list(polish.faults(parse(html))) == []


def test_a_dropdown_becomes_an_element_that_opens_without_a_script():
    page = parse(
        '<div class="solution dropdown admonition"><p class="admonition-title">'
        'Solution to <a href="#one">Exercise 1</a></p><p>Yes.</p></div>'
    )
    polish.fold(page)
    assert page.details["class"] == ["solution", "dropdown"]
    assert page.summary.decode_contents() == "Solution to Exercise 1"
