"""The pages as they lie on the disk; no browser needed."""

from collections import Counter
from urllib.parse import unquote, urljoin, urlsplit

import polish
import yaml
from built import ROOT, SITE


def broken(anchors, address, link):
    """Whether a link of the page at this address leads nowhere."""
    target = urlsplit(urljoin(address, link))
    path = unquote(target.path) or address
    if path not in anchors:
        return not (SITE / path).is_file()
    return bool(target.fragment) and unquote(target.fragment) not in anchors[path]


def test_no_link_within_the_site_is_broken(pages):
    anchors = {address: {tag["id"] for tag in page(id=True)} for address, page in pages.items()}
    links = {
        (address, tag.get(attribute))
        for attribute in ("href", "src")
        for address, page in pages.items()
        for tag in page(**{attribute: True})
    }
    local = [(address, link) for address, link in links if link and not urlsplit(link).scheme]
    assert len(local) > 100  # else this test looks at the wrong attribute
    assert [pair for pair in local if broken(anchors, *pair)] == []


def test_no_tag_asks_another_site_and_every_picture_is_described(pages):
    found = {address: list(polish.faults(page)) for address, page in pages.items()}
    assert {address: faults for address, faults in found.items() if faults} == {}


def test_no_two_pages_have_the_same_title(pages):
    titles = Counter(page.title.get_text(strip=True) for page in pages.values())
    assert [title for title, times in titles.items() if times > 1] == []


def test_every_page_has_one_main_heading(pages):
    headings = {address: len(page.find_all("h1")) for address, page in pages.items()}
    assert {address: n for address, n in headings.items() if n != 1} == {}


def test_no_id_is_used_twice_on_a_page(pages):
    twice = {
        address: [name for name, n in Counter(tag["id"] for tag in page(id=True)).items() if n > 1]
        for address, page in pages.items()
    }
    assert {address: names for address, names in twice.items() if names} == {}


def test_every_page_of_the_book_is_in_the_contents():
    contents = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    chapters = [chapter["file"] for part in contents["parts"] for chapter in part["chapters"]]
    written = [p for p in (ROOT / "book").glob("*") if p.suffix in (".ipynb", ".md")]
    assert sorted([contents["root"], *chapters]) == sorted(f"book/{p.stem}" for p in written)


def test_the_root_of_the_site_leads_to_the_first_page(site):
    assert "url=book/intro.html" in (site / "index.html").read_text(encoding="utf-8")
