"""How the tables came to be what they are: a numbered list that only grows. A new study starts at its end.

To change the tables: change `schema.py`, and add a migration that makes the same change to a study of the number before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, inspect, select, text

from allegiance.archive.engine import Store
from allegiance.archive.schema import CURRENT_CLAIMS, metadata, migrations
from allegiance.model.errors import StudyError


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: its number, what it does, and the function that does it to the tables of the number before."""

    number: int
    what: str
    apply: Callable[[Connection], None]


def _nothing(connection: Connection) -> None:
    """The first tables are those of `schema.py`; there is nothing before them to change."""


MIGRATIONS: tuple[Migration, ...] = (Migration(1, "the first tables", _nothing),)


def prepare(store: Store, *, create: bool, readonly: bool) -> None:
    """Bring a file to the tables of this program; StudyError when it is no study, or one of a later program."""
    with store.reading() as connection:
        number = _number(store, connection)
    if number == MIGRATIONS[-1].number:
        return
    if number == 0 and (readonly or not create):
        raise StudyError(f"{store.path}: no study is in it; make one with: allegiance read NOTES --study {store.path}")
    if readonly:
        raise StudyError(f"{store.path}: made by an earlier allegiance; open it once for writing, with: allegiance read")
    with store.writing() as connection:
        _bring(connection, _number(store, connection))


def _number(store: Store, connection: Connection) -> int:
    """The number that the tables are at; 0 where there are none yet."""
    names = inspect(connection).get_table_names()
    if not names:
        return 0
    if migrations.name not in names:
        raise StudyError(f"{store.path}: not a study but another database; name a file that allegiance made")
    number = connection.execute(select(func.max(migrations.c.number))).scalar_one() or 0
    latest = MIGRATIONS[-1].number
    if number > latest:
        raise StudyError(
            f"{store.path}: made by a later allegiance (tables {number}; this one knows {latest}); "
            "update with: pip install --upgrade allegiance"
        )
    return int(number)


def _bring(connection: Connection, number: int) -> None:
    if number == 0:
        metadata.create_all(connection)
        connection.execute(text(CURRENT_CLAIMS))
    due = [migration for migration in MIGRATIONS if migration.number > number]
    for migration in due if number else ():
        migration.apply(connection)
    if due:
        connection.execute(insert(migrations), [{"number": m.number, "what": m.what} for m in due])
