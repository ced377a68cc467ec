"""Docstrings are written for a reader at a prompt: in them |w|^2 is a length, not a markup."""


def escape_bars(line):
    """The bars of a line, but not those in ``code``, as the characters they are."""
    parts = line.split("``")
    parts[::2] = [part.replace("|", r"\|") for part in parts[::2]]
    return "``".join(parts)


def process(app, what, name, obj, options, lines):
    lines[:] = map(escape_bars, lines)


def setup(app):
    app.connect("autodoc-process-docstring", process)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
