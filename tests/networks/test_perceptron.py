"""What both perceptrons share beyond scikit-learn: noise, stopping, copies, threads, refusals."""

import copy
import pickle
import warnings
from concurrent.futures import ThreadPoolExecutor

import joblib
import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy import sparse
from scipy.special import softmax
from sklearn.base import clone
from sklearn.exceptions import ConvergenceWarning, NotFittedError
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from companion import data
from companion.networks import (
    Adam,
    MLPClassifier,
    MLPRegressor,
    Network,
    binary_cross_entropy,
    cross_entropy,
    layers_of,
    train,
)

pytestmark = pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
TABLE = data.digits()
X, LABELS = TABLE.X[:330] / 16, TABLE.y[:330]
SMALL = data.standardise(data.diabetes().X)[0][:106], data.diabetes().y[:106] / 100
SHORT = {"hidden_layer_sizes": (8,), "random_state": 0, "max_iter": 15}
NOISY = {"dropout": 0.3, "input_dropout": 0.1, "input_noise": 0.1, "batch_norm": True}
BEYOND = {"penalty": "l1", "max_norm": 2.0, "label_smoothing": 0.1, "weight_decay": 0.01}


@pytest.fixture(scope="module")
def everything():
    """A network with every setting that scikit-learn does not have."""
    return MLPClassifier(**SHORT | NOISY | BEYOND | {"alpha": 0.1}).fit(X, LABELS)


@pytest.mark.parametrize("settings", [{}, NOISY | BEYOND, {"solver": "lbfgs"}, {"solver": "sgd"}])
def test_float32_stays_float32_and_near_float64(settings):
    exact = MLPClassifier(**SHORT | settings).fit(X, LABELS)
    model = MLPClassifier(**SHORT | settings).fit(X.astype(np.float32), LABELS)
    assert model.network_.theta.dtype == np.float32
    assert {part.dtype for part in model.coefs_ + model.intercepts_} == {np.dtype(np.float32)}
    x = X[:5].astype(np.float32)
    assert model.predict_proba(x).dtype == model.sample(x, 2).dtype == np.float32
    assert exact.network_.theta.dtype == np.float64
    if "dropout" not in settings and model.solver != "lbfgs":  # masks are the same, normals not
        # 30 steps with roundings of 6e-8 in sums of 64
        assert_allclose(model.loss_curve_, exact.loss_curve_, rtol=1e-4)
    assert abs(model.loss_ - exact.loss_) < 0.1


def test_a_regression_in_float32_predicts_in_float32():
    x, y = (A.astype(np.float32) for A in SMALL)
    for loss in ("squared_error", "poisson"):
        model = MLPRegressor(**SHORT, loss=loss).fit(x, y)
        exact = MLPRegressor(**SHORT, loss=loss).fit(*SMALL)
        assert model.predict(x).dtype == np.float32
        assert_allclose(model.loss_curve_, exact.loss_curve_, rtol=1e-4)


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda a: pickle.loads(pickle.dumps(a))])
def test_a_copy_predicts_the_same_and_goes_on_the_same(everything, copied):
    other = copied(everything)
    assert np.array_equal(other.predict_proba(X), everything.predict_proba(X))
    first, second = copied(other), copied(other)
    for model in (first, second):
        model.partial_fit(X, LABELS)
    assert np.array_equal(first.network_.theta, second.network_.theta)
    assert not np.array_equal(first.network_.theta, everything.network_.theta)


@pytest.mark.parametrize("kind", ["threads", "processes"])
def test_parallel_predictions_equal_those_made_one_after_another(everything, kind):
    parts = np.array_split(X, 11)
    with joblib.parallel_config(n_jobs=2):
        found = joblib.Parallel(prefer=kind)(
            joblib.delayed(everything.predict_proba)(part) for part in parts
        )
    for part, P in zip(parts, found, strict=True):
        assert np.array_equal(P, everything.predict_proba(part))


def test_many_threads_that_predict_and_sample_at_once_do_not_disturb_each_other(everything):
    parts = [X[k : k + 30 + k] for k in range(40)]

    def work(k):
        return everything.predict_proba(parts[k]), everything.sample(parts[k], 3, random_state=k)

    with ThreadPoolExecutor(8) as pool:
        at_once = list(pool.map(work, range(40)))
    for k, (P, draws) in enumerate(at_once):
        assert np.array_equal(P, everything.predict_proba(parts[k]))
        assert np.array_equal(draws, everything.sample(parts[k], 3, random_state=k))


def test_memory_that_cannot_be_written_is_fit_and_predicted_on(everything, tmp_path):
    np.save(tmp_path / "X.npy", X)
    mapped = np.load(tmp_path / "X.npy", mmap_mode="r")
    assert np.array_equal(everything.predict_proba(mapped), everything.predict_proba(X))
    other = MLPClassifier(**everything.get_params()).fit(mapped, LABELS)
    assert np.array_equal(other.network_.theta, everything.network_.theta)


def test_samples_have_the_mean_and_variance_of_all_masks():
    """Two hidden units, each off half of the time: four networks, all equally likely."""
    x, y = SMALL
    model = MLPRegressor(hidden_layer_sizes=(2,), dropout=0.5, activation="tanh", max_iter=20).fit(
        x, y
    )
    H = np.tanh(x[:7] @ model.coefs_[0] + model.intercepts_[0])
    four = [H * [a, b] @ model.coefs_[1] + model.intercepts_[1] for a in (0, 2) for b in (0, 2)]
    draws = model.sample(x[:7], n_samples=4000, random_state=1)
    assert draws.shape == (4000, 7, 1)
    spread = np.std(four, axis=0)
    assert np.all(np.abs(draws.mean(axis=0) - np.mean(four, axis=0)) < 5 * spread / np.sqrt(4000))
    assert_allclose(draws.var(axis=0), spread**2, rtol=0.1)  # standard errors below 2 percent
    assert_allclose(np.mean(four, axis=0)[:, 0], model.predict(x[:7]), rtol=1e-12)


def test_samples_are_probabilities_that_a_seed_repeats_and_without_noise_are_all_alike(everything):
    draws = everything.sample(X[:6], n_samples=5, random_state=0)
    assert draws.shape == (5, 6, 10)
    assert_allclose(draws.sum(axis=2), 1, rtol=1e-12)
    assert draws.std(axis=0).max() > 0.01
    assert np.array_equal(draws, everything.sample(X[:6], n_samples=5, random_state=0))
    assert everything.sample(X[:6]).shape == (50, 6, 10)
    plain = MLPClassifier(**SHORT).fit(X, LABELS)
    assert_allclose(plain.sample(X[:6], 3), np.stack([plain.predict_proba(X[:6])] * 3), rtol=1e-12)


@pytest.mark.parametrize("solver", ["adam", "sgd"])
def test_early_stopping_goes_back_to_the_best_weights_and_running_statistics(solver, monkeypatch):
    seen, score = [], MLPClassifier._score

    def remember(self, *args):
        seen.append(self.network_.theta.copy())
        return score(self, *args)

    monkeypatch.setattr(MLPClassifier, "_score", remember)
    settings = {"solver": solver, "learning_rate_init": 0.03, "batch_norm": True, "max_iter": 60}
    model = MLPClassifier((8,), early_stopping=True, random_state=0, **settings).fit(X, LABELS)
    assert model.best_epoch_ == int(np.argmax(model.validation_scores_))
    assert model.best_epoch_ < len(model.validation_scores_) - 1
    assert model.best_validation_score_ == max(model.validation_scores_)
    assert np.array_equal(model.network_.theta, seen[model.best_epoch_])
    norm = model.network_.layers[1]
    assert not np.array_equal(norm.variance, np.ones(8))


def test_an_l1_penalty_gives_zeros_and_an_l2_penalty_none():
    settings = {"hidden_layer_sizes": (20,), "alpha": 0.03, "max_iter": 60, "random_state": 0}
    settings["learning_rate_init"] = 0.01
    weights = {}
    for penalty in ("l1", "l2"):
        model = MLPClassifier(penalty=penalty, **settings).fit(X, LABELS)
        assert model.score(X, LABELS) > 0.6
        inputs = model.coefs_[0][X.std(axis=0) > 0]  # weights of a constant 0 are never pulled
        weights[penalty] = inputs
        assert np.all(model.intercepts_[0] != 0)
    assert np.mean(weights["l1"] == 0) > 0.3
    assert np.all(weights["l2"] != 0)


def test_no_hidden_unit_is_longer_than_max_norm():
    settings = {"hidden_layer_sizes": (9, 8), "max_norm": 0.9, "learning_rate_init": 0.05}
    model = MLPClassifier(**settings, random_state=0, max_iter=10).fit(X, LABELS)
    lengths = [np.linalg.norm(W, axis=0) for W in model.coefs_]
    for hidden in lengths[:-1]:
        assert hidden.max() == pytest.approx(0.9, rel=1e-12)
    assert lengths[-1].max() > 0.9  # the outputs are free


@pytest.mark.parametrize("classes", [2, 10])
def test_label_smoothing_is_training_on_smoothed_targets(classes):
    y = LABELS % classes
    model = MLPClassifier(**SHORT, label_smoothing=0.2, batch_size=32, alpha=0.0).fit(X, y)
    Y = np.eye(classes)[y] * 0.8 + 0.2 / classes
    Y, loss = (Y[:, 1:], binary_cross_entropy) if classes == 2 else (Y, cross_entropy)
    rng = np.random.RandomState(0)
    network = Network(layers_of((8,), Y.shape[1]), X.shape[1], loss, rng)
    settings = {"n_epochs": 15, "batch_size": 32}
    curve = train(network, X, Y, Adam(epsilon_first=True), rng, **settings)
    assert_allclose(model.loss_curve_, curve, rtol=1e-12)
    assert_allclose(model.network_.theta, network.theta, atol=1e-12)


def test_smoothed_labels_never_want_certainty():
    settings = {"hidden_layer_sizes": (30,), "random_state": 0, "alpha": 0.0}
    settings["learning_rate_init"] = 0.01
    sharp = MLPClassifier(**settings).fit(X, LABELS).predict_proba(X).max(axis=1)
    model = MLPClassifier(**settings, label_smoothing=0.2).fit(X, LABELS)
    assert model.predict_proba(X).max(axis=1).mean() < 0.85 < sharp.mean()  # 0.82 is the target


def test_decay_is_an_l2_penalty_for_plain_descent_and_not_for_adam():
    n = 96  # 3 batches of 32: alpha, which scikit-learn divides by their size, is 32 * 0.1
    same = {"hidden_layer_sizes": (8,), "random_state": 0, "max_iter": 20, "batch_size": 32}
    ends = {}
    for solver in ("sgd", "adam"):
        settings = same | {"solver": solver, "momentum": 0.0, "learning_rate_init": 0.02}
        decayed = MLPClassifier(**settings, alpha=0.0, weight_decay=0.1).fit(X[:n], LABELS[:n])
        penalised = MLPClassifier(**settings, alpha=3.2).fit(X[:n], LABELS[:n])
        ends[solver] = decayed.network_.theta, penalised.network_.theta
    assert_allclose(*ends["sgd"], atol=1e-12)  # the same sums, in another order
    assert np.abs(np.subtract(*ends["adam"])).max() > 0.01


def test_augment_is_called_once_an_epoch_with_the_cases_that_are_learnt():
    calls = []

    def augment(A, rng):
        calls.append(A.copy())
        assert isinstance(rng, np.random.Generator)
        return A + rng.normal(0, 0.1, A.shape)

    model = MLPClassifier(**SHORT | {"max_iter": 7}, batch_size=50, augment=augment)
    model.fit(X, LABELS)
    assert len(calls) == 7
    for A in calls:
        assert sorted(map(tuple, A)) == sorted(map(tuple, X))
    plain = MLPClassifier(**SHORT | {"max_iter": 7}, batch_size=50).fit(X, LABELS)
    assert model.loss_curve_ != plain.loss_curve_
    held = MLPClassifier(**SHORT | {"max_iter": 2}, augment=augment, early_stopping=True)
    held.fit(X, LABELS)
    assert len(calls) == 9
    assert len(calls[-1]) == 297  # cases set aside are left as they are


@pytest.mark.parametrize(
    "settings", [{"dropout": 0.4}, {"input_dropout": 0.4}, {"input_noise": 0.4}], ids=str
)
def test_noise_is_on_while_learning_and_off_for_prediction(settings):
    model = MLPClassifier(**SHORT, **settings).fit(X, LABELS)
    plain = MLPClassifier(**SHORT).fit(X, LABELS)
    assert model.loss_curve_[0] > plain.loss_curve_[0]
    assert np.array_equal(model.predict_proba(X), model.predict_proba(X))
    expected = np.maximum(X @ model.coefs_[0] + model.intercepts_[0], 0)
    Z = expected @ model.coefs_[1] + model.intercepts_[1]
    assert_allclose(model.predict_proba(X), softmax(Z, axis=1), rtol=1e-10)


def test_progress_and_loss_go_to_stderr_and_nothing_to_stdout(capsys):
    MLPClassifier(**SHORT).fit(X, LABELS)
    silent = capsys.readouterr()
    assert (silent.out, silent.err) == ("", "")
    model = MLPClassifier(**SHORT, verbose=True).fit(X, LABELS)
    said = capsys.readouterr()
    assert said.out == ""
    assert "15/15" in said.err
    assert f"loss={model.loss_:.4g}" in said.err


@pytest.mark.parametrize("early_stopping", [False, True])
def test_an_interrupted_training_keeps_what_was_learnt(early_stopping):
    left = [4]

    def interrupt(A, rng):
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        return A

    model = MLPClassifier(**SHORT, augment=interrupt, early_stopping=early_stopping)
    with pytest.warns(UserWarning, match="training was interrupted: what was learnt is kept"):
        model.fit(X, LABELS)
    assert model.n_iter_ == len(model.loss_curve_) == 4
    until_then = MLPClassifier(
        **SHORT | {"max_iter": 4}, early_stopping=early_stopping, augment=lambda A, rng: A
    )
    assert_allclose(model.predict_proba(X), until_then.fit(X, LABELS).predict_proba(X), rtol=1e-12)
    model.set_params(augment=None, early_stopping=False).partial_fit(X, LABELS)
    assert len(model.loss_curve_) == 5


def test_an_interruption_before_the_first_epoch_leaves_a_model_that_predicts():
    def interrupt(A, rng):
        raise KeyboardInterrupt

    for early_stopping in (False, True):
        model = MLPRegressor(**SHORT, augment=interrupt, early_stopping=early_stopping)
        with pytest.warns(UserWarning, match="interrupted"):
            model.fit(*SMALL)
        assert model.n_iter_ == 0
        assert np.isfinite(model.predict(SMALL[0])).all()


REFUSED = [
    ({"dropout": 1.0}, r"'dropout' parameter .* range \[0.0, 1.0\). Got 1.0"),
    ({"input_dropout": -0.1}, r"'input_dropout' parameter .* range \[0.0, 1.0\). Got -0.1"),
    ({"label_smoothing": 1.0}, r"'label_smoothing' parameter .* \[0.0, 1.0\). Got 1.0"),
    ({"max_norm": 0.0}, r"'max_norm' parameter .* range \(0.0, inf\) or None. Got 0.0"),
    ({"input_noise": -1.0}, r"'input_noise' parameter .* range \[0.0, inf\). Got -1.0"),
    ({"penalty": "l3"}, r"'penalty' parameter .* \{'l1', 'l2'\}. Got 'l3'|\{'l2', 'l1'\}"),
    ({"hidden_layer_sizes": (5, 0)}, r"hidden_layer_sizes must be > 0, got \(5, 0\)"),
    ({"solver": "lbfgs", "dropout": 0.5}, "'lbfgs' takes all cases at once and cannot do dropout"),
    (
        {"solver": "lbfgs", "penalty": "l1", "batch_norm": True, "early_stopping": True},
        "cannot do penalty='l1', batch_norm, early_stopping",
    ),
    (
        {"early_stopping": True, "validation_fraction": 0.003},
        "need at least 2 cases to stop by, got 1: take more data or a larger .* than 0.003",
    ),
    (
        {"early_stopping": True, "validation_fraction": 0.0},
        "need at least 2 cases to stop by, got 0",
    ),
]


@pytest.mark.parametrize(("settings", "sentence"), REFUSED, ids=lambda part: str(part)[:40])
def test_settings_that_cannot_be_are_refused_in_a_sentence(settings, sentence):
    with pytest.raises(ValueError, match=sentence):
        MLPClassifier(**settings).fit(X, LABELS)


def test_partial_fit_refuses_what_needs_all_cases_at_once():
    for kind, more in ((MLPClassifier, {"classes": np.arange(10)}), (MLPRegressor, {})):
        with pytest.raises(ValueError, match="need early_stopping=False for partial_fit, got True"):
            kind(early_stopping=True).partial_fit(X, LABELS, **more)
        with pytest.raises(AttributeError, match="no attribute 'partial_fit'") as refused:
            kind(solver="lbfgs").partial_fit(X, LABELS, **more)
        assert "need solver 'adam' or 'sgd' for partial_fit, got 'lbfgs'" in str(
            refused.value.__cause__
        )


def test_new_classes_and_other_targets_are_refused_once_learning_has_begun():
    model = MLPClassifier(**SHORT).partial_fit(X, LABELS % 3, classes=[0, 1, 2])
    before = model.network_.theta.copy()
    with pytest.raises(ValueError, match=r"need classes among \[0 1 2\], .*, got \[3\]"):
        model.partial_fit(X, LABELS % 4)
    assert np.array_equal(model.network_.theta, before)
    model = MLPClassifier(**SHORT, warm_start=True).fit(X, LABELS % 3)
    with pytest.raises(ValueError, match=r"need classes among \[0 1 2\], .*, got \[3\]"):
        model.fit(X, LABELS % 4)
    model = MLPRegressor(**SHORT, warm_start=True).fit(*SMALL)
    with pytest.raises(ValueError, match=r"need 1 column\(s\) of y, as learnt first, got 2"):
        model.fit(SMALL[0], np.column_stack([SMALL[1], SMALL[1]]))


def test_data_that_cannot_be_learnt_are_refused_in_a_sentence():
    x, y = SMALL
    with pytest.raises(ValueError, match=r"need y ≥ 0 for loss='poisson', got -1"):
        MLPRegressor(loss="poisson").fit(x, np.r_[-1.0, y[1:]])
    for kind in (MLPClassifier, MLPRegressor):
        with pytest.raises(TypeError, match=r"Sparse data was passed .*dense data is required"):
            kind().fit(sparse.csr_matrix(X), LABELS)
        model = kind(**SHORT).fit(X, LABELS)
        with pytest.raises(TypeError, match="dense data is required"):
            model.predict(sparse.csr_matrix(X))
        with pytest.raises(ValueError, match=r"X has 3 features, but .* is expecting 64"):
            model.predict(X[:, :3])
        with pytest.raises(NotFittedError, match="not fitted yet"):
            kind().sample(X)


@pytest.mark.filterwarnings("ignore:(overflow|invalid|divide):RuntimeWarning")
def test_a_training_that_diverges_says_so():
    x, y = SMALL
    settings = {"solver": "sgd", "learning_rate_init": 1e4, "max_iter": 50, "random_state": 0}
    with pytest.raises(ValueError, match=r"not finite: standardise .*\(learning_rate_init=10000"):
        MLPRegressor(**settings).fit(x, y)


@pytest.mark.filterwarnings("ignore:(overflow|invalid|divide):RuntimeWarning")
def test_early_stopping_survives_a_training_that_diverges():
    x, y = SMALL
    settings = {"solver": "sgd", "learning_rate_init": 0.5, "max_iter": 50, "random_state": 0}
    model = MLPRegressor(**settings, early_stopping=True).fit(x, 10 * y)
    assert not np.isfinite(model.loss_)
    assert np.isfinite(model.predict(x)).all()
    assert model.validation_scores_[-1] == -np.inf


def test_a_batch_in_which_no_case_counts_is_passed_over():
    weights = np.r_[np.ones(64), np.zeros(42)]
    settings = SHORT | {"batch_size": 32, "shuffle": False}
    ours = MLPRegressor(**settings).fit(*SMALL, sample_weight=weights)
    some = MLPRegressor(**settings).fit(SMALL[0][:64], SMALL[1][:64])
    assert np.array_equal(ours.network_.theta, some.network_.theta)


def test_a_batch_larger_than_the_data_is_cut_and_the_user_told():
    with pytest.warns(UserWarning, match="batch_size is cut to the 106 cases there are"):
        cut = MLPRegressor(**SHORT, batch_size=500).fit(*SMALL)
    whole = MLPRegressor(**SHORT, batch_size=106).fit(*SMALL)
    assert cut.loss_curve_ == whole.loss_curve_


def test_too_few_epochs_are_said_and_enough_are_not():
    with pytest.warns(ConvergenceWarning, match="3 epochs were not enough for the loss to settle"):
        MLPRegressor(max_iter=3).fit(*SMALL)
    with pytest.warns(ConvergenceWarning, match="not converged"):
        MLPRegressor(max_iter=3, solver="lbfgs").fit(*SMALL)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        MLPRegressor(max_iter=500, tol=0.01, learning_rate_init=0.01).fit(*SMALL)
        MLPRegressor(hidden_layer_sizes=5, max_iter=5000, solver="lbfgs", tol=1e-2).fit(*SMALL)


def test_searches_pipelines_and_clones_take_it():
    model = MLPClassifier((8,), dropout=0.2, penalty="l1", max_iter=8, random_state=0)
    assert clone(model).get_params() == model.get_params()
    pipe = make_pipeline(StandardScaler(), model)
    name = "mlpclassifier__"
    grid = {name + "input_noise": np.array([0.0, 0.1]), name + "learning_rate_init": [1e-3, 0.02]}
    search = GridSearchCV(pipe, grid, cv=2, error_score="raise").fit(X, LABELS)
    assert search.best_params_[name + "learning_rate_init"] == 0.02  # the other hardly starts
    assert search.best_estimator_.predict(X).shape == (330,)
    assert "dropout=0.2" in repr(model)
    scores = cross_val_score(MLPRegressor(**SHORT), *SMALL, cv=2, error_score="raise")
    assert scores.shape == (2,)


def test_probabilities_beyond_the_reach_of_floats_keep_their_logarithms():
    model = MLPClassifier(**SHORT).fit(X, LABELS % 2)
    model.network_.theta[:] *= 100
    log_P = model.predict_log_proba(X)
    assert log_P.min() < -800
    assert np.isfinite(log_P).all()
    assert_allclose(np.exp(log_P), model.predict_proba(X), atol=1e-12)
    assert_allclose(model.predict_proba(X).sum(axis=1), 1, rtol=1e-12)
