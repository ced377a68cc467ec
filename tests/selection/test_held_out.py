"""No elastic net of the paths tried errs less on the cases held out."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from companion.data import grouped_linear
from companion.models import ElasticNet, Lasso, corrected
from companion.selection import held_out_elastic_net

X, y, _ = grouped_linear(60, rng=0)
V, v, _ = grouped_linear(60, rng=1)
Z, Z_VAL = (X - X.mean(0)) / X.std(0), (V - X.mean(0)) / X.std(0)


def error(coef, intercept):
    return np.mean((v - V @ coef - intercept) ** 2)


@pytest.mark.parametrize("correct", [False, True])
def test_nothing_on_its_grid_beats_it(correct):
    mine = error(*held_out_elastic_net(X, y, V, v, l1_ratios=(1.0, 0.5), correct=correct))
    others = []
    for ratio in (1.0, 0.5):
        most = np.abs(Z.T @ (y - y.mean())).max() / (len(y) * ratio)
        for alpha in most * np.geomspace(1, 1e-2, 25):
            fit = ElasticNet(alpha, l1_ratio=ratio).fit(Z, y)
            w = corrected(fit.coef_, alpha, ratio) if correct else fit.coef_
            others.append(np.mean((v - y.mean() - Z_VAL @ w) ** 2))
    assert mine == pytest.approx(min(others), rel=1e-9)  # both exact


def test_with_a_share_of_one_it_is_a_lasso_and_there_is_nothing_to_correct():
    coef, intercept = held_out_elastic_net(X, y, V, v, l1_ratios=(1.0,))
    again = held_out_elastic_net(X, y, V, v, l1_ratios=(1.0,), correct=True)
    assert_allclose(coef, again[0], rtol=1e-12)
    grid = np.abs(Z.T @ (y - y.mean())).max() / len(y) * np.geomspace(1, 1e-2, 25)
    lassos = [Lasso(alpha).fit(Z, y) for alpha in grid]
    best = min(lassos, key=lambda fit: np.mean((v - fit.predict(Z_VAL)) ** 2))
    assert_allclose(coef * X.std(0), best.coef_, atol=1e-9)
    assert_allclose(X @ coef + intercept, best.predict(Z), atol=1e-9)
