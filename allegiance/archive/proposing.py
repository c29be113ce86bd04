"""The claims of one run against those kept: new ones are added, those no longer proposed are withdrawn, none is deleted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import Connection, and_, delete, insert, select, update

from allegiance.archive.bodies import encode, spell, unspell
from allegiance.archive.columns import claim_row, doubt_rows, obligation_rows, role_rows
from allegiance.archive.rows import HAND, Proposal, distinct, stands_on, surrounded
from allegiance.archive.schema import claim_roles, claims, documents, doubts, masks, obligations, runs
from allegiance.archive.tables import each, put
from allegiance.model.claim import Claim

PROPOSED, WITHDRAWN, REDACTED = "proposed", "withdrawn", "redacted"


@dataclass(slots=True)
class _Change:
    """What a run changes: claims to write, those of them that replace a row, ids to withdraw, and how many are new."""

    write: dict[str, Claim] = field(default_factory=dict)
    replaced: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    new: int = 0


def propose(connection: Connection, id_: str, name: str, proposal: Proposal) -> tuple[int, int]:
    """Write what one run over a document changes; how many claims are new and how many withdrawn."""
    origin = spell(proposal.origin(name))
    hidden = [(row.start, row.end) for row in connection.execute(select(masks).where(masks.c.document == id_))]
    open_ = distinct(proposal.claims)
    if hidden:
        text = unspell(connection.execute(select(documents.c.text).where(documents.c.id == id_)).scalar_one())
        open_ = {k: surrounded(claim, text) for k, claim in open_.items() if not stands_on(claim, hidden)}
    query = select(claims.c.id, claims.c.origin, claims.c.status, claims.c.body).where(claims.c.document == id_)
    change = _compare({row.id: row for row in connection.execute(query)}, open_, origin)
    told = tuple(doubt for doubt in proposal.doubts if not any(a < doubt.end and doubt.start < b for a, b in hidden))
    mine = and_(doubts.c.document == id_, doubts.c.origin == origin)
    put(connection, doubts, doubt_rows(id_, told, origin=origin), mine)
    run = _run(connection, id_, name, proposal, changed=bool(change.write or change.withdrawn))
    remove(connection, change.replaced)
    add(connection, change.write, run=run, origin=origin)
    each(connection, update(claims).values(status=WITHDRAWN), claims.c.id, change.withdrawn)
    return change.new, len(change.withdrawn)


def _compare(stored: Mapping[str, Any], proposed: Mapping[str, Claim], origin: str) -> _Change:
    change = _Change()
    for id_, claim in proposed.items():
        row = stored.get(id_)
        if row is None or _renews(row, claim, origin):
            change.write[id_] = claim
            change.new += row is None or row.status == WITHDRAWN
            change.replaced += [] if row is None else [id_]
    mine = (row for row in stored.values() if row.origin == origin and row.status == PROPOSED)
    change.withdrawn = sorted(row.id for row in mine if row.id not in proposed)
    return change


def _renews(row: Any, claim: Claim, origin: str) -> bool:
    """Whether a proposal takes the place of the one kept. What a person coded by hand is not rewritten by a rule."""
    if row.status == REDACTED:
        return False
    if row.status == WITHDRAWN:
        return True
    if row.origin != origin and not origin.startswith(f"{HAND}:"):
        return False
    return bool(row.body != encode(claim))


def add(connection: Connection, write: Mapping[str, Claim], *, run: int, origin: str) -> None:
    """Insert claims with their roles and obligations."""
    if not write:
        return
    connection.execute(insert(claims), [claim_row(id_, claim, run=run, origin=origin) for id_, claim in write.items()])
    for table, rows in ((claim_roles, role_rows), (obligations, obligation_rows)):
        listed = [row for id_, claim in write.items() for row in rows(id_, claim)]
        if listed:
            connection.execute(insert(table), listed)


def remove(connection: Connection, ids: Sequence[str], *, row: bool = True) -> None:
    """Delete the roles and obligations of claims, and the claims themselves unless `row` is not set."""
    for table in (claim_roles, obligations):
        each(connection, delete(table), table.c.claim, ids)
    if row:
        each(connection, delete(claims), claims.c.id, ids)


def _run(connection: Connection, id_: str, name: str, proposal: Proposal, *, changed: bool) -> int:
    """The number of this run; that of the last one, where it was by the same extractor and nothing changed since."""
    origin = spell(proposal.origin(name))
    said = {"origin": origin, "extractor": spell(proposal.extractor), **asdict(proposal.counts)}
    rows = connection.execute(select(runs).where(runs.c.document == id_).order_by(runs.c.number)).all()
    last = next((row for row in reversed(rows) if row.origin == origin), None)
    if last is not None and not changed and all(getattr(last, column) == value for column, value in said.items()):
        return int(last.number)
    number = len(rows) + 1
    connection.execute(insert(runs), {"document": id_, "number": number, "name": spell(name), **said})
    return number
