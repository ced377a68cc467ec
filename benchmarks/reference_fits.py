"""Fits of libraries that the book's environment does not have, for pages and tests that compare.

    .venv-bench/bin/python -m benchmarks.reference_fits

stores what the libraries installed there make of the diabetes and the cancer data, beside what is
stored of the others, in companion/data/elsewhere.json: python-glmnet is in .venv-bench; for
statsmodels and torch make a scratch environment with them, scikit-learn and SciPy, and run the line
above with its Python.

Each row says which library, in which version, was given which settings and columns.
"""

import json
from importlib.metadata import version
from itertools import product

import numpy as np

from companion import data
from companion.data.elsewhere import STORE, stored_fits

MIXTURES = [0.0, 0.5, 1.0]


def tables():
    """Raw and standardised columns and y, by name."""
    found = {}
    for name, table in (("diabetes", data.diabetes()), ("cancer", data.cancer())):
        found[name] = table.X, data.standardise(table.X)[0], table.y
    return found


def glmnet():
    """glmnet's Fortran, behind Python's wrapper; R's package has the same scale and defaults."""
    from glmnet import ElasticNet, LogitNet

    ways = {"": {"tol": 1e-15, "max_iter": 10**8}, "default tolerance": {}}
    cases = [
        ("glmnet gaussian", ElasticNet, "diabetes", 1.0),
        ("glmnet binomial", LogitNet, "cancer", 0.01),
    ]
    runs = product(cases, ("raw", "standardised"), MIXTURES, [""])
    for case, columns, mixture, way in [*runs, (cases[0], "raw", 0.0, "default tolerance")]:
        library, kind, name, lam = case
        raw, standardised, y = tables()[name]
        X = raw if columns == "raw" else standardised
        # Told to standardise, as it is unless told not to, or leaving columns as they are.
        own = {"alpha": mixture, "standardize": columns == "raw", "n_splits": 0}
        # Warm starts from stronger penalties; the last is ours.
        fit = kind(lambda_path=lam * 2.0 ** np.arange(9, -1, -1), **own, **ways[way]).fit(X, y)
        settings = {"lambda": lam, "alpha": mixture}
        coef = fit.coef_path_.reshape(X.shape[1], -1)[:, -1]
        yield row(library, "python-glmnet", name, columns, settings, coef, way)


def statsmodels():
    """Its elastic net, and the closed form that it takes for ridge alone.

    Its coordinate descent never moves a coefficient that once was zero, so that where it ends
    depends on where it starts. With the first three settings that is at the minimum.
    """
    from statsmodels.api import OLS

    _, X, y = tables()["diabetes"]
    least_squares = np.linalg.lstsq(X, y - y.mean())[0]
    starts = {"zero": None, "least squares": least_squares}
    cases = [(1, 0, "zero"), (3, 0.5, "zero"), (10, 1, "zero")]
    for alpha, share, start in [*cases, (1, 1, "zero"), (1, 1, "least squares")]:
        settings = {"alpha": float(alpha), "L1_wt": float(share)}
        precise = {"maxiter": 10_000, "cnvrg_tol": 1e-12} if share else {}
        fit = OLS(y - y.mean(), X).fit_regularized(
            **settings, start_params=starts[start], **precise
        )
        yield row(
            "statsmodels OLS",
            "statsmodels",
            "diabetes",
            "standardised",
            settings,
            fit.params,
            start,
        )


def torch():
    """Where full-batch training comes to rest, with the bias free of decay."""
    import torch

    losses = {"diabetes": torch.nn.MSELoss(), "cancer": torch.nn.BCEWithLogitsLoss()}
    cases = [
        ("diabetes", "SGD", 1.0),
        ("diabetes", "Adam", 1.0),
        ("diabetes", "AdamW", 1.0),
        ("diabetes", "AdamW", 0.5),
        ("cancer", "SGD", 0.01),
    ]
    torch.manual_seed(0)
    for name, optimiser, decay in cases:
        _, X, y = (torch.tensor(part, dtype=torch.float64) for part in tables()[name])
        model = torch.nn.Linear(X.shape[1], 1, dtype=torch.float64)
        groups = [{"params": [model.weight], "weight_decay": decay},
                  {"params": [model.bias], "weight_decay": 0.0}]  # fmt: skip
        start = 0.05 if optimiser == "SGD" else 1.0
        steps = getattr(torch.optim, optimiser)(groups, lr=start)
        for step in range(40_000):
            for group in steps.param_groups:  # smaller and smaller steps let Adam settle
                group["lr"] = start if optimiser == "SGD" else start / (1 + step / 100)
            steps.zero_grad()
            losses[name](model(X)[:, 0], y).backward()
            steps.step()
        coef = model.weight.detach().numpy()[0]
        library = f"torch {type(losses[name]).__name__}"
        settings = {"weight_decay": decay}
        yield row(library, "torch", name, "standardised", settings, coef, optimiser)


def row(library, package, table, columns, settings, coef, way=""):
    """One fit as it is stored; `way` is optimiser, start or tolerance, where it matters."""
    return {
        "library": library,
        "way": way,
        "made_by": f"{package} {version(package)}",
        "data": table,
        "columns": columns,
        "settings": settings,
        "coef": [float(f"{value:.10g}") for value in coef],
    }


def main():
    """Fit with every library that is here, and keep what is stored of the others."""
    rows = stored_fits()
    for fits in (glmnet, statsmodels, torch):
        try:
            new = list(fits())
        except ImportError as error:
            print(f"{fits.__name__}: left as it is stored ({error})")
            continue
        rows = [old for old in rows if not old["library"].startswith(fits.__name__)] + new
        print(f"{fits.__name__}: {len(new)} fits, by {new[0]['made_by']}")
    note = "Made by benchmarks/reference_fits.py, which says how."
    lines = ",\n".join(json.dumps(row) for row in rows)
    STORE.write_text(f'{{"note": "{note}", "rows": [\n{lines}\n]}}\n')


if __name__ == "__main__":
    main()
