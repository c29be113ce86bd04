"""What the words around a name say of its kind: its article and preposition, and the nouns that it stands with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from allegiance.extracting.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

PLACE, PERSON, GROUP, COMMUNITY, OTHER = "place", "person", "group", "community", "other"
Vote = tuple[str, float]
_LIFE_VERBS = frozenset(("bear", "die", "marry", "graduate", "study", "resign", "become", "serve"))
_TIES = frozenset(
    (preposition, lemma)
    for preposition, lemmas in {
        "from": ("split", "splinter", "defect", "secede", "splintering", "split-off", "faction"),
        "with": ("merge", "clash", "ally", "merger", "alliance", "affiliate", "rivalry", "truce"),
        "to": ("allegiance", "loyalty", "affiliate", "bayat", "rival"),
        "into": ("merge",),
        "of": ("faction", "wing", "branch", "dissolution", "affiliate", "offshoot", "cell", "rank"),
    }.items()
    for lemma in lemmas
)
_SAYING = frozenset(("say", "state", "tell", "argue", "recall", "write"))
_INSIDE = frozenset(("in", "into", "near", "across", "throughout", "inside"))
_TOWARDS = frozenset(("from", "to", "at", "around", "toward", "towards", "outside"))
_PARTY = frozenset(("with", "by", "against", "between"))


def standing(head: Token, first: int, share: float) -> Iterator[Vote]:
    """The votes of one occurrence. `share` has been made up for in signs that need no repetition to be sure."""
    yield from _in_clause(head)
    for kind, weight in _beside(head, first):
        yield kind, weight / share


def _in_clause(head: Token) -> Iterator[Vote]:
    article = any(child.dep_ == "det" and child.lower_ == "the" for child in head.children)
    if article:
        yield from ((GROUP, 1.5), (PLACE, -1.0), (PERSON, -2.0))
    elif head.dep_ == "pobj":
        yield from _after_preposition(head.head.lower_)
    if not article and _reached(head):
        yield PLACE, 1.8
    if head.dep_ in {"nsubj", "agent", "nsubjpass"}:
        yield PLACE, -0.5
        if head.head.lemma_ in _LIFE_VERBS | _SAYING and not article:
            yield PERSON, 1.0


def _reached(head: Token) -> bool:
    """As in "took X", "fled to X"."""
    if head.dep_ == "dobj":
        return head.head.lemma_ in words("taking")
    to = head.dep_ == "pobj" and head.head.lower_ in _TOWARDS
    return to and head.head.head.lemma_ in words("moving")


def _after_preposition(preposition: str) -> Iterator[Vote]:
    if preposition in _INSIDE:
        yield PLACE, 2.0
    elif preposition in _TOWARDS:
        yield PLACE, 0.7
    elif preposition in _PARTY:
        yield from ((PLACE, -0.7), (GROUP, 0.4))


def _beside(head: Token, first: int) -> Iterator[Vote]:
    yield from _governor(head)
    yield from _deed(head)
    yield from _word_before(head, first)
    for child in head.children:
        if child.dep_ == "appos":
            yield from _description(child, 3.0)
        if child.dep_ == "relcl" and any(word.lower_ in {"who", "whom"} for word in child.children):
            yield PERSON, 2.0
    if head.dep_ == "appos":
        yield from _description(head.head, 2.5)


def _description(noun: Token, weight: float) -> Iterator[Vote]:
    if noun.lower_ in words("person_nouns"):
        yield PERSON, weight
    if noun.lower_ in words("group_anaphors") | words("plural_anaphors"):
        yield GROUP, weight


def _governor(head: Token) -> Iterator[Vote]:
    """As in "X fighters", "leader of X", "X province", "city of X"."""
    noun = head.head
    if head.dep_ == "pobj" and noun.lower_ == "of":
        if noun.head.lower_ in words("force_nouns") | words("leader_nouns"):
            yield GROUP, 1.0
        elif noun.head.lower_ in words("place_anaphors") | words("directions") | {"outskirts", "suburb", "capital"}:
            yield PLACE, 3.0
    elif head.dep_ in {"compound", "nmod", "amod", "poss"}:
        if noun.lower_ in words("force_nouns") | words("leader_nouns"):
            yield GROUP, 0.3 if head.dep_ == "poss" else 1.5  # persons have men, too
        elif head.dep_ != "poss" and noun.lower_ in words("place_heads") | words("place_anaphors"):
            yield PLACE, 2.5


def _deed(head: Token) -> Iterator[Vote]:
    """As in "X merged", "joined X", "split from X", "X declared its ..."."""
    verb = head.head
    if head.dep_ == "pobj":
        told = verb.head.lemma_.lower()
        if (verb.lower_, told) in _TIES:
            yield GROUP, 1.5
        return
    if head.dep_ == "dobj" and verb.lemma_ in words("group_objects") | words("helping"):
        yield GROUP, 1.5
    if head.dep_ in {"nsubj", "nsubjpass"}:
        claimed = verb.lemma_ == "claim" and any(child.lower_ == "responsibility" for child in verb.children)
        if claimed or verb.lemma_ in words("group_subjects"):
            yield GROUP, 1.5
        owned = {
            word.lower_ for child in verb.children if child.dep_ == "dobj" for word in child.children if word.dep_ == "poss"
        }
        if "its" in owned:
            yield from ((GROUP, 1.5), (PERSON, -1.5))
        if owned & {"his", "her"}:
            yield PERSON, 1.5


def _word_before(head: Token, first: int) -> Iterator[Vote]:
    before = head.doc[first - 1] if first else None
    if before is None:
        return
    if before.lower_ in words("offices") | words("person_nouns"):
        yield PERSON, 3.0
    elif before.lower_ == "ethnic":
        yield COMMUNITY, 4.0
    elif before.lower_ in words("group_anaphors") and head.dep_ != "pobj":
        yield GROUP, 2.0
