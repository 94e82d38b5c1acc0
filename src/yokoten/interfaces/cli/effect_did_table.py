"""Effects of staggered treatment as JSON, as rows of CSV, as tables and as a picture."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from yokoten.analysis.effect.influence import UNIFORM, Interval
from yokoten.analysis.effect.staggered import StaggeredEffect, Summary
from yokoten.interfaces.cli.effect_intervals import decimals, finite, spoken
from yokoten.interfaces.cli.effect_panel import LongTable
from yokoten.interfaces.cli.options import named
from yokoten.interfaces.cli.results import known
from yokoten.interfaces.cli.terminal import show_table
from yokoten.interfaces.documents.drawing.over_time import OverTime, Series, draw_over_time
from yokoten.interfaces.documents.drawing.pen import Pen
from yokoten.interfaces.wording.effect_designs import DESIGN_NOTES
from yokoten.interfaces.wording.language import Language, mark

TITLE = mark("Effect of treatment on %(value)s")
SAID = mark("Where treatment began, %(value)s changed by %(att)s on average (95 %% interval %(interval)s).")
ERRORLESS = mark(
    "Where treatment began, %(value)s changed by %(att)s on average. There are too few units to say how sure that is."
)
HELD = mark("Before treatment the groups did not move apart more than chance explains (p = %(p)s).")
BROKEN = mark("Before treatment the groups already moved apart (p = %(p)s): do not read the effect as caused.")
UNTESTED = mark("Whether the groups moved alike before treatment could not be tested.")
HEADS = (mark("Group"), mark("Period"), mark("Effect"), mark("Standard error"), mark("95 % interval"))
SUMMARY_HEADS = (mark("Summary"), *HEADS[1:])
NAMES = {
    "simple": mark("All periods after"),
    "group": mark("By group"),
    "calendar": mark("By period"),
    "dynamic": mark("By periods since"),
}
OVERALL = mark("overall")
POINTWISE_BAND = mark("Each interval holds for itself.")
UNIFORM_BAND = mark("The intervals of a table hold all together.")
REMARK = mark("Effect by periods since treatment began, with 95 % intervals. Before: should be about nil.")
AXIS = mark("Periods since treatment began")


@dataclass(frozen=True, eq=False)
class Staggered:
    """An answer with the table it is about."""

    table: LongTable
    value: str
    found: StaggeredEffect


def item(staggered: Staggered) -> dict[str, Any]:
    """Everything as JSON."""
    found, table = staggered.found, staggered.table
    pretrend, design = found.pretrend, found.design
    whole = found.simple_interval
    return {
        "att_gt": _cells(staggered),
        "simple": found.simple,
        "simple_se": known(whole.se[0]),
        "simple_lower": known(whole.low[0]),
        "simple_upper": known(whole.high[0]),
        **_summary("group", found.group, lambda key: str(table.clock.shown(key))),
        **_summary("calendar", found.calendar, lambda key: str(table.clock.shown(key))),
        **_summary("dynamic", found.dynamic, lambda key: f"{key:g}"),
        "pretrend": pretrend and {"wald": pretrend.statistic, "df": pretrend.df, "p": pretrend.p},
        "control": design.control,
        "interval": found.kind,
        "units": len(design.first),
        "never_treated": int(np.isinf(design.first).sum()),
        "group_sizes": {str(table.clock.shown(g)): int((design.first == g).sum()) for g in design.groups},
    }


def _cells(staggered: Staggered) -> list[dict[str, Any]]:
    cells, bounds, clock = staggered.found.cells, staggered.found.cells_interval, staggered.table.clock
    return [
        {
            "group": clock.shown(cells.group[place]),
            "time": clock.shown(cells.time[place]),
            "att": float(cells.effects.values[place]),
            "se": known(bounds.se[place]),
            "lower": known(bounds.low[place]),
            "upper": known(bounds.high[place]),
        }
        for place in range(cells.group.size)
    ]


def _summary(name: str, summary: Summary, shown: Callable[[float], str]) -> dict[str, dict[str, float | None]]:
    keys = [*map(shown, summary.keys.tolist()), "overall"]
    own, overall = summary.interval, summary.overall_interval
    columns = {
        name: [*summary.values, summary.overall],
        f"{name}_se": [*own.se, overall.se[0]],
        f"{name}_lower": [*own.low, overall.low[0]],
        f"{name}_upper": [*own.high, overall.high[0]],
    }
    return {
        column: {key: known(value) for key, value in zip(keys, values, strict=True)}
        for column, values in columns.items()
    }


def csv_rows(staggered: Staggered) -> tuple[list[str], list[list[Any]]]:
    """Heads and rows of the group-time effects."""
    rows = _cells(staggered)
    return list(rows[0]), [list(row.values()) for row in rows]


def warnings(language: Language, staggered: Staggered) -> list[dict[str, Any]]:
    """Who was left out or counted otherwise, and which errors are rough."""
    table, design = staggered.table, staggered.found.design
    found: list[dict[str, Any]] = []
    for code, places in (("incomplete", design.incomplete), ("early", design.early), ("late", design.late)):
        if places.size:
            units = [table.units[place] for place in places]
            message = language.say(DESIGN_NOTES[code], units=named(language, units))
            found.append({"code": code, "message": message, "units": units})
    for code, few in (("single", design.single), ("small", design.small)):
        if few:
            groups = [table.label(group) for group in few]
            message = language.say(DESIGN_NOTES[code], groups=named(language, groups))
            found.append({"code": code, "message": message, "groups": groups})
    if design.is_one_compared:
        found.append({"code": "one_compared", "message": language.say(DESIGN_NOTES["one_compared"])})
    if design.ends_before is not None:
        period = table.label(design.ends_before)
        message = language.say(DESIGN_NOTES["shortened"], period=period)
        found.append({"code": "shortened", "message": message, "period": period})
    return found


def said(language: Language, staggered: Staggered) -> list[str]:
    """The answer and the trends before, in sentences."""
    found = staggered.found
    whole = found.simple_interval
    places = decimals(found.simple, float(whole.se[0]))
    facts = {"value": staggered.value, "att": language.signed(found.simple, places)}
    if np.isfinite(whole.se[0]):
        interval = spoken(language, float(whole.low[0]), float(whole.high[0]), places)
        first = language.say(SAID, **facts, interval=interval)
    else:
        first = language.say(ERRORLESS, **facts)
    if found.pretrend is None:
        return [first, language.say(UNTESTED)]
    told = HELD if found.pretrend.p >= 0.05 else BROKEN
    return [first, language.say(told, p=language.number(found.pretrend.p, 3))]


def show(language: Language, staggered: Staggered) -> None:
    """Print the sentences and both tables."""
    found = staggered.found
    for sentence in said(language, staggered):
        print(sentence)
    places = decimals(*finite(found.cells_interval.se))
    label, bounds = staggered.table.label, found.cells_interval
    rows = [
        [label(group), label(time), *_told(language, (value, bounds, place), places)]
        for place, (group, time, value) in enumerate(
            zip(found.cells.group, found.cells.time, found.cells.effects.values, strict=True)
        )
    ]
    title = language.say(TITLE, value=staggered.value)
    show_table(title, [language.say(head) for head in HEADS], rows, numeric=range(2, 5))
    heads = [language.say(head) for head in SUMMARY_HEADS]
    show_table("", heads, _summary_rows(language, staggered, places), numeric=range(1, 5))
    print(language.say(UNIFORM_BAND if found.kind == UNIFORM else POINTWISE_BAND))


def _summary_rows(language: Language, staggered: Staggered, places: int) -> list[list[str]]:
    found, label = staggered.found, staggered.table.label
    rows = [[language.say(NAMES["simple"]), "", *_told(language, (found.simple, found.simple_interval, 0), places)]]
    shown = {"group": label, "calendar": label, "dynamic": language.signed}
    for name, spell in shown.items():
        summary = getattr(found, name)
        parts = zip(summary.keys.tolist(), summary.values, strict=True)
        rows += [
            [language.say(NAMES[name]), spell(key), *_told(language, (value, summary.interval, place), places)]
            for place, (key, value) in enumerate(parts)
        ]
        overall = (summary.overall, summary.overall_interval, 0)
        rows.append([language.say(NAMES[name]), language.say(OVERALL), *_told(language, overall, places)])
    return rows


def _told(language: Language, estimate: tuple[float, Interval, int], places: int) -> list[str]:
    value, bounds, place = estimate
    interval = spoken(language, float(bounds.low[place]), float(bounds.high[place]), places)
    return [language.signed(float(value), places), language.number(float(bounds.se[place]), places), interval]


def drawn(language: Language, staggered: Staggered) -> Pen:
    """The event study: dots with intervals by periods since treatment began."""
    summary = staggered.found.dynamic
    keys, values = summary.keys.tolist(), summary.values.tolist()
    ends = list(zip(summary.interval.low.tolist(), summary.interval.high.tolist(), strict=True))
    places = decimals(*finite(summary.interval.se))
    words = [
        f"{language.signed(key)}: {language.signed(value, places)} ({spoken(language, low, high, places)})"
        for key, value, (low, high) in zip(keys, values, ends, strict=True)
    ]
    chart = OverTime(
        title=language.say(TITLE, value=staggered.value),
        remark=language.say(REMARK),
        axes=(language.say(AXIS), staggered.value),
        series=[Series("", list(zip(keys, values, strict=True)), "dashed", has_dots=True, words=words)],
        labels={key: language.signed(key) for key in keys},
        whiskers=[(key, low, high) for key, (low, high) in zip(keys, ends, strict=True) if np.isfinite(low)],
        began=-0.5,
        has_zero=True,
    )
    return draw_over_time(chart, language)
