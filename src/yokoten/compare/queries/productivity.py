"""A region's productivity from the figures that the actor may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from yokoten.compare.rules.productivity.accounts import Accounts, accounted
from yokoten.compare.rules.productivity.asked import AskedGrowth, span_of
from yokoten.compare.rules.productivity.levels import Level, level_of
from yokoten.compare.rules.productivity.moved import LEAST_UNITS, Step, moved
from yokoten.compare.rules.productivity.production import VARIABLES, Production
from yokoten.compare.rules.productivity.roles import Roles, chosen_roles, proposed_roles
from yokoten.compare.rules.productivity.share import share_over
from yokoten.kernel.queries import peers_of
from yokoten.measure.queries import Panel, indicators_about, panel, sources
from yokoten.measure.rules.goals import Actual

PARTS = ("numerator", "denominator", "deflator", "source")
LEAST_SHARE = 0.5


@dataclass(frozen=True, eq=False)
class Productive:
    """Everything the page needs, computed; what could not be computed says why in its own status.

    `years`: those for which the place has output and labour; `span` the two that are compared. `per_worker` and
    `per_capital` are levels, None without figures. `whole` is the step over the span, `steps` those between the years
    in it where there are more than two. `sources` of the figures used.
    """

    place: Any
    roles: Roles
    offered: tuple[Any, ...]
    places: tuple[Any, ...]
    years: tuple[int, ...]
    span: tuple[int, int] | None
    production: Production | None
    per_worker: Level | None
    per_capital: Level | None
    whole: Step | None
    steps: tuple[Step, ...]
    accounts: Accounts | None
    sources: tuple[Any, ...]


def productivity_of(actor: Any, place: Any, asked: AskedGrowth, *, today: date) -> Productive:
    """The productivity of a place among its peers. About ten queries, whatever the number of regions."""
    about = list(indicators_about(actor, [place]).select_related(*PARTS).order_by("code"))
    roles = chosen_roles(proposed_roles(about), about, asked.roles)
    places = tuple(peers_of(place, today))
    wanted = [one for one in (roles.output, roles.labour, roles.capital, roles.per_worker) if one is not None]
    deflators = [one.deflator for one in wanted if one.deflator is not None]
    found = panel(list(dict.fromkeys([*wanted, *deflators])), places)
    focus = found.row(place)
    production = _production(found, roles, focus, asked) if roles.output and roles.labour and found.periods else None
    years = _years(production) if production else ()
    span = span_of(years, asked)
    levels = _levels(found, roles, focus, span[1] if span else 0)
    return Productive(
        place=place,
        roles=roles,
        offered=tuple(about),
        places=places,
        years=years,
        span=span,
        production=production,
        per_worker=levels[0],
        per_capital=levels[1],
        whole=moved(production, *span, has_spread=True) if production and span and roles.capital else None,
        steps=_steps(production, span) if production and span and roles.capital else (),
        accounts=_accounts(production, span, asked) if production and span else None,
        sources=_sources(found, wanted, focus),
    )


def _production(found: Panel, roles: Roles, focus: int, asked: AskedGrowth) -> Production:
    named = {name: getattr(roles, name) for name in VARIABLES if getattr(roles, name) is not None}
    nothing = np.full((len(found.places), len(found.periods)), np.nan)
    tables = {name: found.of(named[name]).values if name in named else nothing for name in VARIABLES}
    excluded = np.array([bool(set(asked.excluded) & set(place.traits)) for place in found.places])
    return Production(
        units=tuple(place.code for place in found.places),
        years=tuple(int(period) for period in found.periods),
        focus=focus,
        breaks=np.logical_or.reduce([found.of(one).breaks for one in named.values()]),
        prices={name: one.prices for name, one in named.items()},
        index={name: found.of(one.deflator).values for name, one in named.items() if one.deflator is not None},
        excluded=excluded,
        **tables,
    )


def _years(production: Production) -> tuple[int, ...]:
    """Years in which the place has output and labour, and capital too if it ever has twice."""
    own = production.whole()[production.focus]
    if own.sum() < 2:
        own = production.whole(("output", "labour"))[production.focus]
    return tuple(production.years[at] for at in np.flatnonzero(own))


def _levels(found: Panel, roles: Roles, focus: int, year: int) -> tuple[Level | None, Level | None]:
    if not found.periods:
        return None, None
    years = tuple(int(period) for period in found.periods)
    per_worker = _values(found, roles, "labour") if roles.per_worker is None else found.of(roles.per_worker).values
    per_capital = _values(found, roles, "capital")
    tables = (("per_worker", per_worker), ("per_capital", per_capital))
    levels = [level_of(kind, table, years, focus, year) if table is not None else None for kind, table in tables]
    return levels[0], levels[1]


def _values(found: Panel, roles: Roles, below: str) -> Any:
    """Output per unit of labour or capital, NaN where either is missing."""
    divisor = getattr(roles, below)
    if roles.output is None or divisor is None:
        return None
    made, used = found.of(roles.output).values, found.of(divisor).values
    return np.divide(made, used, out=np.full(made.shape, np.nan), where=used > 0)


def _steps(production: Production, span: tuple[int, int]) -> tuple[Step, ...]:
    inside = [year for year in _years(production) if span[0] <= year <= span[1]]
    if len(inside) < 3 or len(production.units) < LEAST_UNITS:
        return ()
    return tuple(moved(production, *pair) for pair in zip(inside, inside[1:], strict=False))


def _accounts(production: Production, span: tuple[int, int], asked: AskedGrowth) -> Accounts:
    inside = tuple(year for year in _years(production) if span[0] <= year <= span[1])
    return accounted(production, inside, asked.shares, asked.method)


def shares_for(actor: Any, goals: Sequence[Any], asked: AskedGrowth) -> dict[int, Actual]:
    """For goals on TFP's share of growth: that share in percent over the years each goal counts.

    About six queries for each place that has such goals; its peers are not read.
    """
    mine = [goal for goal in goals if goal.subject == "tfp_share"]
    told: dict[int, Actual] = {}
    for place in {goal.place_id: goal.place for goal in mine}.values():
        production = _own_production(actor, place, asked)
        if production is not None:
            years = _years(production)
            own = (goal for goal in mine if goal.place_id == place.pk)
            told |= {goal.pk: share_over(production, years, (goal.first_year, goal.horizon), asked) for goal in own}
    return told


def _own_production(actor: Any, place: Any, asked: AskedGrowth) -> Production | None:
    """The place's own figures, without its peers."""
    about = list(indicators_about(actor, [place]).select_related(*PARTS).order_by("code"))
    roles = chosen_roles(proposed_roles(about), about, asked.roles)
    if roles.missing:
        return None
    wanted = [roles.output, roles.labour, roles.capital]
    deflators = [one.deflator for one in wanted if one.deflator is not None]
    return _production(panel(list(dict.fromkeys([*wanted, *deflators])), [place]), roles, 0, asked)


def _sources(found: Panel, wanted: Sequence[Any], focus: int) -> tuple[Any, ...]:
    ids = {int(one) for each in wanted for one in np.unique(found.of(each).source[focus]) if one}
    own = {one.source_id for one in wanted if one.source_id}
    return tuple(sources(ids or own)) if wanted else ()
