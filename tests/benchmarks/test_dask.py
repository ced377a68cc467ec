"""Past one machine: a grid search spread over a cluster by dask finds what a plain one finds."""

import joblib
import numpy as np
import pytest
from numpy.testing import assert_array_equal
from sklearn.model_selection import GridSearchCV

from companion import models

distributed = pytest.importorskip("distributed", reason="needs dask: `make bench` installs it")
ALPHAS = {"alpha": np.logspace(-3, 1, 5)}


@pytest.fixture(scope="module")
def cluster():
    settings = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    with distributed.LocalCluster(**settings) as cluster, distributed.Client(cluster):
        yield cluster


@pytest.mark.parametrize("model", ["Ridge", "Lasso"])
def test_a_grid_search_over_workers_gives_the_numbers_of_a_plain_one(cluster, design, model):
    searches = [GridSearchCV(getattr(models, model)(), ALPHAS, cv=3) for _ in range(2)]
    plain = searches[0].fit(*design)
    with joblib.parallel_backend("dask"):
        spread = searches[1].fit(*design)
    # the same code on the same bits: identical, not close
    assert_array_equal(spread.cv_results_["mean_test_score"], plain.cv_results_["mean_test_score"])
    assert_array_equal(spread.best_estimator_.coef_, plain.best_estimator_.coef_)
    assert spread.best_params_ == plain.best_params_


def test_the_work_is_done_by_the_workers(cluster, design):
    with joblib.parallel_backend("dask"):
        places = joblib.Parallel()(joblib.delayed(worker_address)() for _ in range(8))
    assert set(places) <= set(cluster.scheduler_info["workers"])
    assert places


def worker_address():
    from distributed import get_worker

    return get_worker().address
