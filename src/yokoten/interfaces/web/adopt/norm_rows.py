"""Norms in their dated versions, as the list shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext

from yokoten.adopt.models import KeptNorm
from yokoten.adopt.queries.support import as_advance, as_norm, kept_norms
from yokoten.adopt.rules.norms import Advance, Norm, shipped_norms
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.workflows import called, money, shared


@dataclass(frozen=True)
class Version:
    """One version: what it grants, from which day, by which rule, for whom."""

    ruled: Norm | Advance
    share: str
    ceiling: str
    above: str
    holds_for: str
    kind: str
    words: str


@dataclass(frozen=True)
class Versions:
    """All versions of a norm, the newest first."""

    kind: str
    code: str
    name: str
    rows: list[Version]


def versions_of(organisations: Iterable[Any], today: date, language: Language) -> tuple[list[Versions], list[Versions]]:
    """Norms and advances that hold for these organisations, each with its versions."""
    kept = kept_norms([one.pk for one in organisations])
    book, everybody = shipped_norms(), gettext("everybody")
    norms: list[tuple[Norm | Advance, str]] = [(one, everybody) for one in book.norms]
    advances: list[tuple[Norm | Advance, str]] = [(one, everybody) for one in book.advances]
    for one in kept:
        scope = one.organisation.name(language.code) if one.organisation else everybody
        if one.kind == KeptNorm.Kind.NORM:
            norms.append((as_norm(one), scope))
        else:
            advances.append((as_advance(one), scope))
    return _grouped("norm", norms, today, language), _grouped("advance", advances, today, language)


def _grouped(kind: str, ruled: list[tuple[Norm | Advance, str]], today: date, language: Language) -> list[Versions]:
    by_code: dict[str, list[tuple[Norm | Advance, str]]] = {}
    for one in ruled:
        by_code.setdefault(one[0].code, []).append(one)
    found = []
    for code, rows in by_code.items():
        rows.sort(key=lambda row: row[0].valid_from, reverse=True)
        shown = [_version(one, scope, _standing(one, scope, rows, today), language) for one, scope in rows]
        found.append(Versions(kind, code, called(language, rows[0][0].names, code), shown))
    return found


def _standing(one: Norm | Advance, scope: str, rows: list[tuple[Norm | Advance, str]], today: date) -> tuple[str, str]:
    """Whether a version is yet to come, in force or replaced within its own scope."""
    if one.valid_from > today:
        return "waiting", gettext("not yet in force")
    later = any(one.valid_from < other.valid_from <= today for other, its in rows if its == scope)
    return ("off", gettext("replaced")) if later else ("good", gettext("in force"))


def _version(one: Norm | Advance, scope: str, standing: tuple[str, str], language: Language) -> Version:
    share = one.rate if isinstance(one, Norm) else one.share
    ceiling = money(language, one.ceiling, one.currency) if isinstance(one, Norm) and one.ceiling is not None else ""
    above = shared(language, one.progress_above) if isinstance(one, Advance) and one.progress_above is not None else ""
    return Version(one, shared(language, share), ceiling, above, scope, *standing)
