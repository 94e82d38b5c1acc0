"""How much to smooth the distribution of distances, with its mirror image below one."""

import numpy as np

from yokoten.analysis.frontier.program import Array
from yokoten.analysis.refusal import NotComputable

SILVERMAN, NORMAL_QUARTILES, LEAST = 0.9, 1.34, 1e-3


def reflected_bandwidth(distances: Array) -> float:
    """Silverman's rule on the distances above one and their reflections, scaled back to the sample.

    h = 0.9 min(s_R, IQR_R / 1.34) (2n)^(-1/5) · 2^(1/5) · s / s_R, where R is the sample {δ, 2 - δ} of the n distances
    δ > 1 and s, s_R are standard deviations of δ and R. Exact ones are left out: they are an artefact of the estimate.
    At least 0.001. Source: Silverman (1986), Simar and Wilson (1998, 2000).
    Raises NotComputable: `everybody_efficient`.

    >>> round(reflected_bandwidth(np.array([1.0, 1.1, 1.2, 1.3, 1.5, 1.9])), 4)
    0.164
    """
    above = distances[distances > 1 + 1e-8]
    if above.size < 2:
        raise NotComputable("everybody_efficient")
    both = np.concatenate([above, 2 - above])
    low, high = np.quantile(both, [0.25, 0.75])
    spread = min(float(both.std(ddof=1)), float(high - low) / NORMAL_QUARTILES)
    width = SILVERMAN * spread * both.size**-0.2
    return max(LEAST, width * 2**0.2 * float(above.std(ddof=1) / both.std(ddof=1)))
