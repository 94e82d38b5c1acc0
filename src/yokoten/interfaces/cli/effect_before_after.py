"""`yokoten effect before-after`: a difference of means, and what it cannot say."""

import argparse
from dataclasses import asdict
from typing import Any

import numpy as np

from yokoten.analysis.effect.comparing import BeforeAfter, Side, before_after
from yokoten.interfaces.cli.columns import TableUnfit
from yokoten.interfaces.cli.effect_answer import Answer
from yokoten.interfaces.cli.effect_charting import SAID, caveats_said
from yokoten.interfaces.cli.effect_figures import between, shown
from yokoten.interfaces.cli.effect_series import Series, add_series_arguments, placed_in, read_series
from yokoten.interfaces.cli.options import remarks_said
from yokoten.interfaces.cli.terminal import show_table
from yokoten.interfaces.documents.drawing.course import Course, Panel, Spot, draw_course
from yokoten.interfaces.wording.language import Language, mark

HELP = """The mean after less the mean before, with Welch's interval.

estimate, se, df, lower, upper, p
               difference of means, its standard error, degrees of freedom, 95 % interval, two-sided p
before, after  number, mean and standard deviation of each side

It cannot say why: whatever else changed at the same time is in the difference. A series over time (its) sees a trend
that was there before, a comparison with places that did not begin (did2, did, synth) sees what happened everywhere."""

TITLE = mark("%(name)s before and after %(start)s")
HEADS = (mark("Side"), mark("Points"), mark("Mean"), mark("Standard deviation"))
BEFORE, AFTER = mark("Before"), mark("After")
DIFFERENCE = mark(
    "After, the mean of %(name)s differs from before by %(estimate)s (95 %% interval %(interval)s). "
    "This does not say why."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the method."""
    add_series_arguments(parser)
    parser.add_argument("--value", required=True, metavar="COLUMN", help="column with the figures")
    parser.add_argument("--start", metavar="TIME", help="first period of after; needs --time")
    parser.add_argument("--post", metavar="COLUMN", help="column with 0 before and 1 after, instead of --start")


def answer(arguments: argparse.Namespace, language: Language) -> Answer:
    """The difference of means."""
    if bool(arguments.start) == bool(arguments.post) or (arguments.start and not arguments.time):
        raise TableUnfit("start_or_post")
    name, start = arguments.value, arguments.start or arguments.post
    series = read_series(arguments, [name, *([arguments.post] if arguments.post else [])])
    is_after, values = _is_after(arguments, series), series.values(name)
    with placed_in(series, name):
        found = before_after(values[~is_after], values[is_after], is_in_order=bool(arguments.time))
    facts = {"estimate": shown(language, found.estimate), "interval": between(language, found.lower, found.upper)}
    sentence = language.say(DIFFERENCE, name=name, **facts)
    title = language.say(TITLE, name=name, start=start)
    caveats = caveats_said(language, found.caveats)
    return Answer(
        item={**asdict(found), "sentence": sentence, "caveats": caveats},
        rows=_rows(found),
        show=lambda: _show(language, found, title, sentence),
        draw=lambda: draw_course(_course(language, series, (name, title), is_after), language),
        words=sentence,
        notes=remarks_said(language, series.remarks),
        caveats=[caveat["text"] for caveat in caveats],
    )


def _show(language: Language, found: BeforeAfter, title: str, sentence: str) -> None:
    sides = [_row(language, BEFORE, found.before), _row(language, AFTER, found.after)]
    show_table(title, [language.say(head) for head in HEADS], sides, numeric=range(1, 4))
    print(sentence)


def _is_after(arguments: argparse.Namespace, series: Series) -> np.ndarray:
    if arguments.start:
        return np.arange(len(series.labels)) >= series.position(arguments.start)
    marks = series.values(arguments.post)
    wrong = np.flatnonzero((marks != 0) & (marks != 1))
    if wrong.size:
        index = int(wrong[0])
        raise TableUnfit("not_before_or_after", **series.place(arguments.post, index), text=f"{marks[index]:g}")
    return marks == 1


def _rows(found: BeforeAfter) -> tuple[list[str], list[list[Any]]]:
    flat = asdict(found)
    row = {name: flat[name] for name in ("estimate", "se", "df", "lower", "upper", "p")}
    for side in ("before", "after"):
        row |= {f"{side}_{key}": value for key, value in flat[side].items()}
    return list(row), [list(row.values())]


def _row(language: Language, name: str, side: Side) -> list[str]:
    figures = [language.number(side.count), shown(language, side.mean), shown(language, side.sd)]
    return [language.say(name), *figures]


def _course(language: Language, series: Series, words: tuple[str, str], is_after: np.ndarray) -> Course:
    name, title = words
    values, order = series.values(name), np.argsort(is_after, kind="stable")
    places = np.empty(len(values))
    places[order] = np.arange(len(values))
    spots = [
        Spot(float(place), float(value), "dot" if after else "dot hollow", _label(language, label, float(value)))
        for place, value, after, label in zip(places, values, is_after, series.labels, strict=True)
    ]
    lines, levels = [], []
    for side in (~is_after, is_after):
        mean, at = float(values[side].mean()), places[side]
        lines.append(([(float(at.min()), mean), (float(at.max()), mean)], "total"))
        levels.append((mean, shown(language, mean)))
    labels = [(float(place), series.labels[index]) for place, index in enumerate(order)]
    panel = Panel(name, 340, spots, lines, levels)
    sides = f"{language.say(BEFORE)} → {language.say(AFTER)}"
    return Course(title, sides, labels, [panel], [float((~is_after).sum()) - 0.5])


def _label(language: Language, label: str, value: float) -> str:
    return language.say(SAID, label=label, value=shown(language, value))
