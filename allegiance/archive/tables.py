"""Two ways to write rows that the rooms of the archive share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Delete, Table, Update, bindparam, delete, insert, select


def put(connection: Connection, table: Table, rows: Sequence[dict[str, Any]], where: ColumnElement[bool]) -> bool:
    """Make `rows` the rows of a table that match; nothing is written where they are that already."""
    stored = connection.execute(select(table).where(where).order_by(table.c.position)).mappings().all()
    if [dict(row) for row in stored] == list(rows):
        return False
    if stored:
        connection.execute(delete(table).where(where))
    if rows:
        connection.execute(insert(table), rows)
    return True


def each(connection: Connection, change: Update | Delete, key: Column[Any], values: Sequence[object]) -> None:
    """Run a change for the rows of each value of a column; a list in one statement is limited to some thousands."""
    if values:
        connection.execute(change.where(key == bindparam("wanted")), [{"wanted": value} for value in values])
