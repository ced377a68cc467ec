"""A page gets the stored fit that it asks for, and no other."""

import json

import pytest
from numpy.testing import assert_array_equal

from companion.page import fitted_elsewhere


@pytest.fixture
def store(tmp_path):
    settings = {"weight_decay": 1.0}
    row = {"library": "torch MSELoss", "made_by": "torch 2", "columns": "standardised"}
    rows = [
        {**row, "settings": settings, "way": "SGD", "coef": [1.0, 2.0]},
        {**row, "settings": settings, "way": "AdamW", "coef": [3.0, 4.0]},
    ]
    file = tmp_path / "fits.json"
    file.write_text(json.dumps({"rows": rows}))
    return file


def test_the_fit_asked_for_comes_with_its_maker(store):
    coef, made_by = fitted_elsewhere("torch MSELoss", {"weight_decay": 1.0}, file=store)
    assert_array_equal(coef, [1, 2])
    assert made_by == "torch 2"
    other, _ = fitted_elsewhere("torch MSELoss", {"weight_decay": 1.0}, way="AdamW", file=store)
    assert_array_equal(other, [3, 4])


@pytest.mark.parametrize(
    "asked",
    [
        ("torch MSELoss", {"weight_decay": 2.0}),
        ("torch MSELoss", {"weight_decay": 1.0}, "raw"),
        ("torch MSELoss", {"weight_decay": 1.0}, "standardised", "Adam"),
    ],
)
def test_a_fit_that_is_not_stored_is_refused(store, asked):
    with pytest.raises(ValueError, match="need a stored fit"):
        fitted_elsewhere(*asked, file=store)
