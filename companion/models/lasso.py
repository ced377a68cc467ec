"""The lasso: least squares that leaves features out.

Minimises  mean (y - b - Xw)²/2 + alpha |w|_1.  The corner of |w| at zero is what does it: a
feature stays at exactly zero until its pull on the residual, |x_j'r| / n, exceeds alpha.
"""

from companion.models.elastic_net import ElasticNet


class Lasso(ElasticNet):
    """Least squares with a penalty on the sizes of the coefficients (Tibshirani, 1996).

    The elastic net with nothing of the ridge: see `ElasticNet` for what `fit` leaves.

    Parameters
    ----------
    alpha : float, default 1.0
        Penalty strength per observation, ≥ 0, in units of y times those of the columns.
    fit_intercept : bool, default True
        Whether the plane may miss the origin. The intercept is not penalised.
    max_iter : int, default 1000
        Most linear systems to solve; a few are enough as a rule.
    tol : float, default 1e-4
        A gap over `tol` of the objective at zero coefficients is worth a `ConvergenceWarning`.
    """

    l1_ratio = 1.0

    _parameter_constraints = {  # noqa: RUF012 (scikit-learn's way)
        name: rule for name, rule in ElasticNet._parameter_constraints.items() if name != "l1_ratio"
    }

    def __init__(self, alpha=1.0, *, fit_intercept=True, max_iter=1000, tol=1e-4):
        self.alpha = alpha
        self.fit_intercept = fit_intercept
        self.max_iter = max_iter
        self.tol = tol
