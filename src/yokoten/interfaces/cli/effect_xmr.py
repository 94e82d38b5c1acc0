"""`yokoten effect xmr`: the process behaviour chart of single values."""

import argparse
from typing import Any

import numpy as np

from yokoten.analysis.effect.behaviour import Xmr, xmr
from yokoten.interfaces.cli.columns import TableUnfit
from yokoten.interfaces.cli.effect_answer import Answer
from yokoten.interfaces.cli.effect_charting import (
    Charted,
    add_chart_arguments,
    caveats_said,
    chosen_rules,
    panel_of,
    rule_said,
    sentence_of,
    signal_items,
)
from yokoten.interfaces.cli.effect_figures import between, shown
from yokoten.interfaces.cli.effect_series import Series, add_series_arguments, placed_in, read_series
from yokoten.interfaces.cli.options import remarks_said
from yokoten.interfaces.cli.results import known
from yokoten.interfaces.cli.terminal import show_table
from yokoten.interfaces.documents.drawing.course import Course, draw_course
from yokoten.interfaces.wording.language import Language, mark

HELP = """The process behaviour chart of single values and their moving ranges (XmR).

mean, lower, upper   natural process limits: mean ± 3/d2 times the mean moving range (3/d2 = 2.6587)
mr_mean, mr_upper    moving ranges between neighbours, and their upper limit 3.268 mr_mean
signals              points of the chart of values that break a rule of --rules; by default only points beyond a limit
mr_signals           moving ranges beyond their limit
segments             one entry for each stretch with limits of its own; the figures above are those of the last one

--baseline freezes the limits on the first points; --rebase begins new ones where the process was changed on purpose."""

TITLE = mark("%(name)s, point by point, with its natural limits")
HEADS = (mark("Time"), mark("Value"), mark("Moving range"), mark("Mean"), mark("Limits"), mark("Signal"))
MOVING, MR_ALSO = mark("Moving range"), mark("Moving ranges beyond their limit %(limit)s: %(labels)s.")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the method."""
    add_series_arguments(parser)
    parser.add_argument("--value", required=True, metavar="COLUMN", help="column with the figures")
    add_chart_arguments(parser)
    parser.add_argument(
        "--rebase", action="append", default=[], metavar="TIME", help="new limits from this time on; may be repeated"
    )


def answer(arguments: argparse.Namespace, language: Language) -> Answer:
    """The chart of the values, and of their moving ranges."""
    rules = chosen_rules(arguments.rules)
    series = read_series(arguments, [arguments.value])
    with placed_in(series, arguments.value):
        starts = [_start(series, text) for text in arguments.rebase]
        found = xmr(series.values(arguments.value), baseline=arguments.baseline, rebase=starts, rules=rules)
    charted = _charted(series, arguments.value, found)
    return Answer(
        item=_item(language, charted, found),
        rows=_rows(charted, found),
        show=lambda: _show(language, charted, found),
        draw=lambda: draw_course(_course(language, charted, found), language),
        words=sentence_of(language, charted),
        notes=remarks_said(language, series.remarks),
        caveats=[caveat["text"] for caveat in caveats_said(language, found.caveats)],
    )


def _start(series: Series, text: str) -> int:
    position = series.position(text)
    if position >= len(series.labels):
        raise TableUnfit("rebase_after_end", text=text, last=series.labels[-1])
    return position


def _charted(series: Series, name: str, found: Xmr) -> Charted:
    return Charted(
        series,
        series.labels,
        name,
        found.values,
        *(_level(found, at) for at in ("mean", "lower", "upper")),
        found.signals,
    )


def _level(found: Xmr, at: str) -> np.ndarray:
    """A level of each point's segment."""
    return np.concatenate([np.full(part.end - part.start, getattr(part, at)) for part in found.segments])


def _item(language: Language, charted: Charted, found: Xmr) -> dict[str, Any]:
    current = found.current
    return {
        "mean": current.mean,
        "mr_mean": current.mr_mean,
        "lower": current.lower,
        "upper": current.upper,
        "mr_upper": current.mr_upper,
        "signals": signal_items(charted, found.signals, found.values),
        "mr_signals": signal_items(charted, found.mr_signals, found.moving_ranges),
        "n": len(found.values),
        "baseline": current.count,
        "segments": [
            {
                "from": charted.labels[part.start],
                "to": charted.labels[part.end - 1],
                "n": part.end - part.start,
                "baseline": part.count,
                **{name: getattr(part, name) for name in ("mean", "mr_mean", "lower", "upper", "mr_upper")},
            }
            for part in found.segments
        ],
        "sentence": sentence_of(language, charted),
        "caveats": caveats_said(language, found.caveats),
    }


def _rows(charted: Charted, found: Xmr) -> tuple[list[str], list[list[Any]]]:
    heads = ["time", "value", "moving_range", "mean", "lower", "upper", "mr_upper", "signals"]
    uppers = _level(found, "mr_upper")
    rows = []
    for index, label in enumerate(charted.labels):
        figures = [charted.points, found.moving_ranges, charted.centre, charted.lower, charted.upper, uppers]
        broken = " ".join(one.rule for one in found.signals if one.index == index)
        rows.append([label, *(known(float(line[index])) for line in figures), broken])
    return heads, rows


def _show(language: Language, charted: Charted, found: Xmr) -> None:
    rows = []
    for index, label in enumerate(charted.labels):
        broken = "; ".join(rule_said(language, charted, one) for one in found.signals if one.index == index)
        figures = [charted.points[index], found.moving_ranges[index], charted.centre[index]]
        limits = between(language, float(charted.lower[index]), float(charted.upper[index]))
        rows.append([label, *(shown(language, float(figure)) for figure in figures), limits, broken])
    show_table(
        language.say(TITLE, name=charted.name), [language.say(head) for head in HEADS], rows, numeric=range(1, 5)
    )
    print(sentence_of(language, charted))
    if found.mr_signals:
        labels = ", ".join(charted.labels[one.index] for one in found.mr_signals)
        print(language.say(MR_ALSO, limit=shown(language, found.current.mr_upper), labels=labels))


def _course(language: Language, charted: Charted, found: Xmr) -> Course:
    uppers = _level(found, "mr_upper")
    ranges = Charted(
        charted.series,
        charted.labels,
        language.say(MOVING),
        found.moving_ranges,
        _level(found, "mr_mean"),
        np.full(len(uppers), np.nan),
        uppers,
        found.mr_signals,
    )
    return Course(
        title=language.say(TITLE, name=charted.name),
        remark=sentence_of(language, charted),
        labels=list(zip(charted.places, charted.labels, strict=True)),
        panels=[panel_of(language, charted, 300), panel_of(language, ranges, 130)],
        upright=[part.start - 0.5 for part in found.segments[1:]],
    )
