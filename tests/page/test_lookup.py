"""The table to look things up says what the converter does."""

import numpy as np
import pytest

from companion.objectives import L1, L2, SCALES, to_settings
from companion.page import look_up
from companion.page.lookup import formulas

Y = np.random.default_rng(0).normal(size=50) * 7


def cells(library):
    line = next(line for line in look_up(Y).data.split("\n") if line.startswith(f"| {library} |"))
    line = line.replace("`", "").replace("<br>", ", ").replace("\N{NO-BREAK SPACE}", " ")
    return [cell.strip() for cell in line[1:-1].split("|")]


def test_the_table_has_a_line_for_each_library():
    assert len(look_up(Y).data.split("\n")) == len(SCALES) + 2
    assert all(len(cells(library)) == 4 for library in SCALES)


@pytest.mark.parametrize(
    ("library", "lasso", "ridge"),
    [
        ("formula A", "lambda1 = 2λ, lambda2 = 0", "lambda1 = 0, lambda2 = λ"),
        ("formula B", "lambda1 = 2nλ, lambda2 = 0", "lambda1 = 0, lambda2 = nλ"),
        ("sklearn Ridge", "no such penalty", "alpha = nλ"),
        ("sklearn LogisticRegression", "C = 1/(nλ), l1_ratio = 1", "C = 1/(nλ), l1_ratio = 0"),
        ("sklearn MLP", "no such penalty", "alpha = nλ, batch_size = n"),
        ("glmnet gaussian", "lambda = λ, alpha = 1", "lambda = sd(y) λ, alpha = 0"),
        ("torch MSELoss", "no such penalty", "weight_decay = 2λ"),
    ],
)
def test_a_line_says_what_to_write_for_lambda(library, lasso, ridge):
    assert cells(library)[2:] == [lasso, ridge]


def evaluated(term, y, lam):
    """A formula of the table, such as "2nλ" or "1/(nλ)", in numbers."""
    known = {"sd(y)": np.std(y), "n": len(y), "λ": lam}
    for symbol, value in known.items():
        term = term.replace(symbol, f" {value} ")
    top, _, bottom = term.strip(" )").partition("1/(")
    value = np.prod([float(factor) for factor in (bottom or top).split()])
    return 1 / value if bottom else value


@pytest.mark.parametrize("kind", [L1, L2])
@pytest.mark.parametrize("library", SCALES)
def test_the_formulas_hold_for_other_data_and_another_lambda(library, kind):
    y, lam = np.random.default_rng(1).normal(size=33), 0.7
    said = cells(library)[2 if kind is L1 else 3]
    if said == "no such penalty":
        with pytest.raises(ValueError, match="has no settings"):
            to_settings(library, kind(lam), y)
    else:
        terms = dict(part.split(" = ") for part in said.split(", "))
        settings = {name: evaluated(term, y, lam) for name, term in terms.items()}
        assert settings == pytest.approx(to_settings(library, kind(lam), y))


def test_a_factor_without_a_name_is_refused():
    with pytest.raises(ValueError, match=r"need a factor .*, got 3"):
        formulas({"alpha": 3.0}, {"alpha": 6.0}, Y)
