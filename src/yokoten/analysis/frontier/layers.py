"""Which reference units matter once one of them may not be used."""

import numpy as np

from yokoten.analysis.frontier.hull import efficient_set
from yokoten.analysis.frontier.program import Places, Technology


def spanning_without(technology: Technology, first: Places) -> Places:
    """Reference units, ascending, that span what all units but one span, whichever one of `first` is left out.

    They are `first` and the second layer, the efficient set of the rest. Proof: let o be in `first`, and k be efficient
    among all units but o. Either k is in `first`, or it is in the rest. The rest lacks o too, so it is part of all
    units but o, and who is efficient in a set is efficient in every part of it that he belongs to: k is in the second
    layer. And every technology is spanned by its efficient units.
    """
    rest = np.setdiff1d(np.arange(len(technology.inputs)), first)
    if not rest.size:
        return np.sort(first)
    return np.union1d(first, rest[efficient_set(technology.of(rest))])
