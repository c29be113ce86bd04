"""Places: when a country's name means its government, and what "the north", "the province" and "there" point to."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from allegiance.extracting.nations import is_state, nations, state_of
from allegiance.extracting.roster import Roster
from allegiance.extracting.salience import FADING, FARTHEST, Memory
from allegiance.extracting.words import words
from allegiance.model.claim import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


def acts(head: Token) -> bool:
    """Whether a country's name stands for its government here: an agent, a party, an owner of acts."""
    if before_participle(head):
        return True
    top = head
    while top.dep_ == "conj" and top.head.i != top.i:
        top = top.head
    governor = top.head
    if top.dep_ == "nsubj":
        return governor.lemma_ in words("agent_verbs")
    if top.dep_ == "agent" or (top.dep_ == "pobj" and governor.dep_ == "agent"):
        return True
    if top.dep_ in {"dobj", "iobj", "dative"}:
        return governor.lemma_ in words("state_objects")
    if top.dep_ == "pobj" and governor.lower_ in words("partitive"):
        return True
    if top.dep_ == "pobj" and governor.lower_ in {"to", "from"}:
        return governor.head.lemma_ in words("giving")
    return top.dep_ == "poss" and governor.lemma_ in words("state_acts")


def rules(head: Token) -> bool:
    """Whether a place that is no listed state stands for its government: only as the one who acts."""
    top = head
    while top.dep_ == "conj" and top.head.i != top.i:
        top = top.head
    by = top.dep_ == "agent" or (top.dep_ == "pobj" and top.head.dep_ == "agent")
    return by or (top.dep_ == "nsubj" and top.head.lemma_ in words("agent_verbs")) or before_participle(head)


def before_participle(head: Token) -> bool:
    """Whether a name acts in a compound as in "Toria-backed", which the tokeniser cuts or leaves whole."""
    acting = words("compound_participles") - {"based", "born", "held"}
    _, hyphen, last = head.text.rpartition("-")
    if hyphen and last in acting:
        return True
    after = head.doc[head.i + 1 : head.i + 3]
    return len(after) == 2 and after[0].text == "-" and after[1].lower_ in acting


def country_in_mind(roster: Roster, memory: Memory, token: Token) -> str:
    """The country that "the government" or "the country" speaks of: the one named or hinted at most, and latest, before."""
    hints = _hints(roster)
    weights: dict[str, float] = {name: 2.0 * share for name, share in roster.prevalence.items()}
    here = roster.sentence_numbers[token.i]
    for trace in memory.back(since=here - FARTHEST):
        name = _country(roster, trace.mention)
        if name and trace.at < token.i:
            weights[name] = weights.get(name, 0.0) + FADING ** (here - trace.sentence)
    for at, name in reversed(hints[: bisect_left(hints, (token.i, ""))]):
        if here - roster.sentence_numbers[at] > FARTHEST:
            break
        if at not in roster.mentions:
            weights[name] = weights.get(name, 0.0) + 0.5 * FADING ** (here - roster.sentence_numbers[at])
    told = {name for _, name in hints[: bisect_left(hints, (token.i, ""))]} or set(weights)
    return max(sorted(told), key=lambda name: weights.get(name, 0.0), default="")


def _hints(roster: Roster) -> list[tuple[int, str]]:
    """Every word of the document for a country: names, adjectives, parts of others' names; found once."""
    if not roster.hints:
        named = sorted(roster.countries)
        states: dict[str, str] = {}
        for token in roster.doc:
            text = token.text
            if text[:1].isupper():
                if text not in states:
                    states[text] = nations().names.get(text.lower()) or (text if text in named else state_of(text, named))
                if states[text]:
                    roster.hints.append((token.i, states[text]))
        counts = Counter(name for _, name in roster.hints)
        roster.prevalence = {name: count / len(roster.hints) for name, count in counts.items()}
    return roster.hints


def _country(roster: Roster, mention: Mention) -> str:
    if mention.kind == "state":
        return mention.name
    if mention.kind == "organ":
        return mention.of
    if mention.kind == "place" and (is_state(mention.name) or mention.name in roster.countries):
        return mention.name
    return ""


def place_taken_up(roster: Roster, memory: Memory, token: Token, noun: str) -> tuple[Mention, ...]:
    """The place that "there" or "the province" takes up: the latest one of that sort; no country for a smaller noun."""
    alike = memory.latest(lambda m: m.kind == "place" and bool(noun) and noun in m.name.lower().split(), before=token.i)
    found = alike or memory.latest(
        lambda m: m.kind == "place" and not (noun and (is_state(m.name) or m.name in roster.countries)), before=token.i
    )
    return (Mention(found.name, "place", how="definite" if noun else "pronoun"),) if found else ()


def region_of(roster: Roster, memory: Memory, token: Token) -> tuple[Mention, ...]:
    """As in "the north": the named north of the country in mind, else a region by that name."""
    way = token.lower_.removesuffix("ern")
    of = _whole(roster, token)
    for trace in memory.back(since=0):
        first, _, rest = trace.mention.name.partition(" ")
        if trace.mention.kind == "place" and first.lower().removesuffix("ern") == way and (not of or rest == of):
            return (Mention(trace.mention.name, "place", how="definite"),)
    country = of or country_in_mind(roster, memory, token)
    return (Mention(f"{way}ern {country}", "place", how="definite"),) if country else ()


def regions_of(roster: Roster, token: Token) -> tuple[Mention, ...]:
    """As in "the northern provinces of Toria", "the country's northern provinces": a part of a country that is named."""
    way = next((c.lower_ for c in token.children if c.dep_ == "amod" and c.lower_ in words("directions")), "")
    whole = _whole(roster, token)
    return (Mention(f"{way} {token.lower_} of {whole}", "place", how="name"),) if way and whole else ()


def _whole(roster: Roster, token: Token) -> str:
    """The place that a noun is a part of: "of X", "X's"."""
    owners = [p for c in token.children if c.lower_ == "of" for p in c.children]
    owners += [c for c in token.children if c.dep_ == "poss"]
    return next((m.name for owner in owners for m in roster.at(owner) if m.kind in {"place", "state"}), "")
