"""Whether a study is whole: texts, quotes, ids, the log, merges, counts, rows, and the file itself. Codes are stable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, Table, and_, func, select

from allegiance.archive import schema
from allegiance.archive.archive import Archive
from allegiance.archive.bodies import decode, unspell
from allegiance.archive.columns import claim_row, obligation_rows, role_rows
from allegiance.archive.judgements import BEGINNING, HEAD, columns, content_hash, entry_hash, log
from allegiance.archive.proposing import REDACTED
from allegiance.archive.rows import Finding
from allegiance.model.claim import Claim, Quote
from allegiance.model.document import text_sha
from allegiance.model.errors import StudyError
from allegiance.model.judgement import Judgement, standing

QUOTE, CONTEXT, TEXT, CLAIM_ID, COLUMNS = "C101", "C102", "C103", "C104", "C105"
LOG, MERGES = "C201", "C202"
COUNTS, PASSAGES = "C301", "C302"
ORPHAN, FILE = "C401", "C501"
Found = Iterator[Finding]


def check(archive: Archive) -> tuple[Finding, ...]:
    """What is wrong, in order of code; of a file that the database cannot read whole, nothing more is asked."""
    damaged = [Finding(FILE, archive.store.path.name, line) for line in archive.store.integrity()]
    if damaged:
        return tuple(damaged)
    with archive.store.reading() as connection:
        found = [*_texts(connection), *_log(connection), *_counts(connection), *_orphans(connection)]
        if not any(finding.code == LOG for finding in found):
            found += _merges(log(connection))
    return tuple(sorted(found, key=lambda finding: finding.code))


def _texts(connection: Connection) -> Found:
    """Documents with their passages and claims, one at a time: a study may be larger than memory."""
    masked = set(connection.execute(select(schema.masks.c.document)).scalars())
    ids = connection.execute(select(schema.documents.c.id).where(schema.documents.c.redacted.is_(None)))
    for id_ in sorted(ids.scalars()):
        row = connection.execute(select(schema.documents).where(schema.documents.c.id == id_)).one()
        text = unspell(row.text)
        if text_sha(text) != row.text_sha or (id_ not in masked and row.text_sha != id_):
            yield Finding(TEXT, _named(row), "its text is not the text that was read; restore a copy, or read the file again")
        yield from _passages(connection, row, len(text))
        query = select(schema.claims).where(schema.claims.c.document == id_, schema.claims.c.status != REDACTED)
        for claim in connection.execute(query.order_by(schema.claims.c.start, schema.claims.c.id)).all():
            yield from _claim(connection, claim, text)


def _claim(connection: Connection, row: Any, text: str) -> Found:
    where = f"claim {row.id[:12]}"
    try:
        claim = decode(Claim, row.body)
    except StudyError as error:
        yield Finding(COLUMNS, where, str(error))
        return
    for quote in (claim.quote, *(term.quote for term in claim.terms if term.quote)):
        yield from _quote(where, quote, text)
    if claim.id != row.id:
        yield Finding(CLAIM_ID, where, f"what it states has another id, {claim.id[:12]}; it was changed after it was kept")
    wanted = claim_row(row.id, claim, run=row.run, origin=unspell(row.origin)) | {"status": row.status}
    differing = sorted(name for name, value in wanted.items() if getattr(row, name) != value)
    for table, rows in ((schema.claim_roles, role_rows), (schema.obligations, obligation_rows)):
        stored = connection.execute(select(table).where(table.c.claim == row.id).order_by(table.c.position)).mappings()
        if [dict(one) for one in stored] != rows(row.id, claim):
            differing.append(table.name)
    if differing:
        yield Finding(COLUMNS, where, f"columns and body disagree: {', '.join(differing)}; one was changed by another program")


def _quote(where: str, quote: Quote, text: str) -> Found:
    if text[quote.start : quote.end] != quote.text or quote.end - quote.start != len(quote.text):
        yield Finding(QUOTE, where, f"its quote is not the text at characters {quote.start} to {quote.end}")
    before, after = text[max(0, quote.start - len(quote.prefix)) : quote.start], text[quote.end :][: len(quote.suffix)]
    if (before, after) != (quote.prefix, quote.suffix):
        yield Finding(
            CONTEXT, where, f"the words kept around its quote are not those around characters {quote.start} to {quote.end}"
        )


def _passages(connection: Connection, row: Any, length: int) -> Found:
    table = schema.passages
    spans = select(table.c.start, table.c.end).where(table.c.document == row.id).order_by(table.c.start, table.c.end)
    found = [(a, b) for a, b in connection.execute(spans)]
    for start, end in found:
        if not 0 <= start <= end <= length:
            yield Finding(
                PASSAGES, _named(row), f"a passage from {start} to {end} does not lie in a text of {length} characters"
            )
    for (start, end), (then, _) in pairwise(found):
        if then < end:
            yield Finding(PASSAGES, _named(row), f"the passages that begin at {start} and {then} overlap")


def _log(connection: Connection) -> Found:
    before, last = BEGINNING, 0
    for row in connection.execute(select(schema.judgements).order_by(schema.judgements.c.number)):
        where = f"judgement {row.number}"
        if row.number != last + 1:
            yield Finding(LOG, where, f"the entry before it is number {last}; entries are missing")
        if row.redacted is None:
            yield from _entry(connection, row, where)
        if row.entry_hash != entry_hash(before, row.content_hash):
            yield Finding(LOG, where, "its hash does not follow from the entry before; the log was changed")
        before, last = row.entry_hash, row.number
    head = connection.execute(select(schema.study.c.value).where(schema.study.c.key == HEAD)).scalar_one_or_none()
    if (head or f"0:{BEGINNING}") != f"{last}:{before}":
        yield Finding(LOG, f"judgement {last}", "the log does not end where it should; entries are missing at its end")


def _entry(connection: Connection, row: Any, where: str) -> Found:
    if row.salt is None or content_hash(row.salt, row.body) != row.content_hash:
        yield Finding(LOG, where, "what it says does not have the hash that was kept; it was changed")
        return
    entry, table = decode(Judgement, row.body), schema.judgement_about
    query = select(table.c.about).where(table.c.number == row.number).order_by(table.c.position)
    about = tuple(unspell(item) for item in connection.execute(query).scalars())
    plain = columns(entry)
    if entry.number != row.number or about != entry.about or any(getattr(row, name) != plain[name] for name in plain):
        yield Finding(LOG, where, "columns and body disagree; one was changed by another program")


def _merges(entries: Iterable[Judgement]) -> Found:
    """Names that persons joined, directly or through others, and also keep apart."""
    persons = [entry for entry in standing(entries) if entry.by_person]
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    for entry in persons:
        for name in entry.about[1:] if entry.verb == "same" else ():
            parent[root(name)] = root(entry.about[0])
    for entry in persons:
        if entry.verb == "not-same" and len({root(name) for name in entry.about}) < len(set(entry.about)):
            joined = ", ".join(str(e.number) for e in persons if e.verb == "same" and root(e.about[0]) == root(entry.about[0]))
            what = f"keeps apart what judgements {joined} join; undo one of them"
            yield Finding(MERGES, f"judgement {entry.number}", what)


def _counts(connection: Connection) -> Found:
    table = schema.runs
    query = select(table, schema.documents.c.name.label("file")).join(schema.documents)
    for row in connection.execute(query.order_by(table.c.document, table.c.number)):
        if row.sentences != row.with_claims + row.without + row.failed:
            what = (
                f"{row.sentences} sentences, but {row.with_claims} with claims, {row.without} without and {row.failed} failed"
            )
            yield Finding(COUNTS, f"{row.file or row.document[:12]}, run {row.number}", what)


def _orphans(connection: Connection) -> Found:
    """Rows that speak of rows that are not there. Another program may have deleted them without foreign keys on."""
    for table in schema.metadata.sorted_tables:
        for constraint in sorted(table.foreign_key_constraints, key=lambda c: ",".join(c.column_keys)):
            other: Table = constraint.referred_table
            target = other.alias("target")
            pairs = [(table.c[key.parent.name], target.c[key.column.name]) for key in constraint.elements]
            there = select(target).where(and_(*(mine == theirs for mine, theirs in pairs))).exists()
            count = connection.execute(select(func.count()).select_from(table).where(~there)).scalar_one()
            if count:
                yield Finding(ORPHAN, table.name, f"{count} rows speak of {other.name} that are not there")


def _named(row: Any) -> str:
    return f"{unspell(row.name)} ({row.id[:12]})"
