"""The published rule of grading as numbers: weights, limits and thresholds, one file for each version."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

NEWEST = 1
PARTS = ("design", "fit", "figures", "size", "persistence", "registered", "reader")
ALIKE = ("size", "persistence", "registered", "reader", "words", "allowed", "holding")
Steps = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Rule:
    """`points`: the most of each part. `checks`: what each design has to be checked for. The rest as in the file."""

    version: int
    valid_from: date
    points: Mapping[str, float]
    design: Mapping[str, float]
    checks: Mapping[str, tuple[str, ...]]
    limits: Mapping[str, float]
    source: float
    steps: Mapping[str, Steps]
    size: Mapping[str, float]
    persistence: Mapping[str, float]
    registered: Mapping[str, float]
    reader: Mapping[str, float]
    words: Mapping[str, float]
    allowed: Mapping[str, float]
    holding: Mapping[str, float]
    reminders: tuple[int, ...]


def read_rule(content: bytes) -> Rule:
    """The rule that a file holds; ValueError where a part could give more than its most."""
    table = tomllib.loads(content.decode("utf-8"))
    reminders = tuple(table["holding"].pop("reminders"))
    steps = {name: tuple((float(most), float(points)) for most, points in rows)
             for name, rows in table["figures"].items() if name != "source"}  # fmt: skip
    rule = Rule(
        version=table["version"],
        valid_from=table["valid_from"],
        points=table["points"],
        design=table["design"],
        checks={design: tuple(names) for design, names in table["checks"].items()},
        limits=table["limits"],
        source=table["figures"]["source"],
        steps=steps,
        reminders=reminders,
        **{name: table[name] for name in ALIKE},
    )
    _verify(rule)
    return rule


@cache
def shipped_rule(version: int = NEWEST) -> Rule:
    """A version of the rule that comes with the product."""
    return read_rule(files("yokoten.prove").joinpath("grades", f"{version}.toml").read_bytes())


def _verify(rule: Rule) -> None:
    most = {
        "design": max(rule.design.values()),
        "figures": rule.source + sum(steps[0][1] for steps in rule.steps.values()),
        **{name: max(getattr(rule, name).values()) for name in ("size", "persistence", "registered", "reader")},
    }
    wrong = [name for name, points in most.items() if points != rule.points[name]]
    is_falling = all(
        list(steps) == sorted(steps, key=lambda step: (step[0], -step[1])) for steps in rule.steps.values()
    )
    if wrong or not is_falling or sum(rule.points.values()) != 100 or tuple(rule.points) != PARTS:
        raise ValueError(f"the points of the rule do not add up: {wrong}")
