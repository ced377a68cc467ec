"""Linear models with scikit-learn's names, parameters, scaling and manners."""

from companion.models.ard import ARDRegression
from companion.models.bayesian_lasso import BayesianLasso
from companion.models.bayesian_ridge import BayesianRidge
from companion.models.diagnostics import effective_sample_size, split_r_hat
from companion.models.elastic_net import ElasticNet, corrected
from companion.models.evidence import log_evidence
from companion.models.gradient_flow import flow_path, learnt_share, share_after_steps
from companion.models.lasso import Lasso
from companion.models.least_squares import LinearRegression
from companion.models.logistic import LogisticRegression
from companion.models.one_weight import horseshoe_mean, laplace_mean, mixed_mean
from companion.models.relaxed import relax
from companion.models.ridge import Ridge, kept_share

__all__ = [
    "ARDRegression",
    "BayesianLasso",
    "BayesianRidge",
    "ElasticNet",
    "Lasso",
    "LinearRegression",
    "LogisticRegression",
    "Ridge",
    "corrected",
    "effective_sample_size",
    "flow_path",
    "horseshoe_mean",
    "kept_share",
    "laplace_mean",
    "learnt_share",
    "log_evidence",
    "mixed_mean",
    "relax",
    "share_after_steps",
    "split_r_hat",
]
