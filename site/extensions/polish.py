"""The last pass over the written pages.

It mends what the theme and its plug-ins leave behind (dead scripts, faulty roles, doubled ids),
then reads each page as a visitor would get it.  What no visitor should get, a request to another
site or a picture without a description, is a warning, so a build with warnings as errors fails.
"""

import re
from pathlib import Path

from bs4 import BeautifulSoup
from sphinx.util import logging

logger = logging.getLogger(__name__)

REMOTE = re.compile(r"^\s*(https?:)?//", re.IGNORECASE)
REMOTE_IN_CSS = re.compile(r"(url\(|@import)\s*['\"]?\s*(https?:)?//", re.IGNORECASE)
LINKS_NOT_FETCHED = {"canonical", "license", "author", "next", "prev"}

DEAD = ", ".join(
    [
        "script[src*='fontawesome.js']",  # 1.5 MB; the icons come from its web font
        "script[src*=thebe], link[href*=thebe], script[type='text/x-thebe-config']",
        "script[src*=togglebutton], link[href*=togglebutton]",  # see `fold`
        "#jb-print-docs-body",  # a second title and a second table of contents, for print only
        "#ethical-ad-placement",
        "#bd-header-version-warning",
    ]
)
DEAD_INLINE = re.compile(r"thebe|kernelName|toggle(HintShow|HintHide|OpenOnPrint|buttonSelector)")


def remove_dead_parts(page):
    for tag in page.select(DEAD):
        tag.decompose()
    for script in page.find_all("script", src=False):
        if DEAD_INLINE.search(script.string or ""):
            script.decompose()


def fold(page):
    """Dropdowns become <details>: they open without a script, by keyboard and by search."""
    for box in page.select("div.admonition.dropdown"):
        box.name = "details"
        box["class"].remove("admonition")
        title = box.select_one(".admonition-title")
        title.name = "summary"
        for link in title.find_all("a"):
            link.unwrap()
    for box in page.select("details.admonition"):
        box["class"].remove("admonition")


def mend(page):
    """The faults axe-core finds in what the theme and its plug-ins write."""
    for tag in page.select("summary[aria-label], .search-button__button[aria-label]"):
        del tag["aria-label"]  # it differs from the words shown
    for tag in page.select("[role=doc-biblioentry], .citation-list[role=list]"):
        del tag["role"]
    for tag in page.select(".sidebar-primary-item:has(> .navbar-brand)"):
        tag.name, tag["aria-label"] = "nav", "Home"
    for head in page.find_all("thead"):
        if not head.get_text(strip=True):
            head.decompose()  # Markdown knows no table without one
    for cell in page.find_all("th"):
        if not cell.get_text(strip=True):
            cell.name = "td"
    seen = set()
    for tag in page.find_all(id=True):
        if tag["id"] in seen:
            del tag["id"]
        else:
            seen.add(tag["id"])


def faults(page):
    for tag in page.find_all(True):
        for name in ("src", "srcset", "poster", "data", "action", "style"):
            value = tag.get(name, "")
            if REMOTE.search(value) or REMOTE_IN_CSS.search(value):
                yield f"<{tag.name} {name}> asks another site: {value}"
    for link in page.find_all("link", href=REMOTE):
        if not LINKS_NOT_FETCHED & set(link.get("rel", [])):
            yield f"<link> asks another site: {link['href']}"
    for style in page.find_all("style"):
        if REMOTE_IN_CSS.search(style.string or ""):
            yield "<style> asks another site"
    for picture in page.select("main img"):
        if len(picture.get("alt", "").split()) < 3:
            yield f"picture without a description in words: {picture.get('src')}"


def polish(app, error):
    if error or app.builder.format != "html":
        return
    for path in sorted(Path(app.outdir).rglob("*.html")):
        if "_static" in path.parts:
            continue
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        remove_dead_parts(page)
        fold(page)
        mend(page)
        path.write_text(str(page), encoding="utf-8")
        for fault in faults(page):
            logger.warning("%s: %s", path.relative_to(app.outdir), fault, type="polish")


def setup(app):
    # late: after the extension that writes the redirect from index.html
    app.connect("build-finished", polish, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
