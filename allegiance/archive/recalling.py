"""What is kept, given back as values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, select

from allegiance.archive.bodies import decode, spell, unspell
from allegiance.archive.judgements import log
from allegiance.archive.proposing import PROPOSED, REDACTED, WITHDRAWN
from allegiance.archive.rows import Counts, DocumentRow
from allegiance.archive.schema import claims, documents, doubts, furniture, passages, runs, sources, versions
from allegiance.archive.versions import is_current
from allegiance.model.claim import Claim
from allegiance.model.derived import Doubt
from allegiance.model.document import Document, Furniture, Passage
from allegiance.model.errors import NotFound
from allegiance.model.judgement import Judgement, standing
from allegiance.model.record import Record
from allegiance.model.source import Source

_DECIDING = ("accept", "reject", "correct", "cannot-tell")
_LETS_STAND = ("accept", "correct")
_LISTED = 5


def record(connection: Connection) -> Record:
    """What counts now: present versions, claims proposed or accepted by a person, and the log."""
    entries = log(connection)
    current = select(documents.c.id, documents.c.name).where(is_current())
    names = {row.id: unspell(row.name) for row in connection.execute(current)}
    return Record(
        sources=_sources(connection, names),
        claims=_counting(connection, names, entries),
        judgements=entries,
        doubts=_doubts(connection, names),
        documents=tuple(sorted(names.items(), key=lambda pair: (pair[1], pair[0]))),
    )


def _counting(connection: Connection, names: dict[str, str], entries: Iterable[Judgement]) -> tuple[Claim, ...]:
    """A claim that a person accepted stands even where a newer extractor does not propose it."""
    decided: dict[str, str] = {}
    for entry in standing(entries):
        if entry.by_person and entry.verb in _DECIDING:
            decided.update(dict.fromkeys(entry.about, entry.verb))
    query = select(claims.c.document, claims.c.start, claims.c.end, claims.c.id, claims.c.status, claims.c.body)
    rows = connection.execute(query.where(claims.c.status.in_((PROPOSED, WITHDRAWN))))
    kept = [row for row in rows if row.document in names and (row.status == PROPOSED or decided.get(row.id) in _LETS_STAND)]
    return tuple(decode(Claim, row.body) for row in sorted(kept, key=lambda row: (names[row.document], *row)))


def _sources(connection: Connection, names: dict[str, str]) -> tuple[Source, ...]:
    """One source a citekey: the fullest that a file gives; confidential where any file says so."""
    found: dict[str, list[str]] = {}
    rows = connection.execute(select(sources.c.document, sources.c.key, sources.c.confidential, sources.c.body))
    told = [row for row in rows if row.document in names]
    for row in told:
        found.setdefault(row.key, []).append(row.body)
    secret = {row.key for row in told if row.confidential}
    fullest = {key: decode(Source, max(bodies, key=lambda body: (len(body), body))) for key, bodies in found.items()}
    return tuple(replace(source, confidential=key in secret) for key, source in sorted(fullest.items()))


def _doubts(connection: Connection, names: dict[str, str]) -> tuple[Doubt, ...]:
    rows = connection.execute(select(doubts.c.document, doubts.c.start, doubts.c.end, doubts.c.id, doubts.c.body))
    told = sorted((row for row in rows if row.document in names), key=lambda row: (names[row.document], *row))
    return tuple(decode(Doubt, row.body) for row in told)


def files(connection: Connection) -> tuple[DocumentRow, ...]:
    """The files in the study, in their present versions, by name."""
    texts: dict[str, list[str]] = {}
    for name, id_ in connection.execute(select(versions.c.name, versions.c.document).order_by(versions.c.version)):
        texts.setdefault(name, []).append(id_)
    readers = {row.id: row.reader for row in connection.execute(select(documents.c.id, documents.c.reader))}
    divided = _tally(connection, passages)
    proposed = _tally(connection, claims, claims.c.status == PROPOSED)
    ran, counted = _runs(connection)
    return tuple(
        DocumentRow(
            unspell(name),
            ids[-1],
            counted.get(ids[-1], Counts()),
            unspell(readers[ids[-1]]),
            tuple(dict.fromkeys(ids)),
            ran.get(ids[-1], ""),
            divided.get(ids[-1], 0),
            proposed.get(ids[-1], 0),
        )
        for name, ids in sorted(texts.items(), key=lambda pair: unspell(pair[0]))
    )


def _tally(connection: Connection, table: Table, *where: ColumnElement[bool]) -> dict[str, int]:
    """How many rows of a table each document has."""
    query = select(table.c.document, func.count().label("many")).where(*where).group_by(table.c.document)
    return {row.document: row.many for row in connection.execute(query)}


def _runs(connection: Connection) -> tuple[dict[str, str], dict[str, Counts]]:
    """By document, the extractor that ran last, and the counts of the last run that counted sentences."""
    ran: dict[str, str] = {}
    counted: dict[str, Counts] = {}
    for row in connection.execute(select(runs).order_by(runs.c.document, runs.c.number)):
        ran[row.document] = unspell(row.extractor)
        if row.sentences:
            counted[row.document] = Counts(row.sentences, row.with_claims, row.without, row.failed)
    return ran, counted


def document(connection: Connection, id_: str) -> Document:
    """A document as it was read, but for what was redacted since."""
    row = connection.execute(select(documents).where(documents.c.id == id_)).one_or_none()
    if row is None:
        raise NotFound(f"{id_[:12]}: no such document; check the id")
    if row.redacted is not None:
        raise NotFound(f"{id_[:12]}: redacted by judgement {row.redacted}; its text is gone for good")
    runs_out = connection.execute(select(furniture).where(furniture.c.document == id_).order_by(furniture.c.position))
    return Document(
        unspell(row.name),
        unspell(row.text),
        unspell(row.reader),
        unspell(row.bytes_sha),
        tuple(decode(Passage, body) for body in _bodies(connection, passages, id_)),
        tuple(decode(Source, body) for body in _bodies(connection, sources, id_, row.origin)),
        tuple(Furniture(run.start, run.end, unspell(run.why)) for run in runs_out),
    )


def _bodies(connection: Connection, table: Any, id_: str, origin: str = "") -> list[str]:
    query = select(table.c.body).where(table.c.document == id_).order_by(table.c.position)
    return list(connection.execute(query.where(table.c.origin == origin) if origin else query).scalars())


def claims_of(connection: Connection, id_: str) -> tuple[Claim, ...]:
    """The claims proposed of a document, whichever version it is, in order of the text."""
    query = select(claims.c.body).where(claims.c.document == id_, claims.c.status == PROPOSED)
    ordered = query.order_by(claims.c.start, claims.c.end, claims.c.id)
    return tuple(decode(Claim, body) for body in connection.execute(ordered).scalars())


def find_claim(connection: Connection, prefix: str) -> Claim:
    """The claim whose id begins so, of any version, withdrawn or not; NotFound when there is none, or more than one."""
    rows = _beginning(connection, prefix)
    if len(rows) > 1:
        listed = ", ".join(row.id[:16] for row in rows[:_LISTED])
        raise NotFound(f"{prefix}: could be {listed}{' ...' if len(rows) > _LISTED else ''}; give more of the id")
    if not rows:
        raise NotFound(f"{prefix}: no claim's id begins so; see: allegiance claims")
    if rows[0].status == REDACTED:
        raise NotFound(f"{prefix}: redacted by judgement {rows[0].redacted}; its text is gone for good")
    return decode(Claim, rows[0].body)


def _beginning(connection: Connection, prefix: str) -> list[Any]:
    if not prefix:
        return []
    query = select(claims.c.id, claims.c.status, claims.c.redacted, claims.c.body)
    found = query.where(claims.c.id.startswith(spell(prefix), autoescape=True)).order_by(claims.c.id)
    return list(connection.execute(found.limit(_LISTED + 1)))
