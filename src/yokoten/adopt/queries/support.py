"""Norms in force, and the support of a scheme checked against the norm of a day."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q

from yokoten.adopt.models import KeptNorm, Project, Support
from yokoten.adopt.rules.norms import (
    Advance,
    Checked,
    Norm,
    NormBook,
    check,
    check_advance,
    norm_in_force,
    shipped_norms,
)
from yokoten.adopt.rules.norms_kept import advance_again, norm_again
from yokoten.adopt.rules.support import SUPPORT, WITHIN_ADVANCE, WITHIN_NORM


@dataclass(frozen=True)
class SupportChecked:
    """A scheme's support with the norm and the advance it falls under, and what each of them allows."""

    support: Support
    norm: Norm | None
    by_norm: Checked | None
    advance: Advance | None
    by_advance: Checked | None


def kept_norms(organisations: Any) -> list[KeptNorm]:
    """Norms that were added for everybody or for one of these organisations, in the order of their days."""
    rows = KeptNorm.objects.filter(Q(organisation__isnull=True) | Q(organisation__in=organisations))
    return list(rows.select_related("organisation", "added_by").order_by("valid_from", "organisation", "pk"))


def norm_book(organisation: Any) -> NormBook:
    """Norms that hold for one organisation; of one day its own holds."""
    return norm_books([organisation])


def norm_books(organisations: Iterable[Any]) -> NormBook:
    """Shipped norms, then those of everybody, then those of the organisations."""
    kept = kept_norms([one.pk for one in organisations])
    kept.sort(key=lambda one: one.organisation_id is not None)
    norms = tuple(as_norm(one) for one in kept if one.kind == KeptNorm.Kind.NORM)
    advances = tuple(as_advance(one) for one in kept if one.kind == KeptNorm.Kind.ADVANCE)
    return NormBook(shipped_norms().norms + norms, shipped_norms().advances + advances)


def as_norm(row: KeptNorm) -> Norm:
    return Norm(
        row.code, row.names, row.rule, row.issued_on, row.valid_from, row.share, row.ceiling, row.currency,
        source=row.source,
    )  # fmt: skip


def as_advance(row: KeptNorm) -> Advance:
    return Advance(
        row.code, row.names, row.rule, row.issued_on, row.valid_from, row.share, row.progress_above, row.currency,
        source=row.source,
    )  # fmt: skip


def codes_in_force(book: NormBook, on: date) -> NormBook:
    """One norm and one advance of each code: those that hold on the day."""
    return replace(
        book,
        norms=tuple(found for code in _codes(book.norms) if (found := norm_in_force(book.norms, code, on))),
        advances=tuple(found for code in _codes(book.advances) if (found := norm_in_force(book.advances, code, on))),
    )


def support_of(project: Project, on: date) -> SupportChecked | None:
    """The support as it stands on a day; what was granted goes by the rule of its own day."""
    support = Support.objects.filter(project=project).first()
    if support is None:
        return None
    book = norm_book(project.organisation)
    norm = norm_again(support.kept["norm"]) if "norm" in support.kept else norm_in_force(book.norms, support.norm, on)
    if "advance" in support.kept:
        advance = advance_again(support.kept["advance"])
    else:
        advance = norm_in_force(book.advances, support.advance, on) if support.advance else None
    by_norm = None if norm is None else check(norm, support.cost, support.asked, support.units)
    by_advance = None
    if advance is not None and support.advance_asked is not None:
        by_advance = check_advance(advance, support.asked, support.advance_asked, support.progress)
    return SupportChecked(support, norm, by_norm, advance, by_advance)


def support_fields(project: Project, on: date) -> set[str]:
    """Which of the fields about support are filled in or fulfilled on a day."""
    found = support_of(project, on)
    if found is None:
        return set()
    kept = {SUPPORT: True, WITHIN_NORM: _is_within(found.by_norm), WITHIN_ADVANCE: _is_within(found.by_advance)}
    return {field for field, is_there in kept.items() if is_there}


def _is_within(checked: Checked | None) -> bool:
    return checked is not None and checked.is_within


def _codes(ruled: tuple[Norm, ...] | tuple[Advance, ...]) -> list[str]:
    return list(dict.fromkeys(one.code for one in ruled))
