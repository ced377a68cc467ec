"""Estimators beside scikit-learn's, from `fit` to `coef_`, input checks included."""

import numpy as np
from sklearn import linear_model as theirs

from benchmarks.calibrate import TARGET, stored, tolerance
from benchmarks.gap import logistic_gap, path_gaps
from benchmarks.paths import KINDS
from benchmarks.peers import installed
from benchmarks.problems import PROBLEMS, QUICK, load, penalties
from benchmarks.timing import by_turns
from companion import models as ours
from companion import selection

SINGLE = ["diabetes", "breast cancer", "digits", "10,000×50", "1000×1000, ρ 0", "200×10,000"]
BAYES = ["200×10,000"]  # of the wide problems; scikit-learn takes a minute for it
ARD = 300  # most columns for automatic relevance determination
LOGISTIC = {"breast cancer": 0.5, "digits": 4.5, "10,000×50": 0.0, "200×10,000": 0.0}
PATIENCE = 200_000  # max_iter, for whoever needs it


def fits(pair, X, y, quick):
    """The times of both fits, and the two fitted models."""
    columns = np.asfortranarray(X)  # scikit-learn's preferred layout
    return by_turns(lambda: pair[0].fit(X, y), lambda: pair[1].fit(columns, y), quick)


def cross_validation(quick=False):
    """Five folds, 100 penalties; scikit-learn at the tolerance its path needs for gap 1e-6."""
    for problem in QUICK if quick else PROBLEMS:
        X, y = load(problem)
        for what, l1_ratio in KINDS.items():
            kind = "LassoCV" if l1_ratio == 1 else "ElasticNetCV"
            row = {"what": kind, "problem": problem, "peer": "scikit-learn"}
            found = stored()[problem][what]["scikit-learn"]
            if found["tol"] is None:
                yield row | {"unreached_s": found["seconds"], "their_gap": found["gap"]}
                continue
            mix = {} if l1_ratio == 1 else {"l1_ratio": l1_ratio}
            pair = (
                getattr(selection, kind)(cv=5, **mix),
                getattr(theirs, kind)(cv=5, tol=found["tol"], max_iter=PATIENCE, **mix),
            )
            record, *fitted = fits(pair, X, y, quick)
            gaps = [
                float(path_gaps(X, y, fit.coef_[None], [fit.alpha_], l1_ratio)[0]) for fit in fitted
            ]
            yield row | record | {"our_gap": gaps[0], "their_gap": gaps[1]}


def closed_forms(quick=False):
    """Ridge by leave-one-out over 100 penalties, Bayesian ridge, relevance determination."""
    alphas = np.geomspace(1e-3, 1e5, 100)
    for problem in QUICK if quick else PROBLEMS:
        X, y = load(problem)
        pairs = {"RidgeCV": (selection.RidgeCV(alphas=alphas), theirs.RidgeCV(alphas=alphas))}
        if X.shape[1] <= 1000 or problem in BAYES:
            pairs["BayesianRidge"] = ours.BayesianRidge(), theirs.BayesianRidge()
        if X.shape[1] <= ARD:
            pairs["ARDRegression"] = ours.ARDRegression(), theirs.ARDRegression()
        for what, pair in pairs.items():
            record, mine, other = fits(pair, X, y, quick)
            apart = np.abs(mine.coef_ - other.coef_).max() / np.abs(other.coef_).max()
            row = {"what": what, "problem": problem, "peer": "scikit-learn"}
            yield row | record | {"difference": float(apart)}


def single_fits(quick=False):
    """One penalty: as everything comes on the diabetes data, then a tenth of the largest."""
    X, y = PROBLEMS["diabetes"]()
    record, *fitted = fits((ours.Lasso(), theirs.Lasso()), X, y, quick)
    gaps = [float(path_gaps(X, y, fit.coef_[None], [1.0])[0]) for fit in fitted]
    row = {"what": "Lasso()", "problem": "diabetes", "peer": "scikit-learn"}
    yield row | record | {"our_gap": gaps[0], "their_gap": gaps[1]}
    for problem in [name for name in SINGLE if name in QUICK or not quick]:
        X, y = load(problem)
        for kind, l1_ratio in (("Lasso", 1.0), ("ElasticNet", 0.5)):
            alpha = penalties(X, y, l1_ratio)[0] / 10
            settings = {"alpha": alpha} if l1_ratio == 1 else {"alpha": alpha, "l1_ratio": l1_ratio}
            # scikit-learn stops at twice this relative gap
            precise = {"tol": TARGET / 2, "max_iter": PATIENCE}
            pair = getattr(ours, kind)(**settings), getattr(theirs, kind)(**settings, **precise)
            record, *fitted = fits(pair, X, y, quick)
            gaps = [float(path_gaps(X, y, fit.coef_[None], [alpha], l1_ratio)[0]) for fit in fitted]
            row = {"what": f"{kind}(alpha=...)", "problem": problem, "peer": "scikit-learn"}
            yield row | record | {"our_gap": gaps[0], "their_gap": gaps[1]}


def sklearn_logistic(X, y, lam, l1_ratio, tol):
    settings = {"C": 1 / (lam * len(y)), "l1_ratio": l1_ratio, "tol": tol}
    settings["solver"] = "saga" if l1_ratio else "lbfgs"
    settings["max_iter"] = int(2.5e9 / X.size)  # about 20 s of saga's sweeps
    fit = theirs.LogisticRegression(**settings).fit(X, y)
    return fit.coef_[0]


def adelie_logistic(X, y, lam, l1_ratio, tol):
    import adelie

    glm = adelie.glm.binomial(y=y)
    options = {"early_exit": False, "adev_tol": 1.0, "ddev_tol": 0.0, "progress_bar": False}
    state = adelie.grpnet(
        X=X, glm=glm, alpha=l1_ratio, lmda_path=np.array([lam]), tol=tol, irls_tol=tol, **options
    )
    return state.betas.toarray()[0]


def logistic(quick=False, anew=False):
    """Yes or no, at a twentieth of the penalty that leaves nothing, beside two libraries."""
    peers = {"scikit-learn": sklearn_logistic, "adelie": adelie_logistic}
    for problem in [name for name in LOGISTIC if name in QUICK or not quick]:
        X, y = load(problem)
        y = (PROBLEMS[problem]()[1] > LOGISTIC[problem]).astype(float)
        columns = np.asfortranarray(X)
        for what, l1_ratio in {"L1": 1.0, "elastic net": 0.5, "L2": 0.0}.items():
            lam = penalties(X, y, l1_ratio or 1.0)[0] / 20
            model = ours.LogisticRegression(C=1 / (lam * len(y)), l1_ratio=l1_ratio)
            for peer in [name for name in peers if name in installed()]:
                row = {"what": f"logistic, {what}", "problem": problem, "peer": peer}
                yield row | beside(
                    row, X, columns, y, lam, l1_ratio, model, peers[peer], quick, anew
                )


def beside(row, X, columns, y, lam, l1_ratio, model, solve, quick, anew):
    """The times and gaps of a peer and of the companion."""

    def gap(w):
        return float(logistic_gap(X, y, w, lam, l1_ratio))

    def peer(tol):
        return solve(columns, y, lam, l1_ratio, tol)

    found = tolerance(row["problem"], row["what"], row["peer"], peer, gap, anew)
    if found["tol"] is None:
        return {"unreached_s": found["seconds"], "their_gap": found["gap"]}
    record, fit, w = by_turns(lambda: model.fit(X, y), lambda: peer(found["tol"]), quick)
    return record | {"our_gap": gap(fit.coef_[0]), "their_gap": gap(w)}
