"""Linear models with scikit-learn's names, parameters, scaling and manners."""

from companion.models.least_squares import LinearRegression
from companion.models.ridge import Ridge, kept_share

__all__ = ["LinearRegression", "Ridge", "kept_share"]
