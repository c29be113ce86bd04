"""R8 and R9: which claims speak of one agreement, and which leader acts for which organisation in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from allegiance.chronicle.evidence import NO_BOX, Fact
from allegiance.chronicle.identity import Identity

ATTACHED = ("allied_with", "relation_end", "relation_change")
LEADING = (("leads", "leader", "led"), ("founded", "founder", "founded"), ("formation", "founder", "formed"))


@dataclass
class Group:
    """The facts of one agreement of a document, in the order told, and who acts for whom: person id to organisation id."""

    key: str
    document: str
    facts: list[Fact] = field(default_factory=list)
    acting: dict[str, str] = field(default_factory=dict)

    @property
    def pacts(self) -> list[Fact]:
        """The agreement claims."""
        return [fact for fact in self.facts if fact.claim.kind == "agreement"]

    @property
    def parties(self) -> tuple[str, ...]:
        """Party ids of the agreement claims, or of its ties where there is no agreement claim; in the order told."""
        told = self.pacts or [f for f in self.facts if f.claim.kind == "relation"]
        return tuple(dict.fromkeys(id_ for fact in told for id_ in fact.fillers))

    def ended_before(self, fact: Fact) -> bool:
        """Whether an end is known when a fact is told: stated of the agreement, or told as an event in other words before."""
        quote = fact.claim.quote
        told = [f for f in self.facts if f.type == "relation_end" and f.claim.quote.end <= quote.start]
        return any(f.end != NO_BOX for f in self.pacts) or bool(told)


def group(facts: Iterable[Fact], identity: Identity) -> dict[str, Group]:
    """The agreements of the record by key (document and label), with unlabelled claims attached to the latest that fits."""
    ordered = sorted(facts, key=lambda f: f.order)
    labelled = [f for f in ordered if f.claim.agreement]
    groups: dict[str, Group] = {}
    for fact in labelled:
        key = f"{fact.claim.document[:16]}:{fact.claim.agreement}"
        groups.setdefault(key, Group(key, fact.claim.document)).facts.append(fact)
    heads = _heads(ordered, identity)
    for fact in ordered:
        if not fact.claim.agreement and (fact.claim.kind == "basis" or fact.type in ATTACHED):
            _attach(fact, groups, heads)
    for told in groups.values():
        told.facts.sort(key=lambda f: f.order)
        _act(told, heads)
    return groups


def stand_in(fact: Fact, acting: Mapping[str, str]) -> tuple[Fact, tuple[tuple[str, str], ...]]:
    """The fact with organisations in place of the leaders who act for them, and pairs (role, leader)."""
    roles = tuple((role, tuple(acting.get(id_, id_) for id_ in ids)) for role, ids in fact.roles)
    leaders = tuple((role, id_) for role, ids in fact.roles for id_ in ids if id_ in acting)
    return (replace(fact, roles=roles), leaders) if leaders else (fact, ())


def _heads(facts: Iterable[Fact], identity: Identity) -> dict[str, list[str]]:
    """The organisations that a person leads or founded."""
    heads: dict[str, list[str]] = {}
    for fact in facts:
        for kind, head, body in LEADING:
            if fact.type == kind and fact.claim.polarity == "+":
                for person in fact.role(head):
                    if person in identity.actors and identity.actors[person].kind in ("person", ""):
                        heads.setdefault(person, []).extend(fact.role(body))
    return heads


def _attach(fact: Fact, groups: dict[str, Group], heads: Mapping[str, list[str]]) -> None:
    """To the latest agreement told before with the same parties and no known end; by name, else by whom they act for."""
    before = [g for g in groups.values() if g.document == fact.claim.document and g.pacts and g.pacts[0].order < fact.order]
    before = [g for g in before if fact.claim.kind == "basis" or not g.ended_before(fact)]
    latest = sorted(before, key=lambda g: g.pacts[0].order, reverse=True)
    named = set(fact.fillers)
    if not named:
        found = latest[0] if latest and fact.claim.kind == "basis" else None
    else:
        found = next((g for g in latest if named <= set(g.parties)), None)
        found = found or next((g for g in latest if named <= _reach(g, heads)), None)
    if found and (len(named) > 1 or fact.claim.kind == "basis"):
        found.facts.append(fact)


def _reach(told: Group, heads: Mapping[str, list[str]]) -> set[str]:
    return {*told.parties, *(body for person in told.parties for body in heads.get(person, ()))}


def _act(told: Group, heads: Mapping[str, list[str]]) -> None:
    """A leader acts for an organisation that another claim of the same agreement names."""
    named = {id_ for fact in told.facts for id_ in fact.fillers}
    for person in told.parties:
        bodies = [body for body in heads.get(person, ()) if body in named]
        if bodies:
            told.acting[person] = bodies[0]
