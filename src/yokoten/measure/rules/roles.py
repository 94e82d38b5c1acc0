"""What each column is: proposed from its head and its cells, with a confidence and a reason."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from yokoten.kernel.rules.folding import fold
from yokoten.measure.rules import layout as roles
from yokoten.measure.rules.cells import is_number, is_number_like
from yokoten.measure.rules.grid import Cell, Grid, column_letter, is_blank
from yokoten.measure.rules.heads import Extent, find_extent, head_names
from yokoten.measure.rules.layout import Column, Layout, LayoutUnclear, seen_columns, shape_of
from yokoten.measure.rules.periods import parse_period, year_within

_SAMPLED, _LEAST_SAMPLED, _SAMPLED_CELLS = 400, 60, 40_000
_HEAD_WORDS = {
    roles.PLACE_CODE: "iso nuts oktmo okato октмо окато код code kod lanskod kommunkod ma isocode geo fips",
    roles.PLACE: "регион субъект субъекты область край республика территория район муниципальный region county lan "
    "laen province tinh kommun municipality place unit name namn ten наименование country land dia state "
    "oblast ort area",
    roles.PERIOD: "год годы year ar aar nam period quarter date дата период manad month kvartal квартал quy time "
    "tid месяц",
    roles.INDICATOR: "показатель показатели indicator variable kpi chi indikator matt variabel переменная series "
    "matning",
    roles.VALUE: "значение value varde gia obs",
    roles.UNIT: "ед единица unit enhet don измерения",
    roles.VINTAGE: "vintage редакция version выпуск published publicerad",
    roles.SOURCE: "source источник kalla nguon url link ссылка",
    roles.STATUS: "status статус flag флаг",
    roles.NOTE: "note notes comment примечание примечания комментарий defect anmarkning ghi remark сноска",
    roles.DIMENSION: "sector sektor bransch отрасль gender sex kon пол nganh age возраст alder level уровень category",
    roles.IGNORED: "№ п/п n stt nr # no",
}
_ORDER = tuple(_HEAD_WORDS)
_WORDS = {role: frozenset(words.split()) for role, words in _HEAD_WORDS.items()}
_BESIDE_VALUES = (roles.VINTAGE, roles.STATUS, roles.SOURCE, roles.UNIT, roles.NOTE)
_CODE = re.compile(r"[A-ZА-Я]{1,3}(?:-[A-Z0-9]{1,5}(?:-[a-z]+)?)?|[A-Z]{2,3}\d{0,3}|[A-Z]{3}|\d{2,11}")


@dataclass(frozen=True, slots=True)
class Look:
    """What the cells of a column look like: shares of filled cells, and how many differ."""

    filled: int
    numbers: float
    periods: float
    codes: float
    distinct: int
    is_counter: bool
    is_symbols: bool


def propose(grid: Grid) -> Layout:
    """Propose the whole layout of a grid, or raise `LayoutUnclear` with what is missing and where."""
    extent = find_extent(grid)
    looks = _looks(grid, extent)
    columns = _settle_places(_columns(grid, extent, looks), looks)
    columns = _settle_dimensions(grid, extent, columns)
    _check(grid, extent, columns)
    period = (
        "" if any(column.period or column.role == roles.PERIOD for column in columns) else year_within(extent.title)
    )
    return Layout(shape_of(columns), extent.top, extent.first, extent.last, tuple(columns), extent.title, period)


def _columns(grid: Grid, extent: Extent, looks: Sequence[Look]) -> list[Column]:
    heads = head_names(grid, extent)
    units = grid.rows[extent.unit] if extent.unit is not None else []
    columns = []
    for index, words in enumerate(heads):
        unit = str(units[index] or "") if index < len(units) else ""
        column = _column(index, words, looks[index])
        columns.append(replace(column, unit=unit) if unit else column)
    return _settle_values(columns)


def _column(index: int, words: Sequence[str], look: Look) -> Column:
    words = list(dict.fromkeys(words))
    name = " / ".join(words)
    periods = [parse_period(word) for word in words]
    if any(periods) and (look.numbers >= 0.5 or not look.filled or look.is_symbols):
        rest = " / ".join(word for word, period in zip(words, periods, strict=True) if not period)
        return Column(index, name, roles.VALUE, 0.95, "head_period", period=next(filter(None, periods)), indicator=rest)
    if not name and not look.filled:
        return Column(index, "", roles.IGNORED, 1.0, "empty")
    role = _role_of_head(name, look)
    if role:
        return Column(index, name, role, 0.9, "head_word", indicator=name if role == roles.VALUE else "")
    return _by_content(index, name or column_letter(index), look)


def names_periods(name: str) -> bool:
    """Whether a head promises periods, whatever stands below it."""
    return bool(_words_of(name) & _WORDS[roles.PERIOD])


def _words_of(name: str) -> set[str]:
    return {word.rstrip("0123456789") for word in re.split(r"[^\w№#/]+|_", fold(name).replace(" ", "_"))} - {""}


def _role_of_head(name: str, look: Look) -> str:
    words = _words_of(name)
    for role in _ORDER:
        if not words & _WORDS[role] or not _fits(role, look):
            continue
        if role in (roles.VALUE, roles.IGNORED) and len(words) > 2:
            continue
        return role
    return ""


def _fits(role: str, look: Look) -> bool:
    if role == roles.PERIOD:
        return look.periods > 0.5
    if role == roles.PLACE_CODE:
        return look.codes > 0.7 and not (look.numbers > 0.9 and look.distinct > 300)
    if role == roles.IGNORED:
        return look.is_counter
    if role == roles.DIMENSION:
        return look.numbers < 0.5 or look.distinct <= 12
    if role in _BESIDE_VALUES:
        return True
    return look.numbers > 0.5 if role == roles.VALUE else look.numbers < 0.5


def _by_content(index: int, name: str, look: Look) -> Column:
    if look.is_counter and look.filled > 3 and (index == 0 or name == column_letter(index)):
        return Column(index, name, roles.IGNORED, 0.7, "content_counter")
    if look.periods > 0.9 and look.distinct > 1 or (look.periods == 1 and look.numbers == 0 and look.filled):
        return Column(index, name, roles.PERIOD, 0.8, "content_periods")
    if look.numbers > 0.6:
        return Column(index, name, roles.VALUE, 0.8, "content_numbers", indicator=name)
    if not look.filled:
        return Column(index, name, roles.NOTE, 0.5, "empty")
    return Column(index, name, roles.NOTE, 0.4, "leftover")


def _settle_values(columns: list[Column]) -> list[Column]:
    """A long table has one value column: numbers beside it are not values. Only one period column counts."""
    has_indicator = any(column.role == roles.INDICATOR for column in columns)
    named = [column.index for column in columns if column.role == roles.VALUE and column.reason == "head_word"]
    seen_period = False
    settled = []
    for column in columns:
        if (
            has_indicator
            and named
            and column.role == roles.VALUE
            and column.index not in named[:1]
            and not column.period
        ):
            column = replace(column, role=roles.IGNORED, reason="beside_value", indicator="")
        if has_indicator and column.index in named[:1]:
            column = replace(column, indicator="")
        if column.role == roles.PERIOD and seen_period:
            column = replace(column, role=roles.IGNORED, reason="second_period")
        seen_period = seen_period or column.role == roles.PERIOD
        settled.append(column)
    return settled


def _settle_places(columns: list[Column], looks: Sequence[Look]) -> list[Column]:
    """One place column: named so, else the text column with most different words; the rest splits series or notes."""
    named = [column for column in columns if column.role == roles.PLACE]
    texts = [column for column in columns if column.reason == "leftover"]
    chosen = max(named, key=lambda column: (looks[column.index].distinct, -column.index), default=None)
    if chosen is None and texts:
        chosen = max(texts, key=lambda column: (looks[column.index].distinct > 1, -column.index))
    settled = []
    for column in columns:
        if chosen is not None and column.index == chosen.index:
            column = column if column.role == roles.PLACE else replace(
                column, role=roles.PLACE, confidence=0.6, reason="first_text"
            )  # fmt: skip
        elif column.role == roles.PLACE:
            column = replace(column, role=roles.NOTE, reason="second_place", confidence=0.6)
        elif column.reason == "leftover" and _repeats(looks[column.index]):
            column = replace(column, role=roles.DIMENSION, reason="few_distinct", confidence=0.5)
        settled.append(column)
    return settled


def _settle_dimensions(grid: Grid, extent: Extent, columns: list[Column]) -> list[Column]:
    """A dimension splits one series of a place into several; what only describes the place does not."""
    places = [column.index for column in columns if column.role in (roles.PLACE, roles.PLACE_CODE)]
    rows = grid.rows[extent.first : min(extent.last, extent.first + 5000)]
    seen_code = False
    settled = []
    for column in columns:
        if column.role == roles.DIMENSION and _is_of_place(rows, places, column.index):
            column = replace(column, role=roles.NOTE, reason="of_place")
        if column.role == roles.PLACE_CODE and seen_code:
            column = replace(column, role=roles.NOTE, reason="second_code", confidence=0.6)
        seen_code = seen_code or column.role == roles.PLACE_CODE
        settled.append(column)
    return settled


def _is_of_place(rows: Sequence[Sequence[Cell]], places: Sequence[int], column: int) -> bool:
    pairs = {(*(row[place] for place in places), row[column]) for row in rows if len(row) > max((*places, column))}
    return len(pairs) <= len({pair[:-1] for pair in pairs})


def _repeats(look: Look) -> bool:
    return 1 < look.distinct <= 40 and look.filled > 0.9 * _SAMPLED / 4 and look.distinct < look.filled / 4


def _check(grid: Grid, extent: Extent, columns: Sequence[Column]) -> None:
    row = grid.row_number(extent.first - 1)
    if not any(column.role in (roles.PLACE, roles.PLACE_CODE) for column in columns):
        raise LayoutUnclear("place_column_missing", row=row, columns=seen_columns(columns))
    values = [column for column in columns if column.role == roles.VALUE]
    if not values:
        raise _no_values(grid, extent, columns)
    seen: dict[tuple[str, str], Column] = {}
    for column in values:
        key = (fold(column.indicator), column.period)
        if key in seen:
            first = seen[key]
            raise LayoutUnclear(
                "head_doubled", row=row, column=column.letter, name=column.name, first=first.letter,
                first_name=first.name,
            )  # fmt: skip
        seen[key] = column


def _no_values(grid: Grid, extent: Extent, columns: Sequence[Column]) -> LayoutUnclear:
    """No column of numbers; the last column that is not a key is where one would look."""
    keys = (roles.PLACE, roles.PLACE_CODE, roles.PERIOD, roles.INDICATOR)
    rows = enumerate(grid.rows[extent.first : extent.last], extent.first)
    spots = [(number, column, row[column.index]) for number, row in rows for column in reversed(columns)
             if column.role not in keys and column.index < len(row) and not is_blank(row[column.index])]  # fmt: skip
    facts = {"row": grid.row_number(extent.first - 1), "columns": seen_columns(columns)}
    if not spots:
        return LayoutUnclear("value_column_missing", **facts)
    number, column, cell = spots[0]
    where = {"row": grid.row_number(number), "column": column.letter}
    return LayoutUnclear("value_column_of_words", **{**facts, **where}, text=str(cell).strip()[:60])


def _looks(grid: Grid, extent: Extent) -> list[Look]:
    count = extent.last - extent.first
    sampled = max(_LEAST_SAMPLED, min(_SAMPLED, _SAMPLED_CELLS // max(grid.width, 1)))
    step = max(1, count // sampled)
    rows = grid.rows[extent.first : extent.last : step][: 2 * sampled]
    head = grid.rows[extent.first : min(extent.last, extent.first + 50)]
    return [
        _look([row[column] for row in rows if column < len(row)], [row[column] for row in head if column < len(row)])
        for column in range(grid.width)
    ]


def _look(cells: Sequence[Cell], first: Sequence[Cell]) -> Look:
    filled = [cell for cell in cells if not is_blank(cell)]
    count = max(len(filled), 1)
    distinct = len(set(filled))
    start = [cell for cell in first if is_number(cell)]
    counter = len(start) > 2 and [str(cell).removesuffix(".0") for cell in start[:5]] == [
        str(number) for number in range(1, min(len(start), 5) + 1)
    ]
    like_numbers = sum(is_number_like(cell) for cell in filled) / count
    has_number = any(is_number(cell) for cell in filled)
    return Look(
        len(filled),
        like_numbers if has_number else 0.0,
        sum(bool(parse_period(cell)) for cell in filled) / count,
        sum(bool(_CODE.fullmatch(str(cell).removesuffix(".0"))) for cell in filled) / count,
        distinct,
        counter,
        like_numbers == 1 and not has_number,
    )
