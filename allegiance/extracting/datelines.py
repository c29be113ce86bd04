"""The dates of each sentence, placed on its parse: which words govern a date, and which date the story has reached.

A date without a year, or counted from another one, is resolved against the last date told before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allegiance.model.prose import Dated, find_dates
from allegiance.model.when import UNKNOWN, Box

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_ANCHORS = frozenset(("after", "following", "before", "since", "until", "during", "upon", "amid", "by", "prior"))


@dataclass(frozen=True, slots=True)
class Placed:
    """A date in a sentence: its tokens, the words that govern it from near to far, and the preposition of an event between.

    `anchor` is "after" in "after the invasion of 2001, they fled": seen from "fled", the date is that of another event.
    """

    dated: Dated
    first: int
    last: int
    above: tuple[int, ...]
    """Token numbers of the governors up to the predicate of the clause, and on to the root."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The placed dates of each sentence, and for each sentence the date that the story had reached before it."""

    placed: tuple[tuple[Placed, ...], ...] = ()
    reached: tuple[Box, ...] = ()


def timeline(doc: Doc, sentences: tuple[Span, ...]) -> Timeline:
    """Find and place the dates of a document."""
    placed, reached = [], []
    context = UNKNOWN
    for span in sentences:
        reached.append(context)
        here = tuple(_placed(doc, span, context))
        placed.append(here)
        told = [p.dated for p in here if p.dated.box != UNKNOWN and p.dated.box.earliest is not None]
        if told:
            context = max(told, key=lambda d: d.box.lo or 0).box
    return Timeline(tuple(placed), tuple(reached))


def _placed(doc: Doc, span: Span, context: Box) -> Iterator[Placed]:
    for dated in find_dates(span.text, context=context):
        words = doc.char_span(span.start_char + dated.start, span.start_char + dated.end, alignment_mode="expand")
        if words is None or not len(words):
            continue
        outer = [t for t in words if t.head.i < words.start or t.head.i >= words.end or t.head.i == t.i]
        root = outer[0] if outer else words[0]
        yield Placed(dated, words.start, words.end - 1, _above(doc, root, words))


def _above(doc: Doc, root: Token, words: Span) -> tuple[int, ...]:
    """The governors of a date; one that a fronted "after ..." swallowed without a comma counts as part of that phrase."""
    chain = [t.i for t in root.ancestors]
    fronted = _fronted(doc, words)
    if fronted is not None and fronted.i not in chain and chain and fronted.head.i == chain[0]:
        inner = next((c for c in fronted.children if c.dep_ in {"pobj", "pcomp"}), fronted)
        return (inner.i, fronted.i, *chain)
    return tuple(chain)


def _fronted(doc: Doc, words: Span) -> Token | None:
    """The opening "after", "during" ... of the sentence if no comma stands between it and the date."""
    at = words.start - 1
    start = words.sent.start
    while at >= start and doc[at].text not in {",", ";"}:
        if doc[at].lower_ in _ANCHORS and at == start:
            return doc[at]
        at -= 1
    return None
