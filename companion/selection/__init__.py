"""How good a model is and which one to take: errors, their parts, the strength of a penalty."""

from companion.selection.bias_variance import (
    bias_variance,
    errors_over_draws,
    predictions_over_draws,
)
from companion.selection.criteria import degrees_of_freedom, optimism
from companion.selection.cross_validation import RidgeCV, leave_one_out_errors
from companion.selection.k_fold import ElasticNetCV, LassoCV, fold_errors, one_standard_error
from companion.selection.path import alpha_grid, enet_path, lasso_path

__all__ = [
    "ElasticNetCV",
    "LassoCV",
    "RidgeCV",
    "alpha_grid",
    "bias_variance",
    "degrees_of_freedom",
    "enet_path",
    "errors_over_draws",
    "fold_errors",
    "lasso_path",
    "leave_one_out_errors",
    "one_standard_error",
    "optimism",
    "predictions_over_draws",
]
