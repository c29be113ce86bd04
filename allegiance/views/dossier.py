"""Everything about one actor: names, founding, leaders, places, ties, agreements, what it is said to be, conflicts."""

from __future__ import annotations

from collections.abc import Iterable

from allegiance.model.actor import Actor
from allegiance.model.answer import Answer, Line
from allegiance.model.claim import Claim
from allegiance.model.derived import Episode
from allegiance.views.between import when_key
from allegiance.views.book import Book
from allegiance.views.statement import state
from allegiance.views.telling import tell, tell_agreement

SECTIONS = (
    *("Names", "Founding and leaders", "Places", "Ties", "Agreements"),
    *("What is said of it", "Events", "Conflicts and doubts"),
)
LEADING = ("founded", "leads")


def dossier(book: Book, who: str) -> Answer:
    """The dossier of an actor by any of its names; what the sources do not tell is said in `silence`."""
    actor = book.naming.actor(who)
    stays = book.about(book.chronicle.presences, actor.id)
    ties = book.about(book.chronicle.episodes, actor.id)
    told = {
        "Names": (_names(book, actor),),
        "Founding and leaders": (*_claims(book, actor, ("founded",)), *_lines(book, actor, ties, leading=True)),
        "Places": _lines(book, actor, stays),
        "Ties": _lines(book, actor, ties, leading=False),
        "Agreements": _pacts(book, actor),
        "What is said of it": _kind(book, actor, "attribute"),
        "Events": _kind(book, actor, "event"),
        "Conflicts and doubts": _troubles(book, actor),
    }
    lines = tuple(_under(section, line) for section in SECTIONS for line in told[section])
    silent = [section.lower() for section in SECTIONS[1:5] if not told[section]]
    return Answer(actor.name, lines, f"the sources do not say: {', '.join(silent)}" if silent else "")


def claims_about(book: Book, actor: Actor) -> tuple[Claim, ...]:
    """Claims in which a mention of the actor has a role, in the order of documents and offsets."""
    names = {name.text for name in actor.names} | {actor.name}
    found = [c for c in book.record.claims if any(m.name in names for m in c.mentions)]
    return tuple(sorted(found, key=lambda c: (c.document, c.quote.start, c.quote.end, c.id)))


def _names(book: Book, actor: Actor) -> Line:
    texts = list(dict.fromkeys([actor.name, *(name.text for name in actor.names)]))
    codes = ", ".join(f"{scheme.upper()} {code}" for scheme, code in actor.codes)
    kind = actor.kind + (f" of {book.naming.name(actor.of)}" if actor.of else "")
    under = tuple(pair for pair in (("also", "; ".join(texts[1:])), ("kind", kind), ("codes", codes)) if pair[1])
    told = [c.id for c in claims_about(book, actor) if c.type == "has_name"]
    return Line(actor.name, under, book.citation(told), tuple(told), {"name": actor.name, "names": texts, "kind": actor.kind})


def _lines(book: Book, actor: Actor, spans: Iterable[Episode], *, leading: bool | None = None) -> tuple[Line, ...]:
    chosen = [e for e in spans if leading is None or (e.relation in LEADING) == leading]
    ordered = sorted(chosen, key=lambda e: when_key(e.bounds, e.id))
    return tuple(tell(book, episode, about=actor.id, terms=not episode.agreement) for episode in ordered)


def _claims(book: Book, actor: Actor, types: Iterable[str]) -> tuple[Line, ...]:
    wanted = set(types)
    return tuple(state(book, claim) for claim in claims_about(book, actor) if claim.type in wanted)


def _kind(book: Book, actor: Actor, kind: str) -> tuple[Line, ...]:
    return tuple(state(book, c) for c in claims_about(book, actor) if c.kind == kind and c.type != "has_name")


def _pacts(book: Book, actor: Actor) -> tuple[Line, ...]:
    mine = [a for a in book.chronicle.agreements if actor.id in {*a.parties, *a.beneficiaries, *(o for _, o in a.acting)}]
    return tuple(tell_agreement(book, a) for a in sorted(mine, key=lambda a: when_key(a.bounds, a.id)))


def _troubles(book: Book, actor: Actor) -> tuple[Line, ...]:
    mine = {claim.id for claim in claims_about(book, actor)}
    return tuple(line for line in troubles(book) if mine & set(line.claims))


def troubles(book: Book) -> tuple[Line, ...]:
    """A line for each conflict (both sides with their citations) and each doubt."""
    from_conflicts = [
        Line(f"{c.type} conflict: {c.text}", _sides(book, c.claims), book.citation(c.claims), c.claims, _row("conflict", c))
        for c in book.chronicle.conflicts
    ]
    from_doubts = [
        Line(f"{d.type}: {d.text}", _sides(book, d.claims), book.citation(d.claims), d.claims, _row("doubt", d))
        for d in book.chronicle.doubts
    ]
    return tuple(from_conflicts + from_doubts)


def alike(pairs: Iterable[tuple[tuple[str, str], str]]) -> tuple[Line, ...]:
    """A line for each pair of names that may be one actor: their nodes, and why they are worth a look."""
    return tuple(
        Line(f"names: {why}; one actor?", (("decide", f"judge same or not-same {one} {other}"),), row=_pair(one, other, why))
        for (one, other), why in pairs
    )


def _pair(one: str, other: str, why: str) -> dict[str, object]:
    return {"kind": "doubt", "type": "names", "text": why, "about": [one, other], "claims": []}


def _sides(book: Book, claims: Iterable[str]) -> tuple[tuple[str, str], ...]:
    known = [id_ for id_ in claims if id_ in book.claims]
    return tuple((book.citation([id_]), f'"{book.claims[id_].quote.text}" [{id_[:8]}]') for id_ in known)


def _row(kind: str, thing: object) -> dict[str, object]:
    fields = ("id", "type", "text", "claims")
    return {"kind": kind} | {name: list(v) if isinstance(v := getattr(thing, name), tuple) else v for name in fields}


def _under(section: str, line: Line) -> Line:
    return Line(line.head, line.under, line.citation, line.claims, line.row, section)
