"""Every chapter has what a reader may count on, and every figure says in words what it shows."""

import re
from base64 import b64encode

import pytest
from chapters import BOOK, CHAPTERS, NOTEBOOKS, cells, markdown, prose

every_chapter = pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


@every_chapter
def test_opens_with_objectives_prerequisites_and_time(path):
    card = re.search(r":::\{admonition\} Before you start\n(.*?)\n:::", markdown(path), re.S)
    assert card
    for part in ("**You will be able to**", "**You need**", "**Time**"):
        assert part in card[1]


@every_chapter
def test_the_reading_time_is_true(path):
    minutes = int(re.search(r"\*\*Time\*\*\n: about (\d+) minutes to read", markdown(path))[1])
    text = markdown(path).split("\n## Exercises")[0]
    figures = sum("image/png" in str(cell.get("outputs")) for cell in cells(path))
    formulas = text.count("```{math}")
    # Prose with formulas at 150 words a minute, a minute for each figure and displayed formula.
    estimate = len(prose(text).split()) / 150 + figures + formulas
    assert abs(minutes - estimate) <= 5, f"about {estimate:.0f} minutes"


@every_chapter
def test_ends_with_what_to_remember_exercises_and_references(path):
    text = markdown(path)
    places = [text.find(mark) for mark in (":class: takeaways", "## Exercises", "## References")]
    assert -1 < places[0] < places[1] < places[2]


@every_chapter
def test_has_six_exercises_each_with_a_hidden_solution(path):
    text = markdown(path)
    exercises = re.findall(r"\{exercise(?:-start)?\}[^\n]*\n:label: (\S+)", text)
    solutions = re.findall(r"\{solution(?:-start)?\} (\S+)\n:class: dropdown", text)
    assert len(exercises) >= 6
    assert exercises == solutions


@every_chapter
def test_two_exercises_in_code_check_themselves(path):
    asked = [cell for cell in cells(path) if "exercise" in cell.metadata.get("tags", [])]
    assert len(asked) >= 2
    for cell in asked:
        assert "= ...  #" in cell.source
        assert "page.check(" in cell.source
        assert "Replace the ..." in cell.outputs[0].text  # what a reader sees before answering
    solved = [cell for cell in cells(path) if "solution" in cell.metadata.get("tags", [])]
    checked = [cell for cell in solved if "page.check(" in cell.source]
    assert len(checked) >= 2
    assert all(cell.outputs[0].text == "Correct.\n" for cell in checked)


@every_chapter
def test_judges_at_least_one_claim_and_meets_a_misconception(path):
    shown = [str(cell.get("outputs")) for cell in cells(path)]
    assert any('class="claim' in output for output in shown)
    boxes = re.findall(r"\{admonition\} Misconception.*\n:class: (\S+)", markdown(path))
    assert boxes
    assert set(boxes) == {"warning"}, "all look alike"


@every_chapter
def test_shows_our_own_source(path):
    assert any("page.show(" in cell.source for cell in cells(path) if cell.cell_type == "code")


@every_notebook
def test_every_figure_says_in_words_what_it_shows(path):
    for cell in cells(path):
        if "image/png" in str(cell.get("outputs")):
            alt = cell.metadata.get("mystnb", {}).get("image", {}).get("alt", "")
            assert len(alt.split()) >= 12, f"cell {cell.id}: describe the figure, got {alt!r}"


@every_notebook
def test_every_cited_work_is_in_the_bibliography(path):
    known = re.findall(r"^@\w+\{(\S+),", (BOOK / "references.bib").read_text(), re.M)
    cited = re.findall(r"\{cite(?::\w+)?\}`([^`]+)`", markdown(path))
    assert {key.strip() for keys in cited for key in keys.split(",")} <= set(known)


def test_the_readme_shows_the_picture_of_the_front_page():
    stored = str(cells(BOOK / "intro.ipynb"))
    picture = b64encode((BOOK / "front.png").read_bytes()).decode()
    assert picture in stored.replace("\\n", "")
    assert "](book/front.png)" in (BOOK.parent / "README.md").read_text()
