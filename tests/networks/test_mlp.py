"""Multilayer perceptrons: scikit-learn's numbers, setting by setting, and its contract."""

from inspect import signature

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn import neural_network
from sklearn.utils.estimator_checks import parametrize_with_checks

from companion import data
from companion.networks import MLPClassifier, MLPRegressor

pytestmark = pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
TABLE = data.digits()
X, LABELS = TABLE.X[:330] / 16, TABLE.y[:330]
QUICK = {"max_iter": 60, "learning_rate_init": 0.01}


def expected_to_fail(estimator):
    check = "check_sample_weight_equivalence_on_dense_data"
    if estimator.batch_norm:
        return {check: "a case of weight 2 counts once in the mean and the variance of its batch"}
    if estimator.dropout:
        return {check: "a case given twice draws two masks, and a case of weight 2 only one"}
    return {}


@parametrize_with_checks(
    [
        MLPClassifier(),
        MLPRegressor(),
        MLPClassifier(**QUICK, penalty="l1", max_norm=3.0, label_smoothing=0.1, weight_decay=0.01),
        MLPClassifier(**QUICK, dropout=0.2),
        MLPRegressor(**QUICK | {"max_iter": 200}, batch_norm=True),
    ],
    expected_failed_checks=expected_to_fail,
)
def test_keeps_the_contract_of_scikit_learn(estimator, check):
    check(estimator)


@pytest.mark.parametrize("solver", ["adam", "sgd"])
@pytest.mark.parametrize("activation", ["relu", "tanh"])
@pytest.mark.parametrize("classes", [2, 10])
def test_200_epochs_follow_scikit_learn_through_a_ragged_last_batch(solver, activation, classes):
    settings = {
        "hidden_layer_sizes": (20, 10),
        "activation": activation,
        "solver": solver,
        "alpha": 0.5,
        "batch_size": 32,
        "learning_rate_init": 1e-3 if solver == "adam" else 0.05,
        "random_state": 3,
        "n_iter_no_change": np.inf,
    }
    x, y = X[:74], LABELS[:74] % classes  # 2 batches of 32 and a ragged one of 10
    ours = MLPClassifier(**settings).fit(x, y)
    theirs = neural_network.MLPClassifier(**settings).fit(x, y)
    assert ours.n_iter_ == 200
    # the same sums, in another order
    assert_allclose(ours.loss_curve_, theirs.loss_curve_, rtol=0, atol=1e-10)
    assert_allclose(ours.predict_proba(X), theirs.predict_proba(X), atol=1e-9)
    for mine, other in zip(ours.coefs_, theirs.coefs_, strict=True):
        assert_allclose(mine, other, atol=1e-6)  # Adam divides by slopes, some of them rounding


SMALL = data.standardise(data.diabetes().X)[0][:106], data.diabetes().y[:106] / 100
SHORT = {"hidden_layer_sizes": (8,), "random_state": 0, "max_iter": 15}


def both(settings, *cases, kind="MLPClassifier", **more):
    """Ours and scikit-learn's, with the same settings and the same cases."""
    ours = {"MLPClassifier": MLPClassifier, "MLPRegressor": MLPRegressor}[kind](**settings)
    return ours.fit(*cases, **more), getattr(neural_network, kind)(**settings).fit(*cases, **more)


def assert_alike(ours, theirs, X, atol=1e-9):
    """Curve, epochs, attributes and predictions; the sums are the same but for their order."""
    assert ours.n_iter_ == theirs.n_iter_
    assert ours.n_outputs_ == theirs.n_outputs_
    assert ours.n_layers_ == theirs.n_layers_
    assert ours.loss_ == pytest.approx(theirs.loss_, abs=1e-10)
    if theirs.solver != "lbfgs":
        assert_allclose(ours.loss_curve_, theirs.loss_curve_, rtol=0, atol=1e-10)
        assert ours.t_ == theirs.t_
    shapes = [[part.shape for part in model.coefs_ + model.intercepts_] for model in (ours, theirs)]
    assert shapes[0] == shapes[1]
    if hasattr(theirs, "predict_proba"):
        assert np.array_equal(ours.classes_, theirs.classes_)
        assert_allclose(ours.predict_proba(X), theirs.predict_proba(X), rtol=0, atol=atol)
        known = (logs := theirs.predict_log_proba(X)) > -15  # below, 1 - p costs theirs digits
        assert_allclose(ours.predict_log_proba(X)[known], logs[known], rtol=1e-6, atol=atol)
        assert np.array_equal(ours.predict(X), theirs.predict(X))
    else:
        assert_allclose(ours.predict(X), theirs.predict(X), rtol=0, atol=atol)


@pytest.mark.parametrize("solver", ["adam", "sgd"])
@pytest.mark.parametrize("activation", ["relu", "tanh"])
@pytest.mark.parametrize("loss", ["squared_error", "poisson"])
def test_200_epochs_of_a_regression_follow_scikit_learn(solver, activation, loss):
    x, y = SMALL[0][:74], SMALL[1][:74]  # ragged again
    settings = {"hidden_layer_sizes": (10, 5), "activation": activation, "solver": solver}
    settings |= {"loss": loss, "alpha": 0.5, "batch_size": 32, "random_state": 3}
    settings |= {"n_iter_no_change": np.inf, "learning_rate_init": 0.003}
    ours, theirs = both(settings, x, y, kind="MLPRegressor")
    assert ours.n_iter_ == 200
    assert_alike(ours, theirs, x, atol=1e-8)


@pytest.mark.parametrize(
    "settings",
    [
        {"early_stopping": True, "max_iter": 40, "n_iter_no_change": 4},
        {"early_stopping": True, "max_iter": 20, "solver": "sgd", "validation_fraction": 0.3},
        {"solver": "sgd", "learning_rate": "invscaling", "learning_rate_init": 0.3},
        {"solver": "sgd", "learning_rate": "adaptive", "learning_rate_init": 0.3, "tol": 0.02},
        {"solver": "sgd", "nesterovs_momentum": False, "learning_rate_init": 0.1},
        {"solver": "sgd", "momentum": 0.0, "learning_rate_init": 0.1},
        {"solver": "lbfgs"},
        {"activation": "logistic", "alpha": 1.0},
        {"activation": "identity", "beta_1": 0.8, "beta_2": 0.9, "epsilon": 1e-4},
        {"shuffle": False, "batch_size": 40, "hidden_layer_sizes": (9, 7)},
        {"hidden_layer_sizes": (), "alpha": 0.0},
        {"tol": 0.05, "max_iter": 200, "n_iter_no_change": 3, "learning_rate_init": 0.01},
    ],
    ids=lambda settings: ", ".join(map(str, settings.values())),
)
@pytest.mark.parametrize("kind", ["two classes", "ten classes", "numbers"])
def test_every_setting_means_what_it_means_in_scikit_learn(settings, kind):
    settings = {"hidden_layer_sizes": (8,), "random_state": 1, "max_iter": 30} | settings
    if kind == "numbers":
        if settings.get("learning_rate_init", 0) > 0.1:
            settings["learning_rate_init"] = 0.02
        ours, theirs = both(settings, *SMALL, kind="MLPRegressor")
        assert_alike(ours, theirs, SMALL[0], atol=1e-8)
    else:
        ours, theirs = both(settings, X[:106], LABELS[:106] % (2 if kind == "two classes" else 10))
        # a quasi-Newton step divides by differences of slopes, and with them by their rounding
        assert_alike(ours, theirs, X, atol=1e-6 if settings.get("solver") == "lbfgs" else 1e-9)
    if settings.get("early_stopping"):
        assert_allclose(ours.validation_scores_, theirs.validation_scores_, atol=1e-8)
        assert ours.best_validation_score_ == pytest.approx(theirs.best_validation_score_)
        assert ours.best_epoch_ == np.argmax(theirs.validation_scores_)
    elif settings.get("solver") != "lbfgs":
        assert ours.best_loss_ == pytest.approx(theirs.best_loss_, abs=1e-10)


def test_sample_weights_several_labels_and_several_targets_follow_scikit_learn():
    weights = np.random.default_rng(0).integers(0, 3, 106) + 0.5
    ours, theirs = both(SHORT, X[:106], LABELS[:106], sample_weight=weights)
    assert_alike(ours, theirs, X)
    ours, theirs = both(SHORT, *SMALL, kind="MLPRegressor", sample_weight=weights)
    assert_alike(ours, theirs, SMALL[0], atol=1e-8)
    several = (X[:106, 20:24] > 0.5).astype(int)
    ours, theirs = both(SHORT, X[:106], several)
    assert_alike(ours, theirs, X)
    names = np.array(["zero", "one", "two"])[LABELS[:106] % 3]
    ours, theirs = both(SHORT, X[:106], names)
    assert_alike(ours, theirs, X)


def test_several_targets_take_scikit_learns_steps_and_report_the_sum_over_targets():
    targets = np.column_stack([SMALL[1], SMALL[0] @ np.ones(10)])
    ours, theirs = both(SHORT | {"alpha": 0.0}, SMALL[0], targets, kind="MLPRegressor")
    assert_allclose(ours.predict(SMALL[0]), theirs.predict(SMALL[0]), atol=1e-9)
    assert_allclose(np.array(ours.loss_curve_), 2 * np.array(theirs.loss_curve_), rtol=1e-10)


@pytest.mark.parametrize("solver", ["adam", "sgd"])
def test_partial_fits_follow_scikit_learn(solver):
    pair = [
        kind(hidden_layer_sizes=(8,), solver=solver, random_state=0)
        for kind in (MLPClassifier, neural_network.MLPClassifier)
    ]
    for k in range(6):
        rows = slice(50 * k, 50 * k + 50)
        for model in pair:
            model.partial_fit(X[rows], LABELS[rows], classes=np.arange(10))
    assert_alike(*pair, X)
    pair = [
        kind(hidden_layer_sizes=(8,), solver=solver, random_state=0)
        for kind in (MLPRegressor, neural_network.MLPRegressor)
    ]
    for _ in range(6):
        for model in pair:
            model.partial_fit(*SMALL)
    assert_alike(*pair, SMALL[0])


@pytest.mark.parametrize("settings", [{}, {"solver": "sgd"}, {"solver": "lbfgs"}], ids=str)
def test_warm_starts_follow_scikit_learn(settings):
    pair = both(SHORT | {"warm_start": True} | settings, X[:106], LABELS[:106])
    before = pair[0].network_
    for model in pair:
        model.fit(X[:106], LABELS[:106])
    assert pair[0].network_ is before
    assert_alike(*pair, X)


def test_without_a_warm_start_a_second_fit_begins_anew():
    model = MLPClassifier(**SHORT).fit(X, LABELS)
    curve, P = model.loss_curve_, model.predict_proba(X)
    assert model.fit(X, LABELS).loss_curve_ == curve
    assert np.array_equal(model.predict_proba(X), P)


def test_scikit_learns_settings_keep_their_order_names_and_defaults():
    for ours, theirs in (
        (MLPClassifier, neural_network.MLPClassifier),
        (MLPRegressor, neural_network.MLPRegressor),
    ):
        mine, other = ours().get_params(), theirs().get_params()
        assert other.items() <= mine.items()
        positional = [
            [p.name for p in signature(kind).parameters.values() if p.kind is not p.KEYWORD_ONLY]
            for kind in (ours, theirs)
        ]
        assert positional[0] == positional[1][: len(positional[0])]
