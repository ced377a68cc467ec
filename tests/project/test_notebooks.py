"""What every stored notebook keeps to, whatever it is about."""

import ast
import re
from pathlib import Path

import nbformat
import pytest
from IPython.core.inputtransformer2 import TransformerManager

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "book").glob("*.ipynb"))
LONGEST_CELL = 15  # lines of code that the page shows at once
HIDDEN = {"hide-input", "remove-input", "remove-cell"}
ANSWERS = {"exercise", "solution"}
MACHINE = re.compile(r"/home/|/Users/|/root/|\bat 0x[0-9a-f]+")


def faults(notebook):
    """Each way in which a notebook breaks the rules, as a sentence."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    counts = [cell.execution_count for cell in code]
    if counts != list(range(1, len(code) + 1)):
        yield f"execution counts must be 1, 2, 3, ... and are {counts}: make run"
    if set(notebook.metadata.get("language_info", {})) != {"name"}:
        yield "the metadata describes the kernel of one machine: make run"
    for number, cell in enumerate(code, start=1):
        yield from (f"code cell {number}: {fault}" for fault in cell_faults(cell))


def cell_faults(cell):
    """Each way in which a code cell breaks the rules."""
    tags = set(cell.metadata.get("tags", []))
    lines = len(cell.source.splitlines())
    if lines > LONGEST_CELL and not tags & HIDDEN:
        yield f"{lines} lines, at most {LONGEST_CELL}"
    if defines(cell.source) and not tags & ANSWERS:
        yield "a function or class belongs on a shelf of the package"
    if "execution" in cell.metadata:
        yield "it stores when it ran: make run"
    if any(output.output_type == "error" for output in cell.outputs):
        yield "it stores an error"
    if found := MACHINE.search(text(cell.outputs)):
        yield f"its output depends on the machine ({found[0]})"


def text(outputs):
    """All that the outputs say, pictures left out."""
    said = [output.get("text", "") for output in outputs]
    for output in outputs:
        said += [str(value) for kind, value in output.get("data", {}).items() if "png" not in kind]
    return "\n".join(said)


def defines(source):
    """Whether a cell defines a function or a class."""
    tree = ast.parse(TransformerManager().transform_cell(source))
    kinds = ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef
    return any(isinstance(node, kinds) for node in ast.walk(tree))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_is_stored_as_it_ran_from_top_to_bottom(path):
    assert not list(faults(nbformat.read(path, as_version=4)))


def good_notebook():
    cell = nbformat.v4.new_code_cell("x = 1\nx", execution_count=1)
    cell.outputs = [nbformat.v4.new_output("display_data", {"text/plain": "1"})]
    return nbformat.v4.new_notebook(cells=[cell], metadata={"language_info": {"name": "python"}})


def test_a_good_notebook_has_no_fault():
    assert not list(faults(good_notebook()))


@pytest.mark.parametrize(
    ("attribute", "value", "fault"),
    [
        ("execution_count", None, "execution counts"),
        ("execution_count", 2, "execution counts"),
        ("source", "x = 1\n" * 16, "16 lines, at most 15"),
        ("source", "def f():\n    return 1", "belongs on a shelf"),
        ("source", "%matplotlib inline\nclass A:\n    pass", "belongs on a shelf"),
        ("metadata", {"execution": {"iopub.execute_input": "now"}}, "when it ran"),
        ("outputs", [nbformat.v4.new_output("error", ename="E")], "stores an error"),
        ("outputs", [nbformat.v4.new_output("stream", text="/home/me/x.py:1: Warning")], "/home/"),
        ("outputs", [nbformat.v4.new_output("stream", text="<A at 0x7f00>")], "at 0x7f00"),
    ],
)
def test_a_planted_fault_is_noticed(attribute, value, fault):
    notebook = good_notebook()
    notebook.cells[0][attribute] = nbformat.from_dict(value)
    [found] = faults(notebook)
    assert fault in found


@pytest.mark.parametrize(
    ("tag", "source"), [("exercise", "def f():\n    return 1"), ("hide-input", "x = 1\n" * 16)]
)
def test_an_exercise_may_define_a_function_and_a_hidden_cell_be_long(tag, source):
    notebook = good_notebook()
    notebook.cells[0].source = source
    assert list(faults(notebook))
    notebook.cells[0].metadata.tags = [tag]
    assert not list(faults(notebook))
