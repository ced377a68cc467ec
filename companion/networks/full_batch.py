"""Training on all cases at once: the flat vector handed to a general minimiser.

With no batches and no noise, training is the smooth minimisation of  mean loss + penalty(weights),
and quasi-Newton steps (L-BFGS; Liu and Nocedal, 1989) go further than any first-order method.
"""

from scipy.optimize import minimize


def minimise(network, X, Y, *, penalty=None, counts=None, max_iter=200, max_fun=15000, tol=1e-4):
    """Take the network's parameters to a local minimum.

    Parameters
    ----------
    network : Network
        Changed in place; without batch norm, whose statistics no minimum defines.
    X : array, shape (n_samples, n_in)
    Y : array, shape (n_samples, n_outputs)
        Truth, as the network's loss wants it.
    penalty : L2, optional
        Of `companion.objectives.penalties`; acts on weights, not on biases.
    counts : array, shape (n_samples,), optional
        How often each case counts, ≥ 0.
    max_iter, max_fun : int, default 200 and 15000
        Most steps, and most times that the loss is looked at.
    tol : float, default 1e-4
        The largest slope that passes for level.

    Returns
    -------
    result : scipy.optimize.OptimizeResult
        `fun` is the loss reached, penalty included, `nit` the number of steps, `success` whether
        `tol` was reached, and `message` why it ended.

    Raises
    ------
    ValueError
        If the penalty has a corner, where there is no gradient.
    """
    if penalty is not None and penalty.l1:
        raise ValueError(f"need a penalty without a corner, such as L2, got {penalty}")

    def objective(theta):
        network.theta[:] = theta
        loss = network.loss_and_gradient(X, Y, counts=counts)
        if penalty is not None:
            loss += penalty.value(network.weights)
            network.gradient[: network.n_weights] += penalty.smooth_gradient(network.weights)
        return loss, network.gradient.astype(float)

    limits = {"maxiter": max_iter, "maxfun": max_fun, "gtol": tol}
    result = minimize(
        objective, network.theta.astype(float), method="L-BFGS-B", jac=True, options=limits
    )
    network.theta[:] = result.x
    return result
