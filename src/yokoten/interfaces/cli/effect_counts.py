"""`yokoten effect p`, `u` and `c`: process behaviour charts of shares, rates and counts."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from yokoten.analysis.effect.counts import Chart, c_chart, p_chart, u_chart
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
from yokoten.interfaces.cli.terminal import show_table
from yokoten.interfaces.documents.drawing.course import Course, draw_course
from yokoten.interfaces.wording.language import Language, mark

FIGURES = """
mean, lower, upper   centre and limits at the last point; limits of shares and counts end at 0
points               time, value, mean, lower, upper of every point: limits depend on the size
signals              points that break a rule of --rules; by default only points beyond a limit"""
TITLE = mark("%(name)s, point by point, with its limits (%(kind)s chart)")
HEADS = (mark("Time"), mark("Value"), mark("Mean"), mark("Limits"), mark("Signal"))


@dataclass(frozen=True)
class Counts:
    """A method: `chart` takes the columns of events and, with `has_size`, of sizes."""

    HELP: str
    chart: Callable[..., Chart]
    has_size: bool = True

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """The table, its counts and how limits are made."""
        add_series_arguments(parser)
        parser.add_argument("--value", required=True, metavar="COLUMN", help="column with the numbers of events")
        if self.has_size:
            parser.add_argument(
                "--size", required=True, metavar="COLUMN", help="column with the sizes they occurred in"
            )
        add_chart_arguments(parser)

    def answer(self, arguments: argparse.Namespace, language: Language) -> Answer:
        """The chart of the columns named."""
        names = [arguments.value, *([arguments.size] if self.has_size else [])]
        rules, series = chosen_rules(arguments.rules), read_series(arguments, names)
        with placed_in(series, arguments.value):
            columns = [series.values(name) for name in names]
            found = self.chart(*columns, baseline=arguments.baseline, rules=rules)
        return answer_of(language, [charted_of(series, series.labels, arguments.value, found)], found)


P = Counts(
    "Shares (p chart): events by size, such as late answers of all answers; limits mean ± 3 sqrt(p (1-p) / size).\n"
    + FIGURES,
    p_chart,
)
U = Counts(
    "Rates (u chart): events by size, such as faults a thousand kilometres; limits mean ± 3 sqrt(u / size).\n"
    + FIGURES,
    u_chart,
)
C = Counts(
    "Counts (c chart) over equal opportunities, such as accidents a month; limits mean ± 3 sqrt(c).\n" + FIGURES,
    c_chart,
    False,
)


def charted_of(series: Series, labels: Any, name: str, chart: Chart) -> Charted:
    """A chart over its labels."""
    return Charted(series, labels, name, chart.points, chart.centre, chart.lower, chart.upper, chart.signals)


def answer_of(language: Language, panels: list[Charted], chart: Chart) -> Answer:
    """The first panel as sentence, table, JSON or CSV; all of them as the picture."""
    charted = panels[0]
    sentence = sentence_of(language, charted)
    title = language.say(TITLE, name=charted.name, kind=chart.kind)
    caveats = caveats_said(language, chart.caveats)
    return Answer(
        item={**item(charted, chart), **_others(panels), "sentence": sentence, "caveats": caveats},
        rows=(["time", "value", "mean", "lower", "upper", "signals"], _rows(charted)),
        show=lambda: _show(language, charted, title, sentence),
        draw=lambda: draw_course(_course(language, panels, title, sentence), language),
        words=sentence,
        notes=remarks_said(language, charted.series.remarks),
        caveats=[caveat["text"] for caveat in caveats],
    )


def _course(language: Language, panels: list[Charted], title: str, sentence: str) -> Course:
    heights = [300.0] + [130.0] * (len(panels) - 1)
    drawn = [panel_of(language, panel, height) for panel, height in zip(panels, heights, strict=True)]
    return Course(title, sentence, list(zip(panels[0].places, panels[0].labels, strict=True)), drawn)


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


def _show(language: Language, charted: Charted, title: str, sentence: str) -> None:
    rows = []
    for index, label in enumerate(charted.labels):
        broken = "; ".join(rule_said(language, charted, one) for one in charted.signals if one.index == index)
        value, mean = (shown(language, float(line[index])) for line in (charted.points, charted.centre))
        rows.append([label, value, mean, between(language, *map(float, _limits(charted, index))), broken])
    show_table(title, [language.say(head) for head in HEADS], rows, numeric=range(1, 4))
    print(sentence)


def _limits(charted: Charted, index: int) -> tuple[np.float64, np.float64]:
    return charted.lower[index], charted.upper[index]
