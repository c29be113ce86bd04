"""Events of an actor, and starts and ends of its ties, in order of time."""

from __future__ import annotations

from allegiance.model.answer import Answer, Line
from allegiance.model.claim import Claim
from allegiance.views.between import when_key
from allegiance.views.book import Book
from allegiance.views.dossier import claims_about
from allegiance.views.statement import state
from allegiance.views.telling import tell


def timeline(book: Book, who: str) -> Answer:
    """Dated events and ties of an actor, earliest first; undated events come last, under their own heading."""
    actor = book.naming.actor(who)
    spans = book.about(book.spans, actor.id)
    told = [(when_key(e.bounds, e.id), tell(book, e, about=actor.id)) for e in spans]
    events = [claim for claim in claims_about(book, actor) if claim.kind == "event"]
    told += [(_event_key(claim), state(book, claim)) for claim in events]
    ordered = sorted(told, key=lambda pair: pair[0])
    lines = tuple(_dated(line, undated=key[0] >= 10**7) for key, line in ordered)
    return Answer(f"timeline of {actor.name}", lines, "" if lines else "the sources do not say")


def _event_key(claim: Claim) -> tuple[int, int, str]:
    box = claim.dates.when
    known = box.lo if box.lo is not None else box.hi
    return (known if known is not None else 10**7, box.hi if box.hi is not None else 10**7, claim.id)


def _dated(line: Line, *, undated: bool) -> Line:
    return Line(line.head, line.under, line.citation, line.claims, line.row, "Undated" if undated else "Dated")
