"""What a preview says about a table: how much there is, what symbols became, the first values as they will stand."""

from collections import Counter
from typing import Any

import numpy as np

from yokoten.measure.rules.cells import NUMBER_SYMBOLS, OK, STATUSES, SYMBOLS
from yokoten.measure.rules.grid import Grid
from yokoten.measure.rules.layout import VALUE, Layout
from yokoten.measure.rules.records import Records

FIRST_VALUES = 20


def summary_of(grid: Grid, layout: Layout, records: Records) -> dict[str, Any]:
    """Plain data for storage with the import."""
    return {
        "rows": layout.last_row - layout.first_row,
        "values": int((records.status == OK).sum()),
        "missing": int((records.status != OK).sum()),
        "places": len(np.unique(records.place)),
        "periods": sorted(records.periods[number] for number in np.unique(records.period).tolist()),
        "indicators": dict(zip(records.indicators, _counts(records), strict=True)),
        "vintages": sorted(vintage for vintage in records.vintages if vintage),
        "symbols": symbols_of(grid, layout, records),
        "decimals": sorted({written.decimal for _, written in records.formats if written.evidence != "none"}),
        "encoding": grid.encoding,
        "first": [_line(records, position) for position in _by_row(records)],
    }  # fmt: skip


def _by_row(records: Records) -> list[int]:
    """The first values as the file is read: row by row."""
    last = np.partition(records.row, FIRST_VALUES)[FIRST_VALUES] if len(records) > FIRST_VALUES else None
    near = np.flatnonzero(records.row <= last) if last is not None else np.arange(len(records))
    return near[np.lexsort((records.column[near], records.row[near]))][:FIRST_VALUES].tolist()


def _counts(records: Records) -> list[int]:
    return np.bincount(records.indicator, minlength=len(records.indicators)).tolist()


def symbols_of(grid: Grid, layout: Layout, records: Records) -> list[dict[str, Any]]:
    """Every symbol that stands for a missing value: how often, what it became, the first row it stands in."""
    counts: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], int] = {}
    columns = {column.index for column in layout.of_role(VALUE)}
    for position in np.flatnonzero(records.status != OK).tolist():
        row, column = int(records.row[position]), int(records.column[position])
        if column not in columns:
            continue
        text = _written(grid.rows[row][column])
        key = (text, STATUSES[int(records.status[position])])
        counts[key] += 1
        first[key] = min(first.get(key, row), row)
    return [
        {
            "text": text,
            "status": status,
            "count": count,
            "row": first[text, status] + records.row_offset,
            "is_number": _is_number(text),
        }
        for (text, status), count in counts.most_common()
    ]


def _is_number(text: str) -> bool:
    """A number that we take for a symbol, such as -9999: the person must agree."""
    if text.lower() in SYMBOLS:
        return False
    plain = text.replace("\u2212", "-").replace(" ", "").replace("\u00a0", "").replace(",", ".")
    try:
        return float(plain) in NUMBER_SYMBOLS
    except ValueError:
        return False


def _written(cell: Any) -> str:
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    return str(cell).strip()[:40]


def _line(records: Records, position: int) -> dict[str, Any]:
    value = float(records.value[position])
    return {
        "row": records.row_number(position),
        "place": records.places[int(records.place[position])].name,
        "code": records.places[int(records.place[position])].code,
        "period": records.periods[int(records.period[position])],
        "indicator": records.indicators[int(records.indicator[position])],
        "value": None if np.isnan(value) else value,
        "status": STATUSES[int(records.status[position])],
    }
