"""Path prediction: where the last two penalties point, the next one is nearly solved.

Along a decreasing path the pulls t of `active_set` are nearly linear in l1.  Continued in a
straight line they guess the next signs so well that most penalties take one or two linear systems;
where a guess fails, the step was too long and is taken in parts.
"""

import numpy as np

from companion.solvers.active_set import FEW, descend, newton, signs_of
from companion.solvers.normal_equations import NormalEquations

WINDOW = 16  # penalties tried with one set of signs
NEAR = 1e-3  # a step, relative to l1, that is not worth halving
NOTHING = 1e-11  # share of the penalty that empties the model


def rungs(low, high):
    """Penalties on the way down: the half way, or more if it is far.

    Parameters
    ----------
    low, high : float

    Returns
    -------
    steps : list of float
        Between the two; the next one is the last.
    """
    n = max(2, int(2 * np.log(high / low)))
    return [low * (high / low) ** (i / n) for i in range(1, n)]


class Course:
    """The pulls at the last two penalties.

    Parameters
    ----------
    l1 : float
        Where nothing is active yet.
    t : array, shape (n_features,)
        The pulls there.
    """

    def __init__(self, l1, t):
        self.l1, self.t = [2 * l1, l1], [t, t]

    def add(self, l1, t):
        """Go on to a penalty.

        Parameters
        ----------
        l1 : float
        t : array, shape (n_features,)
        """
        self.l1, self.t = [self.l1[1], l1], [self.t[1], t]

    def at(self, l1):
        """Continue in a straight line.

        Parameters
        ----------
        l1 : float

        Returns
        -------
        t : array, shape (n_features,)
        """
        step = self.l1[1] - self.l1[0]
        slope = (self.t[1] - self.t[0]) / step if step else 0
        return self.t[1] + (l1 - self.l1[1]) * slope


def active_set_path(G, q, l1s, ratio, max_iter=1000, grow=None, X=None):
    """Minimisers of w'Gw/2 - q'w + l1 (|w|_1 + ratio |w|²/2) along decreasing penalties.

    Parameters
    ----------
    G : array, shape (n_features, n_features)
    q : array, shape (n_features,)
    l1s : array, shape (n_penalties,)
        Decreasing, ≥ 0. Those below 1e-11 of the largest |q| are lost in rounding, and left.
    ratio : float
        l2 / l1.
    max_iter : int, default 1000
        Most linear systems per penalty, before `descend` takes over with as many sweeps.
    grow : function, optional
        `grow(A, w, l1)` looks beyond these features, given the coefficients w of the active ones A,
        and returns None if none is missing, else G and q with more features at the end, the columns
        of X for `NormalEquations`, and their pulls.
    X : array, shape (n_samples, n_features), optional
        See `NormalEquations`.

    Returns
    -------
    W : array, shape (n_penalties, n_features)
        Zeros for what is left.
    n_iter : array of int, shape (n_penalties,)
        Linear systems solved (or sweeps of `descend`) since the penalty before.
    """
    equations = NormalEquations(G, X)
    top = 1.001 * max(np.abs(q).max(), l1s[0], np.finfo(float).tiny)  # nothing is active there
    n_iter = np.zeros(len(l1s), int)
    l1s = l1s[l1s > NOTHING * top]
    course = Course(top, q)
    last, size = np.zeros(len(q)), np.zeros(0)
    # From nothing straight to the first penalty, unless that may ask for far too many features.
    first = l1s[0] if len(l1s) else top
    steps, s = (rungs(first, top), last) if grow else ([], signs_of(q, first))
    path, k = [], 0
    while k < len(l1s):
        one = grow or steps or (ratio and np.count_nonzero(s) > FEW)
        goals = np.array(steps[-1:]) if steps else l1s[k : k + (1 if one else WINDOW)]
        goal = goals[0]
        s, W, T, systems = newton(equations, q, goals[:, None], ratio * goals[:, None], s)
        n_iter[k] += systems
        if len(W) == 0 and n_iter[k] < max_iter and goal < course.l1[1] * (1 - NEAR):
            steps += rungs(goal, course.l1[1])
            s = last
            continue
        if len(W) == 0:
            steps, goals = [], l1s[k : k + 1]
            goal, w = goals[0], np.zeros(len(q))
            w[last.nonzero()[0]] = size
            w, t, sweeps = descend(G, q, goal, ratio * goal, w, max_iter)
            n_iter[k] += sweeps
            s, W, T = np.sign(w), w[w != 0][None], t[None]
            polished = newton(equations, q, goals[:, None], ratio * goals[:, None], s)
            if len(polished[1]):
                s, W, T, _ = polished
        A = s.nonzero()[0]
        if grow and (more := grow(A, W[0], goal)) is not None:
            G, q, X, pulls = more
            equations = NormalEquations(G, X)
            last = np.append(last, 0 * pulls)
            course.t = [np.append(t, pulls) for t in course.t]
            s = np.append(s, signs_of(pulls, goal))
            continue
        if steps:
            steps.pop()
        else:
            path.append((k, A, W))
            k += len(W)
        if k < len(l1s):
            beyond = T[len(W) :]
            for i in range(len(W))[-1 if len(beyond) else -2 :]:
                course.add(goals[i], T[i])
            goal, last, size = steps[-1] if steps else l1s[k], s, W[-1]
            s = signs_of(beyond[0] if len(beyond) else course.at(goal), goal)
            s[s * last < 0] = 0  # not from one side to the other in one step
    everywhere = np.zeros((len(n_iter), len(q)))
    for k, A, W in path:
        everywhere[k : k + len(W), A] = W
    return everywhere, n_iter
