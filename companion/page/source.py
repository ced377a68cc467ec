"""The package's own source on the page, so that the two cannot drift apart."""

import ast
import inspect
from textwrap import dedent

from IPython.display import Markdown


def show(thing):
    """The source of a function, class or method, as a code block with its file's name.

    Docstrings are cut to their first line; the API page has the rest.

    Parameters
    ----------
    thing : function, class or method of the companion

    Returns
    -------
    source : Markdown
        Displays itself when it is the last line of a cell.

    Raises
    ------
    TypeError
        If `thing` was not written in Python, so that it has no source.
    """
    file = inspect.getmodule(thing).__name__.replace(".", "/") + ".py"
    code = first_lines_only(dedent(inspect.getsource(thing)))
    return Markdown(f"*{file}*\n\n```python\n{code}```")


def first_lines_only(code):
    """The same code with each docstring cut to its first line.

    Parameters
    ----------
    code : str

    Returns
    -------
    code : str
    """
    lines = code.splitlines(keepends=True)
    kinds = (ast.FunctionDef, ast.ClassDef, ast.Module)
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, kinds) and ast.get_docstring(node):
            doc = node.body[0]
            if doc.end_lineno > doc.lineno:
                lines[doc.lineno - 1] = lines[doc.lineno - 1].rstrip() + '"""\n'
                lines[doc.lineno : doc.end_lineno] = [""] * (doc.end_lineno - doc.lineno)
    return "".join(lines)
