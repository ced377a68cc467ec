"""Formulas are rendered while the book is built, or the build says why not."""

import katex_static
import pytest


def test_a_formula_is_written_for_the_eye_and_for_a_screen_reader():
    html = katex_static.render(r"\lVert w \rVert_2^2", False)["html"]
    assert '<math xmlns="http://www.w3.org/1998/Math/MathML">' in html
    assert '<span class="katex-html" aria-hidden="true">' in html


@pytest.mark.parametrize("tex", [r"\frac{a", r"\nosuchcommand", "ü", r"\begin{align} a"])
def test_a_formula_that_cannot_be_read_is_a_fault(tex):
    assert "KaTeX" in katex_static.render(tex, True)["fault"]
