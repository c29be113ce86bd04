"""Every episode and agreement of a pair, in order of time."""

from __future__ import annotations

from allegiance.model.answer import Answer, Line
from allegiance.model.derived import Agreement, Bounds, Episode
from allegiance.model.when import Day
from allegiance.views.book import Book
from allegiance.views.telling import tell, tell_agreement


def between(book: Book, one: str, other: str, *, since: Day | None = None, until: Day | None = None) -> Answer:
    """All ties and agreements of two actors, first by start; `since` and `until` leave out what lies wholly outside."""
    first, second = book.naming.actor(one).id, book.naming.actor(other).id
    ties = [e for e in book.about(book.chronicle.episodes, first, second) if _inside(e.bounds, since, until)]
    pacts = [a for a in book.chronicle.agreements if _parties(a) >= {first, second} and _inside(a.bounds, since, until)]
    told = [(when_key(a.bounds, a.id), tell_agreement(book, a)) for a in pacts]
    told += [(when_key(e.bounds, e.id), tell(book, e, terms=not e.agreement)) for e in ties]
    lines = tuple(line for _, line in sorted(told, key=lambda pair: pair[0]))
    return Answer(f"between {one} and {other}", lines, "" if lines else "the sources do not say")


def when_key(bounds: Bounds, identifier: str) -> tuple[Day, Day, str]:
    """Sorts by what is known of the start, then of the end; the unknown comes after."""
    start = bounds.s_lo if bounds.s_lo is not None else bounds.s_hi
    return (start if start is not None else 10**7, bounds.e_lo if bounds.e_lo is not None else 10**7, identifier)


def agreements(book: Book) -> tuple[Line, ...]:
    """The lines of all agreements, in order of time."""
    ordered: list[Agreement] = sorted(book.chronicle.agreements, key=lambda a: when_key(a.bounds, a.id))
    return tuple(tell_agreement(book, agreement) for agreement in ordered)


def episodes(book: Book) -> tuple[Line, ...]:
    """The lines of all episodes and presences, in order of time."""
    ordered: list[Episode] = sorted(book.spans, key=lambda e: when_key(e.bounds, e.id))
    return tuple(tell(book, episode) for episode in ordered)


def _parties(agreement: Agreement) -> set[str]:
    return {*agreement.parties, *(organisation for _, organisation in agreement.acting)}


def _inside(bounds: Bounds, since: Day | None, until: Day | None) -> bool:
    ended = since is not None and bounds.e_hi is not None and bounds.e_hi < since
    earliest = bounds.s_lo if bounds.s_lo is not None else bounds.e_lo
    return not ended and not (until is not None and earliest is not None and earliest > until)
