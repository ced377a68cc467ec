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
from companion.networks.redundancy import (
    accuracy_without,
    effective_dimension,
    last_hidden,
    mean_correlation,
)
from companion.networks.softmax_layer import softmax_layer
from companion.networks.training import epochs, limit_norms, train
from companion.networks.variance_shift import renew_statistics, variance_ratios
from companion.networks.watching import Watch, stopped_at, stopped_by, watch_training

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
    "Watch",
    "accuracy_without",
    "binary_cross_entropy",
    "cross_entropy",
    "draw_mask",
    "effective_dimension",
    "epochs",
    "last_hidden",
    "layers_of",
    "limit_norms",
    "mean_correlation",
    "minimise",
    "poisson_deviance",
    "renew_statistics",
    "softmax_layer",
    "squared_error",
    "stopped_at",
    "stopped_by",
    "train",
    "variance_ratios",
    "watch_training",
]
