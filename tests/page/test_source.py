"""What a page shows is the code that runs."""

import ast
import inspect
from textwrap import dedent

import pytest

from companion.models import LinearRegression, Ridge, kept_share
from companion.page import show
from companion.page.source import first_lines_only


@pytest.mark.parametrize("thing", [kept_share, Ridge._solve, Ridge, LinearRegression])
def test_shows_the_file_and_the_same_code_without_long_docstrings(thing):
    text = show(thing).data
    file, fence, rest = text.split("\n", 2)[0], "```python\n", text
    assert file == f"*{thing.__module__.replace('.', '/')}.py*"
    code = rest[rest.index(fence) + len(fence) : -len("```")]
    assert without_docstrings(code) == without_docstrings(inspect.getsource(thing))


def without_docstrings(code):
    tree = ast.parse(dedent(code))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node):
            node.body = node.body[1:]
    return ast.dump(tree)


def test_keeps_the_first_line_of_a_docstring():
    code = 'def f(x):\n    """What f is.\n\n    More of it.\n    """\n    return x\n'
    assert first_lines_only(code) == 'def f(x):\n    """What f is."""\n    return x\n'


def test_leaves_a_docstring_of_one_line_alone():
    code = 'def f(x):\n    """What f is."""\n    return x\n'
    assert first_lines_only(code) == code


def test_refuses_what_was_not_written_in_python():
    with pytest.raises(TypeError):
        show(len)
