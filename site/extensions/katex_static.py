"""Formulas become HTML while the book is built, so a page needs no script to show them.

KaTeX (vendored in site/vendor/katex) runs inside mini-racer.  It writes each formula twice: as
spans for the eye and as MathML for screen readers.  A formula KaTeX cannot read is a warning.
"""

import atexit
import html
import re
from functools import cache
from pathlib import Path

from docutils import nodes
from py_mini_racer import MiniRacer
from sphinx.locale import _
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

KATEX = Path(__file__).resolve().parent.parent / "vendor" / "katex" / "katex.min.js"
WRAPPER = """
function render(tex, display) {
  const options = {displayMode: display, output: "htmlAndMathml", strict: "error"}
  try { return {html: katex.renderToString(tex, options)} }
  catch (fault) { return {fault: fault.message} }
}"""
# Sphinx numbers the equations; the starred environments keep KaTeX from numbering them again.
NUMBERED = re.compile(r"\\(begin|end)\{(align|alignat|equation|gather)\}")
CLOSING = tuple(".,;:!?)]’”%")

logger = logging.getLogger(__name__)


@cache
def engine():
    racer = MiniRacer()
    racer.eval(KATEX.read_text(encoding="utf-8"))
    racer.eval(WRAPPER)
    # Left to the end of the interpreter, closing it waits for ever on Python 3.13.
    atexit.register(racer.close)
    return racer


@cache
def render(tex, display):
    return dict(engine().call("render", tex, display))


def formula(node, display):
    tex = node.astext()
    starred = NUMBERED.sub(r"\\\1{\2*}", tex)
    if display and "\\\\" in tex and "\\begin" not in tex:
        starred = rf"\begin{{aligned}}{tex}\end{{aligned}}"
    result = render(starred, display)
    if "fault" in result:
        logger.warning("%s in %r", result["fault"], tex, location=node, type="katex")
        return f"<code>{html.escape(tex)}</code>"
    return result["html"]


def keep_together(app, doctree, docname):
    """A formula and the comma after it stay on one line; browsers would part them."""
    for math in list(doctree.findall(nodes.math)):
        following = math.next_node(descend=False, siblings=True)
        if isinstance(following, nodes.Text) and following.startswith(CLOSING):
            both = nodes.inline("", "", classes=["together"])
            place = math.parent.index(math)
            math.parent[place : place + 2] = [both, nodes.Text(following[1:])]
            both += [math, nodes.Text(following[0])]


def visit_inline(self, node):
    # Within a formula a line may break where KaTeX allows it, between its parts.
    parts = formula(node, False).replace(
        '<span class="katex-base">', '<wbr><span class="katex-base">'
    )
    self.body.append(f'<span class="math notranslate">{parts}</span>')
    raise nodes.SkipNode


def visit_block(self, node):
    # The theme gives a tab stop to whatever has the long class and is too wide for the page.
    self.body.append(
        self.starttag(node, "div", CLASS="math notranslate pst-scrollable-table-container")
    )
    self.body.append(formula(node, True))
    if node["number"]:
        self.body.append(f'<span class="eqno">({get_node_equation_number(self, node)})')
        self.add_permalink_ref(node, _("Link to this equation"))
        self.body.append("</span>")
    self.body.append("</div>\n")
    raise nodes.SkipNode


def setup(app):
    app.connect("doctree-resolved", keep_together)
    app.add_html_math_renderer("katex_static", (visit_inline, None), (visit_block, None))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
