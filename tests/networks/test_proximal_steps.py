"""Proximal steps after an optimiser's own: they end where the lasso is, whichever it was."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from companion import data
from companion.models import Lasso
from companion.networks import SGD, Adam, Dense, Network, squared_error, train
from companion.objectives.penalties import L1

TABLE = data.diabetes()
X = data.standardise(TABLE.X)[0]
Y = ((TABLE.y - TABLE.y.mean()) / TABLE.y.std())[:, None]


@pytest.mark.parametrize(
    "optimiser",
    [SGD(0.05), SGD(0.02, momentum=0.9), SGD(0.02, momentum=0.9, nesterov=True), Adam(0.01)],
    ids=["plain", "momentum", "Nesterov", "Adam"],
)
def test_training_one_layer_with_l1_ends_at_the_lasso(optimiser):
    lasso = Lasso(0.05).fit(X, Y[:, 0])
    network = Network([Dense(1)], 10, squared_error, rng=0)
    train(network, X, Y, optimiser, 0, n_epochs=3000, batch_size=len(X), penalty=L1(0.05))
    assert_allclose(network.weights, lasso.coef_, atol=1e-10)  # 3000 steps reach 3e-14
    assert np.count_nonzero(network.weights == 0) == 4


@pytest.mark.parametrize("optimiser", [SGD(0.02, momentum=0.9), Adam(0.01)])
def test_the_step_of_a_prox_keeps_the_precision_of_the_weights(optimiser):
    network = Network([Dense(1)], 10, squared_error, rng=0, dtype=np.float32)
    train(network, X, Y, optimiser, 0, n_epochs=2, penalty=L1(0.05))
    assert np.asarray(network.weights * optimiser.reach(10)).dtype == np.float32
