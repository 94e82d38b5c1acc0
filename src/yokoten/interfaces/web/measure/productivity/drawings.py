"""Charts of the productivity page."""

from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from yokoten.compare.queries import Productive
from yokoten.compare.rules.productivity.accounts import Accounts
from yokoten.compare.rules.productivity.levels import Level
from yokoten.interfaces.web.charts.bars import OTHER, PLAIN, YOU, Bar, Bars, draw_bars
from yokoten.interfaces.web.charts.line import Line, LineChart, draw_lines
from yokoten.interfaces.web.charts.strip import Dot, Strip, draw_strip
from yokoten.interfaces.wording.language import Language


def level_strip(found: Productive, level: Level, named: tuple[str, str, int], language: Language) -> SafeString:
    """All regions on one line; `named` is the title, the unit and the decimals."""
    title, unit, decimals = named
    column = level.values[:, level.years.index(level.year)].tolist()
    dots = [
        Dot(place.name(language.code), value, "you" if place.pk == found.place.pk else "")
        for place, value in zip(found.places, column, strict=True)
        if value == value
    ]
    if len(dots) < 2:
        return _own_course(found, level, named, language)
    label = gettext("%(indicator)s in %(count)s regions, %(period)s") % {
        "indicator": title,
        "count": len(dots),
        "period": level.year,
    }
    return draw_strip(Strip(label, dots, unit, gettext("median"), decimals), language)


def _own_course(found: Productive, level: Level, named: tuple[str, str, int], language: Language) -> SafeString:
    """The place's own years, where there is nobody beside it."""
    title, _, decimals = named
    own = level.values[[place.pk for place in found.places].index(found.place.pk)].tolist()
    values = [None if value != value else value for value in own]
    name = found.place.name(language.code)
    label = gettext("%(indicator)s, %(first)s to %(last)s") % {
        "indicator": f"{title}, {name}",
        "first": level.years[0],
        "last": level.years[-1],
    }
    periods = [str(year) for year in level.years]
    return draw_lines(LineChart(label, periods, [Line(name, values, "you")], decimals=decimals), language)


def moved_bars(found: Productive, language: Language) -> SafeString:
    """Percent a year: catching up in the accent with its range, the frontier's own movement hollow."""
    whole = found.whole
    if whole is None or whole.status != "ok":
        return SafeString("")
    low, high = (whole.per_year(end) for end in (whole.low, whole.high))
    bars = [
        Bar(_said(gettext("Caught up, %(first)s–%(last)s"), whole), whole.per_year(whole.caught_up), YOU, low, high),
        Bar(_said(gettext("The frontier, %(first)s–%(last)s"), whole), whole.per_year(whole.frontier), OTHER),
    ]
    for step in found.steps:
        if step.status == "ok":
            caught = step.per_year(step.caught_up)
            bars.append(Bar(_said(gettext("Caught up, %(first)s–%(last)s"), step), caught, PLAIN))
    label = gettext("Caught up or frontier moved, percent a year: %(place)s") % {
        "place": found.place.name(language.code)
    }
    return draw_bars(Bars(label, bars), language)


def _said(message: str, step: Any) -> str:
    return message % {"first": step.first, "last": step.last}


def accounts_bars(place: Any, accounts: Accounts | None, language: Language) -> SafeString:
    """Output and what it is made of, points a year."""
    if accounts is None or accounts.status != "ok":
        return SafeString("")
    bars = [Bar(gettext("Output"), accounts.output)]
    if accounts.has_capital:
        low, high = accounts.tfp_band
        bars += [
            Bar(gettext("from labour"), accounts.from_labour, OTHER),
            Bar(gettext("from capital"), accounts.from_capital, OTHER),
            Bar(gettext("from productivity (TFP)"), accounts.tfp, YOU, low, high),
        ]
    else:
        bars += [
            Bar(gettext("People employed"), accounts.labour, OTHER),
            Bar(gettext("Output per person"), accounts.per_worker, YOU),
        ]
    label = gettext("What growth is made of, points a year: %(place)s") % {"place": place.name(language.code)}
    return draw_bars(Bars(label, bars, 2), language)
