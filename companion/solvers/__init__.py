"""Ways to the minimum, each of which shows its steps and proves where it arrived."""

from companion.solvers.gap import duality_gap
from companion.solvers.trace import Trace

__all__ = ["Trace", "duality_gap"]
