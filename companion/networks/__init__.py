"""Networks from scratch: layers, noise, optimisers, training, and scikit-learn's dress for them."""

from companion.networks.batch_norm import BatchNorm
from companion.networks.dropout import DropConnect, Dropout, GaussianNoise, draw_mask
from companion.networks.early_stopping import EarlyStopping
from companion.networks.full_batch import minimise
from companion.networks.layer import Layer
from companion.networks.layers import Dense, Logistic, ReLU, Tanh
from companion.networks.losses import (
    binary_cross_entropy,
    cross_entropy,
    poisson_deviance,
    squared_error,
)
from companion.networks.mlp import MLPClassifier, MLPRegressor
from companion.networks.network import Network, layers_of
from companion.networks.optimisers import SGD, Adam, AdamW
from companion.networks.training import epochs, limit_norms, train

__all__ = [
    "SGD",
    "Adam",
    "AdamW",
    "BatchNorm",
    "Dense",
    "DropConnect",
    "Dropout",
    "EarlyStopping",
    "GaussianNoise",
    "Layer",
    "Logistic",
    "MLPClassifier",
    "MLPRegressor",
    "Network",
    "ReLU",
    "Tanh",
    "binary_cross_entropy",
    "cross_entropy",
    "draw_mask",
    "epochs",
    "layers_of",
    "limit_norms",
    "minimise",
    "poisson_deviance",
    "squared_error",
    "train",
]
