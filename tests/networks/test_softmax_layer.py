"""The softmax layer behind the weight images: its gradient, its penalty and its length."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.optimize import minimize

from companion.networks import softmax_layer
from companion.objectives import all_masks
from companion.objectives.softmax import probabilities

RNG = np.random.default_rng(0)
X = RNG.normal(size=(40, 6))
Y = np.eye(3)[(X[:, :3] + RNG.normal(size=(40, 3))).argmax(axis=1)]


def objective(W, lam):
    W = W.reshape(6, 3)
    return np.mean((probabilities(X @ W) - Y) ** 2) / 2 + lam / 2 * (W**2).sum()


def test_it_ends_where_a_general_minimiser_ends():
    # Steps shrink to nothing: what is left is the noise of the last batches, of 500 from 40 cases.
    W = softmax_layer(X, Y, 0, lam=0.01, n_steps=1000, batch_size=500)
    best = minimize(objective, np.zeros(18), args=(0.01,), tol=1e-12)
    assert objective(W.ravel(), 0.01) < best.fun * (1 + 1e-4)
    assert np.linalg.norm(W.ravel() - best.x) < 0.02 * np.linalg.norm(best.x)


def test_with_dropout_it_ends_at_the_best_mean_over_all_masks():
    masks, share = all_masks(6, 0.5)

    def over_masks(W):
        P = np.array([probabilities((X * mask) @ W.reshape(6, 3)) for mask in masks])
        return share @ np.mean((P - Y) ** 2, axis=(1, 2)) / 2

    W = softmax_layer(X, Y, 0, dropout=0.5, n_steps=1000, batch_size=500)
    best = minimize(over_masks, np.zeros(18), tol=1e-6)
    assert over_masks(W.ravel()) < best.fun * (1 + 1e-3)  # batches and masks are few at the end
    # What all classes share has no effect, and no penalty removes it here.
    ours, theirs = (V - V.mean(axis=1, keepdims=True) for V in (W, best.x.reshape(6, 3)))
    assert np.linalg.norm(ours - theirs) < 0.1 * np.linalg.norm(theirs)


def test_dropout_ends_shorter_and_a_penalty_shorter_still():
    free, masked, held = (
        np.linalg.norm(softmax_layer(X, Y, 0, n_steps=500, **setting))
        for setting in ({}, {"dropout": 0.5}, {"lam": 0.05})
    )
    assert held < masked < free


def test_with_unit_length_it_has_length_one_and_its_direction_is_the_best():
    W = softmax_layer(X, Y, 0, unit_length=True, n_steps=1000, batch_size=500)
    assert np.linalg.norm(W) == pytest.approx(1)

    def on_the_sphere(V):
        return objective(V / np.linalg.norm(V), 0.0)

    best = minimize(on_the_sphere, W.ravel(), tol=1e-12)
    assert on_the_sphere(W.ravel()) < best.fun * (1 + 1e-4)  # the noise of the last batches


def test_the_same_seed_gives_the_same_weights():
    first, again = (softmax_layer(X, Y, 5, dropout=0.5, n_steps=20) for _ in range(2))
    assert_allclose(first, again, rtol=0)
