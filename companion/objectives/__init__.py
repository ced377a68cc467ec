"""What is minimised, on one scale: mean loss + lam * penalty, and its dual."""

from companion.objectives.losses import SquaredLoss
from companion.objectives.penalties import (
    L1,
    L2,
    ElasticNet,
    smallest_lam_that_empties,
    soft_threshold,
)

__all__ = [
    "L1",
    "L2",
    "ElasticNet",
    "SquaredLoss",
    "smallest_lam_that_empties",
    "soft_threshold",
]
