"""No net of the paths tried errs less on the cases held out."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from companion.data import grouped_linear
from companion.models import ElasticNet, corrected
from companion.selection import held_out_nets

FAMILY = {"n_groups": 1, "group_size": 20, "n_others": 0, "weight": 1, "spread": 1}
X, y, _ = grouped_linear(60, **FAMILY, rng=0)
V, v, _ = grouped_linear(60, **FAMILY, rng=1)
Z, Z_VAL = (X - X.mean(0)) / X.std(0), (V - X.mean(0)) / X.std(0)
FITS = held_out_nets(X, y, V, v, l1_ratios=(0.5,))


def tried(l1_ratio, correct):
    """The errors held out, at 25 penalties down to a thousandth of the one that empties."""
    most = np.abs(Z.T @ (y - y.mean())).max() / (len(y) * l1_ratio)
    for alpha in most * np.geomspace(1, 1e-3, 25):
        w = ElasticNet(alpha, l1_ratio=l1_ratio).fit(Z, y).coef_
        w = corrected(w, alpha, l1_ratio) if correct else w
        yield np.mean((v - y.mean() - Z_VAL @ w) ** 2)


@pytest.mark.parametrize(
    ("name", "l1_ratios", "correct"),
    [("lasso", [1], False), ("naive", [1, 0.5], False), ("corrected", [1, 0.5], True)],
)
def test_nothing_on_its_grid_beats_it(name, l1_ratios, correct):
    coef, intercept = FITS[name]
    others = [error for ratio in l1_ratios for error in tried(ratio, correct)]
    assert np.mean((v - V @ coef - intercept) ** 2) == pytest.approx(min(others), rel=1e-9)  # exact


def test_the_three_differ_here_and_without_other_mixtures_are_one():
    assert len({round(float(coef.sum()), 6) for coef, _ in FITS.values()}) == 3
    (lasso, level), *others = held_out_nets(X, y, V, v, l1_ratios=()).values()
    for coef, intercept in others:
        assert_allclose(coef, lasso, rtol=1e-12)  # the same path
        assert intercept == pytest.approx(level)
