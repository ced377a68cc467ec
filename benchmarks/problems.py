"""The data sets of the bench, each by name: measured ones, and drawn ones of three shapes.

Every y has standard deviation 1: glmnet rescales y inside, which would change an elastic net.
The columns stand as they were given.
"""

from functools import partial

import numpy as np
from sklearn import datasets
from sklearn.preprocessing import PolynomialFeatures, StandardScaler


def expanded_diabetes(degree):
    X, y = datasets.load_diabetes(return_X_y=True)
    X = PolynomialFeatures(degree, include_bias=False).fit_transform(X)
    return StandardScaler().fit_transform(X), y


def cancer():
    X, y = datasets.load_breast_cancer(return_X_y=True)
    return StandardScaler().fit_transform(X), y


def drawn(n, p, correlation=0.0, n_true=10, seed=0):
    """Neighbouring columns correlate; signal to noise 3; no mean is zero."""
    rng = np.random.default_rng(seed)
    X = rng.standard_normal((n, p))
    if correlation:
        for j in range(1, p):
            X[:, j] = correlation * X[:, j - 1] + np.sqrt(1 - correlation**2) * X[:, j]
    w = np.zeros(p)
    w[rng.choice(p, n_true, replace=False)] = rng.choice([-1, 1], n_true) * rng.uniform(
        0.5, 1.5, n_true
    )
    signal = X @ w
    y = signal + rng.standard_normal(n) * signal.std() / np.sqrt(3) + 3
    return X + rng.standard_normal(p), y


PROBLEMS = {
    "diabetes": partial(datasets.load_diabetes, return_X_y=True),
    "diabetes, degree 2": partial(expanded_diabetes, 2),
    "diabetes, degree 3": partial(expanded_diabetes, 3),
    "breast cancer": cancer,
    "digits": partial(datasets.load_digits, return_X_y=True),
    "10,000×50": partial(drawn, 10_000, 50, 0.5),
    "100,000×100": partial(drawn, 100_000, 100, 0.5),
    "1000×1000, ρ 0": partial(drawn, 1000, 1000, 0.0, 50),
    "1000×1000, ρ 0.5": partial(drawn, 1000, 1000, 0.5, 50),
    "1000×1000, ρ 0.95": partial(drawn, 1000, 1000, 0.95, 50),
    "200×10,000": partial(drawn, 200, 10_000),
    "200×10,000, 100 true": partial(drawn, 200, 10_000, 0.0, 100),
    "200×10,000, ρ 0.9": partial(drawn, 200, 10_000, 0.9),
    "100×50,000": partial(drawn, 100, 50_000),
    "100×50,000, 100 true": partial(drawn, 100, 50_000, 0.0, 100),
}
QUICK = ["diabetes", "breast cancer", "digits", "10,000×50"]


def load(name):
    """X (n, p), by rows, and y (n,) with standard deviation 1."""
    X, y = PROBLEMS[name]()
    return np.ascontiguousarray(X, dtype=float), y / y.std()


def penalties(X, y, l1_ratio=1.0, count=100, ratio=1e-3):
    """Decreasing, from the smallest penalty that leaves nothing down to a thousandth of it."""
    pull = (X - X.mean(axis=0)).T @ (y - y.mean()) / len(y)
    largest = np.abs(pull).max() / l1_ratio
    return np.geomspace(largest, largest * ratio, count)
