"""What a name names: every sign in the document votes, and the name has one kind throughout the document.

Signs: the bundled lists, declared acronyms, the words of the name, the entity recogniser, and how the name stands in its
sentences ("in X" is a place, "the X" and "X fighters" a group, "X, a cleric" a person). The weights were set by hand on
texts that are not part of the project; only their order of size matters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allegiance.extracting.aliases import Table
from allegiance.extracting.company import COMMUNITY, GROUP, OTHER, PERSON, PLACE, Vote, standing
from allegiance.extracting.nations import is_state, nations
from allegiance.extracting.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from allegiance.extracting.names import Run

__all__ = ["COMMUNITY", "GROUP", "OTHER", "PERSON", "PLACE", "Seen", "kinds"]
_ENTITY = {"ORG": GROUP, "PERSON": PERSON, "GPE": PLACE, "LOC": PLACE, "FAC": PLACE, "NORP": COMMUNITY}
_ENTITY_WEIGHT = {GROUP: 1.2, PERSON: 2.5, PLACE: 3.0, COMMUNITY: 1.0, OTHER: 1.5}
_WHOLE_PERSON = 4.0
"""A given name with a family name is seldom mistaken."""
_OTHER_ENTITIES = frozenset(("EVENT", "DATE", "LAW", "LANGUAGE", "WORK_OF_ART", "MONEY", "TIME"))
_CERTAIN = 20.0
_FULL_COUNT = 3
"""So many occurrences count in full; more of them share that weight, so that a common name is not decided by noise."""
_LABELS_COUNT = 1.5
"""The recogniser says much the same of each occurrence: more than one counts half as much again, and no more."""
_APOSTROPHES = str.maketrans("", "", "'’ʻʼ‘`")
_PEOPLE_ENDINGS = ("i", "ian", "n", "an")

Votes = defaultdict[str, float]


@dataclass(frozen=True, slots=True)
class Seen:
    """One occurrence of a name: its run and the token that heads it."""

    run: Run
    head: Token


def kinds(seen: Mapping[str, list[Seen]], table: Table, listed: Mapping[str, str]) -> dict[str, str]:
    """The kind of each name as written, from all its occurrences; "other" for what is neither actor nor place.

    `listed` maps a name as written to the kind that a bundled list gives it.
    """
    stems = frozenset(f"{name}{ending}" for name in seen if " " not in name for ending in _PEOPLE_ENDINGS)
    counted: dict[str, Votes] = {}
    for name, occurrences in seen.items():
        votes = counted[name] = defaultdict(float)
        _count(votes, _by_list(name, table, listed))
        _count(votes, _by_adjective(name, stems))
        _count(votes, _by_words(name))
        share = min(1.0, _FULL_COUNT / len(occurrences))
        for one in occurrences:
            _count(votes, _by_entity(one), min(1.0, _LABELS_COUNT / len(occurrences)))
            _count(votes, standing(one.head, one.run.first, share), share)
    decided = {name: _winner(votes, name) for name, votes in counted.items()}
    _by_neighbours(counted, seen, decided)
    return {name: _winner(votes, name) for name, votes in counted.items()}


def _count(votes: Votes, cast: Iterator[Vote], share: float = 1.0) -> None:
    for kind, weight in cast:
        votes[kind] += weight * share


def _winner(votes: Votes, name: str) -> str:
    best = max(sorted(votes), key=lambda kind: votes[kind], default=OTHER)
    if votes[best] > 0:
        return best
    return PERSON if name.count(" ") in {1, 2} and not name.isupper() else OTHER


def _by_neighbours(counted: Mapping[str, Votes], seen: Mapping[str, list[Seen]], decided: Mapping[str, str]) -> None:
    """Things named side by side are mostly of one kind, and so are a full name and its family name."""
    families = {name.split()[-1] for name, kind in decided.items() if kind == PERSON and " " in name}
    heads = {one.head.i: name for name, occurrences in seen.items() for one in occurrences}
    for name, occurrences in seen.items():
        for one in occurrences:
            beside = [child for child in one.head.children if child.dep_ == "conj"]
            beside += [one.head.head] if one.head.dep_ == "conj" else []
            for other in beside:
                kind = decided.get(heads.get(other.i, ""), OTHER)
                if kind != OTHER:
                    counted[name][kind] += 1.2 * min(1.0, _FULL_COUNT / len(occurrences))
        if name.count(" ") in {1, 2} and decided.get(name.split()[-1]) == PERSON:
            counted[name][PERSON] += 3
        if name in families and decided[name] == OTHER:
            counted[name][PERSON] += 3


def _by_list(name: str, table: Table, listed: Mapping[str, str]) -> Iterator[Vote]:
    if is_state(name):
        yield PLACE, _CERTAIN
    if name in listed:
        yield PERSON if listed[name] == PERSON else GROUP, _CERTAIN if " " in name or "-" in name else _CERTAIN / 4
    if any(name in d.names and "acronym" in d.kinds for d in table.declared):
        yield GROUP, _CERTAIN / 2


def _by_adjective(name: str, stems: frozenset[str]) -> Iterator[Vote]:
    low = name.lower()
    if low in nations().adjectives:
        yield COMMUNITY, 6
    if set(low.split()) <= words("offices") | words("office_modifiers"):
        yield OTHER, 8
    if low.endswith("s") and (low.removesuffix("s") in nations().adjectives or name.removesuffix("s") in stems):
        yield COMMUNITY, 6
    if low in words("creeds"):
        yield COMMUNITY if low.endswith("s") else OTHER, 6


def _by_words(name: str) -> Iterator[Vote]:
    parts = [part for word in name.lower().split() for part in word.replace("–", "-").split("-") if part]
    if not parts:
        return
    yield from _by_head(parts)
    yield from _by_opening(parts)
    if "bin" in parts[1:-1] or "ibn" in parts[1:-1]:
        yield PERSON, 3
    capitals = sum(ch.isupper() for ch in name)
    if not set(" .") & set(name) and capitals >= 2 and capitals * 2 >= sum(ch.isalpha() for ch in name):
        yield GROUP, 4


def _by_head(parts: list[str]) -> Iterator[Vote]:
    """The last word, or the one before "of", "for" or "in", says what a name is."""
    groups = words("group_heads") | words("organ_heads") | words("state_heads") | words("institution_heads")
    cut = next((i for i, part in enumerate(parts) if i and part in {"of", "for", "in"}), len(parts))
    head = parts[cut - 1]
    if head in words("other_heads") - words("group_heads") and (len(parts) < 2 or parts[-2] not in {"al", "el", "e", "i"}):
        yield OTHER, 8
    elif head in words("place_heads") and len(parts) > 1:
        yield PLACE, 6
    elif head in groups:
        yield GROUP, 8 if len(parts) > 1 else 2
    if parts[0] in words("directions") and len(parts) > 1 and head not in groups:
        yield PLACE, 2.5


def _by_opening(parts: list[str]) -> Iterator[Vote]:
    """The first word of several: "Hizb ...", "Mullah ...", "Torian ...", "al-..."."""
    first = parts[0]
    if len(parts) == 1:
        return
    if first in words("place_openers"):
        yield PLACE, 4
    if first.translate(_APOSTROPHES) in words("foreign_heads"):
        yield GROUP, 5
    if first in words("honorifics"):
        yield PERSON, 4
    if first in nations().adjectives:
        yield GROUP, 2
    if len(parts) == 2 and first in {"al", "el"}:
        yield GROUP, 3


def _by_entity(one: Seen) -> Iterator[Vote]:
    """The recogniser's label, where it covers most of the name."""
    tokens = one.head.doc[one.run.first : one.run.last + 1]
    labels = [token.ent_type_ for token in tokens if token.ent_type_]
    if not labels:
        return
    label = max(sorted(set(labels)), key=labels.count)
    kind = _ENTITY.get(label, OTHER if label in _OTHER_ENTITIES else "")
    if kind and labels.count(label) * 2 > len(tokens):
        whole = kind == PERSON and " " in tokens.text and len(labels) == len(tokens)
        yield kind, _WHOLE_PERSON if whole else _ENTITY_WEIGHT[kind]
