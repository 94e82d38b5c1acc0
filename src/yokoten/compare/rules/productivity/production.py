"""Output, labour and capital of a country's regions, made comparable over years before anything is computed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from yokoten.analysis.prices import AS_IT_STANDS, DEFLATED, RELATIVE, TIMELESS, deflated, relative_position
from yokoten.analysis.refusal import NotComputable

Table = NDArray[np.float64]
VARIABLES = ("output", "labour", "capital")


@dataclass(frozen=True, eq=False)
class Production:
    """Figures of regions (units, years), NaN missing; `capital` may be missing throughout.

    `focus` is a position in `units`. `breaks` (units, years): where a series of one of the three begins anew. `prices`
    by variable as in `analysis.prices`; `index` holds stated price indices (units, years) by variable. `excluded`
    (units,) stay out of every comparison, the focus never does.
    """

    units: tuple[str, ...]
    years: tuple[int, ...]
    focus: int
    output: Table
    labour: Table
    capital: Table
    breaks: NDArray[np.bool_]
    prices: Mapping[str, str]
    index: Mapping[str, Table] = field(default_factory=dict)
    excluded: NDArray[np.bool_] | None = None

    def whole(self, variables: tuple[str, ...] = VARIABLES) -> NDArray[np.bool_]:
        """(units, years): every one of the variables is known and above zero."""
        return np.logical_and.reduce([getattr(self, name) > 0 for name in variables])

    def at(self, year: int) -> int:
        return self.years.index(year)


@dataclass(frozen=True, eq=False)
class Volumes:
    """What may be compared over the years chosen: (kept units, years), `kept` positions in `Production.units`.

    `method` is `as_it_stands`, `deflated` or `relative_position`: then all variables are divided by their median over
    the kept regions in the same year, labour too, so that what all have in common, inflation first, drops out.
    """

    kept: NDArray[np.int64]
    focus: int
    years: tuple[int, ...]
    figures: Mapping[str, Table]
    method: str


def price_method(production: Production, variables: tuple[str, ...] = VARIABLES) -> str:
    """How years are made comparable. Raises NotComputable `index_has_no_level` (variable)."""
    methods = {_of_one(production, name) for name in variables}
    return next((method for method in (RELATIVE, DEFLATED) if method in methods), AS_IT_STANDS)


def _of_one(production: Production, variable: str) -> str:
    prices = production.prices.get(variable, "none")
    if prices == "index":
        raise NotComputable("index_has_no_level", variable=variable)
    if prices in TIMELESS:
        return AS_IT_STANDS
    return DEFLATED if variable in production.index else RELATIVE


def kept_units(production: Production, years: tuple[int, ...], variables: tuple[str, ...] = VARIABLES) -> np.ndarray:
    """Units with all variables in all the years, without a break between them, not excluded; the same throughout."""
    at = [production.at(year) for year in years]
    kept = production.whole(variables)[:, at].all(axis=1)
    kept &= ~production.breaks[:, at[0] + 1 : at[-1] + 1].any(axis=1)
    if production.excluded is not None:
        kept &= ~production.excluded | (np.arange(len(kept)) == production.focus)
    return np.flatnonzero(kept)


def volumes(production: Production, years: tuple[int, ...], variables: tuple[str, ...] = VARIABLES) -> Volumes:
    """The variables of the kept units over the years, in a form in which two years may be compared.

    The focus must be among the kept. Raises NotComputable: `index_has_no_level`, and those of `analysis.prices`.
    """
    kept = kept_units(production, years, variables)
    method = price_method(production, variables)
    at = [production.at(year) for year in years]
    figures = {name: _comparable(production, name, (kept, at), method) for name in variables}
    return Volumes(kept, int(np.flatnonzero(kept == production.focus)[0]), years, figures, method)


def _comparable(production: Production, name: str, cut: tuple[np.ndarray, list[int]], method: str) -> Table:
    cells = np.ix_(*cut)
    values = getattr(production, name)[cells]
    if method == RELATIVE:
        return relative_position(values).values
    if _of_one(production, name) == DEFLATED:
        return deflated(values, production.index[name][cells])
    return values
