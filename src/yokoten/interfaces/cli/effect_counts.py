"""What the charts of shares, counts and subgroups hand back."""

import argparse
from collections.abc import Callable
from typing import Any

import numpy as np

from yokoten.analysis.effect.counts import Chart
from yokoten.interfaces.cli.effect_charting import (
    Charted,
    add_chart_arguments,
    caveats_said,
    panel_of,
    rule_said,
    sentence_of,
    signal_items,
)
from yokoten.interfaces.cli.effect_figures import between, shown
from yokoten.interfaces.cli.effect_series import Series, add_series_arguments, note_series, placed_in, read_series
from yokoten.interfaces.cli.options import told_in
from yokoten.interfaces.cli.results import add_result_arguments, print_csv, print_json, save_plot
from yokoten.interfaces.cli.terminal import note, show_table
from yokoten.interfaces.documents.drawing.course import Course, draw_course
from yokoten.interfaces.wording.language import Language, mark, speak

FIGURES = """
mean, lower, upper   centre and limits at the last point; limits of shares and counts end at 0
points               time, value, mean, lower, upper of every point: limits depend on the size
signals              points that break a rule of --rules; by default only points beyond a limit"""
TITLE = mark("%(name)s, point by point, with its limits (%(kind)s chart)")
HEADS = (mark("Time"), mark("Value"), mark("Mean"), mark("Limits"), mark("Signal"))


def add_count_arguments(parser: argparse.ArgumentParser, *, has_size: bool) -> None:
    """The table, its counts and how limits are made."""
    add_series_arguments(parser)
    parser.add_argument("--value", required=True, metavar="COLUMN", help="column with the numbers of events")
    if has_size:
        parser.add_argument("--size", required=True, metavar="COLUMN", help="column with the sizes they occurred in")
    add_chart_arguments(parser)
    add_result_arguments(parser)


def run_counts(arguments: argparse.Namespace, chart: Callable[[Series], Chart]) -> int:
    """Read the columns, draw up the chart, hand it back."""
    language = speak(arguments.language)
    with told_in(language):
        names = [arguments.value, *([arguments.size] if "size" in arguments else [])]
        series = read_series(arguments, names)
        with placed_in(series, arguments.value):
            found = chart(series)
        note_series(language, series)
        return hand_back(arguments, language, [charted_of(series, series.labels, arguments.value, found)], found)


def charted_of(series: Series, labels: Any, name: str, chart: Chart) -> Charted:
    """A chart over its labels."""
    return Charted(series, labels, name, chart.points, chart.centre, chart.lower, chart.upper, chart.signals)


def hand_back(arguments: argparse.Namespace, language: Language, panels: list[Charted], chart: Chart) -> int:
    """The first panel as sentence, table, JSON or CSV; all of them as the picture."""
    charted = panels[0]
    sentence = sentence_of(language, charted)
    title = language.say(TITLE, name=charted.name, kind=chart.kind)
    if arguments.plot:
        heights = [300.0] + [130.0] * (len(panels) - 1)
        drawn = [panel_of(language, panel, height) for panel, height in zip(panels, heights, strict=True)]
        labels = list(zip(charted.places, charted.labels, strict=True))
        save_plot(arguments.plot, draw_course(Course(title, sentence, labels, drawn), language), sentence)
    caveats = caveats_said(language, chart.caveats)
    if arguments.json:
        print_json({**item(charted, chart), **_others(panels), "sentence": sentence, "caveats": caveats})
        return 0
    for caveat in caveats:
        note(caveat["text"])
    if arguments.csv:
        print_csv(["time", "value", "mean", "lower", "upper", "signals"], _rows(charted))
    else:
        _show(language, charted, title)
        print(sentence)
    return 0


def item(charted: Charted, chart: Chart) -> dict[str, Any]:
    """A chart for JSON."""
    lines = (charted.points, charted.centre, charted.lower, charted.upper)
    return {
        "chart": chart.kind,
        "mean": float(charted.centre[-1]),
        "lower": float(charted.lower[-1]),
        "upper": float(charted.upper[-1]),
        "signals": signal_items(charted, charted.signals, charted.points),
        "n": len(charted.points),
        "baseline": chart.count,
        "points": [
            dict(zip(("time", "value", "mean", "lower", "upper"), (label, *map(float, row)), strict=True))
            for label, *row in zip(charted.labels, *lines, strict=True)
        ],
    }


def _others(panels: list[Charted]) -> dict[str, Any]:
    if len(panels) == 1:
        return {}
    other = panels[1]
    ends = {"r_mean": other.centre[-1], "r_lower": other.lower[-1], "r_upper": other.upper[-1]}
    signals = signal_items(other, other.signals, other.points)
    return {**{name: float(end) for name, end in ends.items()}, "r_signals": signals}


def _rows(charted: Charted) -> list[list[Any]]:
    lines = (charted.points, charted.centre, charted.lower, charted.upper)
    return [
        [label, *map(float, row), " ".join(one.rule for one in charted.signals if one.index == index)]
        for index, (label, *row) in enumerate(zip(charted.labels, *lines, strict=True))
    ]


def _show(language: Language, charted: Charted, title: str) -> None:
    rows = []
    for index, label in enumerate(charted.labels):
        broken = "; ".join(rule_said(language, charted, one) for one in charted.signals if one.index == index)
        value, mean = (shown(language, float(line[index])) for line in (charted.points, charted.centre))
        rows.append([label, value, mean, between(language, *map(float, _limits(charted, index))), broken])
    show_table(title, [language.say(head) for head in HEADS], rows, numeric=range(1, 4))


def _limits(charted: Charted, index: int) -> tuple[np.float64, np.float64]:
    return charted.lower[index], charted.upper[index]
