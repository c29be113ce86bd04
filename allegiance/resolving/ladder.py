"""The ladder that accepts by rule: names declared in the document, then exact keys across documents and with the bundled lists.

Persons are never joined by name alone: a rule needs an organisation that both are told to lead, to have founded or to belong
to.
Collectives stay in their document. A person's not-same, and an undo, bind every rule.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from allegiance.model.claim import Claim
from allegiance.model.judgement import Judgement, node, standing
from allegiance.model.record import Record, Reference
from allegiance.resolving.lists import references
from allegiance.resolving.skeleton import plain, skeleton
from allegiance.resolving.veto import vetoes

LOCAL = ("collective", "place", "institution", "community")
OFFICES = {"leads": ("leader", "led"), "founded": ("founder", "founded"), "member_of": ("member", "organisation")}


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a document, as a node, with its kind."""

    document: str
    name: str
    kind: str

    @property
    def node(self) -> str:
        """How judgements speak of it."""
        return node(self.document, self.name)


def resolve(record: Record) -> tuple[Judgement, ...]:
    """The `same` judgements that rules make and the record does not hold yet, in canonical order."""
    names = named(record.claims)
    proposals = [*_declared(record.claims), *_listed(names), *_across(names, record.claims)]
    decided = {frozenset(j.about) for j in record.judgements if j.verb in ("same", "not-same")}
    apart = {frozenset(j.about) for j in standing(record.judgements) if j.verb == "not-same"}
    fresh = {j.about: j for j in proposals if frozenset(j.about) not in decided | apart and j.about[0] != j.about[1]}
    return tuple(fresh[about] for about in sorted(fresh))


def named(claims: Iterable[Claim]) -> tuple[Named, ...]:
    """The names of actors in claims, each document and name once, with the kind told most often."""
    kinds: dict[tuple[str, str], dict[str, int]] = {}
    for claim in claims:
        for mention in (*claim.mentions, *(m for owed in claim.terms for m in (owed.debtor, owed.creditor))):
            if mention.kind != "place":
                found = kinds.setdefault((claim.document, mention.name), {})
                found[mention.kind] = found.get(mention.kind, 0) + 1
    return tuple(Named(*key, min(kinds[key], key=lambda k: (not k, -kinds[key][k], k))) for key in sorted(kinds))


def _same(one: str, other: str, rule: str, reason: str) -> Judgement:
    first, second = sorted((one, other))
    return Judgement("same", (first, second), f"rule:{rule}", reason=reason)


def _declared(claims: Iterable[Claim]) -> Iterator[Judgement]:
    for claim in claims:
        if claim.type != "has_name" or claim.polarity == "-" or not claim.mentions:
            continue
        names = json.loads(claim.value) if claim.value.startswith("[") else [claim.value]
        main = claim.mentions[0].name
        for name in names:
            if name and name != main:
                yield _same(node(claim.document, main), node(claim.document, str(name)), "declared", "declared in the text")


def _listed(names: Iterable[Named]) -> Iterator[Judgement]:
    """With the one entry of the bundled lists that has exactly this name; a bare acronym alone is not enough."""
    index = _index(references())
    for name in names:
        if name.kind in (*LOCAL, "person", "organ"):
            continue
        alike = index.get(plain(name.name)) or index.get(f"~{skeleton(name.name)}") or []
        entries = {entry.id: entry for entry in alike}
        fitting = [e for e in entries.values() if not vetoes(name.name, name.name, (name.kind, e.kind))]
        if len(fitting) == 1 and not _is_bare_acronym(name.name):
            entry = fitting[0]
            yield _same(name.node, f"{entry.id}/{entry.name}", "listed", f"name in the list entry {entry.id}")


def _is_bare_acronym(name: str) -> bool:
    return name.isupper() and len(name) < 5 and " " not in name


def _index(entries: Iterable[Reference]) -> dict[str, list[Reference]]:
    index: dict[str, list[Reference]] = {}
    for entry in entries:
        keys = {plain(name) for name in entry.names} | {f"~{key}" for name in entry.names if (key := skeleton(name))}
        for key in sorted(keys):
            index.setdefault(key, []).append(entry)
    return index


def _across(names: Iterable[Named], claims: Iterable[Claim]) -> Iterator[Judgement]:
    """One key in several documents; persons only where both hold an office of one organisation."""
    keys: dict[tuple[str, str], list[Named]] = {}
    for name in names:
        if name.kind not in LOCAL:
            key = plain(name.name) if name.kind == "person" else (skeleton(name.name) or plain(name.name))
            keys.setdefault(("person" if name.kind == "person" else "body", key), []).append(name)
    offices = _offices(claims)
    for (kind, _), same in sorted(keys.items()):
        for one, other in pairwise(same):
            found = _shared_office(one, other, offices) if kind == "person" else _one_spelling(one, other)
            if found:
                yield found


def _shared_office(one: Named, other: Named, offices: Mapping[str, set[str]]) -> Judgement | None:
    shared = offices.get(one.node, set()) & offices.get(other.node, set())
    return _same(one.node, other.node, "shared-office", f"both hold an office of {min(shared)}") if shared else None


def _one_spelling(one: Named, other: Named) -> Judgement | None:
    if one.document == other.document:
        return _same(one.node, other.node, "exact", "one spelling key in one document") if one.kind == other.kind else None
    if vetoes(one.name, other.name, (one.kind, other.kind)) or _is_bare_acronym(one.name):
        return None
    return _same(one.node, other.node, "exact", "one spelling key in two documents")


def _offices(claims: Iterable[Claim]) -> Mapping[str, set[str]]:
    """The keys of the organisations in which each person, by node, is told to hold an office."""
    held: dict[str, set[str]] = {}
    for claim in claims:
        if claim.type in OFFICES and claim.polarity == "+":
            holder, body = OFFICES[claim.type]
            for person in claim.role(holder):
                bodies = {skeleton(m.name) or plain(m.name) for m in claim.role(body)}
                held.setdefault(node(claim.document, person.name), set()).update(bodies)
    return held
