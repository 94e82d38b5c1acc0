"""The page "who is worth learning from", written from a frozen answer, live or saved."""

from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from yokoten.compare.rules.answer import Reason
from yokoten.compare.rules.asked import Asked
from yokoten.interfaces.documents.table import Sheet
from yokoten.interfaces.web.charts.gap import draw_axis
from yokoten.interfaces.web.charts.strip import Dot, Strip, draw_strip
from yokoten.interfaces.web.compare.rows import Names, Row, paths, rows
from yokoten.interfaces.wording.compare import SENTENCES, refusal_sentence
from yokoten.interfaces.wording.frontier_lens import frontier_lens_note
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.refusals import Coded
from yokoten.interfaces.wording.sources import all_cited
from yokoten.kernel.queries import places_by_code
from yokoten.measure.models import Indicator

START_WITH = 3
HARD_TO_CARRY_OVER = ("extractive", "capital")


def names_for(asked: Asked, frozen: dict[str, Any], language: Language) -> Names:
    """Everything named in the answer, in two queries."""
    found = Indicator.objects.filter(code__in=[asked.outcome, *asked.structure]).select_related("source")
    indicators = {indicator.code: indicator for indicator in found}
    return Names(places_by_code(frozen["all"]), indicators, indicators[asked.outcome], language)


def refusal_said(refusal: Coded, asked: Asked, language: Language) -> str:
    """Why the question has no answer, with indicators and places by name."""
    found = Indicator.objects.filter(code__in=[asked.outcome, *asked.structure])
    places = places_by_code({asked.focus, str(refusal.facts.get("unit", ""))})
    names = {one.code: one.name(language.code) for one in (*found, *places.values())}
    return refusal_sentence(language, refusal, names)


def page_of(asked: Asked, frozen: dict[str, Any], names: Names) -> dict[str, Any]:
    """The context shared by the live page and a saved comparison."""
    shown, axis = rows(frozen, names, asked.shown)
    return {
        "asked": asked,
        "focus": names.places.get(asked.focus),
        "outcome": names.outcome,
        "rows": [{"row": row, "paths": paths(row, frozen, names)} for row in shown],
        "more": [names.place(row["unit"]) for row in frozen["rows"][asked.shown :]],
        "axis": draw_axis(axis, gettext("you"), names.language),
        "lede": lede(frozen, shown, names),
        "frozen": frozen,
        "left_out": _left_out(frozen, names),
        "lens_note": _lens_note(frozen, names),
        "frontier_note": frontier_note(frozen, names),
        "method_words": method_words(frozen),
        "strip": _strip(asked, frozen, names),
        "table": figures_table(asked, frozen, names),
        "sources": all_cited(names.language, (one.source for one in names.indicators.values())),
    }


def lede(frozen: dict[str, Any], shown: list[Row], names: Names) -> str:
    """The answer in a sentence or two."""
    if frozen["nobody_better"]:
        return names.language.say(SENTENCES["nobody_better"])
    if not shown:
        return names.language.say(SENTENCES["nobody_comparable"])
    first = _starters(frozen, shown, names)
    said = gettext("%(ahead)s of %(judged)s regions are ahead. Start with %(first)s.") % {
        "ahead": frozen["ahead"],
        "judged": frozen["judged"],
        "first": names.language.listed([row.name for row in first]),
    }
    if all(row.frozen["stability"] >= 0.9 and row.frozen["rank_high"] <= len(shown) for row in first):
        said += " " + gettext("Their places hold under other weights.")
    return said


def _starters(frozen: dict[str, Any], shown: list[Row], names: Names) -> list[Row]:
    """The first rows without a mark that says little can be carried over, unless you bear that mark yourself."""
    own = names.places[frozen["focus"]].traits if frozen["focus"] in names.places else ()
    marks = {trait for trait in HARD_TO_CARRY_OVER if trait not in own}
    plain = [row for row in shown if not marks & {reason["code"] for reason in row.frozen["reasons"]}]
    return (plain or shown)[:START_WITH]


def method_words(frozen: dict[str, Any]) -> str:
    """How years were made comparable."""
    return {
        "relative_position": gettext(
            "Current prices: years are compared by each region’s position relative to the median of the country, "
            "never as they stand."
        ),
        "deflated": gettext("Current prices, deflated by the stated price index."),
        "as_it_stands": gettext("Not affected by prices: years are compared as they stand."),
    }.get(frozen["method"], "")


def _left_out(frozen: dict[str, Any], names: Names) -> list[dict[str, str]]:
    words = {
        "excluded": gettext("excluded by you"),
        "too_few_variables": gettext("too few structural figures"),
        "no_outcome": gettext("no figure for the outcome"),
    }
    return [{"name": names.place(one["unit"]), "why": words[one["code"]]} for one in frozen["left_out"]]


def _lens_note(frozen: dict[str, Any], names: Names) -> str:
    refused = frozen["refused_lens"]
    if refused is None:
        return ""
    reason = Reason(refused["code"], refused["facts"])
    return names.language.say(SENTENCES[reason.code], **reason.facts)


def frontier_note(frozen: dict[str, Any], names: Names) -> str:
    """What the fourth lens could not show; answers kept before it existed know nothing of it."""
    seen = frozen.get("frontier")
    if not seen:
        return ""
    if seen["refused"]:
        return frontier_lens_note(names.language, seen["refused"])
    if not seen["others"]:
        return ""
    listed = names.language.listed([names.place(code) for code in seen["others"]])
    return gettext("On your frontier, but not ahead on this outcome or left out of this list: %(places)s.") % {
        "places": listed
    }


def _strip(asked: Asked, frozen: dict[str, Any], names: Names) -> SafeString:
    chosen = {row["unit"] for row in frozen["rows"][: asked.shown]}
    dots = [
        Dot(names.place(code), value, "you" if code == asked.focus else "solid" if code in chosen else "")
        for code, value in frozen["all"].items()
        if value is not None
    ]
    label = gettext("%(indicator)s in %(count)s regions, %(period)s") % {
        "indicator": names.outcome.name(names.language.code),
        "count": len(dots),
        "period": asked.period,
    }
    unit = names.outcome.unit_name(names.language.code)
    return draw_strip(Strip(label, dots, unit, gettext("median"), names.outcome.decimals), names.language)


def figures_table(asked: Asked, frozen: dict[str, Any], names: Names) -> dict[str, Any]:
    """The figures under the list: you first, then every row shown."""
    years = frozen["periods"][-3:]
    own = {"unit": asked.focus, "structure": frozen["own"]["structure"], "outcome": frozen["own"]["outcome"]}
    decimals = [names.indicators[code].decimals if code in names.indicators else 1 for code in frozen["variables"]]
    lines = []
    for row in [own, *frozen["rows"][: asked.shown]]:
        structure = [
            names.language.number(value, places) for value, places in zip(row["structure"], decimals, strict=True)
        ]
        outcome = [names.language.number(value, names.outcome.decimals) for value in row["outcome"][-3:]]
        lines.append({"name": names.place(row["unit"]), "row": row, "structure": structure, "outcome": outcome})
    heads = [(names.indicator(code), _unit(code, names)) for code in frozen["variables"]]
    return {"years": years, "heads": heads, "lines": lines}


def _unit(code: str, names: Names) -> str:
    return names.indicators[code].unit_name(names.language.code) if code in names.indicators else ""


def sheet_of(asked: Asked, frozen: dict[str, Any], names: Names) -> Sheet:
    """The whole ranking as a table to take along, method and sources under it."""
    heads = [gettext("Rank"), gettext("Best rank"), gettext("Worst rank"), gettext("Code"), gettext("Region")]
    heads += [gettext("Score"), gettext("Distance"), gettext("Gap, %"), gettext("Years behind"), gettext("Stability")]
    heads += [f"{names.indicator(code)}, {_unit(code, names)}" for code in frozen["variables"]]
    heads += [f"{names.outcome.name(names.language.code)}, {asked.period}", gettext("Why")]
    table = [_sheet_row(row, names) for row in frozen["rows"]]
    title = gettext("Who %(place)s can learn from") % {"place": names.place(asked.focus)}
    remarks = [method_words(frozen), gettext("Seed %(seed)s") % {"seed": asked.seed}]
    remarks += all_cited(names.language, (one.source for one in names.indicators.values()))
    return Sheet(f"learn-from-{asked.focus}-{asked.outcome}-{asked.period}", title, heads, table, remarks)


def _sheet_row(row: dict[str, Any], names: Names) -> list[Any]:
    said = rows({"rows": [row], "variables": [], "own": {"structure": []}}, names, 1)[0][0]
    gap = round(row["gap"]["now"], 1) if row["gap"] else None
    years = round(row["years"][0], 1) if row["years"] else None
    head = [row["rank"], row["rank_low"], row["rank_high"], row["unit"], said.name, round(row["score"], 4)]
    measured = [round(row["distance"], 6), gap, years, round(row["stability"], 3)]
    return [*head, *measured, *row["structure"], row["outcome"][-1], " ".join([said.why, said.likeness, *said.others])]
