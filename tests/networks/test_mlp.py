"""Multilayer perceptrons: scikit-learn's numbers, its contract, and what it does not have."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn import neural_network
from sklearn.utils.estimator_checks import parametrize_with_checks

from companion import data
from companion.networks import MLPClassifier, MLPRegressor

pytestmark = pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
TABLE = data.digits()
X, LABELS = TABLE.X[:330] / 16, TABLE.y[:330]  # 330 = 10 batches of 32 and a ragged one of 10


@parametrize_with_checks(
    [
        MLPClassifier(max_iter=60, learning_rate_init=0.01),
        MLPClassifier(max_iter=60, learning_rate_init=0.01, penalty="l1", max_norm=3.0),
        MLPRegressor(max_iter=200, learning_rate_init=0.01),
    ]
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
    y = LABELS % classes
    ours = MLPClassifier(**settings).fit(X, y)
    theirs = neural_network.MLPClassifier(**settings).fit(X, y)
    assert ours.n_iter_ == 200
    assert_allclose(ours.loss_curve_, theirs.loss_curve_, atol=1e-10)  # the same sums, reordered
    assert_allclose(ours.predict_proba(X), theirs.predict_proba(X), atol=1e-9)
    for mine, other in zip(ours.coefs_, theirs.coefs_, strict=True):
        assert_allclose(mine, other, atol=1e-6)  # Adam divides by slopes, some of them rounding
