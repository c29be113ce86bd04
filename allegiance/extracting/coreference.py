"""Layer 4: what pronouns and descriptions stand for, by rule, going once through the text from left to right.

- "it", "they" as subject: the subject of the governing clause, else of the clause or sentence before, else who weighs most;
- "its", "their": the coordinated owner, else the subject of the clause, else as "it";
- "this group": who was named last; "the group": who weighs most and is not the subject of that clause;
- "the two groups", "both sides": the last ones named together; "the government", "the country", "there", "the north":
  the country or place in mind.
What fits nothing stays empty; a close second makes a doubt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from allegiance.extracting.collectives import extent, owned, same_as_named
from allegiance.extracting.descriptions import describe
from allegiance.extracting.pronouns import stand_for
from allegiance.extracting.roster import Roster
from allegiance.extracting.salience import Memory

if TYPE_CHECKING:
    from spacy.tokens import Token

    from allegiance.model.claim import Mention


def resolve(roster: Roster) -> None:
    """Add what pronouns and descriptions stand for to the roster."""
    memory = Memory()
    for number, sentence in enumerate(roster.doc.sents if len(roster.doc) else ()):
        for token in sentence:
            found = roster.at(token) or _read(roster, memory, token, number)
            if found:
                memory.note(token, number, found)


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
