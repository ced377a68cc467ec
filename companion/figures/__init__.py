"""Pictures from arrays: each function draws one thing on one axes and returns it.

They fit nothing, load nothing and set no style (`book/book.mplstyle` does).
"""

from companion.figures.choosing import plot_choices, plot_cross_validation, plot_p_values
from companion.figures.dial import plot_dial, plot_settings
from companion.figures.errors import plot_bias_variance, plot_error_curves
from companion.figures.fits import plot_draws, plot_fit
from companion.figures.geometry import plot_constraint
from companion.figures.paths import plot_path
from companion.figures.ratios import plot_ratios
from companion.figures.spread import plot_spread

__all__ = [
    "plot_bias_variance",
    "plot_choices",
    "plot_constraint",
    "plot_cross_validation",
    "plot_dial",
    "plot_draws",
    "plot_error_curves",
    "plot_fit",
    "plot_p_values",
    "plot_path",
    "plot_ratios",
    "plot_settings",
    "plot_spread",
]
