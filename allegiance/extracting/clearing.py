"""What the parser sees: passages without citation marks and mark-up, joined by single spaces, with the way back.

Skipped runs are cut out, not masked: a row of spaces in the middle of a sentence breaks entity recognition.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from allegiance.model.document import Document, Passage

_LIST_MARK = re.compile(r"[ \t]*(?:[-*\u2022\u2023\u25e6\u2013\u2014]|\d{1,2}[.)])[ \t]+")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
_MARK = re.compile(
    r"\[(?:\d{1,3}|[a-z]|nb \d+|note \d+|citation needed|clarification needed|who\?|when\?|sic)\](?::\s?\d+(?:[-\u2013]\d+)?)?"
    r"|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)"
)
"""Reference marks and emphasis that a reader may have left in."""
_MISREAD = {"\x91": "'", "\x92": "'", "\x93": '"', "\x94": '"', "\x96": "-", "\x97": "-", "\u2019": "'", "\u02bc": "'"}
_SHORT = 60
"""A line of fewer characters that ends without a full stop before a capital is a heading, not a wrapped line."""
_NO_SPACE_BEFORE = frozenset(".,;:!?)]}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph as the parser sees it; `offsets[i]` is the document offset of its character i."""

    text: str
    offsets: tuple[int, ...]
    passage: Passage

    def without(self, runs: Iterable[tuple[int, int]]) -> Piece:
        """The same with the runs (positions in `text`) cut out."""
        cut = {i for start, end in runs for i in range(start, end)}
        if not cut:
            return self
        return _join([(self.text[i], self.offsets[i]) for i in range(len(self.text)) if i not in cut], self.passage)


def pieces(document: Document) -> Iterator[Piece]:
    """The paragraphs of all passages, in order of the text; empty ones left out."""
    for passage in document.passages:
        for start, end in _paragraphs(document.text, passage.start, passage.end):
            piece = _clear(document.text, start, end, passage)
            if piece.text:
                yield piece


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for stop, onward in _breaks(text, start, end):
        if stop > at:
            yield at, stop
        at = onward
    if at < end:
        yield at, end


def _breaks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    line = start
    while (newline := text.find("\n", line, end)) >= 0:
        blank = _BLANK_LINE.match(text, newline, end)
        if blank:
            yield newline, blank.end()
            line = blank.end()
            continue
        following = text[newline + 1 : end].lstrip()
        heading = newline - line < _SHORT and text[line:newline].rstrip()[-1:] not in (*".!?:;,-", "")
        if _LIST_MARK.match(text, newline + 1, end) or (heading and following[:1].isupper()):
            yield newline, newline + 1
        line = newline + 1


def _clear(text: str, start: int, end: int, passage: Passage) -> Piece:
    mark = _LIST_MARK.match(text, start, end)
    first = mark.end() if mark else start
    marks = [(found.start(), found.end()) for found in _MARK.finditer(text, first, end)]
    skipped = {i for a, b in (*passage.skip, *marks) for i in range(max(a, first), min(b, end))}
    return _join([(_seen(text[i]), i) for i in range(first, end) if i not in skipped], passage)


def _seen(character: str) -> str:
    """A character as the parser should see it: blanks alike, and quotation marks that a wrong encoding left behind."""
    return " " if character.isspace() else _MISREAD.get(character, character)


def _join(characters: Iterable[tuple[str, int]], passage: Passage) -> Piece:
    """One space between words, none before a stop or at the ends."""
    kept: list[tuple[str, int]] = []
    for character, offset in characters:
        if character == " " and (not kept or kept[-1][0] == " "):
            continue
        if character in _NO_SPACE_BEFORE and kept and kept[-1][0] == " ":
            kept.pop()
        kept.append((character, offset))
    while kept and kept[-1][0] == " ":
        kept.pop()
    return Piece("".join(c for c, _ in kept), tuple(o for _, o in kept), passage)
