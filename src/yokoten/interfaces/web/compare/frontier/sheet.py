"""The frontier as a table to take along: the target of the focus, then every region."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext

from yokoten.compare.queries import FrontierAnswered
from yokoten.compare.rules.frontier.intervals import Interval
from yokoten.interfaces.documents.table import Sheet
from yokoten.interfaces.web.compare.frontier.tongue import Tongue
from yokoten.interfaces.wording.frontier_lens import remark_said, status_said
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.sources import all_cited


def sheet_of(answered: FrontierAnswered, language: Language, intervals: Mapping[str, Interval]) -> Sheet:
    """One row per region with its figures, efficiency and part in the focus's mix; the target under them.

    `intervals`: as far as they were computed; empty cells without.
    """
    tongue, asked = Tongue(answered, language), answered.asked
    heads = [gettext("Code"), gettext("Region"), gettext("Efficiency")]
    heads += [gettext("Interval, from"), gettext("Interval, to"), gettext("Where it stands")]
    heads += [gettext("Intensity in your mix")]
    heads += [f"{tongue.quantity(code)}, {_unit(answered, code, language)}" for code in asked.columns]
    parts = {peer.unit: peer.intensity for peer in answered.answer.peers}
    figures = dict(zip(answered.figures.units, answered.figures.table.tolist(), strict=True))
    rows: list[list[Any]] = [
        [
            one.unit, tongue.place(one.unit), one.efficiency, *_ends(intervals.get(one.unit)),
            status_said(language, one.status), parts.get(one.unit), *figures[one.unit],
        ]
        for one in answered.answer.stands
    ]  # fmt: skip
    steps, nothing = answered.answer.steps, (None, None, None, "", None)
    rows.append(["", gettext("After the common change"), *nothing, *(step.radial for step in steps)])
    rows.append(["", gettext("Target"), *nothing, *(step.target for step in steps)])
    remarks = [remark_said(language, one, tongue.names) for one in answered.answer.remarks]
    method = {"rts": asked.rts, "way": asked.orientation}
    remarks += [gettext("Returns to scale: %(rts)s; orientation: %(way)s") % method]
    remarks += all_cited(language, (one.source for one in answered.indicators.values()))
    title = gettext("Frontier of %(place)s, %(period)s") % {"place": tongue.place(asked.focus), "period": asked.period}
    return Sheet(f"frontier-{asked.focus}-{asked.period}", title, heads, rows, remarks)


def _ends(interval: Interval | None) -> tuple[float | None, float | None]:
    return (interval.low, interval.high) if interval else (None, None)


def _unit(answered: FrontierAnswered, code: str, language: Language) -> str:
    return answered.indicators[code].unit_name(language.code)
