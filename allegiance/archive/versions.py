"""The versions of a file: which text it has now, and which it had."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, exists, func, select

from allegiance.archive.schema import documents, versions


def latest_of(connection: Connection, name: str) -> tuple[str, str] | None:
    """Document id and SHA-256 of the bytes of the present version of a file; None for an unknown file."""
    query = select(versions.c.document, versions.c.bytes_sha).where(versions.c.name == name)
    row = connection.execute(query.order_by(versions.c.version.desc()).limit(1)).one_or_none()
    return (row[0], row[1]) if row else None


def texts_of(connection: Connection, name: str) -> tuple[str, ...]:
    """The ids of all texts that a file had, each once, the present one first."""
    query = select(versions.c.document).where(versions.c.name == name).order_by(versions.c.version.desc())
    return tuple(dict.fromkeys(connection.execute(query).scalars()))


def family(connection: Connection, document: str) -> tuple[str, ...]:
    """The ids of a document and of all other versions of the files that have, or had, its text."""
    names = connection.execute(select(versions.c.name).where(versions.c.document == document).distinct()).scalars()
    others = {id_ for name in sorted(names) for id_ in texts_of(connection, name)}
    return tuple(sorted(others | {document}))


def is_current() -> ColumnElement[bool]:
    """That a row of `documents` is the present version of some file."""
    mine, other = versions.alias("mine"), versions.alias("other")
    newest = select(func.max(other.c.version)).where(other.c.name == mine.c.name).scalar_subquery()
    return exists().where(mine.c.document == documents.c.id, mine.c.version == newest)
