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

# Parts by what they are loaded from. 1.5 MB are fontawesome.js; the icons come from its web font.
DEAD_SCRIPT = re.compile(r"fontawesome\.js|thebe|togglebutton")  # instead of the last, see `fold`
DEAD_LINK = re.compile(r"thebe|togglebutton")
DEAD_INLINE = re.compile(r"thebe|kernelName|toggle(HintShow|HintHide|OpenOnPrint|buttonSelector)")
DEAD_IDS = {
    "jb-print-docs-body",  # a second title and a second table of contents, for print only
    "ethical-ad-placement",
    "bd-header-version-warning",
}
ASKING = {"src", "srcset", "poster", "data", "action", "style"}

# Selectors would look at every tag once for each of them, which takes most of the time of a build's
# last pass. So pages are listed with `find_all` and a name, or nothing, which is a plain walk.


def classes(tag):
    return tag.get("class", ())


def remove_dead_parts(page):
    for script in page.find_all("script"):
        source = script.get("src")
        if source is None:
            dead = script.get("type") == "text/x-thebe-config"
            dead = dead or DEAD_INLINE.search(script.string or "")
        else:
            dead = DEAD_SCRIPT.search(source)
        if dead:
            script.decompose()
    for link in page.find_all("link"):
        if DEAD_LINK.search(link.get("href", "")):
            link.decompose()
    for tag in [tag for tag in page.find_all(True) if tag.get("id") in DEAD_IDS]:
        tag.decompose()


def fold(page):
    """Dropdowns become <details>: they open without a script, by keyboard and by search."""
    for box in page.find_all("div"):
        if {"admonition", "dropdown"} <= set(classes(box)):
            box.name = "details"
            title = box.select_one(".admonition-title")
            title.name = "summary"
            for link in title.find_all("a"):
                link.unwrap()
    for box in page.find_all("details"):
        if "admonition" in classes(box):
            box["class"].remove("admonition")


def mend(page):
    """The faults axe-core finds in what the theme and its plug-ins write."""
    for head in page.find_all("thead"):
        if not head.get_text(strip=True):
            head.decompose()  # Markdown knows no table without one
    seen = set()
    for tag in page.find_all(True):
        its = classes(tag)
        if tag.name == "summary" or "search-button__button" in its:
            del tag["aria-label"]  # it differs from the words shown
        elif tag.name == "th" and not tag.get_text(strip=True):
            tag.name = "td"
        role = tag.get("role")
        if role == "doc-biblioentry" or (role == "list" and "citation-list" in its):
            del tag["role"]
        if "sidebar-primary-item" in its and any(
            "navbar-brand" in classes(child) for child in tag.find_all(True, recursive=False)
        ):
            tag.name, tag["aria-label"] = "nav", "Home"
        if tag.get("id") in seen:
            del tag["id"]
        elif "id" in tag.attrs:
            seen.add(tag["id"])


def faults(page):
    for tag in page.find_all(True):
        for name in ASKING & tag.attrs.keys():
            value = tag[name]
            if REMOTE.search(value) or REMOTE_IN_CSS.search(value):
                yield f"<{tag.name} {name}> asks another site: {value}"
    for link in page.find_all("link"):
        if REMOTE.search(link.get("href", "")) and not LINKS_NOT_FETCHED & set(link.get("rel", [])):
            yield f"<link> asks another site: {link['href']}"
    for style in page.find_all("style"):
        if REMOTE_IN_CSS.search(style.string or ""):
            yield "<style> asks another site"
    for main in page.find_all("main"):
        for picture in main.find_all("img"):
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
