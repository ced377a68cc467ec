"""The bench's judge: zero at the minimum, never less than the true excess, free of units."""

import ast
from pathlib import Path

import numpy as np
import pytest
from sklearn.linear_model import ElasticNet, LogisticRegression

from benchmarks import gap
from companion import objectives, solvers

RATIOS = pytest.mark.parametrize("l1_ratio", [1.0, 0.5, 0.1])


def objective(X, y, w, lam, l1_ratio):
    residual = (y - y.mean()) - (X - X.mean(0)) @ w
    return (
        residual @ residual / (2 * len(y))
        + lam * l1_ratio * np.abs(w).sum()
        + lam * (1 - l1_ratio) / 2 * w @ w
    )


@RATIOS
def test_agrees_with_the_companions_own_bound_where_both_are_small(design, l1_ratio):
    X, y = design
    precise = {"l1_ratio": l1_ratio, "tol": 1e-13, "max_iter": 1_000_000}
    w = ElasticNet(0.3, **precise).fit(X, y).coef_
    ours = solvers.duality_gap(
        objectives.SquaredLoss(X, y), objectives.ElasticNet(0.3, l1_ratio), w
    )
    null = objective(X, y, 0 * w, 0.3, l1_ratio)
    found = gap.path_gaps(X, y, w[None], [0.3], l1_ratio)[0]
    assert -1e-14 < found < 1e-9  # scikit-learn stopped below 1e-12, in another unit
    assert abs(found - ours / null) < 1e-9


@RATIOS
def test_is_never_below_the_true_excess(design, l1_ratio):
    X, y = design
    precise = {"l1_ratio": l1_ratio, "tol": 1e-13, "max_iter": 1_000_000}
    best = ElasticNet(0.3, **precise).fit(X, y).coef_
    rng = np.random.default_rng(1)
    W = best + rng.normal(size=(20, len(best))) * np.geomspace(1e-6, 1, 20)[:, None]
    W[0] = 0
    null = objective(X, y, 0 * best, 0.3, l1_ratio)
    excess = [objective(X, y, w, 0.3, l1_ratio) - objective(X, y, best, 0.3, l1_ratio) for w in W]
    found = gap.path_gaps(X, y, W, np.full(20, 0.3), l1_ratio)
    assert np.all(found >= np.array(excess) / null - 1e-12)  # what rounding leaves


def test_scaling_all_that_has_a_unit_changes_no_relative_gap(design):
    X, y = design
    w = 0.01 * np.ones(X.shape[1])
    before = gap.path_gaps(X, y, w[None], [0.3])
    after = gap.path_gaps(10 * X, 1000 * y + 5, 100 * w[None], [3000.0])
    assert after == pytest.approx(before, rel=1e-9)  # rounding of means between 5 and 15


@pytest.mark.parametrize("l1_ratio", [1.0, 0.5, 0.0])
def test_a_logistic_gap_closes_at_the_minimum_and_only_there(design, l1_ratio):
    X, y = design
    X, y = (X - X.mean(0)) / X.std(0), (y > np.median(y)).astype(float)
    lam = 0.05
    solver = "saga" if l1_ratio else "lbfgs"
    settings = {"C": 1 / (lam * len(y)), "l1_ratio": l1_ratio, "solver": solver}
    fit = LogisticRegression(**settings, tol=1e-9, max_iter=100_000).fit(X, y)
    w = fit.coef_[0]
    assert -1e-12 < gap.logistic_gap(X, y, w, lam, l1_ratio) < 1e-5  # a step of 1e-9 was the last
    assert gap.logistic_gap(X, y, 1.1 * w, lam, l1_ratio) > 1e-4
    assert gap.best_intercept(X @ w, y) == pytest.approx(fit.intercept_[0], abs=1e-4)


def test_the_judge_imports_nothing_of_either_side():
    tree = ast.parse(Path(gap.__file__).read_text())
    imported = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert [ast.unparse(node) for node in imported] == ["import numpy as np"]
