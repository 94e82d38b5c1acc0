"""What is registered before the data are looked at, its print, and how what was run departs from it."""

import hashlib
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from yokoten.prove.rules.designs import COMPARING, DID_STAGGERED, STRENGTH
from yokoten.prove.rules.reasons import Reason

PRINT_VERSION = 1
LESSER = frozenset({"question", "unit"})


@dataclass(frozen=True)
class Registration:
    """A question with everything that could be chosen to suit the answer.

    `outcome`: code of an indicator or measure, counted in `unit`. `matters`: the smallest effect worth having, in that
    unit. `treated` and `comparison`: codes of places or organisations, in any order. The window includes both ends.
    """

    question: str
    outcome: str
    is_lower_better: bool
    design: str
    window_from: date
    window_to: date
    start: date
    treated: tuple[str, ...]
    comparison: tuple[str, ...] = ()
    unit: str = ""
    matters: Decimal | None = None


@dataclass(frozen=True)
class Deviation:
    """One field that was used otherwise than registered; `is_weighty` where that could have made the result."""

    field: str
    registered: Any
    used: Any
    is_weighty: bool


def wanting(registration: Registration) -> tuple[Reason, ...]:
    """What a registration still lacks; nothing where it can be signed."""
    return tuple(_wanting(registration))


def print_of(registration: Registration) -> str:
    """SHA-256 of the registration in one spelling: letters composed, spaces single, groups sorted, figures plain."""
    plain = {each.name: _plain(getattr(registration, each.name)) for each in fields(registration)}
    text = json.dumps({"version": PRINT_VERSION, **plain}, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def deviations(registered: Registration, run: Registration) -> tuple[Deviation, ...]:
    """Every field that differs in more than spelling, in the order of the form."""
    found = []
    for name in (each.name for each in fields(registered)):
        first, second = getattr(registered, name), getattr(run, name)
        if _plain(first) != _plain(second):
            found.append(Deviation(name, first, second, _is_weighty(name, first, second)))
    return tuple(found)


def is_registered_first(registered_at: datetime | None, seen_at: datetime) -> bool:
    """Whether it was registered before anybody looked at the figures after the start."""
    return registered_at is not None and registered_at < seen_at


def _is_weighty(name: str, registered: Any, used: Any) -> bool:
    """A window that only grew cuts nothing out; wording and unit do not change what is found."""
    if name == "window_from":
        return used > registered
    if name == "window_to":
        return used < registered
    return name not in LESSER


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(unicodedata.normalize("NFC", value).split())
    if isinstance(value, tuple):
        return sorted({_plain(each) for each in value})
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value.isoformat() if isinstance(value, date) else value


def _wanting(one: Registration) -> Iterator[Reason]:
    both = sorted(set(one.treated) & set(one.comparison))
    needs_comparison = one.design in COMPARING and not _may_compare_with_later(one)
    asked = (
        (one.question.strip(), Reason("evaluation_question_missing")),
        (one.outcome.strip(), Reason("evaluation_outcome_missing")),
        (one.unit.strip(), Reason("evaluation_unit_missing")),
        (one.design in STRENGTH, Reason("design_missing")),
        (one.window_from <= one.window_to, Reason("window_turned", {"start": one.window_from, "end": one.window_to})),
        (_begins_inside(one), Reason("start_outside_window", {"start": one.start})),
        (one.treated, Reason("treated_missing")),
        (one.comparison or not needs_comparison, Reason("comparison_missing")),
        (not both, Reason("on_both_sides", {"places": both})),
        (one.matters is None or one.matters > 0, Reason("matters_not_positive")),
    )
    return (reason for holds, reason in asked if not holds)


def _begins_inside(one: Registration) -> bool:
    return one.window_to < one.window_from or one.window_from < one.start <= one.window_to


def _may_compare_with_later(one: Registration) -> bool:
    return one.design == DID_STAGGERED and len(set(one.treated)) > 2
