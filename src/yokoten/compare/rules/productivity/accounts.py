"""What growth is made of: labour, capital and the rest, for one region."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from yokoten.analysis.prices import RELATIVE
from yokoten.analysis.productivity import GrowthAccounts, growth_accounting
from yokoten.analysis.productivity.rates import BAND
from yokoten.analysis.refusal import NotComputable
from yokoten.compare.rules.productivity.production import Production, kept_units, price_method, volumes

WITHOUT_CAPITAL = ("output", "labour")
LEAST_FOR_MEDIAN = 3


@dataclass(frozen=True)
class Accounts:
    """Growth of the focus between two years, percent points a year (natural logarithms times 100).

    `share` and `band`: total factor productivity's share of the growth of output, and the same with the labour share
    0.1 lower and higher, NaN where capital is missing. `method`: how years were made comparable, see `Volumes`; for
    `relative_position` everything is growth beyond that of the median region. `codes` as in `GrowthAccounts`.
    `status`: `ok`, or why there is nothing, with facts.
    """

    first: int
    last: int
    status: str = "ok"
    facts: dict[str, Any] = field(default_factory=dict)
    output: float = np.nan
    labour: float = np.nan
    capital: float = np.nan
    from_labour: float = np.nan
    from_capital: float = np.nan
    tfp: float = np.nan
    per_worker: float = np.nan
    share: float = np.nan
    band: tuple[float, float] = (np.nan, np.nan)
    residual: float = np.nan
    codes: tuple[str, ...] = ()
    method: str = ""

    @property
    def has_capital(self) -> bool:
        return bool(np.isfinite(self.tfp))

    @property
    def tfp_band(self) -> tuple[float, float]:
        """Productivity growth with the labour share 0.1 lower and higher, the smaller first."""
        move = BAND * abs(self.capital - self.labour)
        return self.tfp - move, self.tfp + move


def accounted(
    production: Production, years: tuple[int, ...], labour_share: tuple[float, float], method: str
) -> Accounts:
    """Take the growth of the focus apart between the first and last of the years.

    `labour_share` at the first and at the last year, in between on the straight line. Without capital at an end, the
    growth of labour productivity stands alone and the finding says so.
    """
    first, last = years[0], years[-1]
    inside = tuple(year for year in production.years if first <= year <= last)
    known = tuple(year for year in inside if _has(production, WITHOUT_CAPITAL, year))
    if len(known) < 2 or (known[0], known[-1]) != (first, last):
        return Accounts(first, last, "span_too_short")
    with_capital = tuple(year for year in known if _has(production, ("capital",), year))
    has_capital = len(with_capital) > 1 and (with_capital[0], with_capital[-1]) == (first, last)
    variables = (*WITHOUT_CAPITAL, "capital") if has_capital else WITHOUT_CAPITAL
    try:
        return _split(production, with_capital if has_capital else known, variables, (labour_share, method))
    except NotComputable as refusal:
        return Accounts(first, last, refusal.code, dict(refusal.facts))


def _has(production: Production, variables: tuple[str, ...], year: int) -> bool:
    return bool(production.whole(variables)[production.focus, production.at(year)])


def _split(
    production: Production, years: tuple[int, ...], variables: tuple[str, ...], how: tuple[tuple[float, float], str]
) -> Accounts:
    kept = kept_units(production, years, variables)
    if production.focus not in kept:
        return Accounts(years[0], years[-1], "break_between")
    if price_method(production, variables) == RELATIVE and len(kept) < LEAST_FOR_MEDIAN:
        facts = {"units": len(kept), "least": LEAST_FOR_MEDIAN}
        return Accounts(years[0], years[-1], "too_few_for_median", facts)
    made = volumes(production, years, variables)
    series = {name: figures[made.focus] for name, figures in made.figures.items()}
    shares = np.interp(years, (years[0], years[-1]), how[0])
    found = growth_accounting(
        series["output"], series["labour"], series.get("capital"), shares, periods=years, method=how[1]
    )
    return _per_year(found, years, made.method)


def _per_year(found: GrowthAccounts, years: tuple[int, ...], method: str) -> Accounts:
    def rate(change: np.ndarray) -> float:
        return float(100 * found.per_year(change)[0])

    return Accounts(
        first=years[0],
        last=years[-1],
        output=rate(found.output_growth),
        labour=rate(found.labour_growth),
        capital=rate(found.capital_growth),
        from_labour=rate(found.labour_contribution),
        from_capital=rate(found.capital_contribution),
        tfp=rate(found.tfp_growth),
        per_worker=rate(found.labour_productivity_growth),
        share=float(found.tfp_share[0]),
        band=(float(found.band[0, 0]), float(found.band[0, 1])),
        residual=float(found.residual[0]),
        codes=tuple(dict.fromkeys(one.code for one in found.findings)),
        method=method,
    )
