"""The picture of a run: the figures it used, the course with and without the change."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.safestring import SafeString

from yokoten.interfaces.web.charts.behaviour import BehaviourChart, Line, Stretch, draw_behaviour
from yokoten.interfaces.wording.evaluation_amounts import decimals_of
from yokoten.interfaces.wording.language import Language
from yokoten.prove.models import Run
from yokoten.prove.rules.designs import BEFORE_AFTER, INTERRUPTED
from yokoten.prove.rules.figures import is_of_places
from yokoten.prove.rules.keeping import read_registration


def picture_of(run: Run, sentence: str, language: Language) -> SafeString:
    """Full lines where the numbers ran, a dashed one where they would have run without the change."""
    if is_of_places(run.figures):
        return _of_places(run, sentence, language)
    days = [date.fromisoformat(day) for day, _value in run.figures]
    values = [float(value) for _day, value in run.figures]
    used = read_registration(run.used)
    began = sum(day < used.start for day in days)
    decimals = min(4, max((len(str(value).rstrip("0").partition(".")[2]) for value in values), default=0))
    chart = BehaviourChart(
        label=f"{used.outcome}, {used.unit}: {sentence}",
        days=[language.day(day) for day in days],
        values=values,
        said=[
            f"{language.day(day)}: {language.number(value, decimals)}" for day, value in zip(days, values, strict=True)
        ],
        stretches=_stretches(run, len(values)),
        unusual=frozenset(run.result["course"].get("unusual", ())),
        decimals=max(decimals, 1),
        lines=_lines(run, used.design, began, len(values)),
        began=began,
    )
    return draw_behaviour(chart, language)


def _of_places(run: Run, sentence: str, language: Language) -> SafeString:
    """By year the mean of those who began and, dashed, that of the others."""
    course, used = run.result["course"], read_registration(run.used)
    years, began = course["years"], course["began"]
    decimals = decimals_of(max(began) - min(began)) + 1
    first = sum(year < course["start"] for year in years)
    chart = BehaviourChart(
        label=f"{used.outcome}, {used.unit}: {sentence}",
        days=[str(year) for year in years],
        values=began,
        said=[f"{year}: {language.number(value, decimals)}" for year, value in zip(years, began, strict=True)],
        decimals=decimals,
        stretches=_stretches(run, len(years)),
        unusual=frozenset(course.get("unusual", ())),
        lines=_lines(run, used.design, first, len(years)) or _others(course),
        began=first,
    )
    return draw_behaviour(chart, language)


def _others(course: Mapping[str, Any]) -> tuple[Line, ...]:
    return (Line(0, course["others"], "limit"),) if course["others"] and "limits" not in course else ()


def _stretches(run: Run, count: int) -> tuple[Stretch, ...]:
    limits = run.result["course"].get("limits")
    return (Stretch(0, count, limits["mean"], limits["lower"], limits["upper"]),) if limits else ()


def _lines(run: Run, design: str, began: int, count: int) -> tuple[Line, ...]:
    course = run.result["course"]
    if design == BEFORE_AFTER:
        before, after = course["before"], course["after"]
        return (
            Line(0, [before] * began, "mean"),
            Line(began, [after] * (count - began), "mean"),
            Line(began, [before] * (count - began), "limit"),
        )
    if design == INTERRUPTED:
        fitted = course["fitted"]
        return (
            Line(0, fitted[:began], "mean"),
            Line(began, fitted[began:], "mean"),
            Line(began, course["without"], "limit"),
        )
    return ()
