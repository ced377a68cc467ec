"""Every public name of the companion says what it takes, what it gives and in which shape."""

import importlib
import inspect
import pkgutil
from pathlib import Path

import pytest
from numpydoc.validate import validate

import companion

# Numpydoc's codes for: no docstring, no summary, a summary of more than one line; parameters not
# described, not in the signature or without type (and shape); no word on what is returned.
CODES = {"GL08", "SS01", "SS06", "PR01", "PR02", "PR04", "RT01"}


def inherits(cls, method):
    """Whether a method without words of its own does what a method of the package says."""
    elsewhere = (base for base in cls.__mro__[1:] if base.__module__.startswith("companion"))
    return vars(cls)[method].__doc__ is None and any(method in vars(base) for base in elsewhere)


def public_names():
    for module in pkgutil.walk_packages(companion.__path__, "companion."):
        for name, thing in vars(importlib.import_module(module.name)).items():
            if not name.startswith("_") and getattr(thing, "__module__", None) == module.name:
                yield f"{module.name}.{name}"
                if inspect.isclass(thing):
                    methods = (k for k, v in vars(thing).items() if inspect.isfunction(v))
                    own = (k for k in methods if k[0] != "_" and not inherits(thing, k))
                    yield from (f"{module.name}.{name}.{k}" for k in own)


@pytest.mark.parametrize("name", sorted(set(public_names())))
def test_a_public_name_is_documented(name):
    assert not [(code, text) for code, text in validate(name)["errors"] if code in CODES]


@pytest.mark.parametrize(
    "module", [module.name for module in pkgutil.walk_packages(companion.__path__, "companion.")]
)
def test_a_module_opens_with_its_idea(module):
    first = (importlib.import_module(module).__doc__ or "").split("\n")[0]
    assert first.endswith((".", ":", "?"))


def test_every_module_of_the_package_is_on_the_api_page():
    page = (Path(companion.__file__).parents[1] / "book" / "api.md").read_text()
    modules = [module.name for module in pkgutil.walk_packages(companion.__path__, "companion.")]
    missing = [
        name for name in modules if name.count(".") > 1 and f"automodule:: {name}\n" not in page
    ]
    assert not missing
