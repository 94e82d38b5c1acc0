"""Which indicators are output, labour and capital: told by the ratios that are made of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

MONEY = ("current", "constant")


@dataclass(frozen=True)
class Roles:
    """Indicators in the roles of a production function; None where nothing fits.

    `per_worker`: the indicator of labour productivity, a ratio of output and labour or as published.
    """

    output: Any = None
    labour: Any = None
    capital: Any = None
    per_worker: Any = None

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(name for name in ("output", "labour", "capital") if getattr(self, name) is None)


def proposed_roles(indicators: Sequence[Any]) -> Roles:
    """Roles by how indicators are defined, the first that fit.

    Labour productivity is an outcome of the theme productivity; if it is a ratio, its parts are output and labour.
    Capital is what a ratio of the theme capital divides by that same labour, so that investment, which is divided by
    output, is never taken for it.
    """
    rates = [one for one in indicators if one.theme == "productivity" and one.part == "outcome"]
    rates.sort(key=lambda one: (one.numerator_id is None, one.withdrawn_on is not None))
    found = [_around(rate, indicators) for rate in rates]
    return next((roles for roles in found if roles.capital), found[0] if found else Roles())


def _around(rate: Any, indicators: Sequence[Any]) -> Roles:
    if rate.numerator_id is None:
        return Roles(per_worker=rate)
    stocks = [
        one.numerator
        for one in indicators
        if one.theme == "capital" and one.numerator_id and one.denominator_id == rate.denominator_id
    ]
    return Roles(rate.numerator, rate.denominator, stocks[0] if stocks else None, rate)


def chosen_roles(proposed: Roles, offered: Sequence[Any], codes: dict[str, str]) -> Roles:
    """The proposal with what the reader chose by code; another output or labour takes the ratio away."""
    known = {one.code: one for one in offered}
    said = {name: known[code] for name, code in codes.items() if code in known}
    roles = replace(proposed, **said)
    if (roles.output, roles.labour) != (proposed.output, proposed.labour):
        fits = [one for one in offered if _is_ratio_of(one, roles)]
        roles = replace(roles, per_worker=fits[0] if fits else None)
    return roles


def _is_ratio_of(indicator: Any, roles: Roles) -> bool:
    if roles.output is None or roles.labour is None or not indicator.numerator_id:
        return False
    return (indicator.numerator_id, indicator.denominator_id) == (roles.output.pk, roles.labour.pk)
