"""A document set out for the upper layers: sentences with their parse, who and what each word means, and when.

`stage` goes through the layers 0, 1, 4 and 5 and gives a `Scene`. All positions that leave it are code points of
`Document.text`; tokens are those of `scene.doc`, one spaCy document over all passages, so that `token.i` is unique.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allegiance.extracting.aliases import Declared, declarations
from allegiance.extracting.casting import cast
from allegiance.extracting.clearing import Piece, pieces
from allegiance.extracting.datelines import Timeline, timeline
from allegiance.extracting.known import Known
from allegiance.extracting.language import Language
from allegiance.extracting.times import dates_of
from allegiance.model.claim import Dates, Mention
from allegiance.model.derived import Doubt
from allegiance.model.document import Document, Passage

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

__all__ = ["Declared", "Scene", "Sentence", "stage"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its parse, the passage that it stands in, and its offsets in the document's text."""

    span: Span
    passage: Passage
    start: int
    end: int

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens, in order."""
        return tuple(self.span)


@dataclass(frozen=True, slots=True)
class Scene:
    """A document set out: what `stage` gives. The methods answer for tokens of `doc`."""

    document: Document
    doc: Doc
    sentences: tuple[Sentence, ...]
    declared: tuple[Declared, ...]
    doubts: tuple[Doubt, ...]
    offsets: tuple[tuple[int, int], ...]
    """Document offsets of each token, by `token.i`."""
    mentions: Mapping[int, tuple[Mention, ...]]
    """What a token means, by `token.i`, for tokens that head an actor or place."""
    extents: Mapping[int, tuple[int, int]]
    """First and last `token.i` of the words that a head stands for."""
    sentence_of_token: tuple[int, ...]
    """Index of the sentence of each token."""
    timeline: Timeline
    """Dates of each sentence, and the date that the story had reached before it."""

    def offset(self, token: Token) -> tuple[int, int]:
        """Start and end of a token in the document's text."""
        return self.offsets[token.i]

    def span_offsets(self, first: Token, last: Token) -> tuple[int, int]:
        """Start of the first and end of the last token, in the document's text."""
        return self.offsets[first.i][0], self.offsets[last.i][1]

    def sentence_of(self, token: Token) -> Sentence:
        """The sentence that holds a token."""
        return self.sentences[self.sentence_of_token[token.i]]

    def mentions_of(self, token: Token) -> tuple[Mention, ...]:
        """The actors or places that the words headed by the token stand for; several for a plural ("both sides")."""
        return self.mentions.get(token.i, ())

    def mention_heads(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence that head an actor or place, in order."""
        return tuple(token for token in sentence.span if token.i in self.mentions)

    def mention_span(self, token: Token) -> tuple[Token, Token]:
        """First and last token of the words that a mention head stands for; the token itself where it heads none."""
        first, last = self.extents.get(token.i, (token.i, token.i))
        return self.doc[first], self.doc[last]

    def dates_of(self, token: Token) -> Dates:
        """When, for a predicate (verb, event noun): its own dates, its clause's, or those of an event named beside it."""
        return dates_of(self, token)


def stage(document: Document, language: Language, known: Known) -> Scene:
    """Set a document out; a document without passages gives a scene without sentences."""
    table, read = declarations(tuple(pieces(document)))
    doc, offsets, owners = _parse(read, language)
    sentences = _sentences(doc, offsets, owners)
    numbers = [n for n, s in enumerate(sentences) for _ in s.span]
    acting = cast(document, doc, offsets, table, known)
    return Scene(
        document=document,
        doc=doc,
        sentences=sentences,
        declared=table.declared,
        doubts=acting.doubts,
        offsets=offsets,
        mentions=acting.mentions,
        extents=acting.extents,
        sentence_of_token=tuple(numbers),
        timeline=timeline(doc, tuple(s.span for s in sentences)),
    )


def _parse(read: tuple[Piece, ...], language: Language) -> tuple[Doc, tuple[tuple[int, int], ...], tuple[Passage, ...]]:
    """One parse over all pieces; no sentence runs from one into the next."""
    from spacy.tokens import Doc

    docs = list(language.nlp.pipe([piece.text for piece in read]))
    offsets, owners = [], []
    for piece, doc in zip(read, docs, strict=True):
        for token in doc:
            offsets.append((piece.offsets[token.idx], piece.offsets[token.idx + len(token) - 1] + 1))
            owners.append(piece.passage)
    whole = Doc.from_docs(docs, ensure_whitespace=True) if docs else Doc(language.nlp.vocab)
    return whole or Doc(language.nlp.vocab), tuple(offsets), tuple(owners)


def _sentences(doc: Doc, offsets: tuple[tuple[int, int], ...], owners: tuple[Passage, ...]) -> tuple[Sentence, ...]:
    if not len(doc):
        return ()
    return tuple(Sentence(span, owners[span.start], offsets[span.start][0], offsets[span.end - 1][1]) for span in doc.sents)
