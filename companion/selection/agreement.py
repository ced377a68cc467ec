"""How much the sets of features chosen on several samples agree.

Two sets have the Jaccard index  shared / in either.  It grows when more is chosen, even by chance:
two random sets of k out of p columns share about k / (2p - k) of theirs.  A measure free of that
compares how often a column's fate differs from sample to sample with what chance would give.
"""

import numpy as np


def jaccard(chosen):
    """Mean over all pairs of sets: features in both, over features in either (Jaccard, 1901).

    Parameters
    ----------
    chosen : array of bool, shape (n_sets, n_features)
        At least two sets.

    Returns
    -------
    jaccard : float
        Between 0 and 1; two empty sets count as equal.
    """
    chosen = np.asarray(chosen, bool)
    first, second = np.triu_indices(len(chosen), k=1)
    both = (chosen[first] & chosen[second]).sum(axis=1)
    either = (chosen[first] | chosen[second]).sum(axis=1)
    return float(np.mean(np.where(either > 0, both / np.maximum(either, 1), 1.0)))


def agreement(chosen):
    """Stability of a choice beyond chance (Nogueira, Sechidis and Brown, 2018).

    One minus the mean variance of a column's fate (in or out) over that of sets with as many
    columns drawn at random.

    Parameters
    ----------
    chosen : array of bool, shape (n_sets, n_features)
        At least two sets.

    Returns
    -------
    agreement : float
        1 if all sets are equal, about 0 if they are random. NaN if none has any feature, or if all
        have all of them: then there was nothing to choose.
    """
    chosen = np.asarray(chosen, float)
    share = chosen.mean()
    if share in (0, 1):
        return np.nan
    return float(1 - chosen.var(axis=0, ddof=1).mean() / (share * (1 - share)))
