"""The table of mentions while it is being filled: one row for each token that heads an actor or place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from allegiance.model.claim import Mention, Span
from allegiance.model.derived import Doubt
from allegiance.model.document import Document

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ACTORS = frozenset(("group", "coalition", "collective", "faction", "community", "state", "organ", "person", "institution"))


class Roster:
    """Mentions by head token. The layers add to it in turn; a head once taken stays with its first taker."""

    def __init__(self, document: Document, doc: Doc, offsets: tuple[tuple[int, int], ...]) -> None:
        self.document = document
        self.doc = doc
        self.offsets = offsets
        self.mentions: dict[int, tuple[Mention, ...]] = {}
        self._places: set[str] = set()
        self.extents: dict[int, tuple[int, int]] = {}
        self.inside: set[int] = set()
        """Tokens that are part of a name; none of them heads anything else."""
        self.doubts: list[Doubt] = []
        self.countries: frozenset[str] = frozenset()
        """Names that this document uses as those of states, listed or not."""
        self.hints: list[tuple[int, str]] = []
        """Tokens that name a country in any way, with its name, once looked for; `prevalence` is each country's share."""
        self.prevalence: dict[str, float] = {}
        self.ambiguous: dict[str, tuple[str, ...]] = {}
        """Family names that several persons bear, with these."""
        self.articled: set[str] = set()
        """Names that are spoken with "the"."""
        self.sentence_numbers = [number for number, sentence in enumerate(doc.sents if len(doc) else ()) for _ in sentence]

    def add(self, head: Token, first: int, last: int, named: Iterable[Mention]) -> None:
        """Say what a head stands for; `named` lack text and span, which are those of the tokens `first..last`."""
        if head.i in self.mentions:
            return
        start, end = self.offsets[first][0], self.offsets[last][1]
        text = self.document.text[start:end]
        filled = tuple(Mention(m.name, m.kind, text, Span(start, end), m.of, m.how) for m in named)
        if filled:
            self.mentions[head.i] = filled
            self._places.update(m.name for m in filled if m.kind in {"place", "state"})
            self.extents[head.i] = (first, last)

    def doubt(self, type_: str, head: Token, text: str) -> None:
        """Keep a doubt about a token."""
        start, end = self.offsets[head.i]
        name = f"{type_}:{self.document.id[:12]}:{start}"
        self.doubts.append(Doubt(name, type_, text, document=self.document.id, start=start, end=end))

    def at(self, token: Token) -> tuple[Mention, ...]:
        """What a token stands for."""
        return self.mentions.get(token.i, ())

    def place_called(self, name: str) -> str:
        """The name as this document spelled it first, without honour of capitals."""
        return next((place for place in sorted(self._places) if place.lower() == name.lower()), name)

    def spoken(self, name: str) -> str:
        """A name as it stands in a phrase: with "the" where the document says so."""
        return f"the {name}" if name in self.articled else name

    def places(self) -> frozenset[str]:
        """Names of all places and states so far."""
        return self.countries | self._places
