"""The page of columns as a form: what was proposed or said, and what the person answers."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from yokoten.interfaces.web.measure.imports.known import Known, Searched, offered, searched
from yokoten.interfaces.web.templatetags.words import DIRECTIONS, PARTS, PRICES
from yokoten.interfaces.wording.imports import KEPT_AS_NOTE, MATCHED, ROLES, WHY
from yokoten.interfaces.wording.language import Language
from yokoten.measure.rules.intake.mapping import Choice, Mapping, new_choice
from yokoten.measure.rules.intake.proposal import Proposal
from yokoten.measure.rules.layout import NOTE, VALUE, Column, Layout

MOST_COLUMNS, MOST_ASKED = 40, 40
NEW, LEFT_OUT, OTHER_SOURCE = "new", "out", "+"
SURE, LIKELY = 0.85, 0.6
PLAIN = ("name", "unit", "part", "direction", "prices")


def role_of(column: Column) -> str:
    """The role as the page offers it; what only describes the row is a remark."""
    return NOTE if column.role in KEPT_AS_NOTE else column.role


def columns_shown(proposal: Proposal, layout: Layout, language: Language) -> list[dict[str, Any]]:
    """The first columns with their roles, reasons and first cells."""
    shown = []
    for column in layout.columns[:MOST_COLUMNS]:
        kind = "sure" if column.confidence >= SURE else "likely" if column.confidence >= LIKELY else "guess"
        shown.append(
            {
                "column": column,
                "role": role_of(column),
                "why": language.say(WHY.get(column.reason, "")),
                "kind": kind,
                "cells": [cells[column.index] if column.index < len(cells) else "" for _, cells in proposal.rows],
            }
        )
    return shown


def roles_offered(language: Language) -> list[tuple[str, str]]:
    return [(code, language.say(name)) for code, name in ROLES.items()]


def layout_said(layout: Layout, posted: QueryDict) -> Layout:
    """The layout with the roles that were chosen; a column that becomes values is named by its head."""
    for column in layout.columns[:MOST_COLUMNS]:
        role = posted.get(f"role.{column.index}", role_of(column))
        if role in ROLES and role != role_of(column):
            details = {"indicator": column.name if not column.period else column.indicator} if role == VALUE else {}
            layout = layout.with_role(column.index, role, **details)
    return layout


def mapping_said(before: Mapping, layout: Layout, posted: QueryDict, known: Sequence[Known]) -> Mapping:
    """Everything the form says; what it does not show stays as it was."""
    choices = {
        text: _choice(number, text, choice, posted, known)
        for number, (text, choice) in enumerate(before.indicators.items())
    }
    source = posted.get("source", before.source)
    return Mapping(
        layout,
        choices,
        source="" if source == OTHER_SOURCE else source,
        source_name=posted.get("source_name", "").strip() if source in ("", OTHER_SOURCE) else "",
        vintage=posted.get("vintage", "").strip()[:10],
        retrieved_on=posted.get("retrieved_on", ""),
        title=" ".join(posted.get("title", "").split())[:200],
    )


def _choice(number: int, text: str, choice: Choice, posted: QueryDict, known: Sequence[Known]) -> Choice:
    what = posted.get(f"what.{number}")
    if what is None:
        return _shared(choice, posted)
    found = _search(number, posted, known)
    what = found.code if found and found.code else what
    if what == LEFT_OUT:
        return replace(choice, code="", is_left_out=True)
    if any(one.code == what for one in known):
        return replace(choice, code=what, is_left_out=False, how=choice.how if what == choice.code else "")
    start = choice if choice.is_new and choice.name else new_choice(text)
    details = {name: posted.get(f"{name}.{number}", getattr(start, name)).strip() for name in PLAIN}
    return replace(start, code="", is_left_out=False, **details)


def _search(number: int, posted: QueryDict, known: Sequence[Known]) -> Searched | None:
    typed = " ".join(posted.get(f"known.{number}", "").split())
    return searched(known, typed) if typed else None


def missed(before: Mapping, posted: QueryDict, known: Sequence[Known]) -> dict[int, Searched]:
    """Searches that found no indicator, or several, by the number of the indicator of the file."""
    searches = {number: _search(number, posted, known) for number in range(min(len(before.indicators), MOST_ASKED))}
    return {number: found for number, found in searches.items() if found and not found.code}


def _shared(choice: Choice, posted: QueryDict) -> Choice:
    """Many new indicators are described together; empty answers leave what their heads say."""
    if not choice.is_new:
        return choice
    shared = {name: posted.get(f"{name}.rest", "").strip() for name in PLAIN if name != "name"}
    return replace(choice, **{name: value for name, value in shared.items() if value})


def indicators_shown(
    mapping: Mapping, known: Sequence[Known], language: Language, missing: dict[int, Searched]
) -> list[dict[str, Any]]:
    """What each indicator of the file is, with the choices beside it and the searches that found none."""
    shown = []
    for number, (text, choice) in enumerate(mapping.indicators.items()):
        if number >= MOST_ASKED:
            break
        details = choice if choice.is_new and choice.name else new_choice(text)
        what = LEFT_OUT if choice.is_left_out else choice.code or NEW
        shown.append(
            {
                "number": number,
                "text": text,
                "what": what,
                "details": details,
                "how": language.say(MATCHED.get(choice.how, "")),
                "is_known": bool(choice.code),
                "offered": offered(known, text, choice.code),
                "missed": missing.get(number),
            }
        )
    return shown


def details_offered() -> dict[str, Any]:
    """Choices of a new indicator in words."""
    prices = [("", _("choose")), *PRICES.items()]
    return {"parts": PARTS.items(), "directions": DIRECTIONS.items(), "price_bases": prices}
