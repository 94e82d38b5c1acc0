"""What a question's page shows: heading, numbers, picture, reasons, similar places, the list of all questions."""

from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from yokoten.interfaces.web.measure.imports.picture import Asked, draw_asked
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.imports import (
    REASONS_OFFERED,
    decision_said,
    heading,
    indicator_said,
    lede,
    place_said,
    short,
    why_asked,
)
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.measure import SEVERITIES, kind_said, value_said
from yokoten.measure.models import DatasetImport, ImportAlarm
from yokoten.measure.queries.intake import Question, series_in_force
from yokoten.measure.rules.intake.decisions import offered
from yokoten.measure.rules.intake.heads import head_of
from yokoten.measure.rules.intake.mapping import Mapping

CHIPS = {"stop": "bad", "check": "warn", "gap": "waiting"}
MOST_LISTED, MOST_SHOWN = 60, 20


def question_page(dataset: DatasetImport, every: list[Question], asked: Question, mapping: Mapping) -> dict[str, Any]:
    """The context of the page."""
    language, first = spoken(), asked.first
    many = len({alarm.subject for alarm in asked.alarms})
    known = first.indicator.unit_name(language.code) if first.indicator else ""
    unit = known or head_of(first.facts.get("indicator", "")).unit
    waiting = [one for one in every if not one.is_decided and one.severity != "gap" and one.number != asked.number]
    following = next((one.number for one in waiting if one.number > asked.number), None)
    return {
        "question": asked,
        "heading": heading(language, first, many - 1),
        "lede": lede(language, first, unit) if len(asked.alarms) == 1 else "",
        "indicator": f"{indicator_said(language, first)}, {unit}" if first.indicator else first.facts["indicator"],
        "place": place_said(language, first),
        "picture": _picture(asked, language) if many == 1 else "",
        "where": [_where(alarm) for alarm in asked.alarms[:1]][0],
        "reasons": [_why(language, alarm) for alarm in asked.alarms[:MOST_SHOWN]],
        "members": _members(language, asked) if len(asked.alarms) > 1 else [],
        "similar": _similar(language, first),
        "offered": [
            {"code": code, "words": decision_said(language, first.kind, code)}
            for code in offered(first.kind, first.facts, len(asked.alarms))
        ],
        "suggestions": [language.say(one) for group in REASONS_OFFERED.values() for one in group],
        "listed": [_listed(language, one, asked.number) for one in _around(every, asked.number)],
        "decided": sum(one.is_decided for one in every),
        "all": len(every),
        "following": following if following else (waiting[0].number if waiting else None),
    }


def _around(every: list[Question], number: int) -> list[Question]:
    """Up to a screenful of questions, the current one among them."""
    at = next(index for index, one in enumerate(every) if one.number == number)
    start = max(0, min(at - MOST_LISTED // 2, len(every) - MOST_LISTED))
    return every[start : start + MOST_LISTED]


def _where(alarm: ImportAlarm) -> str:
    return f"{alarm.column_letter}{alarm.row or ''}"


def _why(language: Language, alarm: ImportAlarm) -> dict[str, str]:
    return {
        "chip": CHIPS[alarm.severity],
        "kind": kind_said(language, alarm.kind),
        "text": why_asked(language, alarm),
        "where": _where(alarm),
    }


def _members(language: Language, asked: Question) -> list[dict[str, str]]:
    return [
        {
            "place": place_said(language, alarm),
            "period": alarm.period,
            "value": value_said(language, alarm.value),
            "old": value_said(language, alarm.facts.get("old", alarm.facts.get("previous"))),
            "where": _where(alarm),
        }
        for alarm in asked.alarms[:200]
    ]


def _similar(language: Language, alarm: ImportAlarm) -> dict[str, Any]:
    """Places of the same size with both values, and the asked one at the end."""
    facts = alarm.facts
    if not facts.get("similar") or alarm.value is None:
        return {}
    rows = [
        *facts["similar"],
        {"place": place_said(language, alarm), "previous": facts["previous"], "value": alarm.value},
    ]
    return {
        "before": facts["previous_period"],
        "now": alarm.period,
        "rows": [
            {
                "place": row["place"],
                "previous": value_said(language, row["previous"]),
                "value": value_said(language, row["value"]),
                "change": language.percent(100 * (row["value"] / row["previous"] - 1), 1, sign=True),
                "is_own": number == len(rows) - 1,
            }
            for number, row in enumerate(rows)
            if row["previous"]
        ],
    }


def _listed(language: Language, one: Question, current: int) -> dict[str, Any]:
    first = one.first
    periods = list(dict.fromkeys(alarm.period for alarm in one.alarms if alarm.period))
    several = len({alarm.subject for alarm in one.alarms})
    title = place_said(language, first) if several == 1 else _("%(count)s places") % {"count": language.number(several)}
    return {
        "number": one.number,
        "chip": "good" if one.is_decided else CHIPS[one.severity],
        "word": _("decided") if one.is_decided else language.say(SEVERITIES[one.severity]),
        "title": ", ".join([title or first.column, *periods[:3]]),
        "short": short(language, first),
        "is_current": one.number == current,
    }


def _picture(asked: Question, language: Language) -> SafeString | str:
    """The series of the file, with values in force where the file has none."""
    first = asked.first
    own = {period: value for period, value in first.facts.get("series", []) if value is not None}
    own = {**series_in_force(first.indicator_id, first.place_id), **own} if own else own
    marked = {alarm.period: alarm.value for alarm in asked.alarms if alarm.value is not None}
    if not marked or len(own) < 2:
        return ""
    low, high = first.facts.get("expected_low"), first.facts.get("expected_high")
    last = asked.alarms[-1]
    expected = (first.period, low, high) if low is not None and high is not None and len(asked.alarms) == 1 else None
    band = _("expected %(low)s–%(high)s") % {"low": value_said(language, low), "high": value_said(language, high)}
    file_says = _("file says %(value)s") % {"value": value_said(language, last.value)}
    label = _("%(indicator)s of %(place)s by period: the file says %(value)s for %(period)s.") % {
        "indicator": indicator_said(language, first),
        "place": place_said(language, first),
        "value": value_said(language, last.value),
        "period": last.period,
    }
    known = tuple((period, value) for period, value in own.items() if period not in marked)
    where = _("row %(row)s, column %(column)s") % {"row": last.row, "column": last.column_letter} if last.row else ""
    drawn = Asked(label, known, tuple(sorted(marked.items())), expected, (band, file_says, where))
    return draw_asked(drawn, language)
