"""Ways to the minimum, each of which shows its steps and proves where it arrived."""

from companion.solvers.admm import admm
from companion.solvers.coordinate_descent import coordinate_descent
from companion.solvers.gap import duality_gap
from companion.solvers.homotopy import coefs_at, homotopy
from companion.solvers.path import elastic_net_path
from companion.solvers.proximal_gradient import fista, ista
from companion.solvers.proximal_newton import proximal_newton
from companion.solvers.signs import settle, signs_path
from companion.solvers.subgradient import subgradient
from companion.solvers.trace import Trace

__all__ = [
    "Trace",
    "admm",
    "coefs_at",
    "coordinate_descent",
    "duality_gap",
    "elastic_net_path",
    "fista",
    "homotopy",
    "ista",
    "proximal_newton",
    "settle",
    "signs_path",
    "subgradient",
]
