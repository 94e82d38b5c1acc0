"""TFP's share of growth over the years that a goal counts."""

from yokoten.analysis.prices import RELATIVE
from yokoten.analysis.refusal import NotComputable
from yokoten.compare.rules.productivity.accounts import accounted
from yokoten.compare.rules.productivity.asked import AskedGrowth
from yokoten.compare.rules.productivity.production import Production, price_method
from yokoten.measure.rules.goals import CURRENT_PRICES, Actual


def has_no_share(production: Production) -> bool:
    """Whether years are comparable only beside the median, or not at all."""
    try:
        return price_method(production) == RELATIVE
    except NotComputable:
        return True


def share_over(
    production: Production, years: tuple[int, ...], counted: tuple[int | None, int], asked: AskedGrowth
) -> Actual:
    """The share in percent with its band, from the last year up to the goal's first to the last one up to its horizon.

    `years`: those with figures. Nothing when no figure lies after the goal's first year; `current_prices` where years
    are only comparable beside the median, so that there is no share.
    """
    first, horizon = counted
    begins = [year for year in years if first is None or year <= first]
    ends = [year for year in years if year <= horizon and (first is None or year > first)]
    if not begins or not ends:
        return Actual()
    begin, end = (begins[0] if first is None else begins[-1]), ends[-1]
    if end <= begin:
        return Actual()
    if has_no_share(production):
        return Actual(why=CURRENT_PRICES)
    found = accounted(production, tuple(year for year in years if begin <= year <= end), asked.shares, asked.method)
    if found.status != "ok" or found.share != found.share:
        return Actual()
    low, high = sorted(100 * end for end in found.band)
    return Actual(100 * found.share, end, begin, low, high)
