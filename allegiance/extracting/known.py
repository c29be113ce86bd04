"""Names of the bundled lists, found in a text by one automaton over spelling-folded words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from anyascii import anyascii

from allegiance.extracting.nations import is_state
from allegiance.model.record import Reference

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_GOVERNMENT = "government of "
_SHORTEST = 3
"""Shorter names ("IS", "SO") are words or initials more often than actors."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A listed name at tokens `first..last` (both included)."""

    first: int
    last: int
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Known:
    """The bundled names, ready to be found. Make it once with `index`."""

    automaton: Any
    """None where no names are given."""

    def hits(self, doc: Doc) -> tuple[Hit, ...]:
        """The longest listed names, left to right, none overlapping."""
        if self.automaton is None:
            return ()
        text, starts = _folded(token.text for token in doc)
        found = sorted(self._found(doc, text, starts), key=lambda hit: (hit.first - hit.last, hit.first))
        taken: set[int] = set()
        kept = []
        for hit in found:
            run = range(hit.first, hit.last + 1)
            if taken.isdisjoint(run):
                taken.update(run)
                kept.append(hit)
        return tuple(sorted(kept, key=lambda hit: hit.first))

    def _found(self, doc: Doc, text: str, starts: dict[int, int]) -> Iterator[Hit]:
        for end, (padded, name, kind) in self.automaton.iter(text):
            begin = end - len(padded) + 2
            first, last = starts[begin], starts[text.rindex(" ", 0, end) + 1]
            words = doc[first : last + 1]
            if all(word.text[:1].isupper() for word in words if len(word) > 3) and _same_case(words.text, name):
                yield Hit(first, last, name, kind)


def index(references: Sequence[Reference]) -> Known:
    """The names of the references, states left to the list of states."""
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for reference in references:
        for name in (reference.name, *reference.names):
            folded = fold(name)
            if len(folded) >= _SHORTEST and not folded.startswith(_GOVERNMENT) and not is_state(name):
                automaton.add_word(f" {folded} ", (f" {folded} ", name, reference.kind))
    if not len(automaton):
        return Known(None)
    automaton.make_automaton()
    return Known(automaton)


def fold(text: str) -> str:
    """Words of a text in plain lower-case letters: `Al-Qa'ida` to `al qaida`."""
    return _NOT_LETTERS.sub(" ", anyascii(text).lower().replace("'", "").replace("`", "")).strip()


def in_title(name: str) -> str:
    """A name of several words in capitals, as it would be written in a text; other names as they are."""
    if not name.isupper() or " " not in name:
        return name
    small = {"OF", "FOR", "THE", "AND", "IN", "DE", "DEL", "LA"}
    parts = re.split(r"([ \u2014\u2013-])", name)
    return "".join(p.lower() if p in small and n else p.capitalize() if len(p) > _SHORTEST else p for n, p in enumerate(parts))


def _folded(tokens: Iterable[str]) -> tuple[str, dict[int, int]]:
    """The folded words with a space around each, and the token of each word by its position."""
    parts, starts, at = [" "], {}, 1
    for number, token in enumerate(tokens):
        for word in fold(token).split():
            starts[at] = number
            parts.append(word + " ")
            at += len(word) + 1
    return "".join(parts), starts


def _same_case(written: str, listed: str) -> bool:
    """An acronym must be written as one; a name of one word must be capitalised."""
    if listed.isupper() and " " not in listed:
        return written.isupper()
    return written[:1].isupper() or " " in listed or "-" in listed
