"""Networks trained in PyTorch, for tests that compare ours with it on the same masks.

    .venv-bench/bin/python -m benchmarks.reference_networks

stores the loss of each step, the final parameters and the predictions in tests/networks/torch.json,
with the version that made them. Inputs, first parameters and masks come from NumPy's generators and
fixed seeds, so that they need not be stored. Tests compare again with a torch they find installed.
"""

import json
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from unittest.mock import patch

import numpy as np

from companion.networks import (
    SGD,
    Adam,
    AdamW,
    BatchNorm,
    Dense,
    DropConnect,
    Dropout,
    GaussianNoise,
    Logistic,
    Network,
    ReLU,
    Tanh,
    cross_entropy,
    draw_mask,
    layers_of,
    squared_error,
)
from companion.objectives.penalties import L2

STORE = Path(__file__).parents[1] / "tests" / "networks" / "torch.json"
N_STEPS = 40
BATCHES = [slice(0, 16), slice(16, 32), slice(32, 43)]  # the last one is ragged


@dataclass
class Case:
    """A network, and how it is trained on both sides."""

    layers: dict  # what `layers_of` is given
    optimiser: type
    settings: dict  # ours: torch's names are in `torch_optimiser`
    l2: float = 0.0
    smoothing: float = 0.0
    regression: bool = False
    dropconnect: float = 0.0


BENDS = {ReLU: lambda nn: nn.ReLU(), Tanh: lambda nn: nn.Tanh(), Logistic: lambda nn: nn.Sigmoid()}
# Biases below batch norm have slopes of 0 but for rounding, which Adam would divide by itself.
LARGE = {"learning_rate": 0.01, "epsilon": 1e-4}
DROP = {"input_dropout": 0.2, "dropout": 0.5}
CASES = {
    "dropout, Adam": Case(DROP, Adam, {"learning_rate": 0.01}),
    "dropout, Adam + L2": Case(DROP, Adam, {"learning_rate": 0.01}, l2=0.05),
    "dropout, AdamW": Case(DROP, AdamW, {"learning_rate": 0.01, "weight_decay": 0.5}),
    "dropout, AdamW, its own betas": Case(
        {"dropout": 0.3, "activation": Tanh},
        AdamW,
        {"learning_rate": 0.02, "weight_decay": 0.1, "beta_1": 0.8, "beta_2": 0.9, "epsilon": 1e-3},
    ),
    "SGD, decay": Case({}, SGD, {"learning_rate": 0.1, "weight_decay": 0.1}),
    "momentum, L2": Case({}, SGD, {"learning_rate": 0.05, "momentum": 0.9}, l2=0.05),
    "Nesterov, dropout": Case(
        DROP, SGD, {"learning_rate": 0.05, "momentum": 0.9, "nesterov": True}
    ),
    "batch norm, Nesterov": Case(
        {"batch_norm": True}, SGD, {"learning_rate": 0.05, "momentum": 0.9, "nesterov": True}
    ),
    "batch norm, dropout, AdamW": Case(
        {"batch_norm": True, "dropout": 0.5}, AdamW, LARGE | {"weight_decay": 0.1}
    ),
    "batch norm, noise, regression": Case(
        {"batch_norm": True, "input_noise": 0.3, "activation": Logistic},
        Adam,
        LARGE,
        l2=0.01,
        regression=True,
    ),
    "label smoothing": Case({}, Adam, {"learning_rate": 0.01}, smoothing=0.2),
    "DropConnect": Case({}, Adam, {"learning_rate": 0.01}, dropconnect=0.4),
}


class Noise(np.random.RandomState):
    """A stream that NumPy never changes, so that the store outlives faster ways to draw masks."""

    def standard_normal(self, size, dtype=float):
        return super().standard_normal(size)

    def keeps(self, shape, rate):
        """What a mask lets through."""
        return self.uniform(size=shape) >= rate


def our_mask(noise, shape, rate, dtype=float):
    """Which entries are kept is up to the stream, by how much they grow to `draw_mask`."""
    return noise.keeps(shape, rate) * draw_mask(np.random.default_rng(0), (99,), rate).max()


def problem(case):
    """X, Y and an untrained network of ours, the same at each call."""
    rng = np.random.RandomState(0)
    X, labels = rng.normal(size=(43, 6)) + 0.5, rng.randint(0, 3, 43)
    Y = rng.normal(size=(43, 3)) if case.regression else np.eye(3)[labels]
    layers = layers_of((8, 5), 3, **case.layers)
    if case.dropconnect:
        layers[2] = DropConnect(5, rate=case.dropconnect)
    loss = squared_error if case.regression else cross_entropy
    return X, Y, Network(layers, 6, loss, np.random.RandomState(1))


def ours(case):
    """The loss of each step, all parameters at the end, and predictions."""
    X, Y, network = problem(case)
    Y = (1 - case.smoothing) * Y + case.smoothing / 3
    optimiser, noise = case.optimiser(**case.settings), Noise(2)
    losses = []
    for step in range(N_STEPS):
        batch = BATCHES[step % len(BATCHES)]
        with patch("companion.networks.dropout.draw_mask", our_mask):
            losses.append(network.loss_and_gradient(X[batch], Y[batch], noise))
        pull = L2(case.l2).smooth_gradient(network.weights)
        network.gradient[: network.n_weights] += pull
        optimiser.step(network.theta, network.gradient, network.n_weights)
    return {"losses": losses, "theta": network.theta, "scores": network.predict(X[:9])}


def theirs(case):
    """The same from torch: its layers, its derivatives, its optimisers, and our noise."""
    import torch
    from torch import nn
    from torch.nn import functional

    X, Y, network = problem(case)
    modules = []
    for layer in network.layers:
        if isinstance(layer, Dense):
            module = nn.Linear(*layer.W.shape, dtype=torch.float64)
            module.weight.data, module.bias.data = torch.tensor(layer.W.T), torch.tensor(layer.b)
        elif isinstance(layer, BatchNorm):
            module = nn.BatchNorm1d(len(layer.scale), dtype=torch.float64)
        else:
            module = BENDS[type(layer)](nn) if type(layer) in BENDS else None
        modules.append(module)
    weights = [m.weight for m in modules if isinstance(m, nn.Linear)]
    others = [p for m in modules if m for p in m.parameters() if p.dim() == 1]  # in our order
    optimiser = torch_optimiser(torch, case, weights, others)
    noise, losses = Noise(2), []

    def forward(x, noisy):
        for layer, module in zip(network.layers, modules, strict=True):
            if isinstance(layer, DropConnect) and noisy:
                kept = torch.tensor(noise.keeps(layer.W.shape, layer.rate).T)
                x = functional.linear(x, module.weight * kept / (1 - layer.rate), module.bias)
            elif module is not None:
                x = module(x)
            elif isinstance(layer, Dropout) and noisy:
                kept = torch.tensor(noise.keeps(x.shape, layer.rate))
                x = x * kept / (1 - layer.rate)
            elif isinstance(layer, GaussianNoise) and noisy:
                x = x + layer.scale * torch.tensor(noise.standard_normal(x.shape))
        return x

    for step in range(N_STEPS):
        batch = BATCHES[step % len(BATCHES)]
        z, y = forward(torch.tensor(X[batch]), noisy=True), torch.tensor(Y[batch])
        if case.regression:
            loss = functional.mse_loss(z, y, reduction="sum") / 2 / len(z)
        else:
            loss = functional.cross_entropy(z, y.argmax(1), label_smoothing=case.smoothing)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    modules = [module.eval() if module else None for module in modules]
    norms = [module for module in modules if isinstance(module, nn.BatchNorm1d)]
    statistics = [s for norm in norms for s in (norm.running_mean, norm.running_var)]
    theta = [*(w.T for w in weights), *others, *statistics]
    theta = np.concatenate([part.detach().numpy().ravel() for part in theta])
    scores = forward(torch.tensor(X[:9]), noisy=False).detach().numpy()
    return {"losses": losses, "theta": theta, "scores": scores}


def torch_optimiser(torch, case, weights, others):
    """Torch's name for each setting. Its `weight_decay` is an L2 penalty but in AdamW."""
    settings = dict(case.settings)
    own = {"lr": settings.pop("learning_rate")}
    decay = settings.pop("weight_decay", 0.0) or case.l2
    if case.optimiser is SGD:
        kind = torch.optim.SGD
    else:
        kind = torch.optim.AdamW if case.optimiser is AdamW else torch.optim.Adam
        own["betas"] = settings.pop("beta_1", 0.9), settings.pop("beta_2", 0.999)
        own["eps"] = settings.pop("epsilon", 1e-8)
    groups = [{"params": weights, "weight_decay": decay}, {"params": others, "weight_decay": 0.0}]
    return kind(groups, **own, **settings)


def main():
    """Run every case in torch and store what came, a case a line."""
    rows = []
    for name, case in CASES.items():
        found = {key: np.asarray(value).tolist() for key, value in theirs(case).items()}
        rows.append(f"{json.dumps(name)}: {json.dumps(found)}")
    told = {"made_by": f"torch {version('torch')}", "script": "benchmarks/reference_networks.py"}
    head, cases = json.dumps(told)[1:-1], ",\n".join(rows)
    STORE.write_text(f'{{{head}, "cases": {{\n{cases}\n}}}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
