"""Versions of a practice: what changed between two snapshots, field by field and word by word."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

KEPT, GONE, NEW = "kept", "gone", "new"
MOST_WORDS = 4000
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Run:
    """A piece of text that was kept, is gone, or is new."""

    kind: str
    words: str


@dataclass(frozen=True)
class Difference:
    """One field that differs; `where` is the language of a text, `facts`, `metrics` or `concepts`."""

    where: str
    name: str
    runs: tuple[Run, ...]


def differences(older: Mapping[str, Any], newer: Mapping[str, Any]) -> tuple[Difference, ...]:
    """What changed from one snapshot to another: facts, texts by language, figures, concepts."""
    found = _changed("facts", older.get("facts", {}), newer.get("facts", {}))
    texts = [*older.get("texts", {}), *newer.get("texts", {})]
    for language in dict.fromkeys(texts):
        found += _changed(language, older.get("texts", {}).get(language, {}), newer.get("texts", {}).get(language, {}))
    found += _changed("metrics", _lines(older.get("metrics", ())), _lines(newer.get("metrics", ())))
    concepts = ("concepts", ", ".join(older.get("concepts", ())), ", ".join(newer.get("concepts", ())))
    if concepts[1] != concepts[2]:
        found.append(Difference("concepts", "concepts", word_runs(concepts[1], concepts[2])))
    return tuple(found)


def word_runs(older: str, newer: str) -> tuple[Run, ...]:
    """The two texts as runs of words; very long ones are told as wholly replaced rather than kept waiting for."""
    old, new = _WORDS.findall(older), _WORDS.findall(newer)
    if len(old) + len(new) > MOST_WORDS * 2:
        return whole_runs(older, newer)
    runs: list[Run] = []
    for kind, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if kind == "equal":
            runs.append(Run(KEPT, "".join(old[a:b])))
            continue
        runs += [Run(GONE, "".join(old[a:b]))] * (b > a) + [Run(NEW, "".join(new[c:d]))] * (d > c)
    return tuple(runs)


def whole_runs(older: str, newer: str) -> tuple[Run, ...]:
    """A fact is replaced as a whole: half a name or half a number says nothing."""
    return tuple(Run(kind, words) for kind, words in ((GONE, older), (NEW, newer)) if words)


def _changed(where: str, older: Mapping[str, Any], newer: Mapping[str, Any]) -> list[Difference]:
    names = dict.fromkeys([*older, *newer])
    pairs = ((name, _said(older.get(name)), _said(newer.get(name))) for name in names)
    runs = whole_runs if where == "facts" else word_runs
    return [Difference(where, name, runs(old, new)) for name, old, new in pairs if old != new]


def _lines(metrics: Any) -> dict[str, str]:
    """Figures by their place in the list."""
    return {str(number): _line(metric) for number, metric in enumerate(metrics, start=1)}


def _line(metric: Mapping[str, Any]) -> str:
    names = metric.get("names", {})
    name = next((names[code] for code in sorted(names) if names[code]), "")
    before, after = _said(metric.get("before")), _said(metric.get("after"))
    periods = [metric.get("before_period", ""), metric.get("after_period", "")]
    parts = [f"{name}: {before} → {after} {metric.get('unit', '')}", *periods, metric.get("method", "")]
    return "; ".join(part for part in parts if part)


def _said(value: Any) -> str:
    if value is None or value == []:
        return ""
    if isinstance(value, float):
        return f"{value:g}"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
