"""How good a model is and which one to take: errors, their parts, the strength of a penalty."""

from companion.selection.agreement import agreement, jaccard
from companion.selection.bias_variance import (
    bias_variance,
    errors_over_draws,
    predictions_over_draws,
)
from companion.selection.boundary import boundary_turning
from companion.selection.criteria import aic, bic, mallows_cp, optimism
from companion.selection.direction_risk import direction_risk
from companion.selection.elastic_net_cv import ElasticNetCV, LassoCV
from companion.selection.freedom import active_degrees_of_freedom, degrees_of_freedom
from companion.selection.held_out import held_out_nets
from companion.selection.k_fold import fold_errors, one_standard_error
from companion.selection.leave_one_out import leave_one_out_errors
from companion.selection.p_values import p_values
from companion.selection.path import alpha_grid, enet_path, lasso_path
from companion.selection.recipe import certainty, fit_network, outcome, smoothed, watched
from companion.selection.ridge_cv import RidgeCV
from companion.selection.ridge_path import ridge_path
from companion.selection.smoothness import morans_i
from companion.selection.stability import false_selections, selection_shares
from companion.selection.trials import best_of_many, paired_gain, trials, tuned

__all__ = [
    "ElasticNetCV",
    "LassoCV",
    "RidgeCV",
    "active_degrees_of_freedom",
    "agreement",
    "aic",
    "alpha_grid",
    "best_of_many",
    "bias_variance",
    "bic",
    "boundary_turning",
    "certainty",
    "degrees_of_freedom",
    "direction_risk",
    "enet_path",
    "errors_over_draws",
    "false_selections",
    "fit_network",
    "fold_errors",
    "held_out_nets",
    "jaccard",
    "lasso_path",
    "leave_one_out_errors",
    "mallows_cp",
    "morans_i",
    "one_standard_error",
    "optimism",
    "outcome",
    "p_values",
    "paired_gain",
    "predictions_over_draws",
    "ridge_path",
    "selection_shares",
    "smoothed",
    "trials",
    "tuned",
    "watched",
]
