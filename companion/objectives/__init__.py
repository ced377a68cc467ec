"""What is minimised, on one scale: mean loss + lam * penalty, and its dual."""

from companion.objectives.group import GroupL1
from companion.objectives.logistic_loss import LogisticLoss
from companion.objectives.losses import SquaredLoss
from companion.objectives.masks import all_masks, dropout_penalty
from companion.objectives.penalties import (
    L1,
    L2,
    ElasticNet,
    smallest_lam_that_empties,
    soft_threshold,
)
from companion.objectives.scales import SCALES
from companion.objectives.scaling import to_penalty, to_settings, translate

__all__ = [
    "L1",
    "L2",
    "SCALES",
    "ElasticNet",
    "GroupL1",
    "LogisticLoss",
    "SquaredLoss",
    "all_masks",
    "dropout_penalty",
    "smallest_lam_that_empties",
    "soft_threshold",
    "to_penalty",
    "to_settings",
    "translate",
]
