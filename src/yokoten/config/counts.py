"""A cache that several processes share: how often somebody signed in or called, and which one-time codes were used.

One small table in a database (`LOCATION` is its alias). Adding and counting are single statements, so two processes
never both get the last attempt. On PostgreSQL the table is unlogged: after a crash counting begins anew. A connection
of its own keeps counts out of the transactions of pages: what was rolled back was tried all the same.
"""
# ruff: noqa: S608 - the only name in the statements is the table's, values travel as parameters

import json
import secrets
import time
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import DatabaseError, connections

TABLE = "yokoten_counts"
FOREVER = 1e18
SWEEP_ONE_IN = 200


class SharedCounts(BaseCache):
    """Values are what JSON can hold."""

    def __init__(self, location: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self.alias = location
        self._is_ready = False

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        row = self._ask(f"SELECT value FROM {TABLE} WHERE key = %s AND expires > %s", [self._key(key, version), _now()])
        return json.loads(row[0]) if row else default

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        self._ask(
            f"INSERT INTO {TABLE} (key, value, expires) VALUES (%s, %s, %s)"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires = excluded.expires RETURNING key",
            [self._key(key, version), json.dumps(value), self._expires(timeout)],
        )
        self._sweep()

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Set what is not there; of several processes exactly one gets true."""
        added = self._ask(
            f"INSERT INTO {TABLE} (key, value, expires) VALUES (%s, %s, %s)"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires = excluded.expires"
            f" WHERE {TABLE}.expires <= %s RETURNING key",
            [self._key(key, version), json.dumps(value), self._expires(timeout), _now()],
        )
        self._sweep()
        return added is not None

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        row = self._ask(
            f"UPDATE {TABLE} SET value = CAST(CAST(value AS bigint) + %s AS text) WHERE key = %s AND expires > %s"
            " RETURNING value",
            [delta, self._key(key, version), _now()],
        )
        if row is None:
            raise ValueError(f"Key '{key}' not found")
        return int(row[0])

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        touched = self._ask(
            f"UPDATE {TABLE} SET expires = %s WHERE key = %s AND expires > %s RETURNING key",
            [self._expires(timeout), self._key(key, version), _now()],
        )
        return touched is not None

    def delete(self, key: str, version: int | None = None) -> bool:
        return self._ask(f"DELETE FROM {TABLE} WHERE key = %s RETURNING key", [self._key(key, version)]) is not None

    def clear(self) -> None:
        self._ask(f"DELETE FROM {TABLE} RETURNING key", [])

    def _key(self, key: str, version: int | None) -> str:
        return self.make_and_validate_key(key, version=version)

    def _expires(self, timeout: Any) -> float:
        moment = self.get_backend_timeout(timeout)
        return FOREVER if moment is None else moment

    def _ask(self, statement: str, values: list[Any]) -> tuple | None:
        """Run one statement; its first row, if it has one."""
        if not self._is_ready:
            self._make()
        with connections[self.alias].cursor() as cursor:
            cursor.execute(statement, values)
            rows = cursor.fetchall()
        return rows[0] if rows else None

    def _make(self) -> None:
        connection = connections[self.alias]
        kind = "UNLOGGED TABLE" if connection.vendor == "postgresql" else "TABLE"
        columns = "key varchar(300) PRIMARY KEY, value text NOT NULL, expires double precision NOT NULL"
        try:
            with connection.cursor() as cursor:
                cursor.execute(f"CREATE {kind} IF NOT EXISTS {TABLE} ({columns})")
        except DatabaseError:
            if TABLE not in connection.introspection.table_names():  # another process may have just made it
                raise
        self._is_ready = True

    def _sweep(self) -> None:
        """Now and then throw away what has run out."""
        if secrets.randbelow(SWEEP_ONE_IN) == 0:
            self._ask(f"DELETE FROM {TABLE} WHERE expires <= %s RETURNING key", [_now()])


def _now() -> float:
    return time.time()
