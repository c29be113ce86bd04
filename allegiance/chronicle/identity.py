"""Who is who: names joined by judgements into actors, and place names into places.

A name in a document is a node `document/name`; `same` joins two nodes, a person's `not-same` keeps them apart whatever a rule
says.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from allegiance.model.actor import Actor, Name, Place
from allegiance.model.claim import Claim, Mention
from allegiance.model.judgement import Judgement, node, standing
from allegiance.model.record import Record, Reference

LOCAL = ("collective",)
_HALVES = re.compile(r"(north|south|east|west)(ern)?\s+(?P<whole>.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Identity:
    """The actor id of each node, the actors by id, the places by id, and which places lie inside which."""

    actor_of: Mapping[str, str]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    within: Mapping[str, frozenset[str]]
    """Ids of all places that hold a place, itself included."""

    def of(self, document: str, mention: Mention) -> str:
        """The id of the actor or place that a mention means."""
        return place_id(mention.name) if mention.kind == "place" else self.actor_of[node(document, mention.name)]

    def inside(self, place: str, other: str) -> bool:
        """Whether a place is, or lies in, another."""
        return other in self.within.get(place, frozenset((place,)))

    def disjoint(self, place: str, other: str) -> bool:
        """Whether neither place lies in the other, as far as the record tells."""
        return not self.inside(place, other) and not self.inside(other, place)


def identify(record: Record, claims: Iterable[Claim]) -> Identity:
    """Actors and places of the claims, with the names, kinds and codes that the record gives them."""
    listed = sorted(claims, key=lambda c: (c.document, c.quote.start, c.id))
    mentions = [(claim.document, m) for claim in listed for m in (*claim.mentions, *_owing(claim)) if m.kind != "place"]
    nodes = {node(document, m.name) for document, m in mentions}
    nodes |= {node(document, m.of) for document, m in mentions if m.of}
    classes = _classes(nodes, standing(record.judgements))
    entries = {reference.id: reference for reference in record.references}
    actor_of, actors = _named(classes, mentions, _told_names(listed), entries)
    places, within = _places(listed)
    return Identity(actor_of, actors, places, within)


def place_id(name: str) -> str:
    """The id of a place of a name; case, accents and a leading article do not count."""
    return f"place:{slug(name)}"


def slug(name: str) -> str:
    """A name as an id: lower case, without accents and marks, words joined by hyphens."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    words = re.findall(r"\w+", plain.replace("'", "").replace("\u2019", ""))
    return "-".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _owing(claim: Claim) -> list[Mention]:
    return [m for owed in claim.terms for m in (owed.debtor, owed.creditor)]


def _classes(nodes: set[str], judgements: Iterable[Judgement]) -> list[list[str]]:
    """Nodes joined by `same`, in order of the log, never against a person's `not-same`; entries of a list join by their id."""
    parent = {n: n for n in sorted(nodes)}
    apart = {frozenset(map(_entry, j.about)) for j in judgements if j.verb in ("not-same", "split") and j.by_person}
    members = {n: {n} for n in parent}

    def root(n: str) -> str:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for judgement in sorted((j for j in judgements if j.verb == "same"), key=lambda j: (not j.by_person, j.number, j.about)):
        known = sorted({_entry(n) for n in judgement.about})
        for n in known:
            parent.setdefault(n, n)
            members.setdefault(n, {n})
        first, *others = sorted({root(n) for n in known})
        for other in others:
            if not any(len(pair & members[first]) and len(pair & members[other]) for pair in apart):
                parent[other] = first
                members[first] |= members.pop(other)
    groups: dict[str, list[str]] = {}
    for n in sorted(parent):
        groups.setdefault(root(n), []).append(n)
    return [group for group in groups.values() if nodes & set(group)]


def _entry(n: str) -> str:
    """A node of a reference list stands for its entry: `ucdp:359/IMU` is `ucdp:359`."""
    head, slash, _ = n.partition("/")
    return head if slash and ":" in head else n


def _named(
    classes: list[list[str]],
    mentions: list[tuple[str, Mention]],
    told: Mapping[str, dict[str, set[str]]],
    entries: Mapping[str, Reference],
) -> tuple[dict[str, str], dict[str, Actor]]:
    by_node: dict[str, list[Mention]] = {}
    for document, mention in mentions:
        by_node.setdefault(node(document, mention.name), []).append(mention)
    drafts = [_draft(group, by_node, told, entries) for group in classes]
    taken = Counter(actor.id for actor in drafts)
    actor_of: dict[str, str] = {}
    actors: dict[str, Actor] = {}
    for group, draft in zip(classes, drafts, strict=True):
        suffix = f"-{hashlib.sha256(group[0].encode('utf-8', 'surrogatepass')).hexdigest()[:6]}" if taken[draft.id] > 1 else ""
        actor = Actor(draft.id + suffix, draft.name, draft.kind, draft.names, draft.codes, draft.of, draft.local_to)
        actors[actor.id] = actor
        actor_of.update(dict.fromkeys(group, actor.id))
    whole = {actor.id: _belonging(actor, actor_of) for actor in actors.values()}
    return actor_of, whole


def _belonging(actor: Actor, actor_of: Mapping[str, str]) -> Actor:
    """`of` as an id; it was a node until all ids were known."""
    return Actor(
        actor.id,
        actor.name,
        actor.kind,
        actor.names,
        actor.codes,
        actor_of.get(actor.of, "") if actor.of else "",
        actor.local_to,
    )


def _draft(
    group: list[str],
    by_node: Mapping[str, list[Mention]],
    told: Mapping[str, dict[str, set[str]]],
    entries: Mapping[str, Reference],
) -> Actor:
    said = [(n.partition("/")[0], m) for n in group for m in by_node.get(n, ())]
    entry = next((entries[n] for n in group if n in entries), None)
    spellings = Counter(m.name for _, m in said) or Counter(n.partition("/")[2] for n in group)
    name = min(spellings, key=lambda text: (-spellings[text], -len(text), text))
    kinds = Counter(m.kind for _, m in said if m.kind)
    kind = min(kinds, key=lambda k: (-kinds[k], k)) if kinds else (entry.kind if entry else "")
    names: dict[str, set[str]] = {}
    for n in group:
        document, _, text = n.partition("/")
        if text:
            names.setdefault(text, set()).add(document)
        for other in told.get(n, {}):
            names.setdefault(other, set()).add(document)
    for listed in (entry.name, *entry.names) if entry else ():
        names.setdefault(listed, set()).add(entry.id if entry else "")
    local = said[0][0] if kind in LOCAL and said else ""
    of = next((node(document, m.of) for document, m in said if m.of), "")
    told_names = tuple(Name(text, tuple(sorted(by))) for text, by in sorted(names.items()))
    return Actor(
        entry.id if entry else slug(name) or "unnamed", name, kind, told_names, entry.codes if entry else (), of, local
    )


def _told_names(claims: Iterable[Claim]) -> dict[str, dict[str, set[str]]]:
    """Names that a has_name claim gives, by the node of the one who has them."""
    told: dict[str, dict[str, set[str]]] = {}
    for claim in claims:
        if claim.kind == "attribute" and claim.type == "has_name" and claim.mentions and claim.polarity == "+":
            names = json.loads(claim.value) if claim.value.startswith("[") else [claim.value]
            for name in names:
                told.setdefault(node(claim.document, claim.mentions[0].name), {}).setdefault(str(name), set()).add(
                    claim.document
                )
    return told


def _places(claims: Iterable[Claim]) -> tuple[dict[str, Place], dict[str, frozenset[str]]]:
    spellings: dict[str, Counter[str]] = {}
    holders: dict[str, set[str]] = {}
    for claim in claims:
        found = [m for m in (*claim.mentions, claim.place, *(owed.place for owed in claim.terms)) if m and m.kind == "place"]
        for mention in found:
            spellings.setdefault(place_id(mention.name), Counter())[mention.name] += 1
        if claim.type == "part_of" and claim.polarity == "+" and all(m.kind in ("place", "state") for m in claim.mentions):
            part, whole = (place_id(claim.role(role)[0].name) if claim.role(role) else "" for role in ("part", "whole"))
            holders.setdefault(part, set()).add(whole)
    for id_, names in spellings.items():
        halves = _HALVES.fullmatch(min(names))
        if halves:
            holders.setdefault(id_, set()).add(place_id(halves["whole"]))
    within = {id_: _closure(id_, holders) for id_ in {*spellings, *holders}}
    places = {
        id_: Place(id_, min(names, key=lambda n: (-names[n], n)), tuple(sorted(within[id_] - {id_})))
        for id_, names in sorted(spellings.items())
    }
    return places, within


def _closure(start: str, holders: Mapping[str, set[str]]) -> frozenset[str]:
    found, open_ = {start}, [start]
    while open_:
        for holder in sorted(set(holders.get(open_.pop(), ())) - found):
            found.add(holder)
            open_.append(holder)
    return frozenset(found)
