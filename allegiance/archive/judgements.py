"""The log of decisions: numbered, only added to, and chained, so that a change to any entry shows.

`content_hash = sha256(salt + content)`, `entry_hash = sha256(entry_hash before + content_hash)`, both in hexadecimal. The salt
is random and kept beside the entry, so that a redacted entry, which keeps its content hash alone, cannot be guessed; it is
never shown or exported.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select

from allegiance.archive.bodies import decode, encode, spell
from allegiance.archive.schema import judgement_about, judgements, study
from allegiance.model.errors import AllegianceError, NotFound
from allegiance.model.judgement import VERBS, Judgement, standing

BEGINNING = "0" * 64
HEAD = "log"
"""Key of the row of `study` that says where the log ends: its number and last hash. A log cut short shows by it."""
_SALT_BYTES = 16
_LONGEST_NUMBER = 10
_FEW = 500
"""SQLite takes some thousands of values in one statement; below this a query for each thing is faster than the log."""


def content_hash(salt: bytes, content: str) -> str:
    """Hash of what an entry says."""
    return hashlib.sha256(salt + content.encode()).hexdigest()


def entry_hash(before: str, content: str) -> str:
    """Hash that ties an entry, by its content hash, to all entries before it."""
    return hashlib.sha256((before + content).encode()).hexdigest()


def log(connection: Connection) -> tuple[Judgement, ...]:
    """All entries in order of number, without the redacted ones."""
    rows = connection.execute(select(judgements.c.body).where(judgements.c.redacted.is_(None)).order_by(judgements.c.number))
    return tuple(decode(Judgement, body) for (body,) in rows)


def append(connection: Connection, given: Iterable[Judgement], *, time: str = "") -> tuple[Judgement, ...]:
    """Add what is not said already; gives the entries added, with their numbers."""
    wanted = [replace(judgement, time=judgement.time or time) for judgement in given]
    if not wanted:
        return ()
    kept = _Log(_related(connection, wanted), _last(connection)[0])
    new = [kept.add(judgement) for judgement in wanted if not kept.says(judgement)]
    if new:
        _write(connection, new)
    return tuple(new)


def _related(connection: Connection, wanted: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """The entries that bear on some decisions: about the same things, those that they undo, and undos of all of these.

    Many decisions at once are compared with the whole log; one does not read it (0.3 s for a log of 20,000 entries).
    """
    items = {item for judgement in wanted for item in judgement.about}
    if len(items) > _FEW:
        return log(connection)
    found: set[int] = {int(item) for item in items if item.isdecimal() and len(item) < _LONGEST_NUMBER}
    while items:
        query = select(judgement_about.c.number).where(judgement_about.c.about.in_(sorted(map(spell, items))))
        new = set(connection.execute(query).scalars()) - found
        items = {str(number) for number in new}
        found |= new
        if len(found) > _FEW:
            return log(connection)
    query = select(judgements.c.body).where(judgements.c.number.in_(sorted(found)), judgements.c.redacted.is_(None))
    return tuple(decode(Judgement, body) for body in connection.execute(query.order_by(judgements.c.number)).scalars())


class _Log:
    """The entries in force, by what they are about, while new ones are added."""

    def __init__(self, entries: Sequence[Judgement], last: int) -> None:
        self.last = last
        self.entries = {judgement.number: judgement for judgement in entries}
        self.about: dict[str, list[Judgement]] = {}
        self.said = {_sense(judgement) for judgement in entries} - _taken_back_by_rule(entries)
        for judgement in standing(entries):
            self._index(judgement)

    def says(self, judgement: Judgement) -> bool:
        """Whether an entry already says this. A rule does not repeat what a person took back; a person may decide anew."""
        if not judgement.by_person:
            return _sense(judgement) in self.said
        latest = [self.about.get(item, [None])[-1] for item in judgement.about]
        return bool(latest) and all(entry is not None and _sense(entry) == _sense(judgement) for entry in latest)

    def add(self, judgement: Judgement) -> Judgement:
        """The entry with the next number."""
        self._check(judgement)
        self.last += 1
        entry = replace(judgement, number=self.last)
        self.entries[entry.number] = entry
        self.said.add(_sense(entry))
        self._index(entry)
        return entry

    def _index(self, judgement: Judgement) -> None:
        for item in judgement.about:
            self.about.setdefault(item, []).append(judgement)

    def _check(self, judgement: Judgement) -> None:
        if judgement.verb not in VERBS:
            raise AllegianceError(f"{judgement.verb}: not a decision; choose from {' '.join(VERBS)}")
        for number in judgement.about if judgement.verb == "undo" else ():
            if not number.isdecimal() or int(number) not in self.entries:
                raise NotFound(f"undo {number}: the log has no such number; it goes from 1 to {self.last}")


def _sense(judgement: Judgement) -> tuple[str, tuple[str, ...], str, str, str]:
    """What makes two entries the same decision: all but number and time; a rule's reason may be worded anew."""
    reason = judgement.reason if judgement.by_person else ""
    return judgement.verb, judgement.about, judgement.author, judgement.value, reason


def _taken_back_by_rule(entries: Sequence[Judgement]) -> set[tuple[str, tuple[str, ...], str, str, str]]:
    """What a rule said and a rule took back: it may say it again."""
    undone = {number for entry in standing_undos(entries) if not entry.by_person for number in entry.about}
    return {_sense(entry) for entry in entries if str(entry.number) in undone}


def standing_undos(entries: Iterable[Judgement]) -> list[Judgement]:
    """The undos that no later undo takes back."""
    undone: set[str] = set()
    found = []
    for entry in sorted((e for e in entries if e.verb == "undo"), key=lambda e: e.number, reverse=True):
        if str(entry.number) not in undone:
            undone.update(entry.about)
            found.append(entry)
    return found


def _last(connection: Connection) -> tuple[int, str]:
    """Number and hash of the last entry."""
    query = select(judgements.c.number, judgements.c.entry_hash).order_by(judgements.c.number.desc()).limit(1)
    row = connection.execute(query).one_or_none()
    return (row[0], row[1]) if row else (0, BEGINNING)


def _write(connection: Connection, entries: Sequence[Judgement]) -> None:
    before = _last(connection)[1]
    rows = []
    for entry in entries:
        row = _row(entry, before)
        before = str(row["entry_hash"])
        rows.append(row)
    connection.execute(insert(judgements), rows)
    about = [
        {"number": entry.number, "position": position, "about": spell(item)}
        for entry in entries
        for position, item in enumerate(entry.about)
    ]
    if about:
        connection.execute(insert(judgement_about), about)
    connection.execute(delete(study).where(study.c.key == HEAD))
    connection.execute(insert(study), {"key": HEAD, "value": f"{entries[-1].number}:{before}"})


def _row(entry: Judgement, before: str) -> Mapping[str, object]:
    content, salt = encode(entry), os.urandom(_SALT_BYTES)
    hashed = content_hash(salt, content)
    return columns(entry) | {
        "number": entry.number,
        "body": content,
        "salt": salt,
        "content_hash": hashed,
        "entry_hash": entry_hash(before, hashed),
    }


def columns(entry: Judgement) -> dict[str, object]:
    """The columns of an entry that are for people."""
    return {name: spell(getattr(entry, name)) for name in ("verb", "author", "value", "reason", "time")}
