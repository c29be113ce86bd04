"""R3: what must have come first. Lower bounds travel forward, upper bounds backward, within one document, to a fixpoint.

Cause before effect; departure before the arrival told next; arrival before the leaving told next; every leaving told before a
return comes before it. An order that would leave no day is not applied and becomes a conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from allegiance.chronicle.evidence import Fact, Pair
from allegiance.chronicle.identity import Identity

RETURN, PARTIAL = "return", "partial"
LEAVING = ("displacement", "expulsion", "relocation")
ARRIVING = ("relocation", "base_established")


@dataclass(frozen=True, slots=True)
class Ordered:
    """Event facts with tightened dates, the claims that tightened each, and pairs (earlier, later) that could not both hold."""

    facts: tuple[Fact, ...]
    tightened_by: Mapping[str, tuple[str, ...]]
    impossible: tuple[tuple[Fact, Fact], ...]


def mover(fact: Fact) -> tuple[str, ...]:
    """Who leaves or arrives in an event."""
    for role in ("mover", "displaced", "expelled", "actor"):
        if fact.role(role):
            return fact.role(role)
    return ()


def left(fact: Fact) -> str:
    """The place that an event leaves, empty when it leaves none."""
    return next(iter(fact.role("from")), "") if fact.type in LEAVING and fact.claim.polarity == "+" else ""


def reached(fact: Fact) -> str:
    """The place that an event reaches, empty when it reaches none."""
    if fact.type not in ARRIVING or fact.claim.polarity == "-":
        return ""
    return next(iter(fact.role("to") or fact.role("place")), "")


def arrange(events: Iterable[Fact], identity: Identity) -> Ordered:
    """The events with the bounds that their order gives."""
    facts = {fact.id: fact for fact in events}
    by_document: dict[str, list[Fact]] = {}
    for fact in sorted(facts.values(), key=lambda f: f.order):
        by_document.setdefault(fact.claim.document, []).append(fact)
    edges = sorted({edge for told in by_document.values() for edge in _edges(told, identity)})
    tightened: dict[str, set[str]] = {}
    impossible: dict[tuple[str, str], None] = {}
    changed = True
    while changed:
        changed = False
        for earlier, later in edges:
            one, other = facts[earlier], facts[later]
            bounded = _bounded(one.start, other.start)
            if bounded is None:
                impossible[earlier, later] = None
            elif bounded != (one.start, other.start):
                changed = True
                for fact, box, by in ((one, bounded[0], later), (other, bounded[1], earlier)):
                    if fact.start != box:
                        tightened.setdefault(fact.id, set()).add(by)
                        facts[fact.id] = _redated(fact, box)
    pairs = tuple((facts[a], facts[b]) for a, b in impossible)
    done = {id_: tuple(sorted(by)) for id_, by in tightened.items()}
    return Ordered(tuple(sorted(facts.values(), key=lambda f: f.order)), done, pairs)


def _redated(fact: Fact, box: Pair) -> Fact:
    low, high = box
    return replace(fact, start=box, windows=((low, high),) if low is not None and high is not None else ())


def _bounded(earlier: Pair, later: Pair) -> tuple[Pair, Pair] | None:
    """The two boxes once the first may not come after the second; None when no days are left."""
    (a, b), (x, y) = earlier, later
    high = b if y is None else y if b is None else min(b, y)
    low = x if a is None else a if x is None else max(a, x)
    if (a is not None and high is not None and a > high) or (low is not None and y is not None and low > y):
        return None
    return (a, high), (low, y)


def _edges(told: list[Fact], identity: Identity) -> Iterator[tuple[str, str]]:
    labelled = {fact.claim.label: fact.id for fact in told if fact.claim.label}
    for fact in told:
        yield from ((labelled[c], fact.id) for c in fact.claim.causes if c in labelled and labelled[c] != fact.id)
    for actor in sorted({id_ for fact in told for id_ in mover(fact)}):
        moves = [fact for fact in told if actor in mover(fact) and (left(fact) or reached(fact))]
        yield from _moves(moves, identity)


def _moves(moves: list[Fact], identity: Identity) -> Iterator[tuple[str, str]]:
    for one, other in pairwise(moves):
        gone, come = left(one), reached(other)
        if gone and come and not reached(one) and identity.disjoint(gone, come):
            yield one.id, other.id
    for at, fact in enumerate(moves):
        place = reached(fact)
        after = next((m for m in moves[at + 1 :] if place and left(m) and identity.inside(left(m), place)), None)
        if after:
            yield fact.id, after.id
        if place and fact.claim.change == RETURN:
            yield from ((m.id, fact.id) for m in moves[:at] if left(m) and identity.inside(left(m), place))
