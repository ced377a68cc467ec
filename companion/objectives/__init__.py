"""What is minimised, on one scale: mean loss + lam * penalty, and its dual."""

from companion.objectives.logistic_loss import LogisticLoss
from companion.objectives.losses import SquaredLoss
from companion.objectives.penalties import (
    L1,
    L2,
    ElasticNet,
    smallest_lam_that_empties,
    soft_threshold,
)
from companion.objectives.scaling import SCALES, to_penalty, to_settings

__all__ = [
    "L1",
    "L2",
    "SCALES",
    "ElasticNet",
    "LogisticLoss",
    "SquaredLoss",
    "smallest_lam_that_empties",
    "soft_threshold",
    "to_penalty",
    "to_settings",
]
