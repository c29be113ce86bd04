"""A replay as lines: after each event of an actor its bases, the obligations in force, its ties, and what ended and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from allegiance.model.answer import Answer, Line
from allegiance.model.derived import Episode
from allegiance.model.when import Day, iso
from allegiance.views.book import Book
from allegiance.views.period import exact, span
from allegiance.views.statement import dates, statement
from allegiance.views.telling import obligation


class Moment(Protocol):
    """What a step of a replay holds; ids of claims, stays, agreements, ties, and of what had ended by the day."""

    @property
    def day(self) -> Day:
        """The day looked at."""

    @property
    def events(self) -> tuple[str, ...]:
        """Claims of the events then."""

    @property
    def stays(self) -> tuple[str, ...]:
        """Presences that held."""

    @property
    def agreements(self) -> tuple[str, ...]:
        """Agreements in force."""

    @property
    def ties(self) -> tuple[str, ...]:
        """Ties that held."""

    @property
    def ended(self) -> tuple[str, ...]:
        """What had ended by then."""


def steps(book: Book, name: str, moments: Iterable[Moment]) -> Answer:
    """The steps of an actor's replay, first to last. It tells what sources say; it predicts nothing."""
    lines = tuple(_step(book, moment) for moment in moments)
    return Answer(f"replay of {name}", lines, "" if lines else "the sources date no event of it")


def _step(book: Book, moment: Moment) -> Line:
    spans = {e.id: e for e in book.spans}
    events = [book.claims[id_] for id_ in moment.events if id_ in book.claims]
    told = "; ".join(f"{statement(book, claim)} {dates(claim.dates)}".strip() for claim in events)
    under = [("at", _place(book, spans[id_])) for id_ in moment.stays]
    for id_ in moment.agreements:
        under += [("in force", obligation(book, owed)) for owed in book.agreements[id_].obligations]
    under += [("ended", _ended(book, spans[id_])) for id_ in moment.ended]
    row = {"day": iso(moment.day), "events": [c.id[:12] for c in events]}
    named = {"at": "stays", "agreements": "agreements", "ties": "ties", "ended": "ended"}
    row |= {key: list(getattr(moment, attribute)) for key, attribute in named.items()}
    head = f"by {exact(moment.day)}: {told}"
    return Line(head, tuple(under), book.citation(moment.events), tuple(moment.events), row)


def _place(book: Book, stay: Episode) -> str:
    return f"{', '.join(book.naming.name(place) for place in stay.places)} ({span(stay.bounds)})"


def _ended(book: Book, tie: Episode) -> str:
    roles: Sequence[str] = [book.naming.acting(tie, role) for role, _ in tie.roles]
    why = ", ".join(ending.cause.replace("_", " ") + (" (inferred)" if ending.inferred else "") for ending in tie.endings)
    text = f"{tie.relation.replace('_', ' ')} {' / '.join(roles)} ({span(tie.bounds)})"
    return f"{text}: {why}" if why else text
