"""Training a network beside scikit-learn and torch: the same layers, batches, epochs and precision.

The time is that of an epoch. Beside it stands the loss that training led to, with the noise off, by
one judge for everyone. torch is too large for the lock (the extra `bench` has it): where it is not
installed, the bench goes without.
"""

from importlib.metadata import PackageNotFoundError, version

import numpy as np
from scipy.special import log_softmax
from sklearn import neural_network as theirs

from benchmarks.timing import by_turns
from companion import data
from companion import networks as ours

TABLES = {"digits": data.digits, "MNIST-1D": lambda: data.mnist1d()[0]}
SIZES = [
    ("digits", 100, 32),
    ("digits", 100, 200),
    ("digits", 512, 32),
    ("digits", 512, 200),
    ("MNIST-1D", 256, 200),
]
EPOCHS = 20


def loss(scores, y):
    """The mean surprise at the right class, in nats."""
    return float(-log_softmax(np.asarray(scores, float), axis=1)[np.arange(len(y)), y].mean())


def torch_training(X, y, n_hidden, batch_size, dropout, fused):
    """The plain loop of torch's tutorials; and how to get the scores of X from what it returns."""
    import torch
    from torch import nn

    torch.set_num_threads(1)
    torch.optim.Adam([torch.zeros(1, requires_grad=True)]).step()  # loads what it needs
    X, y = torch.tensor(X), torch.tensor(y)

    def train():
        torch.manual_seed(0)
        noise = [nn.Dropout(dropout)] if dropout else []
        layers = [nn.Linear(X.shape[1], n_hidden), nn.ReLU(), *noise, nn.Linear(n_hidden, 10)]
        net = nn.Sequential(*layers).to(X.dtype)
        for layer in (layers[0], layers[-1]):  # start where the others do
            nn.init.xavier_uniform_(layer.weight)
        steps = torch.optim.Adam(net.parameters(), fused=fused)
        for _ in range(EPOCHS):
            order = torch.randperm(len(X))
            batches = (A[order].split(batch_size) for A in (X, y))
            for x, truth in zip(*batches, strict=True):
                steps.zero_grad()
                nn.functional.cross_entropy(net(x), truth).backward()
                steps.step()
        return net.eval()

    return train, lambda net: net(X).detach()


def scikit_learn_training(X, y, model):
    """The same two functions of an estimator."""
    return lambda: model.fit(X, y), lambda fitted: fitted.predict_log_proba(X)


def peers(X, y, n_hidden, batch_size, dropout, settings):
    """Each peer's name and two functions."""
    if not dropout:  # scikit-learn has none
        model = theirs.MLPClassifier(**settings)
        yield "scikit-learn", *scikit_learn_training(X, y, model)
    try:
        name = f"torch {version('torch').partition('+')[0]}"
    except PackageNotFoundError:
        return
    yield name, *torch_training(X, y, n_hidden, batch_size, dropout, None)
    yield f"{name}, fused", *torch_training(X, y, n_hidden, batch_size, dropout, True)


def networks(quick=False):
    """One hidden layer, Adam, no penalty: a row for each size, precision, noise and peer."""
    for table, n_hidden, batch_size in SIZES[:2] if quick else SIZES:
        problem = f"{table}, {n_hidden} units, batches of {batch_size}"
        X, y = TABLES[table]().X, TABLES[table]().y
        for dtype in ("float32", "float64"):
            for dropout in (0.0, 0.5):
                row = {"what": f"{dtype}, dropout" if dropout else dtype, "problem": problem}
                yield from beside(row, X.astype(dtype), y, n_hidden, batch_size, dropout, quick)


def beside(row, X, y, n_hidden, batch_size, dropout, quick):
    """A row for each peer: times of an epoch, and the losses."""
    settings = {
        "hidden_layer_sizes": (n_hidden,),
        "alpha": 0.0,
        "batch_size": batch_size,
        "max_iter": EPOCHS,
        "n_iter_no_change": np.inf,
        "random_state": 0,
    }
    fit, scores = scikit_learn_training(X, y, ours.MLPClassifier(**settings, dropout=dropout))
    for peer, their_fit, their_scores in peers(X, y, n_hidden, batch_size, dropout, settings):
        record, mine, other = by_turns(fit, their_fit, quick)
        record |= {key: record[key] / EPOCHS for key in ("ours_ms", "theirs_ms")}
        losses = {"our_loss": loss(scores(mine), y), "their_loss": loss(their_scores(other), y)}
        yield row | {"peer": peer} | record | losses | {"epochs": EPOCHS}
