"""Writes docs/vocabulary.md from the files of the vocabulary. For developers: python tools/codebook.py."""

from __future__ import annotations

from pathlib import Path

from allegiance.vocabulary import load
from allegiance.vocabulary.codebook import codebook

PAGE = Path(__file__).parent.parent / "docs" / "vocabulary.md"

if __name__ == "__main__":
    PAGE.write_text(codebook(load()), encoding="utf-8")
