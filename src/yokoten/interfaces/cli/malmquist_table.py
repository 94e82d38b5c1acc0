"""Changes of productivity as JSON, as rows of CSV, as a table and as a picture."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from yokoten.analysis.frontier import Malmquist
from yokoten.interfaces.cli.results import known
from yokoten.interfaces.cli.terminal import show_table
from yokoten.interfaces.cli.volumes import Volumes
from yokoten.interfaces.documents.drawing.cloud import Cloud, Dot, bounds, draw_cloud
from yokoten.interfaces.documents.drawing.pen import Pen
from yokoten.interfaces.wording.frontier import STATUS
from yokoten.interfaces.wording.language import Language, mark

TITLE = mark("Productivity: %(outputs)s from %(inputs)s, %(first)s to %(last)s")
HEADS = (mark("Compared unit"), mark("Period"), mark("Productivity"), mark("Caught up"), mark("Frontier moved"))
SPLIT = (mark("Pure efficiency"), mark("Scale effect"))
STATUS_HEAD = mark("Status")
MEANT = mark("Factors from one period to the next; above 1 is better. Productivity = caught up × frontier moved.")
REMARK = mark("Mean factor from one period to the next, better right and up. Dashed: productivity unchanged.")
AXES = (mark("Caught up (efficiency change)"), mark("Frontier moved (technical change)"))
CORNERS = (
    mark("fell behind, frontier moved out"),
    mark("caught up, frontier moved out"),
    mark("fell behind, frontier moved in"),
    mark("caught up, frontier moved in"),
)
SAID = mark("%(unit)s: productivity ×%(malmquist)s, caught up ×%(change)s, frontier ×%(technical)s")
DRAWN = mark("%(count)s units; productivity rose for %(up)s of them.")
FACTORS = ("malmquist", "efficiency_change", "technical_change", "pure_efficiency_change", "scale_change")


@dataclass(frozen=True, eq=False)
class Changed:
    """Transitions of a table; `is_split`: the table shows efficiency taken apart."""

    volumes: Volumes
    found: Malmquist
    is_split: bool
    warnings: list[dict[str, Any]]


def labels(volumes: Volumes, found: Malmquist, place: int) -> tuple[str, str]:
    """The two periods of a transition as the table writes them."""
    periods = volumes.numbered_periods()
    return periods[float(found.first[place])], periods[float(found.second[place])]


def labelled(volumes: Volumes, found: Malmquist, place: int) -> str:
    """A transition in a list."""
    return f"{found.units[place]} ({'–'.join(labels(volumes, found, place))})"


def items(changed: Changed) -> list[dict[str, Any]]:
    """One entry for each unit and two neighbouring periods, undefined values null."""
    volumes, found = changed.volumes, changed.found
    entries = []
    for place, fact in enumerate(found.rows()):
        first, second = labels(volumes, found, place)
        factors = {name: fact[name] for name in FACTORS}
        others = {name: fact[name] for name in ("reason", "certified", "years", "annualised", "says")}
        entries.append(
            {"unit": fact["unit"], "from": first, "to": second, **factors, "status": fact["status"], **others}
        )
    return entries


def csv_rows(changed: Changed) -> tuple[list[str], list[list[Any]]]:
    """Heads and rows of the flat form."""
    rows = [{**entry, "says": " ".join(entry["says"])} for entry in items(changed)]
    return list(rows[0]), [list(row.values()) for row in rows]


def show_changes(language: Language, changed: Changed) -> None:
    """Print the factors."""
    volumes, found = changed.volumes, changed.found
    names = FACTORS if changed.is_split else FACTORS[:3]
    heads = [language.say(head) for head in (*HEADS, *(SPLIT if changed.is_split else ()), STATUS_HEAD)]
    rows = [
        [
            str(found.units[place]),
            "–".join(labels(volumes, found, place)),
            *(language.number(float(getattr(found, name)[place]), 3) for name in names),
            language.say(STATUS[status]),
        ]
        for place, status in enumerate(found.status)
    ]
    show_table(_title(language, changed), heads, rows, numeric=range(2, 2 + len(names)))
    print(language.say(MEANT))


def drawn(language: Language, changed: Changed) -> tuple[Pen, str]:
    """Caught up against frontier moved, one dot for each unit: the geometric mean over its steps."""
    dots = []
    means = _means(changed.found)
    for unit, (change, technical) in means.items():
        factors = {"malmquist": change * technical, "change": change, "technical": technical}
        said = {name: language.number(factor, 3) for name, factor in factors.items()}
        kind = "dot" if change * technical >= 1 else "dot hollow"
        dots.append(Dot(unit, change, technical, kind, language.say(SAID, unit=unit, **said)))
    cloud = Cloud(
        title=_title(language, changed),
        remark=language.say(REMARK),
        axes=(language.say(AXES[0]), language.say(AXES[1])),
        dots=dots,
        is_from_zero=False,
        lines=[(_unchanged(dots), "dashed")],
        corners=[language.say(words) for words in CORNERS],
    )
    rose = sum(change * technical > 1 for change, technical in means.values())
    words = language.say(DRAWN, count=language.number(len(dots)), up=language.number(rose))
    return draw_cloud(cloud, language), words


def _title(language: Language, changed: Changed) -> str:
    volumes = changed.volumes
    periods = list(volumes.numbered_periods().values())
    names = {"inputs": ", ".join(volumes.inputs), "outputs": ", ".join(volumes.outputs)}
    return language.say(TITLE, **names, first=periods[0], last=periods[-1])


def _means(found: Malmquist) -> dict[str, tuple[float, float]]:
    """Geometric means of both factors over the steps that have them."""
    units = np.array([str(unit) for unit in found.units])
    technical = found.malmquist / found.efficiency_change
    means = {}
    for unit in dict.fromkeys(units.tolist()):
        here = units == unit
        both = found.efficiency_change[here], technical[here]
        there = np.isfinite(both[0]) & np.isfinite(both[1])
        if there.any():
            change, moved = (known(float(np.exp(np.log(part[there]).mean()))) for part in both)
            means[unit] = (change or 0.0, moved or 0.0)
    return means


def _unchanged(dots: list[Dot]) -> list[tuple[float, float]]:
    """Where caught up times frontier moved is 1, inside the drawing."""
    wide = bounds([dot.x for dot in dots], is_from_zero=False)
    high = bounds([dot.y for dot in dots], is_from_zero=False)
    left, right = max(wide[0], 1 / high[1]), min(wide[1], 1 / high[0])
    return [(left, 1 / left), (right, 1 / right)]
