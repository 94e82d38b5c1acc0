"""An effect measured again, beside the first: how much of it is left."""

import math
from collections.abc import Sequence
from statistics import fmean, stdev

from yokoten.analysis.effect.quantiles import normal_quantile, t_quantile
from yokoten.prove.rules.sizes import Size

LEVEL = 0.95


def measured_again(values: Sequence[float], *, without: float, without_se: float = 0.0) -> Size | None:
    """Later figures as an effect: mean less the level expected without, t interval; None for fewer than two.

    se² = s²/n + `without_se`², n - 1 degrees of freedom; neighbours are taken as independent.
    """
    if len(values) < 2:
        return None
    middle = fmean(values) - without
    reach = t_quantile(0.5 + LEVEL / 2, len(values) - 1) * math.hypot(
        stdev(values) / math.sqrt(len(values)), without_se
    )
    return Size(middle, middle - reach, middle + reach)


def share_kept(first: Size, later: Size) -> tuple[float, float, float] | None:
    """Later by first effect with the interval of Fieller (1954), both taken as independent and normal.

    r = b/a; ends (ab ± sqrt(a²b² - (a² - z²v_a)(b² - z²v_b))) / (a² - z²v_a); None unless a² > z²v_a.
    Effects that share their baseline vary together, so that the true interval is rather shorter.
    """
    reaches = [_reach(size) for size in (first, later)]
    a, b = first.estimate, later.estimate
    if reaches[0] is None or reaches[1] is None or not abs(a) > reaches[0]:
        return None
    firm, loose = a * a - reaches[0] ** 2, b * b - reaches[1] ** 2
    root = math.sqrt(max(0.0, a * a * b * b - firm * loose))
    return b / a, (a * b - root) / firm, (a * b + root) / firm


def standard_error(size: Size) -> float | None:
    """Half of a 95 % interval by its normal quantile; None without interval."""
    reach = _reach(size)
    return None if reach is None else reach / normal_quantile(0.5 + LEVEL / 2)


def _reach(size: Size) -> float | None:
    return None if size.lower is None or size.upper is None else (size.upper - size.lower) / 2
