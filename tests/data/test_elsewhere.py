"""A page gets the stored fit that it asks for, and no other, wherever it runs."""

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from companion.data import fitted_elsewhere
from companion.data.elsewhere import stored_fits


@pytest.mark.parametrize("row", stored_fits(), ids=lambda row: f"{row['made_by']}-{row['way']}")
def test_the_fit_asked_for_comes_with_its_maker(row, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    asked = (row[key] for key in ("library", "settings", "columns", "way"))
    coef, made_by = fitted_elsewhere(*asked)
    assert_array_equal(coef, row["coef"])
    assert made_by == row["made_by"]


def test_without_a_way_the_first_that_is_stored_comes():
    settings = {"weight_decay": 1.0}
    first, _ = fitted_elsewhere("torch MSELoss", settings)
    assert_array_equal(first, fitted_elsewhere("torch MSELoss", settings, way="SGD")[0])
    other, _ = fitted_elsewhere("torch MSELoss", settings, way="AdamW")
    assert not np.allclose(first, other)


@pytest.mark.parametrize(
    "asked",
    [
        ("torch MSELoss", {"weight_decay": 2.0}),
        ("torch MSELoss", {"weight_decay": 1.0}, "raw"),
        ("torch MSELoss", {"weight_decay": 1.0}, "standardised", "LBFGS"),
    ],
)
def test_a_fit_that_is_not_stored_is_refused(asked):
    with pytest.raises(ValueError, match="need a stored fit"):
        fitted_elsewhere(*asked)
