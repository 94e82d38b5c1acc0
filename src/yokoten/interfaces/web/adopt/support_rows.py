"""The check of a scheme's support in the reader's words and figures."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext

from yokoten.adopt.queries.support import SupportChecked
from yokoten.adopt.rules.norms import Advance, Checked, Norm
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.workflows import called, checked_said, money, shared


@dataclass(frozen=True)
class Line:
    """One line of the check: what it is, how it comes about, how much it is."""

    what: str
    how: str
    amount: str


@dataclass(frozen=True)
class Check:
    """A check against a norm as it is written: its lines, its sentence, its rule."""

    name: str
    lines: list[Line]
    sentence: str
    is_within: bool
    rule: str
    issued_on: date
    source: str
    is_example: bool
    kept_on: date | None


def checks_of(there: SupportChecked | None, language: Language) -> list[Check]:
    """Support and advance against their norms, as far as they are there."""
    if there is None:
        return []
    rows, support = [], there.support
    if there.norm is not None and there.by_norm is not None:
        of = (support.cost, support.norm_kept_on)
        rows.append(_check(there.norm, there.by_norm, _norm_lines(there, there.norm, language), of, language))
    if there.advance is not None and there.by_advance is not None:
        of = (support.asked, support.advance_kept_on)
        lines = _advance_lines(there, there.advance, language)
        rows.append(_check(there.advance, there.by_advance, lines, of, language))
    return rows


def _advance_lines(there: SupportChecked, advance: Advance, language: Language) -> list[Line]:
    support, currency = there.support, advance.currency
    how = f"{shared(language, advance.share)} × {money(language, support.asked, currency)}"
    lines = [Line(gettext("Share of the support"), how, money(language, advance.share * support.asked, currency))]
    if advance.progress_above is not None:
        above = gettext("more than %(share)s is needed") % {"share": shared(language, advance.progress_above)}
        lines.append(Line(gettext("Work done"), above, shared(language, support.progress)))
    lines.append(Line(gettext("Advance asked for"), "", money(language, support.advance_asked, currency)))
    left = support.asked - support.advance_asked
    return [*lines, Line(gettext("Left for the settlement"), "", money(language, left, currency))]


def _norm_lines(there: SupportChecked, norm: Norm, language: Language) -> list[Line]:
    support, currency = there.support, norm.currency
    ceiling = Line(gettext("Ceiling"), "", gettext("none"))
    if norm.ceiling is not None:
        how = f"{support.units} × {money(language, norm.ceiling, currency)}"
        ceiling = Line(gettext("Ceiling"), how, money(language, norm.ceiling * support.units, currency))
    how = f"{shared(language, norm.rate)} × {money(language, support.cost, currency)}"
    return [
        Line(gettext("What it costs in all"), "", money(language, support.cost, currency)),
        Line(gettext("Rate × cost"), how, money(language, norm.rate * support.cost, currency)),
        ceiling,
        Line(gettext("Support asked for"), "", money(language, support.asked, currency)),
    ]


def _check(
    ruled: Norm | Advance, checked: Checked, lines: list[Line], of: tuple[Decimal, date | None], language: Language
) -> Check:
    amount, kept_on = of
    over = money(language, checked.over, ruled.currency)
    lines = [
        *lines,
        Line(gettext("Allowed"), "", money(language, checked.allowed, ruled.currency)),
        Line(gettext("Too much"), "", gettext("none") if checked.is_within else over),
    ]
    return Check(
        called(language, ruled.names, ruled.code), lines, checked_said(language, ruled, checked, amount),
        checked.is_within, ruled.rule, ruled.issued_on, ruled.source, ruled.is_example, kept_on,
    )  # fmt: skip
