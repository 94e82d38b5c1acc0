"""Numbers as files write them. A column decides how it writes numbers; no cell is guessed alone."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import isfinite

import numpy as np

from yokoten.measure.rules.grid import Cell, seen

STATUSES = ("ok", "not_delivered", "not_applicable", "secret", "estimated", "break")
OK, NOT_DELIVERED, NOT_APPLICABLE, SECRET = range(4)
BLANK = 255

_SYMBOLS = {
    NOT_DELIVERED: (
        "…", "...", "-", "–", "—", "−", "н/д", "н.д.", "нд", "нет данных", "n/a", "na", "n.a.", "nan", "null", "none",
        ":", "?", "not available", "uppgift saknas", "saknas", "không có", "không có dữ liệu", "chưa có",
    ),
    NOT_APPLICABLE: (".", "x", "х", "×", "не применимо", "not applicable", "ej aktuellt"),
    SECRET: ("..", "сек", "сек.", "секретно", "конф", "конф.", "c", "secret", "sekretess", "к"),
}  # fmt: skip
SYMBOLS = {symbol: status for status, symbols in _SYMBOLS.items() for symbol in symbols}
BELOW_ZERO = (-9999.0, -999.0, -99999.0)
NUMBER_SYMBOLS = (*BELOW_ZERO, 999999.0, 9999999.0, 99999999.0, 999999999.0)
FORMULA_ERRORS = (
    "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#N/A", "#NUM!", "#NULL!", "#GETTING_DATA", "#ССЫЛКА!", "#ДЕЛ/0!",
    "#ЗНАЧ!", "#ИМЯ?", "#Н/Д", "#ЧИСЛО!", "#ПУСТО!",
)  # fmt: skip

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009\u2007'’]+")
_FOOTNOTE = re.compile(r"(?<=[\d%])\s*(?:[*†‡]+|[¹²³⁴⁵⁶⁷⁸⁹⁰]+[⁾)]?|\s\d\)|⁽[¹²³]⁾)+$")
_NUMBER = re.compile(r"[+-]?(?:\d+(?:[.,]\d+)*|[.,]\d+)(?:[eE][+-]?\d+)?")
_GROUPED = re.compile(r"\d{1,3}[ \u00a0\u202f\u2009\u2007'’]\d{3}(?!\d)")


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How a column writes numbers, and the evidence: `clear`, `none` (whole numbers), `unclear` or `mixed`."""

    decimal: str = "."
    evidence: str = "none"
    index: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that cannot be a number: its position in the column and what stands there."""

    index: int
    text: str
    code: str = "not_a_number"


@dataclass(frozen=True, slots=True)
class ColumnValues:
    """Numbers of a column; `status` is an index into STATUSES or BLANK; `decimals` as most cells write them."""

    values: np.ndarray
    status: np.ndarray
    format: NumberFormat
    faults: tuple[Fault, ...] = field(default=())


def read_column(cells: Sequence[Cell], *, leaning: str = "") -> ColumnValues:
    """All cells of a column as numbers with statuses. `leaning` is what the file's other columns write."""
    quick = _quick(cells)
    if quick is not None and leaning != ",":
        return quick
    texts = [_cleaned(cell) if isinstance(cell, str) else cell for cell in cells]
    chosen = format_of((text for text in texts if isinstance(text, str) and text), leaning=leaning)
    values = np.full(len(texts), np.nan)
    status = np.full(len(texts), BLANK, np.uint8)
    faults: list[Fault] = []
    for index, text in enumerate(texts):
        if text is None or text == "":
            continue
        value, status[index] = (text, OK) if isinstance(text, float) else _read(text, chosen.decimal)
        if value is None and status[index] == OK:
            literal = str(cells[index]).strip()
            faults.append(Fault(index, literal, "formula_error" if literal in FORMULA_ERRORS else "not_a_number"))
            status[index] = BLANK
        values[index] = np.nan if value is None else value
    return ColumnValues(values, status, chosen, tuple(faults))


def format_of(texts: Iterable[str], *, leaning: str = "") -> NumberFormat:
    """The decimal sign by evidence of the whole column: `1.234,5` and `0,5` speak, `1.234` does not."""
    first: dict[str, tuple[int, str]] = {}
    for index, text in enumerate(texts):
        first.setdefault(_evidence(text), (index, text))
    clear = sorted((sign for sign in (".", ",") if sign in first), key=lambda sign: first[sign])
    if len(clear) == 2:
        return NumberFormat(clear[0], "mixed", *first[clear[1]])
    if clear:
        return NumberFormat(clear[0], "clear", *first[clear[0]])
    for unclear in ("?.", "?,"):
        if unclear in first:
            return NumberFormat(leaning or unclear[1], "leaning" if leaning else "unclear", *first[unclear])
    return NumberFormat(leaning or ".", "none")


def number_symbols(values: np.ndarray) -> np.ndarray:
    """Numbers that stand for a missing value: -9999 with nothing else negative, 999999 repeated or far above all."""
    found = np.zeros(values.shape, bool)
    for symbol in NUMBER_SYMBOLS:
        hits = values == symbol
        if not hits.any():
            continue
        own = np.isin(values, BELOW_ZERO) if symbol < 0 else hits
        others = values[~own & np.isfinite(values) & ~found]
        alone = others.size > 0 and (others.min() >= 0 if symbol < 0 else others.max() < symbol)
        if alone and (symbol < 0 or hits.sum() > 1 or symbol > 20 * others.max()):
            found |= hits
    return found


def is_number_like(cell: Cell) -> bool:
    """Whether a cell could stand in a column of values: a number or a symbol for a missing one."""
    if not isinstance(cell, str):
        return cell is not None
    text = _cleaned(cell)
    return bool(_NUMBER.fullmatch(text)) or text.lower() in SYMBOLS or text in FORMULA_ERRORS


def is_number(cell: Cell) -> bool:
    """Whether the cell is a number as such."""
    if not isinstance(cell, str):
        return cell is not None
    return bool(_NUMBER.fullmatch(_cleaned(cell)))


def _quick(cells: Sequence[Cell]) -> ColumnValues | None:
    """Columns of plain numbers with a decimal point, without looking at every letter; None where unsure."""
    try:
        values = np.array([np.nan if cell is None or cell == "" else cell for cell in cells], float)
    except ValueError:
        return None
    status = np.where(np.isnan(values), np.uint8(BLANK), np.uint8(OK))
    blanks = sum(1 for cell in cells if cell is None or cell == "")
    if np.isinf(values).any() or int((status == BLANK).sum()) != blanks:
        return None
    if any(isinstance(cell, str) and "_" in cell for cell in cells):
        return None
    speaks = next((cell for cell in cells if isinstance(cell, str) and cell and _evidence(cell) == "."), None)
    unclear = speaks is None and any(isinstance(cell, str) and "." in cell for cell in cells)
    if unclear:
        return None
    return ColumnValues(values, status, NumberFormat(".", "clear" if speaks else "none"))


def _cleaned(text: str) -> str:
    text = seen(text).strip().replace("\u2212", "-")
    if text and text[-1].isdigit() and text[0].isdigit() and text.isascii():
        return text if _GROUPED.search(text) is None else _SPACES.sub("", text)
    text = _FOOTNOTE.sub("", text)
    if any(letter.isdigit() for letter in text):
        text = text.rstrip("%").rstrip()
        if _NUMBER.fullmatch(_SPACES.sub("", text)):
            return _SPACES.sub("", text)
    return text


def _evidence(text: str) -> str:
    """`.` or `,` where the text shows the decimal sign, `?.` or `?,` where it could be thousands, empty otherwise."""
    dots, commas = text.count("."), text.count(",")
    if not dots and not commas:
        return ""
    if dots and commas:
        return "." if text.rfind(".") > text.rfind(",") else ","
    sign, count = (".", dots) if dots else (",", commas)
    other = "," if sign == "." else "."
    if count > 1:
        return other if _is_grouped(text, sign, other) else ""
    whole, _, part = text.lstrip("+-").partition(sign)
    if len(part) == 3 and part.isdigit() and 1 <= len(whole) <= 3 and not whole.startswith("0"):
        return "?" + sign
    return sign


def _read(text: str, decimal: str) -> tuple[float | None, int]:
    symbol = SYMBOLS.get(text.lower())
    if symbol is not None:
        return None, symbol
    if not _NUMBER.fullmatch(text):
        return None, OK
    own = _evidence(text)
    decimal = own if own in (".", ",") else decimal
    thousands = "," if decimal == "." else "."
    if thousands in text and not _is_grouped(text, thousands, decimal):
        return None, OK
    plain = text.replace(thousands, "").replace(decimal, ".")
    try:
        value = float(plain)
    except ValueError:
        return None, OK
    return (value if isfinite(value) else None), OK


def _is_grouped(text: str, sign: str, decimal: str) -> bool:
    """Whether the sign parts thousands: a date such as `01.02.2023` is not one million."""
    whole, _, part = text.lstrip("+-").partition(decimal)
    first, *groups = whole.split(sign)
    return sign not in part and 1 <= len(first) <= 3 and all(len(group) == 3 for group in groups)
