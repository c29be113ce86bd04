"""What a field of an exported file holds, for the codebook and for guarding cells."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a file: name, content in a sentence, and type (text, number, 0/1, EDTF, list ...)."""

    name: str
    content: str
    type: str = "text"
    closed: bool = False
    """Whether its values are words of a list, which the codebook then counts."""
