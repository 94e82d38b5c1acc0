"""From a frozen answer to what a page shows: names, sentences, drawings, all in the reader's language."""

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from yokoten.compare.rules.answer import Reason
from yokoten.interfaces.web.charts.gap import Gap, GapAxis, axis_for, draw_gap
from yokoten.interfaces.web.charts.line import Line, LineChart, draw_lines
from yokoten.interfaces.wording.compare import reason_sentence
from yokoten.interfaces.wording.language import Language

MAIN = (
    "better", "better_once", "better_by", "was_where", "was_where_position", "was_where_steps",
    "on_frontier", "dominates",
)  # fmt: skip
LIKENESS = ("alike", "unlike", "twin")
WARNINGS = {
    "extractive": "extractive",
    "unstable": "unstable",
    "gap_closing": "closing",
    "slipping": "slipping",
    "capital": "capital",
}


@dataclass(frozen=True)
class Names:
    """Places and indicators by code, so that a frozen answer can be read in any language."""

    places: dict[str, Any]
    indicators: dict[str, Any]
    outcome: Any
    language: Language

    def place(self, code: str) -> str:
        return self.places[code].name(self.language.code) if code in self.places else code

    def indicator(self, code: str) -> str:
        return self.indicators[code].name(self.language.code) if code in self.indicators else code


@dataclass(frozen=True)
class Part:
    """One structural variable: yours, theirs, and its share of the distance in percent."""

    name: str
    unit: str
    own: str
    other: str
    share: float | None
    difference: str


@dataclass(frozen=True)
class Row:
    """One teacher as the page shows it."""

    code: str
    name: str
    frozen: dict[str, Any]
    warning: str
    why: str
    likeness: str
    others: list[str]
    gap: SafeString
    parts: list[Part]
    likeness_percent: float


def warning_word(code: str) -> str:
    """The one warning beside a name."""
    words = {
        "extractive": gettext("lives by raw materials"),
        "unstable": gettext("hangs on the weights"),
        "closing": gettext("gap is closing"),
        "slipping": gettext("slipped last year"),
        "capital": gettext("capital"),
    }
    return words.get(code, "")


def rows(frozen: dict[str, Any], names: Names, shown: int) -> tuple[list[Row], GapAxis]:
    """The first `shown` teachers and the axis that their gaps share."""
    first = frozen["rows"][:shown]
    gaps = [_gap(row, names) for row in first]
    axis = axis_for([gap for gap in gaps if gap])
    return [_row(row, gap, axis, frozen, names) for row, gap in zip(first, gaps, strict=True)], axis


def _row(row: dict[str, Any], gap: Gap | None, axis: GapAxis, frozen: dict[str, Any], names: Names) -> Row:
    said = {reason["code"]: _say(reason, names) for reason in row["reasons"]}
    warning = next((short for code, short in WARNINGS.items() if code in said), "")
    main = [sentence for code, sentence in said.items() if code in MAIN]
    rest = [sentence for code, sentence in said.items() if code not in (*MAIN, *LIKENESS)]
    return Row(
        code=row["unit"],
        name=names.place(row["unit"]),
        frozen=row,
        warning=warning_word(warning),
        why=" ".join(main) or " ".join(rest[:1]),
        likeness=next((sentence for code, sentence in said.items() if code in LIKENESS), ""),
        others=rest,
        gap=draw_gap(gap, axis, gettext("you"), names.language) if gap else SafeString(""),
        parts=_parts(row, frozen, names),
        likeness_percent=100 * row["parts"][0],
    )


def _say(reason: dict[str, Any], names: Names) -> str:
    titles = {code: names.indicator(code) for code in names.indicators}
    return reason_sentence(names.language, Reason(reason["code"], reason["facts"]), titles)


def _gap(row: dict[str, Any], names: Names) -> Gap | None:
    gap = row["gap"]
    if gap is None:
        return None
    said = names.language
    label = gettext("Ahead by %(now)s, between %(low)s and %(high)s in recent years") % {
        "now": said.percent(gap["now"], 1),
        "low": said.percent(gap["low"], 1),
        "high": said.percent(gap["high"], 1),
    }
    return Gap(gap["now"], gap["low"], gap["high"], label)


def _parts(row: dict[str, Any], frozen: dict[str, Any], names: Names) -> list[Part]:
    found = []
    for index, code in enumerate(frozen["variables"]):
        indicator = names.indicators.get(code)
        own, other = frozen["own"]["structure"][index], row["structure"][index]
        share = row["contributions"][index]
        decimals = indicator.decimals if indicator else 1
        found.append(
            Part(
                name=names.indicator(code),
                unit=indicator.unit_name(names.language.code) if indicator else "",
                own=names.language.number(own, decimals),
                other=names.language.number(other, decimals),
                share=100 * share / row["distance"] if share is not None and row["distance"] else None,
                difference=names.language.percent(100 * (other / own - 1), 0, sign=True) if own and other else "–",
            )
        )
    return sorted(found, key=lambda part: -(part.share or 0))


def paths(row: Row, frozen: dict[str, Any], names: Names) -> SafeString:
    """Both regions' outcome over the years: as it stands, or relative to the country's median at current prices."""
    yardstick = frozen["yardstick"]
    you, they = names.place(frozen["focus"]), row.name
    decimals = 0 if yardstick else names.outcome.decimals
    lines = [
        Line(they, _against(row.frozen["outcome"], yardstick), "", frozenset(row.frozen["breaks"])),
        Line(you, _against(frozen["own"]["outcome"], yardstick), "you", frozenset(frozen["own"]["breaks"])),
    ]
    label = gettext("%(indicator)s of %(you)s and %(they)s, %(first)s to %(last)s") % {
        "indicator": names.outcome.name(names.language.code),
        "you": you,
        "they": they,
        "first": frozen["periods"][0],
        "last": frozen["periods"][-1],
    }
    chart = LineChart(label, frozen["periods"], lines, gettext("break in the series"), decimals)
    return draw_lines(chart, names.language)


def _against(values: list[float | None], yardstick: list[float | None] | None) -> list[float | None]:
    if yardstick is None:
        return values
    pairs = zip(values, yardstick, strict=True)
    return [None if value is None or median is None else 100 * value / median for value, median in pairs]
