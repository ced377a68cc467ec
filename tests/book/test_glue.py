"""Every glued number is used, and every number used was glued by the stored run."""

import re

import pytest
from chapters import NOTEBOOKS, cells, markdown


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_glued_and_used_are_the_same(path):
    glued = [
        output.metadata["scrapbook"]["name"]
        for cell in cells(path)
        for output in cell.get("outputs", [])
        if "scrapbook" in output.get("metadata", {})
    ]
    assert len(glued) == len(set(glued)), "a name is glued twice"
    assert set(glued) == set(re.findall(r"\{glue:text\}`([^`:]+)", markdown(path)))
