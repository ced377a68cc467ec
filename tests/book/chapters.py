"""The notebooks of the book as the tests read them."""

import re
from pathlib import Path

import nbformat

BOOK = Path(__file__).parents[2] / "book"
NOTEBOOKS = sorted(BOOK.glob("*.ipynb"))
CHAPTERS = [path for path in NOTEBOOKS if path.stem not in ("intro", "how_fast")]


def cells(path):
    return nbformat.read(path, as_version=4).cells


def markdown(path):
    return "\n\n".join(cell.source for cell in cells(path) if cell.cell_type == "markdown")


def printed(cell):
    """The text a reader sees under a code cell."""
    texts = []
    for output in cell.get("outputs", []):
        texts.append(output.get("text", ""))
        texts.append(output.get("data", {}).get("text/plain", ""))
    return "\n".join(texts)


def prose(text):
    """Markdown without what is not a sentence: code, formulas, roles, labels, links, directives."""
    text = re.sub(r"^```\{math\}.*?^```", "", text, flags=re.M | re.S)
    text = re.sub(r"^(`{3,}|:{3,})(\{[\w-]+\})?", "", text, flags=re.M)  # fences, not their titles
    text = re.sub(r"^:\w[\w-]*:.*$", "", text, flags=re.M)  # their options
    text = re.sub(r"\{[\w:]+\}`[^`]*`", "", text)  # roles, such as glued numbers
    text = re.sub(r"`[^`]*`", "", text)  # code
    text = re.sub(r"about \d+ minutes to read", "", text)  # another test holds it to the length
    text = re.sub(r"\$\$.*?\$\$|\\begin\{.*?\\end\{\w+\}", "", text, flags=re.S)
    text = re.sub(r"\]\([^)]*\)|^\([\w-]+\)=$|<[^>]*>", "", text, flags=re.M)  # targets of links
    return re.sub(r"^\s*\d+\.\s", "", text, flags=re.M)  # numbers of a list
