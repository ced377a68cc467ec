"""What all tests share: a tall and a wide design whose columns are not centred.

Most mistakes with intercepts hide behind zero means.
"""

import numpy as np
import pytest


@pytest.fixture(params=[(60, 7), (25, 40)], ids=["tall", "wide"])
def design(request):
    """X and y, with column means between 5 and 15 and spreads that differ by a factor of ten."""
    n, p = request.param
    rng = np.random.default_rng(7)
    X = rng.normal(size=(n, p)) * np.geomspace(0.5, 5, p) + rng.uniform(5, 15, p)
    return X, X[:, :3] @ [1.0, -2.0, 0.5] + 4 + rng.normal(size=n)
