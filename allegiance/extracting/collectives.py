"""Actors that are named by what they are: "tribal militias", "leaders of X", "X's fighters", "the Torian government".

People who fight for somebody named stand for him or it ("X fighters" is X); leaders and supporters are collectives of their
own, `of` whom they belong to. A state's adjective makes a government the state and its forces an organ of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from allegiance.extracting.nations import state_of
from allegiance.extracting.roster import Roster
from allegiance.extracting.words import words
from allegiance.model.claim import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

_DROPPED = frozenset(
    ("det", "predet", "nummod", "poss", "case", "punct", "cc", "conj", "appos", "relcl", "acl", "prep", "quantmod")
)
_QUANTIFIERS = words("quantifiers")
_OWNING = frozenset(("of", "from", "within"))
_GROUPS = frozenset(("group", "coalition", "faction", "institution"))


def find_collectives(roster: Roster) -> None:
    """Add the collectives of a document whose words say who they are; those of pronouns are left to the next layer."""
    merged: dict[tuple[frozenset[str], str], str] = {}
    for token in roster.doc:
        if token.i in roster.inside or token.i in roster.mentions or token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
            continue
        mention = same_as_named(roster, token) or owned(roster, token) or _described(roster, token, merged)
        if mention:
            first, last = extent(token)
            roster.add(token, first, last, mention)


def extent(token: Token) -> tuple[int, int]:
    """First and last token of a noun with what stands before it."""
    before = [c.left_edge.i for c in token.lefts if c.dep_ not in {"cc", "conj", "punct", "appos", "relcl"}]
    return min([token.i, *before]), token.i


def same_as_named(roster: Roster, token: Token) -> tuple[Mention, ...]:
    """A description beside a name stands for the named: "the militant group X", "X, a network", "its leader, Y"."""
    if token.lower_ in words("place_anaphors") | words("place_heads") | {"stronghold", "bastion", "hometown"}:
        return _place_beside(roster, token)
    people = token.lower_ in words("person_nouns") | words("leader_nouns")
    group = token.lower_ in words("group_anaphors") | words("group_heads")
    if not (people or group):
        return ()
    beside = [c for c in token.children if c.dep_ == "appos"]
    if token.dep_ in {"appos", "compound", "nmod"}:
        beside.append(token.head)
    for other in beside:
        fitting = [m for m in roster.at(other) if (m.kind == "person") == people or (m.kind == "group" and group)]
        if fitting:
            return tuple(Mention(m.name, m.kind, of=m.of, how="role") for m in fitting)
    return ()


def _place_beside(roster: Roster, token: Token) -> tuple[Mention, ...]:
    """As in "the city of X", "his stronghold, X"."""
    beside = [c for c in token.children if c.dep_ == "appos"]
    beside += [p for c in token.children if c.dep_ == "prep" and c.lower_ == "of" for p in c.children]
    found = [m for other in beside for m in roster.at(other) if m.kind == "place"]
    large = token.lower_ in {"area", "areas", "part", "parts", "border", "coast", "mountains", "north", "south", "east", "west"}
    return () if large or not found else (Mention(found[0].name, "place", how="role"),)


def owned(roster: Roster, token: Token) -> tuple[Mention, ...]:
    """People and bodies of owners who are known by now: named ones, or pronouns already resolved."""
    for owners in (_followed(roster, token), _before(roster, token)):
        found: dict[str, Mention] = {}
        for owner, adjective in owners:
            mention = _of_owner(roster, token, owner, adjective=adjective)
            if mention:
                found.setdefault(mention.name, mention)
        if found:
            return tuple(found.values())
    return ()


def _followed(roster: Roster, token: Token) -> Iterator[tuple[Mention, bool]]:
    """Owners named after a noun: "forces loyal to X", "leaders of X"."""
    for child in token.children:
        if child.lower_ in {"loyal", "belonging", "allied", "linked", "faithful"}:
            loyal = [c for p in child.children if p.lower_ in {"to", "with"} for c in p.children]
            yield from ((m, False) for owner in loyal for m in roster.at(owner))
        if child.dep_ == "prep" and child.lower_ in _OWNING:
            owners = [one for c in child.children if c.dep_ == "pobj" for one in (c, *c.conjuncts)]
            yield from ((m, False) for owner in owners for m in roster.at(owner))


def _before(roster: Roster, token: Token) -> Iterator[tuple[Mention, bool]]:
    """Owners named before a noun: "X's forces", "X fighters", "Torian army"."""
    for child in token.children:
        if child.dep_ in {"poss", "compound", "nmod", "amod"}:
            for one in (child, *child.conjuncts):
                yield from _owner(roster, one)


def _owner(roster: Roster, child: Token) -> Iterator[tuple[Mention, bool]]:
    """Whom a modifier names: an actor, a state by its adjective, or a collective ("mujahideen forces")."""
    if roster.at(child):
        yield from ((m, False) for m in roster.at(child))
    elif child.text[:1].isupper() and child.dep_ != "poss":
        state = state_of(_adjective_text(child), sorted(roster.places()))
        if state and (state in roster.places() or not _ethnic(child.text, state)):
            yield Mention(state, "state"), True
    elif child.lower_ in words("collective_nouns") and child.dep_ == "compound" and child.tag_ != "NN":
        yield Mention(child.lower_, "collective"), False


def _ethnic(adjective: str, state: str) -> bool:
    """Whether an adjective is a people's before it is a state's, as where the state is "the land of" them."""
    return state.lower() in {f"{adjective.lower()}{ending}" for ending in ("istan", "stan", "ia")}


def _adjective_text(child: Token) -> str:
    """As in "South Sudanese" of the adjective and what stands before it."""
    before = [c.text for c in child.lefts if c.dep_ in {"compound", "amod"} and c.text[:1].isupper()]
    text = " ".join([*before, child.text])
    return text if before and state_of(text) else child.text


def _of_owner(roster: Roster, token: Token, owner: Mention, *, adjective: bool) -> Mention | None:
    noun = token.lower_
    if owner.kind == "collective":
        return Mention(owner.name, "collective", of=owner.of, how="name") if noun in words("force_nouns") else None
    if owner.kind in {"place", "state"}:
        return of_state(token, owner.name, adjective=adjective or owner.kind == "state")
    if owner.kind in _GROUPS:
        if noun in words("force_nouns") | {"members"}:
            return Mention(owner.name, owner.kind, how="possessive")
        if noun in words("leader_nouns"):
            return _leaders(roster, token, owner)
        return None
    if owner.kind == "person" and noun in words("force_nouns") | words("plural_followers"):
        if noun in words("force_nouns"):
            return Mention(owner.name, "person", how="possessive")
        return Mention(f"{noun} of {owner.name}", "collective", of=owner.name, how="possessive")
    return None


def _leaders(roster: Roster, token: Token, owner: Mention) -> Mention | None:
    """As in "leaders of X": a collective of X; one leader who is not named stays a role, not a person."""
    if token.tag_ in {"NNS", "NNPS"} or token.lower_ == "leadership":
        noun = "leaders" if token.lower_ == "leadership" else token.lower_
        return Mention(f"{noun} of {roster.spoken(owner.name)}", "collective", of=owner.name, how="possessive")
    return None


def of_state(token: Token, state: str, *, adjective: bool) -> Mention | None:
    """A government noun is the state; a force or office of a state is an organ of it; other nouns are neither."""
    noun = token.lower_
    if noun in words("government_nouns"):
        return Mention(state, "state", how="role")
    if noun == "interests" and adjective:
        return Mention(state, "state", how="interest")
    if noun in words("organ_nouns") and (adjective or token.dep_ != "pobj"):
        return Mention(plain_name(token) if adjective else f"{plain_name(token)} of {state}", "organ", of=state, how="name")
    return None


def plain_name(token: Token) -> str:
    """The noun with its modifiers, as one says it without an article."""
    kept = [token]
    for child in token.lefts:
        if child.dep_ not in _DROPPED and child.lower_ not in _QUANTIFIERS and not _hedged(child):
            kept.extend(t for t in child.subtree if t.i <= child.i)
    kept.sort(key=lambda t: t.i)
    return "".join(t.text_with_ws for t in kept).strip()


def _hedged(child: Token) -> bool:
    """As in "mainly non-Islamist": a hedged quality is no part of what somebody is called."""
    return any(grand.dep_ == "advmod" and grand.lower_.endswith("ly") for grand in child.children)


def _described(roster: Roster, token: Token, merged: dict[tuple[frozenset[str], str], str]) -> tuple[Mention, ...]:
    """As in "Kasi tribal militias", "other jihadi groups": a collective of this document."""
    noun = token.lower_
    if noun not in words("collective_nouns") or token.tag_ not in {"NNS", "NNPS"} or _definite(token):
        return ()
    name = plain_name(token)
    bare = name.lower() == noun
    if bare and (noun in words("force_nouns") | words("leader_nouns")) and token.dep_ not in {"nsubj", "nsubjpass"}:
        return ()
    if any(child.dep_ == "poss" for child in token.children) or token.dep_ in {"compound", "attr"}:
        return ()
    capitals = frozenset(word.lower() for word in name.split() if word[:1].isupper())
    key = (capitals, "") if capitals else (frozenset(name.lower().split()), noun)
    return (Mention(merged.setdefault(key, name), "collective", how="name"),)


def _definite(token: Token) -> bool:
    """As in "the rebels" takes up somebody named before; "the Kasi militias" does not."""
    article = any(c.dep_ == "det" and c.lower_ in {"the", "these", "those", "both", "all"} for c in token.children)
    capital = any(c.text[:1].isupper() for c in token.children if c.dep_ in {"amod", "compound", "nmod"})
    other = any(c.lower_ in {"other", "rival"} for c in token.children)
    return article and not capital and not other
