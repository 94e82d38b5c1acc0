"""What all process behaviour charts share: rules, lists of signals, the sentence and the picture."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from yokoten.analysis.effect.signals import ABOVE, RULE_SETS, RULES, Signal
from yokoten.interfaces.cli.columns import TableUnfit
from yokoten.interfaces.cli.effect_figures import shown
from yokoten.interfaces.cli.effect_series import Series
from yokoten.interfaces.cli.options import seed
from yokoten.interfaces.documents.drawing.course import Panel, Spot
from yokoten.interfaces.wording.effect import CAVEATS
from yokoten.interfaces.wording.effect import RULES as RULE_WORDS
from yokoten.interfaces.wording.language import Language, mark

QUIET = mark(
    "No signal from %(first)s to %(last)s: %(name)s moves around %(mean)s, and values from %(lower)s to %(upper)s are "
    "to be expected as long as nothing changes."
)
LIMIT_BROKEN = {
    ABOVE: mark("above the upper limit %(limit)s"),
    "below": mark("below the lower limit %(limit)s"),
}
UPPER, MEAN, LOWER = mark("upper %(value)s"), mark("mean %(value)s"), mark("lower %(value)s")
SAID = mark("%(label)s: %(value)s")


@dataclass(frozen=True, eq=False)
class Charted:
    """A chart over a series: what it is of, its points, their centre and limits, and the signals."""

    series: Series
    labels: Sequence[str]
    name: str
    points: np.ndarray
    centre: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    signals: Sequence[Signal]

    @property
    def places(self) -> list[float]:
        """Where the points stand on the axis: one step apart."""
        return [float(index) for index in range(len(self.points))]


def add_chart_arguments(parser: argparse.ArgumentParser) -> None:
    """How limits are made and signals found."""
    parser.add_argument("--baseline", type=seed, metavar="N", help="only the first N points make the limits")
    parser.add_argument(
        "--rules",
        default="limits",
        metavar="RULES",
        help="limits (default), wheeler, western, all, or names of rules parted by commas: " + ", ".join(RULES),
    )


def chosen_rules(text: str) -> tuple[str, ...]:
    """The rules that --rules names."""
    names = [name for part in text.split(",") for name in RULE_SETS.get(part.strip(), (part.strip(),))]
    for name in names:
        if name not in RULES:
            raise TableUnfit("rule_unknown", rule=name, rules=[*RULE_SETS, *RULES[1:]])
    return tuple(dict.fromkeys(names))


def signal_items(charted: Charted, signals: Sequence[Signal], points: np.ndarray) -> list[dict[str, Any]]:
    """Signals for JSON."""
    return [
        {
            "index": one.index,
            "time": charted.labels[one.index],
            "value": float(points[one.index]),
            "rule": one.rule,
            "side": one.side,
        }
        for one in signals
    ]


def sentence_of(language: Language, charted: Charted) -> str:
    """What the chart says."""
    if not charted.signals:
        ends = {"first": charted.labels[0], "last": charted.labels[-1], "name": charted.name}
        figures = {"mean": charted.centre[-1], "lower": charted.lower[-1], "upper": charted.upper[-1]}
        return language.say(QUIET, **ends, **{name: shown(language, float(at)) for name, at in figures.items()})
    first = charted.signals[0]
    label, value = charted.labels[first.index], shown(language, float(charted.points[first.index]))
    told = {"label": label, "value": value, "rule": rule_said(language, charted, first)}
    return language.say_count(
        "%(count)s signal, the first at %(label)s: %(value)s is %(rule)s. Ask what was different then.",
        "%(count)s signals, the first at %(label)s: %(value)s is %(rule)s. Ask what was different then.",
        len(charted.signals),
        **told,
    )


def rule_said(language: Language, charted: Charted, one: Signal) -> str:
    """The rule a point breaks, with the limit where there is one."""
    if one.rule != "limits":
        return language.say(RULE_WORDS[one.rule])
    limit = (charted.upper if one.side == ABOVE else charted.lower)[one.index]
    return language.say(LIMIT_BROKEN[one.side], limit=shown(language, float(limit)))


def caveats_said(language: Language, codes: Sequence[str]) -> list[dict[str, str]]:
    """Caveats with their sentences."""
    return [{"code": code, "text": language.say(CAVEATS[code])} for code in codes]


def panel_of(language: Language, charted: Charted, height: float) -> Panel:
    """Points joined by a line, the centre, dashed limits; signals filled."""
    places, marked = charted.places, {one.index for one in charted.signals}
    known = [index for index in range(len(places)) if np.isfinite(charted.points[index])]
    spots = [
        Spot(
            places[index],
            float(charted.points[index]),
            "dot signal" if index in marked else "dot hollow",
            language.say(SAID, label=charted.labels[index], value=shown(language, float(charted.points[index]))),
        )
        for index in known
    ]
    lines = [([(places[index], float(charted.points[index])) for index in known], "course")]
    for line, kind in ((charted.centre, "axis"), (charted.lower, "dashed"), (charted.upper, "dashed")):
        lines += [(part, kind) for part in steps(places, line)]
    levels = [(charted.upper, UPPER), (charted.centre, MEAN), (charted.lower, LOWER)]
    said = [(float(at[-1]), language.say(words, value=shown(language, float(at[-1])))) for at, words in levels]
    return Panel(charted.name, height, spots, lines, [(at, words) for at, words in said if np.isfinite(at)])


def steps(places: Sequence[float], heights: np.ndarray) -> list[list[tuple[float, float]]]:
    """A level drawn half a step around each point; broken where there is none."""
    parts: list[list[tuple[float, float]]] = [[]]
    for place, height in zip(places, heights, strict=True):
        if not np.isfinite(height):
            parts.append([])
            continue
        parts[-1] += [(max(place - 0.5, places[0]), float(height)), (min(place + 0.5, places[-1]), float(height))]
    return [part for part in parts if part]
