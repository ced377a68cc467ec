"""Pictures from arrays: each function draws one thing on one axes and returns it.

They fit nothing, load nothing and set no style (`book/book.mplstyle` does).
"""

from companion.figures.boundaries import plot_boundary, plot_classes
from companion.figures.choosing import (
    plot_choices,
    plot_cross_validation,
    plot_folds,
    plot_p_values,
)
from companion.figures.comparisons import plot_gains, plot_pairs, plot_scattered
from companion.figures.convergence import plot_bounds, plot_corner, plot_gaps, plot_iterates
from companion.figures.dial import plot_dial, plot_settings
from companion.figures.errors import plot_bias_variance, plot_error_curves
from companion.figures.fits import plot_draws, plot_fit
from companion.figures.geometry import plot_constraint
from companion.figures.groups import plot_discs, plot_shares
from companion.figures.images import plot_images
from companion.figures.intervals import plot_coverage, plot_intervals
from companion.figures.knots import plot_knots
from companion.figures.paths import plot_path
from companion.figures.posteriors import plot_belief, plot_beliefs, plot_evidence
from companion.figures.ratios import plot_ratios
from companion.figures.recovery import plot_recovery
from companion.figures.rulers import plot_rulers
from companion.figures.shrinkage import plot_shrinkage
from companion.figures.spread import plot_spread
from companion.figures.stopping import (
    plot_differences,
    plot_learnt,
    plot_parts,
    plot_training,
)
from companion.figures.surface import plot_surface
from companion.figures.thinned import plot_cloud, plot_members, plot_network, plot_runs
from companion.figures.weights import plot_sizes, plot_ways

__all__ = [
    "plot_belief",
    "plot_beliefs",
    "plot_bias_variance",
    "plot_boundary",
    "plot_bounds",
    "plot_choices",
    "plot_classes",
    "plot_cloud",
    "plot_constraint",
    "plot_corner",
    "plot_coverage",
    "plot_cross_validation",
    "plot_dial",
    "plot_differences",
    "plot_discs",
    "plot_draws",
    "plot_error_curves",
    "plot_evidence",
    "plot_fit",
    "plot_folds",
    "plot_gains",
    "plot_gaps",
    "plot_images",
    "plot_intervals",
    "plot_iterates",
    "plot_knots",
    "plot_learnt",
    "plot_members",
    "plot_network",
    "plot_p_values",
    "plot_pairs",
    "plot_parts",
    "plot_path",
    "plot_ratios",
    "plot_recovery",
    "plot_rulers",
    "plot_runs",
    "plot_scattered",
    "plot_settings",
    "plot_shares",
    "plot_shrinkage",
    "plot_sizes",
    "plot_spread",
    "plot_surface",
    "plot_training",
    "plot_ways",
]
