"""Put many values into force at once, each superseding what was in force for its place and period.

Everything is set-based: rows are staged in a temporary table (COPY on PostgreSQL), matched with the values in force by
one statement and inserted in the order of the largest index. `benchmarks/storing.py` says what it costs.
"""
# ruff: noqa: S608 - names of columns come from TYPES, values travel as parameters

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from itertools import repeat
from typing import Any

import numpy as np
from django.db import IntegrityError, connection, transaction

from yokoten.kernel.errors import RuleBroken
from yokoten.measure.models import DatasetImport, Observation
from yokoten.measure.rules.following import STAGING, STORING, Follow, told, unwatched

TABLE = Observation._meta.db_table
TYPES = {
    "indicator": "bigint",
    "place": "bigint",
    "organisation": "bigint",
    "source": "bigint",
    "period": "text",
    "value": "double precision",
    "status": "text",
    "vintage": "text",
    "retrieved_on": "date",
    "derivation": "text",
    "note": "text",
    "row": "integer",
}
KEYS = ("indicator", "place", "organisation", "source")
CONTENT = ("value", "status", "vintage", "source", "derivation", "note")

AT_ONCE, MOST_PIECES, HIGHEST = 50_000, 8, 2**63 - 1

Column = Sequence | str | float | date | None


@dataclass(frozen=True)
class Rows:
    """Values to store, column by column: a list (or array) with one entry per row, or one entry that holds for all.

    `indicator`, `place`, `organisation` and `source` are ids; every row has either a place or an organisation.
    """

    indicator: Column
    period: Column
    value: Column
    status: Column = Observation.Status.OK.value
    place: Column = None
    organisation: Column = None
    vintage: Column = ""
    source: Column = None
    retrieved_on: Column = None
    derivation: Column = ""
    note: Column = ""
    row: Column = None

    def split(self) -> tuple[dict[str, Sequence], dict[str, Any]]:
        """Columns that vary by row, and entries that hold for all rows."""
        columns = {field.name: _plain(getattr(self, field.name)) for field in fields(self)}
        varying = {name: column for name, column in columns.items() if isinstance(column, (list, tuple))}
        return varying, {name: column for name, column in columns.items() if name not in varying}


@dataclass(frozen=True)
class Stored:
    """Values put into force, values that were in force with equal content, and values in force that were replaced."""

    stored: int
    unchanged: int
    superseded: int


def store_rows(dataset: DatasetImport, rows: Rows, follow: Follow = unwatched) -> Stored:
    """Put the rows into force as part of an import; the caller has checked them and holds the transaction.

    A value in force with equal content (value, status, vintage, source, derivation, note) stays as it is. Two rows for
    one place and period are refused as `value_twice`.
    """
    varying, fixed = rows.split()
    DatasetImport.objects.select_for_update(of=("self",)).values("pk").get(pk=dataset.pk)
    lock_values()
    with connection.cursor() as cursor:
        _stage(cursor, varying, follow)
        _hold_keys(cursor, fixed)
        _match(cursor, varying, fixed)
        superseded = _supersede(cursor, dataset)
        stored = _insert(cursor, dataset, (varying, fixed), follow)
        cursor.execute("SELECT COUNT(*) FROM met WHERE is_same")
        unchanged = cursor.fetchone()[0]
        cursor.execute("DROP TABLE met")
        cursor.execute("DROP TABLE staged")
    return Stored(stored, unchanged, superseded)


def _plain(column: Column) -> Any:
    """Arrays as lists; days as text, which both databases read."""
    if hasattr(column, "tolist"):
        return column.tolist()
    return column.isoformat() if isinstance(column, date) else column


def lock_values() -> None:
    """Nobody else may put values into force until the transaction ends; on SQLite the transaction already is that lock.

    Whoever reads is not held up.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {TABLE} IN SHARE ROW EXCLUSIVE MODE")


def _type(name: str) -> str:
    return "text" if TYPES[name] == "date" and connection.vendor == "sqlite" else TYPES[name]


def _key(name: str) -> str:
    """The column of the table of observations."""
    return f'"{name}_id"' if name in KEYS else f'"{name}"'


def _stage(cursor: Any, varying: dict[str, Sequence], follow: Follow) -> None:
    number = "integer PRIMARY KEY" if connection.vendor == "sqlite" else "serial"
    columns = ", ".join(f"{_key(name)} {_type(name)}" for name in varying)
    cursor.execute(f"CREATE TEMPORARY TABLE staged (n {number}, {columns})")
    rows = told(zip(*varying.values(), strict=True), STAGING, _length(varying), follow)
    _fill(cursor, ", ".join(map(_key, varying)), rows, len(varying))
    if connection.vendor == "postgresql":
        cursor.execute("ANALYZE staged")
        cursor.execute("SET LOCAL work_mem = '128MB'")


def _length(varying: dict[str, Sequence]) -> int:
    return len(next(iter(varying.values()), ()))


def _fill(cursor: Any, columns: str, rows: Iterable[tuple], width: int) -> None:
    if connection.vendor == "postgresql":
        with cursor.copy(f"COPY staged ({columns}) FROM STDIN") as stream:
            for row in rows:
                stream.write_row(row)
    else:
        marks = ", ".join(repeat("%s", width))
        cursor.executemany(f"INSERT INTO staged ({columns}) VALUES ({marks})", rows)


def _hold_keys(cursor: Any, fixed: dict[str, Any]) -> None:
    """Check once that everything the rows name exists and stays, instead of once a row by constraints."""
    for name in KEYS:
        if name in fixed:
            wanted = {fixed[name]}
        else:
            cursor.execute(f"SELECT DISTINCT {_key(name)} FROM staged")
            wanted = {row[0] for row in cursor.fetchall()}
        wanted.discard(None)
        model = Observation._meta.get_field(name).related_model
        held = model.objects.order_by("pk").select_for_update(no_key=True).filter(pk__in=wanted).values("pk")
        if wanted and len(held) != len(wanted):
            raise RuleBroken("key_unknown", kind=name)


def _fresh(varying: dict[str, Sequence], fixed: dict[str, Any]) -> tuple[str, list[Any]]:
    """The staged rows with the entries that hold for all of them, as the head of a statement, and its parameters."""
    own = [f"s.{_key(name)}" for name in varying]
    same = [f"CAST(%s AS {_type(name)}) AS {_key(name)}" for name in fixed]
    return f"WITH fresh AS (SELECT {', '.join(['s.n', *own, *same])} FROM staged s)", list(fixed.values())


def _match(cursor: Any, varying: dict[str, Sequence], fixed: dict[str, Any]) -> None:
    """Find for each staged row the value in force for the same place or organisation and period, if there is one."""
    head, entries = _fresh(varying, fixed)
    equal = "IS" if connection.vendor == "sqlite" else "IS NOT DISTINCT FROM"
    same = " AND ".join(f"o.{_key(name)} {equal} f.{_key(name)}" for name in CONTENT)
    cursor.execute("CREATE TEMPORARY TABLE met (n integer PRIMARY KEY, observation_id bigint, is_same boolean)")
    for subject in ("place", "organisation"):
        if subject in fixed and fixed[subject] is None:
            continue
        key = _key(subject)
        cursor.execute(
            f"INSERT INTO met {head} SELECT f.n, o.id, {same} FROM fresh f CROSS JOIN {TABLE} o"
            f" WHERE o.indicator_id = f.indicator_id AND o.period = f.period AND o.{key} = f.{key}"
            f" AND o.superseded_by_id IS NULL AND o.{key} IS NOT NULL",
            entries,
        )
    if connection.vendor == "postgresql":
        cursor.execute("ANALYZE met")
    cursor.execute("SELECT observation_id FROM met GROUP BY observation_id HAVING COUNT(*) > 1 LIMIT 1")
    if cursor.fetchone():
        raise RuleBroken("value_twice")


def _supersede(cursor: Any, dataset: DatasetImport) -> int:
    cursor.execute(
        f"SELECT COUNT(*) FROM met JOIN {TABLE} o ON o.id = met.observation_id"
        " WHERE NOT met.is_same AND o.imported_by_id = %s",
        [dataset.pk],
    )
    if cursor.fetchone()[0]:
        raise RuleBroken("value_twice")
    cursor.execute(
        f"UPDATE {TABLE} SET superseded_by_id = %s WHERE id IN (SELECT observation_id FROM met WHERE NOT is_same)",
        [dataset.pk],
    )
    return cursor.rowcount


def _insert(
    cursor: Any, dataset: DatasetImport, rows: tuple[dict[str, Sequence], dict[str, Any]], follow: Follow
) -> int:
    varying, fixed = rows
    head, entries = _fresh(varying, fixed)
    columns = ", ".join(map(_key, TYPES))
    total, stored = _length(varying), 0
    try:
        with transaction.atomic():
            for lowest, highest, done in _pieces(varying):
                cursor.execute(
                    f"INSERT INTO {TABLE} ({columns}, imported_by_id) {head}"
                    f" SELECT {columns}, %s FROM fresh f"
                    " WHERE NOT EXISTS (SELECT 1 FROM met WHERE met.n = f.n AND is_same)"
                    " AND f.indicator_id BETWEEN %s AND %s"
                    " ORDER BY indicator_id, period, place_id, organisation_id",
                    [*entries, dataset.pk, lowest, highest],
                )
                stored += cursor.rowcount
                follow(STORING, done, total)
    except IntegrityError as error:
        if "unique" in str(error).lower():
            raise RuleBroken("value_twice") from error
        raise
    return stored


def _pieces(varying: dict[str, Sequence]) -> list[tuple[int, int, int]]:
    """Indicators from and to, and how many rows are done then: few statements that keep the order of the index."""
    total = _length(varying)
    if "indicator" not in varying or total <= AT_ONCE:
        return [(0, HIGHEST, total)]
    ids, counts = np.unique(np.asarray(varying["indicator"], np.int64), return_counts=True)
    piece = np.minimum((np.cumsum(counts) - 1) // max(AT_ONCE, -(-total // MOST_PIECES)), MOST_PIECES)
    ends = np.flatnonzero(np.append(np.diff(piece) != 0, True))
    starts = np.append(0, ends[:-1] + 1)
    done = np.cumsum(counts)[ends]
    return list(zip(ids[starts].tolist(), ids[ends].tolist(), done.tolist(), strict=True))
