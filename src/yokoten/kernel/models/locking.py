"""Locks that a row cannot give."""

from django.db import connection
from django.db.models import Model


def lock_table(model: type[Model]) -> None:
    """Let nobody else write to the table until the transaction ends; on SQLite the transaction already is that lock."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {connection.ops.quote_name(model._meta.db_table)} IN SHARE ROW EXCLUSIVE MODE")
