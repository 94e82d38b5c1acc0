"""The whole database as it stood, brought back in a moment: what takes seconds to load is loaded once in a run."""

import sqlite3

from django.contrib.contenttypes.models import ContentType
from django.db import connection

_kept = {}


def is_kept(name):
    return name in _kept


def keep(name):
    """Remember everything as it stands now, under this name."""
    _kept[name] = _copied() if connection.vendor == "sqlite" else _cloned(name)


def bring_back(name):
    """Everything as it stood under this name; nobody may be at work on the database meanwhile."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        _kept[name].backup(connection.connection)
    else:
        _made(connection.settings_dict["NAME"], of=_kept[name])
    ContentType.objects.clear_cache()


def forget():
    """Leave nothing behind in a database that others use, too."""
    kept = [_kept.pop(name) for name in list(_kept)]
    for one in kept:
        one.close() if connection.vendor == "sqlite" else _dropped(one)


def _copied():
    connection.ensure_connection()
    copy = sqlite3.connect(":memory:")
    connection.connection.backup(copy)
    return copy


def _cloned(name):
    clone = f"{connection.settings_dict['NAME']}_{name}"
    _made(clone, of=connection.settings_dict["NAME"])
    return clone


def _made(name, *, of):
    """On PostgreSQL a database is made as a copy of another one that nobody is connected to.

    A browser that keeps its line open keeps the thread that served it, and the session of that thread.
    """
    connection.close()
    _dropped(name)
    quote = connection.ops.quote_name
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s", [of])
        cursor.execute(f"CREATE DATABASE {quote(name)} TEMPLATE {quote(of)}")


def _dropped(name):
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {connection.ops.quote_name(name)} WITH (FORCE)")
