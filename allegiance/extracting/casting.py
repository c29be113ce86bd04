"""Layer 1 and 4 together: the table of who and what each token stands for, built up from names, collectives and pronouns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from allegiance.extracting.actors import name_actors
from allegiance.extracting.aliases import Table
from allegiance.extracting.collectives import find_collectives
from allegiance.extracting.coreference import resolve
from allegiance.extracting.known import Known
from allegiance.extracting.roster import Roster
from allegiance.model.claim import Mention
from allegiance.model.derived import Doubt
from allegiance.model.document import Document

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Acting:
    """Mentions and their extents by head token, and what stayed doubtful."""

    mentions: Mapping[int, tuple[Mention, ...]]
    extents: Mapping[int, tuple[int, int]]
    doubts: tuple[Doubt, ...] = field(default=())


def cast(document: Document, doc: Doc, offsets: tuple[tuple[int, int], ...], table: Table, known: Known) -> Acting:
    """Who and what the words of a document stand for."""
    roster = Roster(document, doc, offsets)
    name_actors(roster, table, known)
    find_collectives(roster)
    resolve(roster)
    return Acting(roster.mentions, roster.extents, tuple(roster.doubts))
