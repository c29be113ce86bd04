"""One reading into the tables, in one transaction: what is there already is not written again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, func, insert, select, update

from allegiance.archive import schema
from allegiance.archive.bodies import spell
from allegiance.archive.carrying import carry
from allegiance.archive.columns import furniture_rows, passage_rows, source_rows
from allegiance.archive.proposing import propose
from allegiance.archive.rows import RULES, Kept, Proposal
from allegiance.archive.tables import put
from allegiance.archive.versions import latest_of, texts_of
from allegiance.model.document import Document


@dataclass(frozen=True, slots=True)
class _File:
    """A document as read, its id (asking for it hashes the text), and the origin of what was found in it."""

    id: str
    document: Document
    origin: str


def keep(connection: Connection, document: Document, proposal: Proposal) -> Kept:
    """Keep a document as read with what was found in it; a redacted document stays redacted."""
    id_, origin = document.id, proposal.origin(document.name)
    if any(claim.document != id_ for claim in proposal.claims):
        raise ValueError(f"{document.name}: a claim names another document")
    known = connection.execute(select(schema.documents).where(schema.documents.c.id == id_)).one_or_none()
    if known is not None and known.redacted is not None:
        return Kept(id_)
    copy = known is not None and origin == RULES and _read_elsewhere(connection, id_, document.name)
    if not copy:
        _structure(connection, _File(id_, document, spell(origin)), known)
    changed = _add_version(connection, id_, document)
    new, withdrawn = (0, 0) if copy else propose(connection, id_, document.name, proposal)
    before = texts_of(connection, spell(document.name))[1:]
    carried = carry(connection, before, id_, document) if before and (changed or new) else 0
    return Kept(id_, known is None, new, withdrawn, carried)


def _read_elsewhere(connection: Connection, id_: str, name: str) -> bool:
    """Whether our rules read this very text in another file, which still has it: then this file is a copy of that one."""
    query = select(schema.runs.c.name).where(schema.runs.c.document == id_, schema.runs.c.origin == RULES).distinct()
    readers = set(connection.execute(query).scalars())
    return spell(name) not in readers and any((latest_of(connection, other) or ("",))[0] == id_ for other in sorted(readers))


def _structure(connection: Connection, file: _File, known: Any) -> None:
    """Document, passages, furniture and sources. A hand-coded table does not change how a text was divided into passages."""
    id_, document, origin = file.id, file.document, file.origin
    header = {name: spell(getattr(document, name)) for name in ("name", "reader", "bytes_sha")} | {"origin": origin}
    if known is None:
        connection.execute(insert(schema.documents), header | {"id": id_, "text": spell(document.text), "text_sha": id_})
    if known is None or origin in (RULES, known.origin):
        if known is not None and any(getattr(known, name) != value for name, value in header.items()):
            connection.execute(update(schema.documents).where(schema.documents.c.id == id_).values(header))
        put(connection, schema.passages, passage_rows(id_, document), schema.passages.c.document == id_)
        put(connection, schema.furniture, furniture_rows(id_, document), schema.furniture.c.document == id_)
    mine = and_(schema.sources.c.document == id_, schema.sources.c.origin == origin)
    put(connection, schema.sources, source_rows(id_, document, origin=origin), mine)


def _add_version(connection: Connection, id_: str, document: Document) -> bool:
    """Add a version of a file where its bytes or its text changed; whether the text did."""
    name, versions = spell(document.name), schema.versions
    latest = latest_of(connection, name)
    if latest == (id_, spell(document.bytes_sha)):
        return False
    count = connection.execute(select(func.count()).where(versions.c.name == name)).scalar_one()
    row = {"name": name, "version": count + 1, "document": id_, "bytes_sha": spell(document.bytes_sha)}
    connection.execute(insert(versions), row)
    return latest is not None and latest[0] != id_
