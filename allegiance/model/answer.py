"""What a question gives: lines to read, each with its citations, and the same as rows for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Line:
    """One thing shown: a headline, what stands under it (label, text), the words of its citation, and its claims."""

    head: str
    under: tuple[tuple[str, str], ...] = ()
    citation: str = ""
    claims: tuple[str, ...] = ()
    row: Mapping[str, Any] = field(default_factory=dict, hash=False)
    section: str = ""
    """Heading that the line stands under; lines of one section follow each other."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The lines that answer a question, in the order shown; `silence` says what the sources do not tell.

    Iterating gives the rows (dictionaries) that `--json` prints.
    """

    question: str
    lines: tuple[Line, ...] = ()
    silence: str = ""

    @property
    def citations(self) -> tuple[str, ...]:
        """The citations of all lines, each once, in order of appearance."""
        return tuple(dict.fromkeys(line.citation for line in self.lines if line.citation))

    @property
    def rows(self) -> tuple[Mapping[str, Any], ...]:
        """The lines as dictionaries for programs."""
        return tuple(line.row for line in self.lines)

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.lines)
