"""From-scratch regularization, short enough to read in class.

The shelves, in the order data flows: `data`, `objectives`, `solvers`, `models`, `selection`,
`figures`, `page`.
Each imports only from itself and from those before it.
"""

__version__ = "0.1.0"
