"""Claims that cannot all hold, or that must be weighed together. Both sides are kept; nothing is resolved."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import combinations

from allegiance.chronicle.drafting import Draft
from allegiance.chronicle.evidence import Fact, meets
from allegiance.chronicle.identity import Identity
from allegiance.chronicle.order import LEAVING, PARTIAL, RETURN, Ordered, left, mover, reached
from allegiance.chronicle.ties import Ties
from allegiance.model.derived import Conflict
from allegiance.model.when import Day, iso

FOUNDING = ("formation", "founded")


def conflicts(ties: Ties, ordered: Ordered, facts: list[Fact], identity: Identity) -> tuple[Conflict, ...]:
    """All conflicts of a record, each once, in canonical order."""
    found = [
        *_before_founding(ordered.facts, facts, identity),
        *_two_sites(ties.stays, ordered.facts, identity),
        *_back_without_leaving(ordered.facts, identity),
        *_impossible_orders(ordered),
        *_quarrels(ties),
        *_denials(facts, identity),
        *_foundings(ordered.facts, facts, identity),
    ]
    return tuple(sorted({c.id: c for c in found}.values(), key=lambda c: (c.type, c.id)))


def _conflict(kind: str, claims: Iterable[Fact | str], text: str) -> Conflict:
    ids = tuple(dict.fromkeys(c if isinstance(c, str) else c.id for c in claims))
    return Conflict(hashlib.sha256(repr((kind, sorted(ids))).encode()).hexdigest()[:16], kind, ids, text)


def _before_founding(events: Iterable[Fact], facts: Iterable[Fact], identity: Identity) -> Iterator[Conflict]:
    """An act or tie of an organisation, or of those who belong to it, dated wholly before its founding."""
    born = _births([*events, *facts])
    for fact in sorted([*events, *(f for f in facts if f.claim.kind == "relation")], key=lambda f: f.order):
        if fact.type in FOUNDING or not fact.windows or fact.claim.polarity == "-":
            continue
        last = max(w[1] for w in fact.windows)
        for id_ in fact.fillers:
            actor = identity.actors.get(id_)
            body = id_ if id_ in born else (actor.of if actor else "")
            if body in born and last < born[body][0]:
                day, founding = born[body]
                text = f"{_name(id_, identity)}: {_called(fact)} told for {_year(last)}, but founded in {_year(day)}"
                yield _conflict("identity", (fact, founding), text)


def _births(facts: Iterable[Fact]) -> dict[str, tuple[Day, Fact]]:
    """The earliest founding of each group; told as an event rather than as a relation where both stand."""
    born: dict[str, tuple[Day, Fact]] = {}
    dated = [f for f in facts if f.type in FOUNDING and f.windows and f.claim.polarity == "+"]
    for fact in sorted(dated, key=lambda f: (f.windows[0][0], f.claim.kind, f.order)):
        for body in (*fact.role("formed"), *fact.role("founded")):
            born.setdefault(body, (fact.windows[0][0], fact))
    return born


def _two_sites(stays: list[Draft], events: Iterable[Fact], identity: Identity) -> Iterator[Conflict]:
    """An actor certainly at two disjoint places at once, one of which it was told to have left before."""
    gone = [e for e in events if e.type in LEAVING and left(e) and e.claim.extent != PARTIAL]
    by_actor: dict[str, list[Draft]] = {}
    for stay in stays:
        by_actor.setdefault(dict(stay.cluster.key[1])["actor"], []).append(stay)
    for actor, mine in sorted(by_actor.items()):
        for one, other in combinations(mine, 2):
            places = [dict(stay.cluster.key[1])["place"] for stay in (one, other)]
            if None in (*one.core, *other.core) or not meets(one.core, other.core) or not identity.disjoint(*places):
                continue
            for stay, rest, place in ((one, other, places[0]), (other, one, places[1])):
                low = stay.core[1]
                leaving = next(
                    (e for e in gone if actor in mover(e) and left(e) == place and (e.start[0] or 0) < (low or 0)), None
                )
                earlier = leaving is not None and not any(leaving.id in s.bounded_by for s in (stay,) if s.e_hi is not None)
                if leaving and earlier:
                    who, here, there = (_name(id_, identity) for id_ in (actor, *places))
                    told = f"after leaving {_name(place, identity)} was told; two sites, not necessarily a contradiction"
                    text = f"{who}: in {here} and in {there} at once, {told}"
                    yield _conflict("presence", (*stay.facts, leaving, *rest.facts), text)


def _back_without_leaving(events: Iterable[Fact], identity: Identity) -> Iterator[Conflict]:
    """A return supposes that the actor was out, but only a partial leaving is told."""
    told = sorted(events, key=lambda f: f.order)
    for at, back in enumerate(told):
        place = reached(back)
        if back.claim.change != RETURN or not place:
            continue
        before = [e for e in told[:at] if set(mover(e)) & set(mover(back)) and left(e) == place]
        if before and all(e.claim.extent == PARTIAL for e in before):
            who = _name(mover(back)[0], identity)
            hedge = before[-1].claim.hedge or "a part"
            text = (
                f'{who}: came back ("{_short(back)}") to {_name(place, identity)}, but only a leaving of "{hedge}" it is told'
            )
            yield _conflict("presence", (back, before[-1]), text)


def _impossible_orders(ordered: Ordered) -> Iterator[Conflict]:
    for earlier, later in ordered.impossible:
        text = f'"{_short(earlier)}" must come before "{_short(later)}", but its dates say otherwise'
        yield _conflict("date", (earlier, later), text)


def _quarrels(ties: Ties) -> Iterator[Conflict]:
    """Claims of one episode whose starts or ends cannot both be right."""
    for made in (*ties.ties, *ties.stays):
        for one, other in made.cluster.quarrels:
            text = f'"{_short(one)}" ({_dates(one)}) and "{_short(other)}" ({_dates(other)}) date the same thing differently'
            yield _conflict("date", sorted((one.id, other.id)), text)


def _denials(facts: Iterable[Fact], identity: Identity) -> Iterator[Conflict]:
    """One claim says what another denies of the same actors, and their times can meet."""
    said: dict[tuple[str, tuple[str, ...]], list[Fact]] = {}
    for fact in facts:
        if fact.claim.kind in ("relation", "event") and fact.fillers:
            symmetric = fact.kind is not None and fact.kind.symmetric
            said.setdefault((fact.type, tuple(sorted(fact.fillers)) if symmetric else fact.fillers), []).append(fact)
    for (_, fillers), told in sorted(said.items()):
        denied = [f for f in told if f.claim.polarity == "-"]
        for no in denied:
            for yes in (f for f in told if f.claim.polarity == "+" and _could_clash(f, no)):
                names = " and ".join(_name(id_, identity) for id_ in fillers)
                yield _conflict("polarity", (yes, no), f'{names}: "{_short(yes)}" against "{_short(no)}"')


def _could_clash(one: Fact, other: Fact) -> bool:
    if one.place and other.place and one.place != other.place:
        return False
    if not one.windows or not other.windows:
        return True
    return any(meets(a, b) for a in one.windows for b in other.windows)


def _foundings(events: Iterable[Fact], facts: Iterable[Fact], identity: Identity) -> Iterator[Conflict]:
    """Two dates of one founding that cannot both be right."""
    dated: dict[str, list[Fact]] = {}
    for fact in [*events, *(f for f in facts if f.type == "founded")]:
        if fact.type in FOUNDING and fact.windows and fact.claim.polarity == "+":
            for body in (*fact.role("formed"), *fact.role("founded")):
                dated.setdefault(body, []).append(fact)
    for body, told in sorted(dated.items()):
        once: dict[str, Fact] = {}  # a founding told as an event and as a relation is one statement of its source
        for fact in sorted(told, key=lambda f: (f.claim.kind, f.order)):
            once.setdefault(f"{fact.claim.document} {fact.windows[0]}", fact)
        for one, other in combinations(sorted(once.values(), key=lambda f: f.order), 2):
            if one.claim.document != other.claim.document and not meets(one.windows[0], other.windows[0]):
                years = f"{_year(one.windows[0][0])} and {_year(other.windows[0][0])}"
                yield _conflict("date", (one, other), f"{_name(body, identity)}: founded in {years}, by two sources")


def _name(id_: str, identity: Identity) -> str:
    thing = identity.actors.get(id_) or identity.places.get(id_)
    return thing.name if thing else id_


def _called(fact: Fact) -> str:
    return fact.kind.label if fact.kind else fact.type


def _year(day: Day) -> str:
    return (iso(day) or "")[:4]


def _short(fact: Fact) -> str:
    words = " ".join(fact.claim.quote.text.split())
    return words if len(words) <= 80 else words[:77] + "..."


def _dates(fact: Fact) -> str:
    dates = fact.claim.dates
    return "; ".join(
        filter(None, (str(dates.when), str(dates.begins) and f"from {dates.begins}", str(dates.ends) and f"until {dates.ends}"))
    )
