"""The picture of a run: the figures it used, the course with and without the change."""

from datetime import date

from django.utils.safestring import SafeString

from yokoten.interfaces.web.charts.behaviour import BehaviourChart, Line, Stretch, draw_behaviour
from yokoten.interfaces.wording.language import Language
from yokoten.prove.models import Run
from yokoten.prove.rules.designs import BEFORE_AFTER, INTERRUPTED
from yokoten.prove.rules.keeping import read_registration


def picture_of(run: Run, sentence: str, language: Language) -> SafeString:
    """Full lines where the numbers ran, a dashed one where they would have run without the change."""
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
