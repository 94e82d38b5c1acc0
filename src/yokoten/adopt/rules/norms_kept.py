"""Norms as plain words and figures, so that a scheme keeps the rule of its day, and back."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from yokoten.adopt.rules.norms import Advance, Norm

DAYS = frozenset({"issued_on", "valid_from"})
FIGURES = frozenset({"rate", "ceiling", "share", "progress_above"})


def plain_norm(ruled: Norm | Advance) -> dict[str, Any]:
    """Days and figures as text, exactly as they are."""
    found = {each.name: getattr(ruled, each.name) for each in fields(ruled)}
    texts = {name: str(found[name]) for name in (DAYS | FIGURES) & set(found) if found[name] is not None}
    return {**found, "names": dict(ruled.names), **texts}


def norm_again(kept: Mapping[str, Any]) -> Norm:
    """The norm that was kept."""
    return Norm(**_read(kept))


def advance_again(kept: Mapping[str, Any]) -> Advance:
    """The advance that was kept."""
    return Advance(**_read(kept))


def _read(kept: Mapping[str, Any]) -> dict[str, Any]:
    found = dict(kept)
    for name in found:
        if name in DAYS:
            found[name] = date.fromisoformat(found[name])
        elif name in FIGURES and found[name] is not None:
            found[name] = Decimal(found[name])
    return found
