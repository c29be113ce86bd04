"""Layer 4: what pronouns and descriptions stand for, by rule, going once through the text from left to right.

- "it", "they" as subject: the subject of the governing clause, else of the clause or sentence before, else who weighs most;
- "its", "their": the coordinated owner, else the subject of the clause, else as "it";
- "this group": who was named last; "the group": who weighs most and is not the subject of that clause;
- "the two groups", "both sides": the last ones named together; "the government", "the country", "there", "the north":
  the country or place in mind.
What fits nothing stays empty; a close second makes a doubt.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from allegiance.extracting.collectives import extent, owned, same_as_named
from allegiance.extracting.descriptions import describe
from allegiance.extracting.pronouns import stand_for
from allegiance.extracting.roster import Roster
from allegiance.extracting.salience import Memory

if TYPE_CHECKING:
    from spacy.tokens import Token

    from allegiance.model.claim import Mention

_OF_LATE = 8
"""Sentences within which a full name stays in mind."""


def resolve(roster: Roster) -> None:
    """Add what pronouns and descriptions stand for to the roster."""
    memory = Memory()
    for number, sentence in enumerate(roster.doc.sents if len(roster.doc) else ()):
        for token in sentence:
            found = _one_of(roster, memory, token, number) or roster.at(token) or _read(roster, memory, token, number)
            if found:
                memory.note(token, number, found)


def _one_of(roster: Roster, memory: Memory, token: Token, number: int) -> tuple[Mention, ...]:
    """A family name that several bear means the one named of late, if only one of them was; else it stays, with a doubt."""
    found = roster.at(token)
    bearers = roster.ambiguous.get(found[0].name, ()) if found else ()
    if not bearers:
        return ()
    near = {trace.mention.name for trace in memory.back(since=number - _OF_LATE)} & set(bearers)
    roster.doubt("ambiguous name", token, f"{found[0].text} may be {' or '.join(sorted(bearers))}")
    if len(near) == 1:
        meant = near.pop()
        roster.mentions[token.i] = tuple(replace(m, name=meant) if m.name in roster.ambiguous else m for m in found)
    return roster.at(token)


def _read(roster: Roster, memory: Memory, token: Token, number: int) -> tuple[Mention, ...]:
    """What a token without a mention stands for; added to the roster when something is found."""
    if token.i in roster.inside:
        return ()
    found = stand_for(roster, memory, token, number)
    first = last = token.i
    if not found and token.pos_ in {"NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON", "ADV"}:
        found = same_as_named(roster, token) or owned(roster, token) or describe(roster, memory, token, number)
        first, last = extent(token)
    if found:
        roster.add(token, first, last, found)
    return roster.at(token)
