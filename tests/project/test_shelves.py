"""The shelves of the package: which may import from which."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ORDER = ["data", "objectives", "solvers", ("models", "networks"), "selection", "figures", "page"]
RANK = {
    shelf: rank
    for rank, place in enumerate(ORDER)
    for shelf in (place if isinstance(place, tuple) else (place,))
}
MODULES = sorted((ROOT / "companion").rglob("*.py"))

# what may be taken from scikit-learn: nothing here fits a model
SCIKIT_LEARN = {
    "base",
    "datasets",
    "exceptions",
    "metrics",
    "model_selection",
    "pipeline",
    "preprocessing",
    "utils",
}


def imports(path, root=ROOT):
    """The dotted names a module imports, inside functions too, relative ones made absolute."""
    package = path.relative_to(root).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join([*start, *(node.module or "").split(".")]).strip(".")
            yield from (f"{base}.{name.name}" for name in node.names)


def faults(path, root=ROOT):
    """Each import of a module that the order of the shelves forbids, as a sentence."""
    parts = path.relative_to(root).parts
    shelf = parts[1] if len(parts) > 2 else None
    for name in imports(path, root):
        top, *rest = name.split(".")
        if top == "companion" and rest[0] in RANK and rest[0] != shelf:
            if shelf is None:
                yield f"{parts[1]} imports {name}: the root of the package imports no shelf"
            elif RANK[rest[0]] >= RANK[shelf]:
                yield f"{shelf} imports {name}, which does not stand above it"
        if top == "sklearn" and rest and rest[0] not in SCIKIT_LEARN:
            yield f"{shelf} imports {name}: models are written here"
        if top == "matplotlib" and shelf not in ("figures", "page"):
            yield f"{shelf} imports {name}: only figures draw"


def test_every_folder_is_a_known_shelf():
    folders = {
        path.relative_to(ROOT).parts[1] for path in MODULES if path.parent.name != "companion"
    }
    assert folders
    assert folders <= set(RANK)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_from_shelves_above_its_own(path):
    assert not list(faults(path))


@pytest.mark.parametrize(
    ("shelf", "line"),
    [
        ("data", "from companion.models import Ridge"),
        ("data", "import companion.models.ridge"),
        ("models", "from companion import selection"),
        ("models", "from ..networks import layers"),
        ("models", "def fit():\n    from companion.page.source import show"),
        ("networks", "from companion.models.linear import LinearModel"),
        ("figures", "from companion.page import show"),
        ("models", "from sklearn.linear_model import Ridge"),
        ("models", "import sklearn.svm"),
        ("selection", "from sklearn import linear_model"),
        ("data", "import matplotlib.pyplot as plt"),
    ],
)
def test_a_forbidden_import_is_noticed(tmp_path, shelf, line):
    module = tmp_path / "companion" / shelf / "module.py"
    module.parent.mkdir(parents=True)
    module.write_text(line)
    assert len(list(faults(module, tmp_path))) == 1
