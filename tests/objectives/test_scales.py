"""Each row of the table: as the library fits, so do we after converting its settings.

Libraries that are installed are asked here and now. What others answered is stored with their
versions in companion/data/elsewhere.json, by benchmarks/reference_fits.py.
"""

import re

import numpy as np
import pytest
from sklearn import linear_model, neural_network
from sklearn.exceptions import ConvergenceWarning

from companion import data, models
from companion.data.elsewhere import stored_fits
from companion.objectives import L2, SCALES, ElasticNet, to_penalty, to_settings

STORED = stored_fits()
PATIENTS, TUMOURS = data.diabetes(), data.cancer()
TABLES = {"diabetes": PATIENTS, "cancer": TUMOURS}
X, Z = (data.standardise(table.X)[0] for table in (PATIENTS, TUMOURS))
EXACT = {"tol": 1e-13, "max_iter": 10**6}
LBFGS = {"hidden_layer_sizes": (), "solver": "lbfgs", "random_state": 0, "max_iter": 10**5}


def ours(penalty, table="diabetes"):
    """The weights of our own estimators for a penalty, on standardised columns."""
    if table == "diabetes":
        return models.ElasticNet(penalty.lam, l1_ratio=penalty.l1_ratio).fit(X, PATIENTS.y).coef_
    settings = to_settings("sklearn LogisticRegression", penalty, TUMOURS.y)
    return models.LogisticRegression(**settings, tol=1e-14).fit(Z, TUMOURS.y).coef_[0]


def distance(w, other):
    return np.linalg.norm(w - other) / np.linalg.norm(other)


FITS = {  # a fit of each model of scikit-learn that has a row, at settings of its own
    "sklearn Ridge": (linear_model.Ridge, {"alpha": 50.0}, {}),
    "sklearn Lasso": (linear_model.Lasso, {"alpha": 2.0}, EXACT),
    "sklearn ElasticNet": (linear_model.ElasticNet, {"alpha": 0.5, "l1_ratio": 0.4}, EXACT),
}
CLASSIFIERS = {
    "ridge": {"C": 0.1, "l1_ratio": 0.0},
    "lasso": {"C": 0.1, "l1_ratio": 1.0},
    "both": {"C": 0.1, "l1_ratio": 0.4},
}


@pytest.mark.parametrize("library", FITS)
def test_scikit_learns_regressions_are_ours_after_converting(library):
    kind, settings, precise = FITS[library]
    theirs = kind(**settings, **precise).fit(X, PATIENTS.y).coef_
    # closed form against closed form, and descents run to 1e-13 of the objective: its root
    assert distance(theirs, ours(to_penalty(library, settings, PATIENTS.y))) < 1e-6


@pytest.mark.parametrize("mixture", CLASSIFIERS)
def test_scikit_learns_logistic_regressions_are_ours_after_converting(mixture):
    settings, way = CLASSIFIERS[mixture], {"solver": "saga", "tol": 1e-10, "max_iter": 10**5}
    theirs = linear_model.LogisticRegression(**settings, **way, random_state=0)
    theirs = theirs.fit(Z, TUMOURS.y).coef_[0]
    penalty = to_penalty("sklearn LogisticRegression", settings, TUMOURS.y)
    assert distance(theirs, ours(penalty, "cancer")) < 1e-5  # a slow solver, stopped at 1e-10


@pytest.mark.parametrize("loss", ["squared_error", "log_loss"])
def test_scikit_learns_stochastic_gradients_end_near_ours_after_converting(loss):
    table, columns, y = (
        ("diabetes", X, PATIENTS.y) if loss == "squared_error" else ("cancer", Z, TUMOURS.y)
    )
    settings = {"alpha": 0.3, "l1_ratio": 0.2}
    steps = {"learning_rate": "constant", "eta0": 1e-4, "max_iter": 500}
    kind = linear_model.SGDRegressor if table == "diabetes" else linear_model.SGDClassifier
    fit = kind(loss=loss, penalty="elasticnet", tol=None, random_state=0, **settings, **steps)
    w = fit.fit(columns, y).coef_.ravel()
    penalty = to_penalty("sklearn SGD", settings, y)
    far = ElasticNet(2 * penalty.lam, penalty.l1_ratio)
    # small noisy steps hover about their minimum
    assert 10 * distance(w, ours(penalty, table)) < distance(w, ours(far, table))


@pytest.mark.parametrize("table", TABLES)
def test_a_network_without_hidden_layers_is_our_linear_model_after_converting(table):
    kind = neural_network.MLPRegressor if table == "diabetes" else neural_network.MLPClassifier
    columns, y = (X, PATIENTS.y) if table == "diabetes" else (Z, TUMOURS.y)
    w = kind(alpha=20.0, tol=1e-10, **LBFGS).fit(columns, y).coefs_[0][:, 0]
    penalty = to_penalty("sklearn MLP", {"alpha": 20.0, "batch_size": len(y)}, y)
    assert distance(w, ours(penalty, table)) < 1e-3  # lbfgs stops at steps of about that size
    assert distance(w, ours(L2(2 * penalty.lam), table)) > 0.1


def test_a_network_in_batches_pays_its_alpha_once_a_batch():
    y, alpha, w = TUMOURS.y[:560], 1.0, {}
    steps = {"solver": "sgd", "max_iter": 200, "tol": 0, "n_iter_no_change": 200}
    for b in (14, 140):
        rate = 0.0004 * b  # longer steps where they are fewer
        net = neural_network.MLPClassifier(
            (), alpha=alpha, batch_size=b, learning_rate_init=rate, random_state=0, **steps
        )
        with pytest.warns(ConvergenceWarning):  # it was told not to stop before the last epoch
            w[b] = net.fit(Z[:560], y).coefs_[0][:, 0]
        penalty = to_penalty("sklearn MLP", {"alpha": alpha, "batch_size": b}, y)
        settings = to_settings("sklearn LogisticRegression", penalty, y)
        exact = models.LogisticRegression(**settings).fit(Z[:560], y).coef_[0]
        assert distance(w[b], exact) < 0.1  # constant steps keep hovering
    assert distance(w[14], w[140]) > 0.3  # the same alpha


def rests_where_we_do(row):
    """Whether a stored fit is said to have reached the minimum of its row's formula."""
    given_up = row["settings"] == {"alpha": 1.0, "L1_wt": 1.0}
    return row["way"] not in ("AdamW", "default tolerance") and not given_up


@pytest.mark.parametrize(
    "row",
    [row for row in STORED if rests_where_we_do(row)],
    ids=lambda row: f"{row['made_by']}-{row['data']}-{row['columns']}-{row['settings']}",
)
def test_stored_fits_of_other_libraries_are_ours_after_converting(row):
    table = TABLES[row["data"]]
    w = ours(to_penalty(row["library"], row["settings"], table.y), row["data"])
    if row["columns"] == "raw":  # standardised inside, and the weights given back per unit
        w = w / data.standardise(table.X)[2]
    assert distance(np.array(row["coef"]), w) < 2e-6  # as near as glmnet comes


def test_every_row_of_the_table_is_compared_with_its_library():
    compared = {row["library"] for row in STORED if rests_where_we_do(row)}
    compared |= {*FITS, "sklearn LogisticRegression", "sklearn SGD", "sklearn MLP"}
    assert compared | {"formula A", "formula B"} == set(SCALES)


@pytest.mark.parametrize("mixture", [0.0, 0.5, 1.0])
def test_glmnet_here_and_now_is_ours_after_converting(mixture):
    glmnet = pytest.importorskip("glmnet", reason="needs python-glmnet: `make bench` installs it")
    lams = 2.0 ** np.arange(9, -1, -1)
    options = {"n_splits": 0, "tol": 1e-15, "max_iter": 10**8}
    fit = glmnet.ElasticNet(alpha=mixture, lambda_path=lams, **options).fit(PATIENTS.X, PATIENTS.y)
    penalty = to_penalty("glmnet gaussian", {"lambda": 1.0, "alpha": mixture}, PATIENTS.y)
    w = ours(penalty) / data.standardise(PATIENTS.X)[2]
    assert distance(fit.coef_path_[:, -1], w) < 2e-6


def test_statsmodels_here_and_now_is_ours_after_converting():
    api = pytest.importorskip("statsmodels.api", reason="needs statsmodels")
    settings, y = {"alpha": 1.0, "L1_wt": 0.0}, PATIENTS.y
    fit = api.OLS(y - y.mean(), X).fit_regularized(**settings)
    assert distance(fit.params, ours(to_penalty("statsmodels OLS", settings, y))) < 1e-8


def test_torch_here_and_now_rests_at_ours_after_converting():
    torch = pytest.importorskip("torch", reason="needs torch")
    A, y = torch.tensor(X), torch.tensor(PATIENTS.y - PATIENTS.y.mean())
    w = torch.zeros(X.shape[1], dtype=torch.float64, requires_grad=True)
    steps = torch.optim.SGD([w], lr=0.1, weight_decay=1.0)
    for _ in range(1000):
        steps.zero_grad()
        torch.nn.functional.mse_loss(A @ w, y).backward()
        steps.step()
    penalty = to_penalty("torch MSELoss", {"weight_decay": 1.0}, PATIENTS.y)
    assert distance(w.detach().numpy(), ours(penalty)) < 1e-8  # linear convergence, run out


@pytest.mark.parametrize("library", SCALES)
def test_a_row_computes_the_formula_that_it_states(library):
    """`minimises`, evaluated as it is printed, is size * mean loss + pull |w|_1 + bend |w|²/2."""
    scale, rng = SCALES[library], np.random.default_rng(3)
    formula = scale.minimises
    for printed, code in [
        ("|y - Xw|²", "S"), ("|w|_1", "W1"), ("|w|²", "W2"), ("sum of losses", "n*L"),
        ("mean loss", "L"), ("2n", "(2*n)"), ("lambda ", "lam*"), ("std(y)", "sd"),
    ]:  # fmt: skip
        formula = formula.replace(printed, code)
    formula = re.sub(r"(?<=[\w)]) (?=[(\w])", "*", formula)  # a space between factors
    y, w = rng.normal(size=40) * 7, rng.normal(size=3)
    values = dict(zip(scale.settings, rng.uniform(0.2, 0.8, len(scale.settings)), strict=True))
    size, pull, bend = scale.reads(y, *values.values())
    for S in (50.0, 90.0):  # L is the loss of a case on average: half a square, or a surprise
        names = {"S": S, "L": S / 80, "n": 40, "W1": np.abs(w).sum(), "W2": w @ w, "sd": np.std(y)}
        stated = eval(formula, {}, names | values | {"lam": values.get("lambda")})
        mine = size * S / 80 + pull * np.abs(w).sum() + bend * w @ w / 2
        # up to one factor for all, which moves no minimum
        if S == 50.0:
            factor = stated / mine
        assert stated == pytest.approx(factor * mine, rel=1e-12)
