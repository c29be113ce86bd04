"""A file as read: its text, and the passages, page furniture and doubts that the reader found in it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from allegiance.model.source import Citation, Source


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of a document under one citation. Offsets are code points of the document's text, end excluded.

    `skip` are the runs inside it that are not prose (citation marks, list markers, mark-up): the parser does not see them.
    """

    start: int
    end: int
    citation: Citation
    skip: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Furniture:
    """A run that belongs to the page, not to the text ("No comments:"), with the reason it was left out."""

    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read. `text` is kept unaltered; `id` is the SHA-256 of that text."""

    name: str
    text: str
    reader: str
    bytes_sha: str
    passages: tuple[Passage, ...] = ()
    sources: tuple[Source, ...] = ()
    furniture: tuple[Furniture, ...] = ()

    @property
    def id(self) -> str:
        """SHA-256 of the text in UTF-8 (lone surrogates kept), in hexadecimal."""
        return text_sha(self.text)

    def passage_at(self, offset: int) -> Passage | None:
        """The passage that holds an offset, or None."""
        return next((p for p in self.passages if p.start <= offset < p.end), None)


def text_sha(text: str) -> str:
    """SHA-256 of a text in UTF-8, lone surrogates kept."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
