"""Norms of support: a rate of the cost up to a ceiling, and how much of it may be paid in advance. Decimal only."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, ROUND_UP, Context, Decimal
from functools import cache
from importlib.resources import files
from typing import TypeVar

from yokoten.adopt.rules.workflow import Names
from yokoten.adopt.rules.workflow_table import Table, read_tables
from yokoten.kernel.errors import RuleBroken

PACKAGE, FOLDER, FILE = "yokoten.adopt", "workflows", "norms.toml"
WHOLE, HUNDREDTHS = Decimal(1), Decimal("0.01")
WITHOUT_PARTS = frozenset({"VND"})
RATE, CEILING, PROGRESS = "rate", "ceiling", "progress"
PRECISE = Context(prec=60)


@dataclass(frozen=True)
class Norm:
    """What a rule grants from a day on: `rate` of the cost, at most `ceiling` for each unit it counts, if any."""

    code: str
    names: Names
    rule: str
    issued_on: date
    valid_from: date
    rate: Decimal
    ceiling: Decimal | None
    currency: str
    is_example: bool = False
    source: str = ""


@dataclass(frozen=True)
class Advance:
    """Which share of the support is paid before acceptance, once more than `progress_above` of the work is done."""

    code: str
    names: Names
    rule: str
    issued_on: date
    valid_from: date
    share: Decimal
    progress_above: Decimal | None
    currency: str
    is_example: bool = False
    source: str = ""


@dataclass(frozen=True)
class Checked:
    """How much may be granted by which rule of which day, what limits it, and how much is asked beyond that."""

    allowed: Decimal
    over: Decimal
    rule: str
    issued_on: date
    limited_by: str

    @property
    def is_within(self) -> bool:
        return self.over == 0


@dataclass(frozen=True)
class NormBook:
    norms: tuple[Norm, ...]
    advances: tuple[Advance, ...]


Dated = TypeVar("Dated", Norm, Advance)


def check(norm: Norm, cost: Decimal, asked: Decimal, units: int = 1) -> Checked:
    """`min(rate x cost, ceiling x units)` against what is asked; what is allowed is never rounded up."""
    _amounts(cost=cost, asked=asked)
    if units < 1:
        raise RuleBroken("norm_needs_units")
    by_rate = PRECISE.multiply(norm.rate, cost)
    by_ceiling = None if norm.ceiling is None else PRECISE.multiply(norm.ceiling, Decimal(units))
    is_capped = by_ceiling is not None and by_ceiling < by_rate
    allowed = by_ceiling if by_ceiling is not None and is_capped else by_rate
    return _checked(norm, allowed, asked, CEILING if is_capped else RATE)


def check_advance(advance: Advance, support: Decimal, asked: Decimal, progress: Decimal = Decimal(0)) -> Checked:
    """The share of the support that may be paid now; nothing as long as too little of the work is done."""
    _amounts(support=support, asked=asked, progress=progress)
    if advance.progress_above is not None and progress <= advance.progress_above:
        return _checked(advance, Decimal(0), asked, PROGRESS)
    return _checked(advance, PRECISE.multiply(advance.share, support), asked, RATE)


def norm_in_force(norms: Iterable[Dated], code: str, on: date) -> Dated | None:
    """The norm of this code that holds on a day, of one day the last: a scheme keeps that of its approval."""
    begun = [each for each in norms if each.code == code and each.valid_from <= on]
    return max(reversed(begun), key=lambda each: each.valid_from, default=None)


def read_norms(content: bytes) -> NormBook:
    """Norms and advances of a file; RuleBroken says where it does not fit."""
    top = read_tables(content)
    top.only("norms", "advances")
    return NormBook(
        tuple(_norm(each) for each in top.tables("norms")),
        tuple(_advance(each) for each in top.tables("advances")),
    )


@cache
def shipped_norms() -> NormBook:
    """The norms every installation starts with; all are examples that a centre edits."""
    return read_norms(files(PACKAGE).joinpath(FOLDER, FILE).read_bytes())


def _checked(ruled: Norm | Advance, allowed: Decimal, asked: Decimal, limited_by: str) -> Checked:
    part = WHOLE if ruled.currency in WITHOUT_PARTS else HUNDREDTHS
    allowed = allowed.quantize(part, ROUND_DOWN, PRECISE)
    over = max(PRECISE.subtract(asked, allowed), Decimal(0)).quantize(part, ROUND_UP, PRECISE)
    return Checked(allowed, over, ruled.rule, ruled.issued_on, limited_by)


def _amounts(**amounts: Decimal) -> None:
    for name, amount in amounts.items():
        if not isinstance(amount, Decimal):
            raise TypeError(f"{name} must be a Decimal")
        if not amount.is_finite() or amount < 0 or amount.adjusted() > 30:
            raise RuleBroken("norm_amount_unfit")


def _norm(table: Table) -> Norm:
    table.only(
        "code", "names", "rule", "issued_on", "valid_from", "rate", "ceiling", "currency", "example", "source"
    )  # fmt: skip
    return Norm(
        code=table.text("code"),
        names=table.names(),
        rule=table.text("rule"),
        issued_on=table.day("issued_on"),
        valid_from=table.day("valid_from"),
        rate=_share(table, "rate"),
        ceiling=table.decimal("ceiling", None),
        currency=table.text("currency"),
        is_example=table.flag("example"),
        source=table.text("source", ""),
    )


def _advance(table: Table) -> Advance:
    table.only(
        "code", "names", "rule", "issued_on", "valid_from", "share", "progress_above", "currency", "example", "source"
    )  # fmt: skip
    return Advance(
        code=table.text("code"),
        names=table.names(),
        rule=table.text("rule"),
        issued_on=table.day("issued_on"),
        valid_from=table.day("valid_from"),
        share=_share(table, "share"),
        progress_above=_share(table, "progress_above") if "progress_above" in table.cells else None,
        currency=table.text("currency"),
        is_example=table.flag("example"),
        source=table.text("source", ""),
    )


def _share(table: Table, key: str) -> Decimal:
    """Between 0 and 1: 0.30 for 30 %."""
    value = table.decimal(key)
    if value is None or value > 1:
        raise RuleBroken("workflow_needs_share", table=table.where, key=key)
    return value
