"""What a name names: every sign in the document votes, and the name has one kind throughout the document.

Signs: the bundled lists, declared acronyms, the words of the name, the entity recogniser, and how the name stands in its
sentences ("in X" is a place, "the X" and "X fighters" a group, "X, a cleric" a person).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allegiance.extracting.aliases import Table
from allegiance.extracting.nations import formed_from, is_state, nations
from allegiance.extracting.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from allegiance.extracting.names import Run

PLACE, PERSON, GROUP, COMMUNITY, OTHER = "place", "person", "group", "community", "other"
_ENTITY = {"ORG": GROUP, "PERSON": PERSON, "GPE": PLACE, "LOC": PLACE, "FAC": PLACE, "NORP": COMMUNITY}
_ENTITY_WEIGHT = {GROUP: 1.2, PERSON: 2.0, PLACE: 2.0, COMMUNITY: 1.0}
_OTHER_ENTITIES = frozenset(("EVENT", "DATE", "LAW", "LANGUAGE", "WORK_OF_ART", "MONEY", "TIME"))
_LIFE_VERBS = frozenset(("bear", "die", "marry", "graduate", "study", "bear", "resign", "escape", "become", "serve"))
_CERTAIN = 20.0


@dataclass(frozen=True, slots=True)
class Seen:
    """One occurrence of a name: its run and the token that heads it."""

    run: Run
    head: Token


def kinds(seen: Mapping[str, list[Seen]], table: Table, listed: Mapping[str, str]) -> dict[str, str]:
    """The kind of each name (as written, without honour of case) from all its occurrences; "other" for what is no actor or place.

    `listed` maps a name as written to the kind that a bundled list gives it.
    """
    stems = frozenset(f"{name}{ending}" for name in seen if " " not in name for ending in ("i", "ian", "n", "an"))
    counted: dict[str, Counter[str]] = {}
    for name, occurrences in seen.items():
        votes = counted[name] = Counter()
        _by_list(votes, name, table, listed, stems)
        _by_words(votes, name)
        for one in occurrences:
            _by_entity(votes, one, len(occurrences))
            _by_place(votes, one.head, len(occurrences))
            _by_company(votes, one, len(occurrences))
    decided = {name: _winner(votes, name) for name, votes in counted.items()}
    heads = {one.head.i: name for name, occurrences in seen.items() for one in occurrences}
    for name, occurrences in seen.items():
        for one in occurrences:
            _by_coordination(counted[name], one, heads, decided, len(occurrences))
        if name.count(" ") in {1, 2} and decided.get(name.split()[-1]) == PERSON:
            counted[name][PERSON] += 3
    return {name: _winner(votes, name) for name, votes in counted.items()}


def _by_coordination(votes: Counter[str], one: Seen, heads: Mapping[int, str], decided: Mapping[str, str], among: int) -> None:
    """Things named side by side are mostly of one kind."""
    beside = [child for child in one.head.children if child.dep_ == "conj"]
    if one.head.dep_ == "conj":
        beside.append(one.head.head)
    for other in beside:
        kind = decided.get(heads.get(other.i, ""), OTHER)
        if kind != OTHER:
            votes[kind] += 1.2 * min(1.0, 3 / among)


def _winner(votes: Counter[str], name: str) -> str:
    best = max(sorted(votes), key=lambda kind: votes[kind], default=OTHER)
    if votes[best] > 0:
        return best
    return PERSON if name.count(" ") in {1, 2} and not name.isupper() else OTHER


def _by_list(votes: Counter[str], name: str, table: Table, listed: Mapping[str, str], parts: frozenset[str]) -> None:
    if is_state(name):
        votes[PLACE] += _CERTAIN
    if name in listed:
        votes[GROUP if listed[name] != PERSON else PERSON] += _CERTAIN / (1 if " " in name or "-" in name else 4)
    if any(name in d.names and "acronym" in d.kinds for d in table.declared):
        votes[GROUP] += _CERTAIN / 2
    low = name.lower()
    if low in nations().adjectives:
        votes[COMMUNITY] += 6
    if low in words("offices"):
        votes[OTHER] += 8
    if low.endswith("s") and (low.removesuffix("s") in nations().adjectives or name.removesuffix("s") in parts):
        votes[COMMUNITY] += 6
    if low in words("creeds"):
        votes[COMMUNITY if low.endswith("s") else OTHER] += 6


def _by_words(votes: Counter[str], name: str) -> None:
    parts = [part for word in name.lower().split() for part in word.replace("–", "-").split("-")]
    heads = words("group_heads") | words("organ_heads") | words("state_heads") | words("institution_heads")
    first, last = parts[0], parts[-1]
    title = [i for i, part in enumerate(parts) if part in {"of", "for", "in"}]
    head = parts[title[0] - 1] if title and title[0] else last
    if head in words("other_heads") and head not in words("group_heads"):
        votes[OTHER] += 8
    elif head in words("place_heads") and len(parts) > 1:
        votes[PLACE] += 6
    elif head in heads:
        votes[GROUP] += 8 if len(parts) > 1 else 2
    if first in words("directions") and len(parts) > 1:
        votes[PLACE] += 2.5 if head not in heads else 0
    if first in words("foreign_heads") and len(parts) > 1:
        votes[GROUP] += 5
    if first in words("honorifics") and len(parts) > 1:
        votes[PERSON] += 4
    if "bin" in parts[1:-1] or "ibn" in parts[1:-1]:
        votes[PERSON] += 3
    if first in nations().adjectives and len(parts) > 1:
        votes[GROUP] += 2
    if len(parts) == 2 and first in {"al", "el"}:
        votes[GROUP] += 2
    if _acronym(name):
        votes[GROUP] += 4


def _acronym(name: str) -> bool:
    capitals = sum(ch.isupper() for ch in name)
    return " " not in name and capitals >= 2 and capitals * 2 >= sum(ch.isalpha() for ch in name)


def _by_entity(votes: Counter[str], one: Seen, among: int) -> None:
    """The recogniser's label, in full when it covers the name exactly."""
    doc = one.head.doc
    tokens = doc[one.run.first : one.run.last + 1]
    labels = Counter(token.ent_type_ for token in tokens if token.ent_type_)
    if not labels:
        return
    label, covered = max(sorted(labels.items()), key=lambda item: item[1])
    kind = _ENTITY.get(label, OTHER if label in _OTHER_ENTITIES else "")
    if kind and covered * 2 > len(tokens):
        votes[kind] += _ENTITY_WEIGHT.get(kind, 1.5) * min(1.0, 3 / among)


def _by_place(votes: Counter[str], head: Token, among: int) -> None:
    """Where the name stands in the clause."""
    weight = min(1.0, 3 / among)
    article = any(child.dep_ == "det" and child.lower_ == "the" for child in head.children)
    if article:
        votes[GROUP] += 1.5 * weight
        votes[PLACE] -= 1.0 * weight
        votes[PERSON] -= 2.0 * weight
    if head.dep_ == "pobj" and not article:
        if head.head.lower_ in {"in", "into", "near", "across", "throughout", "inside"}:
            votes[PLACE] += 2.0 * weight
        elif head.head.lower_ in {"from", "to", "at", "around", "toward", "towards", "outside"}:
            votes[PLACE] += 0.7 * weight
        elif head.head.lower_ in {"with", "by", "against", "between"}:
            votes[PLACE] -= 0.7 * weight
            votes[GROUP] += 0.4 * weight
    if head.dep_ in {"nsubj", "agent", "nsubjpass"}:
        votes[PLACE] -= 0.5 * weight
        if head.head.lemma_ in _LIFE_VERBS and not article:
            votes[PERSON] += 1.0 * weight


def _by_company(votes: Counter[str], one: Seen, among: int) -> None:
    """The words beside the name: "X fighters", "leader of X", "X, a cleric", "General X"."""
    head, weight = one.head, min(1.0, 3 / among)
    governor = head.head
    people = words("force_nouns") | words("leader_nouns")
    if head.dep_ in {"compound", "poss", "nmod", "amod"} and governor.lower_ in people:
        votes[GROUP] += 1.5
    if head.dep_ == "pobj" and governor.lower_ == "of" and governor.head.lower_ in people:
        votes[GROUP] += 1.0 * weight
    if head.dep_ in {"compound", "nmod"} and governor.lower_ in words("place_heads") | words("place_anaphors") | {"neighbourhood", "neighborhood"}:
        votes[PLACE] += 2.5
    if head.dep_ == "pobj" and governor.lower_ == "of" and governor.head.lower_ in words("place_anaphors"):
        votes[PLACE] += 3.0
    before = head.doc[one.run.first - 1] if one.run.first else None
    if before is not None and before.lower_ in words("offices") | words("person_nouns"):
        votes[PERSON] += 3.0
    if before is not None and before.lower_ in words("group_anaphors") and head.dep_ != "pobj":
        votes[GROUP] += 2.0 * weight
    for child in head.children:
        if child.dep_ == "appos" and child.lower_ in words("person_nouns"):
            votes[PERSON] += 3.0
        if child.dep_ == "appos" and child.lower_ in words("group_anaphors"):
            votes[GROUP] += 3.0
        if child.dep_ == "relcl" and any(word.lower_ in {"who", "whom"} for word in child.children):
            votes[PERSON] += 2.0
    if head.dep_ == "appos" and governor.lower_ in words("person_nouns"):
        votes[PERSON] += 2.5
    if head.dep_ == "appos" and governor.lower_ in words("group_anaphors"):
        votes[GROUP] += 2.5


def adjective_of_place(name: str, places: frozenset[str]) -> str:
    """The named place that a one-word name looks formed from ("Waziri" for Waziristan), "" when none."""
    if " " in name:
        return ""
    return next((place for place in sorted(places) if any(formed_from(name, part) for part in place.split())), "")
