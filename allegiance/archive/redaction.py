"""Deleting for good: the text of a claim, a document or a judgement, with its salt. An opaque tombstone stays.

Claim: its words are blackened in the text of the document, and of every other version of the file where they stand in the
same surroundings; every claim that stands on any of those words goes with it. Document: all versions of its file go.
Judgement: the entry goes; an undo takes with it what it took back, which would otherwise come into force again. Judgements
about what goes, and about names that are mentioned nowhere else, go too. The deed itself is a judgement.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, delete, insert, select, update

from allegiance.archive import schema
from allegiance.archive.bodies import decode, spell, unspell
from allegiance.archive.carrying import anchors, reason_of
from allegiance.archive.columns import claim_row
from allegiance.archive.judgements import append, log, standing_undos
from allegiance.archive.proposing import REDACTED, remove
from allegiance.archive.rows import CARRIED_DOUBTS, Redacted, stands_on, surrounded
from allegiance.archive.schema import claims, documents, doubts, judgement_about, judgements, masks, versions
from allegiance.archive.tables import each
from allegiance.archive.versions import family
from allegiance.model.claim import Claim
from allegiance.model.document import text_sha
from allegiance.model.errors import AllegianceError, NotFound
from allegiance.model.judgement import CARRIED, Judgement, node

BLACK = "\N{FULL BLOCK}"
_LONGEST_NUMBER = 8
"""Digits alone, fewer than these, are the number of a judgement; else the beginning of an id."""


@dataclass(slots=True)
class _Deed:
    """What goes: claims and documents by id, runs of text by document, judgements by number."""

    about: str
    claims: dict[str, Claim] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)
    runs: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    judgements: set[int] = field(default_factory=set)


def redact(connection: Connection, target: str, decision: Judgement) -> Redacted:
    """Delete what `target` names: the beginning of the id of a claim or document, or the number of a judgement.

    `decision` gives author, reason and time of the entry that records it.
    """
    if not decision.reason.strip():
        raise AllegianceError(f"redact {target}: no reason; give one, it is kept in the log")
    entries = log(connection)
    deed = _deed(connection, target, entries)
    deed.judgements |= _concerned(connection, deed, entries)
    (entry,) = append(connection, [replace(decision, about=(deed.about,))])
    _blacken(connection, deed, entry.number)
    _bury_claims(connection, sorted(deed.claims), entry.number)
    _bury_documents(connection, deed.documents, entry.number)
    _bury_judgements(connection, deed.judgements, entry.number)
    sorted_claims, sorted_documents = tuple(sorted(deed.claims)), tuple(sorted(deed.documents))
    return Redacted(entry.number, sorted_claims, sorted_documents, tuple(sorted(deed.judgements)))


def _deed(connection: Connection, target: str, entries: Sequence[Judgement]) -> _Deed:
    if target.isdecimal() and len(target) < _LONGEST_NUMBER:
        return _of_judgement(int(target), entries)
    found = []
    for table in (claims, documents):
        query = select(table.c.id).where(table.c.id.startswith(spell(target), autoescape=True), table.c.redacted.is_(None))
        found += [(table.name, id_) for id_ in connection.execute(query.order_by(table.c.id).limit(6)).scalars()]
    if not target or len(found) != 1:
        could = ", ".join(id_[:16] for _, id_ in found) if target else ""
        raise NotFound(f"redact {target}: " + (f"could be {could}" if could else "no claim, document or judgement is named so"))
    kind, id_ = found[0]
    return _of_claim(connection, id_) if kind == "claims" else _of_document(connection, id_)


def _of_judgement(number: int, entries: Sequence[Judgement]) -> _Deed:
    by_number = {entry.number: entry for entry in entries}
    if number not in by_number:
        raise NotFound(f"redact {number}: the log has no such entry, or it is redacted already")
    if by_number[number].verb == "redact":
        raise AllegianceError(f"redact {number}: that entry tells what was redacted and by whom; it stays")
    undos = {entry.number: entry for entry in standing_undos(entries)}
    deed, open_ = _Deed(str(number)), [number]
    while open_:
        one = open_.pop()
        if one in by_number and one not in deed.judgements:
            deed.judgements.add(one)
            open_ += [int(about) for about in undos[one].about] if one in undos else []
            open_ += [entry.number for entry in entries if entry.author == CARRIED and entry.reason == reason_of(one)]
    return deed


def _of_claim(connection: Connection, id_: str) -> _Deed:
    row = connection.execute(select(claims.c.document, claims.c.body).where(claims.c.id == id_)).one()
    claim = decode(Claim, row.body)
    deed = _Deed(id_, {id_: claim})
    for document in family(connection, row.document):
        places = [claim.quote.start] if document == row.document else anchors(_text(connection, document), claim.quote)
        runs = [(start, start + len(claim.quote.text)) for start in places if claim.quote.text]
        if runs:
            deed.runs[document] = runs
            deed.claims |= {k: other for k, other in _claims(connection, document).items() if stands_on(other, runs)}
    return deed


def _of_document(connection: Connection, id_: str) -> _Deed:
    deed = _Deed(id_, documents=set(family(connection, id_)))
    for document in sorted(deed.documents):
        deed.claims |= _claims(connection, document)
    return deed


def _concerned(connection: Connection, deed: _Deed, entries: Iterable[Judgement]) -> set[int]:
    """Judgements about the claims that go, about the documents that go, and about names that are mentioned no more."""
    gone = deed.claims.values()
    named = {node(claim.document, name) for claim in gone for name in _names(claim)}
    for document in {claim.document for claim in gone} - deed.documents:
        left = (claim for id_, claim in _claims(connection, document).items() if id_ not in deed.claims)
        named -= {node(document, name) for claim in left for name in _names(claim)}
    concerned = deed.claims.keys() | named
    return {
        entry.number
        for entry in entries
        if entry.verb != "redact" and any(item in concerned or item.partition("/")[0] in deed.documents for item in entry.about)
    }


def _names(claim: Claim) -> set[str]:
    owed = [m for term in claim.terms for m in (term.debtor, term.creditor)]
    return {name for m in (*claim.mentions, *owed) for name in (m.name, m.of) if name}


def _blacken(connection: Connection, deed: _Deed, number: int) -> None:
    """Blacken the runs in the texts, and what other claims and doubts show of them."""
    for document, runs in sorted(deed.runs.items()):
        text = _text(connection, document)
        for start, end in runs:
            text = text[:start] + BLACK * (end - start) + text[end:]
        stored = {"text": spell(text), "text_sha": text_sha(text)}
        connection.execute(update(documents).where(documents.c.id == document).values(stored))
        known = {(row.start, row.end) for row in connection.execute(select(masks).where(masks.c.document == document))}
        rows = [{"document": document, "start": a, "end": b, "judgement": number} for a, b in runs if (a, b) not in known]
        if rows:
            connection.execute(insert(masks), rows)
        for start, end in runs:
            touched = (doubts.c.document == document, doubts.c.start < end, doubts.c.end > start)
            connection.execute(delete(doubts).where(*touched))
        connection.execute(delete(doubts).where(doubts.c.document == document, doubts.c.origin == CARRIED_DOUBTS))
        _requote(connection, document, text, deed.claims.keys())


def _requote(connection: Connection, document: str, text: str, gone: Set[str]) -> None:
    """Take the words before and after the quotes of the claims that stay from the blackened text."""
    query = select(claims.c.id, claims.c.run, claims.c.origin, claims.c.body).where(claims.c.document == document)
    for row in connection.execute(query.where(claims.c.status != REDACTED).order_by(claims.c.id)).all():
        claim = decode(Claim, row.body)
        seen = surrounded(claim, text)
        if row.id not in gone and seen != claim:
            changed = claim_row(row.id, seen, run=row.run, origin=unspell(row.origin))
            plain = {name: changed[name] for name in ("prefix", "suffix", "body")}
            connection.execute(update(claims).where(claims.c.id == row.id).values(plain))


def _bury_claims(connection: Connection, ids: Sequence[str], number: int) -> None:
    remove(connection, ids, row=False)
    kept = ("id", "document", "run", "start", "end")
    empty = {column.name: column.type.python_type() for column in claims.columns if column.name not in kept}
    values = empty | {"physical": None, "status": REDACTED, "redacted": number}
    each(connection, update(claims).values(values), claims.c.id, ids)


def _bury_documents(connection: Connection, ids: set[str], number: int) -> None:
    listed = sorted(ids)
    if not listed:
        return
    for name in ("passages", "sources", "furniture", "doubts", "masks"):
        table = schema.metadata.tables[name]
        connection.execute(delete(table).where(table.c.document.in_(listed)))
    connection.execute(delete(versions).where(versions.c.document.in_(listed)))
    connection.execute(update(schema.runs).where(schema.runs.c.document.in_(listed)).values(name="", origin=""))
    empty = {"name": "", "text": "", "text_sha": "", "reader": "", "bytes_sha": "", "origin": "", "redacted": number}
    connection.execute(update(documents).where(documents.c.id.in_(listed)).values(empty))


def _bury_judgements(connection: Connection, numbers: set[int], number: int) -> None:
    listed = sorted(numbers)
    each(connection, delete(judgement_about), judgement_about.c.number, listed)
    empty: dict[str, object] = dict.fromkeys(("verb", "author", "value", "reason", "time", "body"), "")
    each(connection, update(judgements).values(empty | {"salt": None, "redacted": number}), judgements.c.number, listed)


def _text(connection: Connection, document: str) -> str:
    return unspell(connection.execute(select(documents.c.text).where(documents.c.id == document)).scalar_one())


def _claims(connection: Connection, document: str) -> dict[str, Claim]:
    query = select(claims.c.id, claims.c.body).where(claims.c.document == document, claims.c.status != REDACTED)
    return {row.id: decode(Claim, row.body) for row in connection.execute(query.order_by(claims.c.id))}
