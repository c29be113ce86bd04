"""What a description stands for: "the group", "both sides", "the rebels", "the government", "the province", "the north"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allegiance.extracting.collectives import of_state, plain_name
from allegiance.extracting.places import country_in_mind, place_taken_up, region_of, regions_of
from allegiance.extracting.roster import Roster
from allegiance.extracting.salience import CLOSE, Memory, clauses_above, subject_of, verb_of
from allegiance.extracting.words import words
from allegiance.model.claim import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEFINITE = frozenset(("the", "this", "that", "these", "those", "both", "all", "each"))
_POINTING = frozenset(("this", "that"))
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "both": 2}
_WIDE = frozenset(("organization", "organisation", "movement", "party"))
"""Nouns by which a text speaks of the actor that it is about, rather than of the one named last."""
_HERE = 1.5
"""Weight of having been named in the same sentence, without being its subject."""
_TIES = frozenset(("alliance", "coalition", "party", "force", "body", "network", "front"))
"""Nouns that, with "between", "with" or "of", name a tie or a part rather than an actor."""
_SAYING = words("claiming_verbs")


def describe(roster: Roster, memory: Memory, token: Token, number: int) -> tuple[Mention, ...]:
    """The mentions that a noun with an article stands for; empty where it takes nobody up."""
    low = token.lower_
    if low == "there" and token.dep_ not in {"expl", "nsubj"}:
        return place_taken_up(roster, memory, token, "")
    if low in {"two", "three", "four", "both"} | words("plural_anaphors") and _several(token):
        return _together(roster, memory, token, number)
    if low in {"provinces", "regions", "districts"}:
        return regions_of(roster, token)
    if not _article(token):
        return ()
    if _speaks_of_a_state(roster, token):
        return _of_the_state(roster, memory, token)
    if low in words("directions"):
        return region_of(roster, memory, token)
    if low in words("place_anaphors") and not _modified(token):
        return _place(roster, memory, token)
    found = _group(roster, memory, token, number) if low in words("group_anaphors") else ()
    return found or _people(roster, memory, token)


def _speaks_of_a_state(roster: Roster, token: Token) -> bool:
    """As in "the government", "the army", "the security forces", "the rule of President Bo": of the country in mind."""
    low = token.lower_
    if token.dep_ in {"compound", "nmod"}:
        return False
    if low in words("government_nouns"):
        return _of_person(roster, token) or not _modified(token)
    beside = {c.lower_ for c in token.children if c.dep_ in {"compound", "amod", "nmod"}}
    organ = low in words("bare_organs") or (low in words("organ_nouns") and bool(beside & words("official")))
    return organ and not _modified(token)


def _people(roster: Roster, memory: Memory, token: Token) -> tuple[Mention, ...]:
    """As in "the rebels", where no group is meant: those spoken of so before, else a collective by that name."""
    low = token.lower_
    if low not in words("collective_nouns") or low in words("organ_nouns") | words("person_nouns") or _modified(token):
        return ()
    before = memory.latest(lambda m: m.kind == "collective" and m.name.lower().split()[-1] == low, before=token.i)
    if before is not None:
        return (Mention(before.name, "collective", of=before.of, how="definite"),)
    armed = low in words("force_nouns") and low not in {"men", "fighters", "troops", "forces", "soldiers", "units", "cells"}
    return (Mention(plain_name(token), "collective", how="name"),) if armed else ()


def _article(token: Token) -> str:
    """The definite article or demonstrative of a noun, "" where it has none."""
    own = next((c.lower_ for c in token.children if c.dep_ in {"det", "predet"} and c.lower_ in _DEFINITE), "")
    if own or token.dep_ not in {"compound", "nmod", "nsubj", "dobj", "pobj"} or not token.i:
        return own
    before = token.nbor(-1)
    return before.lower_ if before.lower_ in _DEFINITE else ""


def _modified(token: Token) -> bool:
    """Whether the noun says itself which one is meant: "the Torian government", "the government of Toria"."""
    for child in token.children:
        if child.dep_ in {"poss", "relcl"} or (child.dep_ == "prep" and child.lower_ == "of"):
            return True
        if child.dep_ in {"amod", "compound", "nmod"} and child.text[:1].isupper():
            return True
    return False


def _of_person(roster: Roster, token: Token) -> bool:
    """As in "the rule of President Bo", "the Bo regime"."""
    owners = [c for c in token.children if c.dep_ in {"poss", "compound", "nmod"}]
    owners += [p for c in token.children if c.lower_ == "of" for p in c.children]
    return any(m.kind == "person" for owner in owners for m in roster.at(owner))


def _several(token: Token) -> bool:
    if token.lower_ in _NUMBERS:
        return token.dep_ in {"nsubj", "nsubjpass", "pobj", "dobj"} and (token.lower_ == "both" or bool(_article(token)))
    new = any(c.lower_ in {"other", "rival", "new", "various"} for c in token.children)
    qualities = {c.lower_ for c in token.children if c.dep_ in {"amod", "compound", "nmod"}}
    described = any(c.dep_ in {"acl", "relcl"} for c in token.children)
    if new or described or _modified(token) or not qualities <= words("group_adjectives"):
        return False
    return bool(_article(token)) or (token.lower_ == "sides" and _count(token) > 0)


def _count(token: Token) -> int:
    """How many are meant, 0 where that is not said."""
    if token.lower_ in _NUMBERS:
        return _NUMBERS[token.lower_]
    return max([_NUMBERS.get(c.lower_, 0) for c in token.children], default=0)


def _together(roster: Roster, memory: Memory, token: Token, number: int) -> tuple[Mention, ...]:
    """The actors that were named together last: as many as are counted, or all of the nearest sentence with two."""
    kinds = {"group", "coalition", "faction", "collective"}
    if token.lower_ in {"sides", "two", "both", "parties", "allies", "enemies", "armies"}:
        kinds |= {"state", "organ", "person"}
    count = _count(token)
    gathered: list[Mention] = []
    for back in range(number, max(-1, number - 4), -1):
        here = [t.mention for t in memory.in_sentence(back, lambda m: m.kind in kinds and not m.of, before=token.i)]
        gathered = [*here, *(m for m in gathered if m.name not in {h.name for h in here})]
        if len(gathered) >= max(count, 2):
            break
    named = [m for m in gathered if m.kind != "collective"]
    if len(named) >= max(count, 2):
        gathered = named
    if len(gathered) < max(count, 2):
        return ()
    if count and len(gathered) > count:
        roster.doubt("ambiguous reference", token, f"{token.text!r} may stand for other actors than the last {count} named")
        gathered = gathered[-count:]
    return tuple(Mention(m.name, m.kind, of=m.of, how="plural") for m in gathered)


def _of_the_state(roster: Roster, memory: Memory, token: Token) -> tuple[Mention, ...]:
    regime = _regime(roster, token)
    country = country_in_mind(roster, memory, token)
    if regime or not country:
        return (Mention(regime, "state", of=country, how="name"),) if regime else ()
    found = of_state(token, country, adjective=True)
    if found is None:
        return ()
    name = found.name if found.kind == "state" else f"{plain_name(token)} of {country}"
    return (Mention(name, found.kind, of=found.of, how="definite"),)


def _regime(roster: Roster, token: Token) -> str:
    """As in "Bo government", "government of Omar Bo": a government called by a person's name."""
    for child in token.children:
        if child.dep_ in {"compound", "nmod"} and any(m.kind == "person" for m in roster.at(child)):
            return f"{roster.at(child)[0].text} {token.lower_}"
        if child.lower_ == "of" and token.lower_ == "government":
            named = [m.name for owner in child.children for m in roster.at(owner) if m.kind == "person"]
            if named:
                return f"government of {named[0]}"
    return ""


def _place(roster: Roster, memory: Memory, token: Token) -> tuple[Mention, ...]:
    if token.lower_ in {"country", "nation", "state"}:
        country = country_in_mind(roster, memory, token)
        return (Mention(country, "place", how="definite"),) if country else ()
    return place_taken_up(roster, memory, token, token.lower_)


def _group(roster: Roster, memory: Memory, token: Token, number: int) -> tuple[Mention, ...]:
    """As in "the group", "this movement", "the rebels": one named group."""
    if _modified(token) or (token.lower_ in _TIES and any(c.dep_ == "prep" for c in token.children)):
        return ()
    barred = _barred(roster, token)

    def fits(mention: Mention) -> bool:
        return mention.kind in {"group", "faction", "coalition"} and mention.name not in barred

    if _article(token) in _POINTING:
        latest = memory.latest(fits, before=token.i)
        return (Mention(latest.name, latest.kind, of=latest.of, how="definite"),) if latest else ()
    topic = 4.0 if token.lower_ in _WIDE else 2.0
    people = token.tag_ in {"NNS", "NNPS"} or token.lower_ in words("force_nouns")
    ranked = memory.ranked(fits, sentence=number, topic=topic, reach=1 if people else 8)
    here = {trace.mention.name for trace in memory.in_sentence(number, fits, before=token.i)}
    weighed = ((w + _alike(token, m) + _HERE * (m.name in here), m) for w, m in ranked)
    ranked = sorted(weighed, key=lambda pair: -pair[0])
    if not ranked:
        return ()
    best = ranked[0][1]
    if len(ranked) > 1 and ranked[1][0] > CLOSE * ranked[0][0]:
        roster.doubt("ambiguous reference", token, f"{token.text!r} may stand for {best.name} or {ranked[1][1].name}")
    return (Mention(best.name, best.kind, of=best.of, how="definite"),)


def _alike(token: Token, mention: Mention) -> float:
    """A name that has the noun in it is meant rather than another: "the network" for a Network."""
    return 6.0 if token.lemma_.lower() in mention.name.lower().split() else 0.0


def _barred(roster: Roster, token: Token) -> set[str]:
    """The subject of a clause is not taken up again by a noun inside it, except in what that subject says."""
    verb = verb_of(token)
    subject = subject_of(verb)
    barred: set[str] = set()
    clause = verb
    for above in [verb, *clauses_above(verb)]:
        if above.i != clause.i and clause.dep_ == "ccomp" and above.lemma_ in _SAYING:
            break
        subject = subject_of(above)
        if subject is not None and token.i not in range(subject.left_edge.i, subject.right_edge.i + 1) and subject.i < token.i:
            barred.update(m.name for m in roster.at(subject))
        clause = above
    return barred
