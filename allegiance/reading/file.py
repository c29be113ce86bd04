"""What a reader gets and gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from allegiance.model.claim import Claim
from allegiance.model.document import Document
from allegiance.model.judgement import Judgement


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller adds to a hand-coded table: the mapping of its columns, and the text that its quotes stand in."""

    mapping: Mapping[str, Any] | None = None
    text: Path | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: its name for messages, its bytes, the folder that it may open others in."""

    name: str
    data: bytes
    folder: Path | None = None
    options: Options = field(default_factory=Options)

    @property
    def suffix(self) -> str:
        """`.txt`; standard input counts as text."""
        return ".txt" if self.name == "-" else Path(self.name).suffix.lower()

    @property
    def stem(self) -> str:
        """The name without folder and suffix."""
        return "standard-input" if self.name == "-" else Path(self.name).stem


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, the claims and decisions of a hand-coded table, and what the user should know."""

    document: Document
    claims: tuple[Claim, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    notices: tuple[str, ...] = ()
