"""The one file that knows which database it is: how it is opened, locked, made durable, and what its errors mean to a person.

SQLite: WAL, every commit synced (`synchronous=FULL`), foreign keys on, deleted text overwritten (`secure_delete`).
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from allegiance.archive import writer
from allegiance.model.errors import StudyError

WAIT = 5.0
"""Seconds that a second writer waits for the first; a commit of a long document takes tens of milliseconds."""
_MEANINGS = (
    ("SQLITE_FULL", "the disk is full; free some space and do it again, nothing was half written"),
    ("SQLITE_IOERR", "the disk reported an error; check the disk and do it again, nothing was half written"),
    ("SQLITE_READONLY", "it may not be written; check your rights to the file and its folder"),
    ("SQLITE_CANTOPEN", "it cannot be opened; check the path and your rights to the file and its folder"),
    ("SQLITE_NOTADB", "not a study; name a file that allegiance made"),
    ("SQLITE_CORRUPT", "the file is damaged; run 'allegiance check', and restore a copy"),
)


class Store:
    """A database, open. `reading` and `writing` give a connection inside one transaction."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self.engine = engine
        self.path = path

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent state of the study; never waits for a writer."""
        with self._explained(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The only writer until the block ends; committed and on the disk after it, or undone as a whole."""
        with self._explained(), self.engine.connect() as plain:
            connection = plain.execution_options(alone=True)
            with connection.begin():
                writer.note(self.path)
                yield connection

    def scrub(self) -> None:
        """Write the file anew without what was deleted, and empty the log beside it."""
        if self.engine.dialect.name != "sqlite":
            return
        with self._explained(), self.engine.connect() as connection:
            raw = connection.connection.cursor()
            raw.execute("VACUUM")
            busy = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if busy:
            raise StudyError(
                f"{self.path}: deleted, but another program that reads the study keeps the old text in {self.path.name}-wal; "
                "close that program, then run: allegiance check"
            )

    def integrity(self) -> tuple[str, ...]:
        """What the database itself finds wrong with the file; empty when nothing is, or where it offers no such test."""
        if self.engine.dialect.name != "sqlite":
            return ()
        try:
            with self.engine.connect() as connection:
                found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
        except DBAPIError as error:
            return (str(error.orig),)
        return tuple(line for line in found if line != "ok")

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()
        writer.forget(self.path)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            meaning = _meaning(self.path, getattr(error.orig, "sqlite_errorname", ""))
            if not meaning:
                raise
            raise StudyError(f"{self.path}: {meaning}") from error


def connect(path: Path, *, readonly: bool = False) -> Store:
    """The store of a SQLite file, which is made when it is absent and `readonly` is not set."""
    engine = create_engine("sqlite://", creator=lambda: _opened(path, readonly), poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return Store(engine, path)


def may_write(path: Path) -> bool:
    """Whether this user may write the file, if it is there, and beside it, as SQLite must."""
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _begin(connection: Connection) -> None:
    """A writer takes the lock at once: two that start as readers could both be refused in the middle of their work."""
    alone = connection.get_execution_options().get("alone", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if alone else "BEGIN")


def _opened(path: Path, readonly: bool) -> sqlite3.Connection:
    uri = f"file:{quote(os.fsencode(path))}?mode={'ro' if readonly else 'rwc'}"
    if readonly and not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists():
        uri += "&immutable=1"  # on a read-only medium SQLite cannot make the index of a log that does not exist
    connection = sqlite3.connect(uri, uri=True, timeout=WAIT, isolation_level=None, check_same_thread=False)
    for pragma in ("foreign_keys=ON", "synchronous=FULL", "secure_delete=ON", *([] if readonly else ["journal_mode=WAL"])):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _meaning(path: Path, name: str) -> str:
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        pid = writer.holder(path)
        return f"in use by {f'process {pid}' if pid else 'another program'}; wait or stop it"
    return next((meaning for code, meaning in _MEANINGS if name.startswith(code)), "")
