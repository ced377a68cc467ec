"""Formulas in docstrings reach the page as they were typed."""

import docstrings


def test_a_bar_is_a_bar_except_in_code_where_it_was_one_already():
    line = "Minimises |w|^2; see ``a | b`` and |x|."
    assert docstrings.escape_bars(line) == r"Minimises \|w\|^2; see ``a | b`` and \|x\|."
