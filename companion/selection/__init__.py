"""How good a model is and which one to take: errors, their parts, the strength of a penalty."""

from companion.selection.bias_variance import (
    bias_variance,
    errors_over_draws,
    predictions_over_draws,
)
from companion.selection.criteria import degrees_of_freedom, optimism
from companion.selection.cross_validation import RidgeCV, leave_one_out_errors

__all__ = [
    "RidgeCV",
    "bias_variance",
    "degrees_of_freedom",
    "errors_over_draws",
    "leave_one_out_errors",
    "optimism",
    "predictions_over_draws",
]
