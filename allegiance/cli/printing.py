"""Answers on a terminal: wrapped to its width, control characters made visible, JSON lines for programs."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
import unicodedata

from allegiance.model.answer import Answer, Line

NOTHING_FOUND = 3
BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def show(answer: Answer, *, as_json: bool = False) -> None:
    """Print an answer; leaves with exit status 3 when it has no lines."""
    if as_json:
        for row in answer.rows:
            print(json.dumps(row, ensure_ascii=False, sort_keys=False))
    else:
        print("\n".join(page(answer, width())))
    if not answer.lines:
        if as_json:
            print(answer.silence or "nothing found", file=sys.stderr)
        sys.exit(NOTHING_FOUND)


def page(answer: Answer, columns: int) -> list[str]:
    """The lines of text of an answer, none wider than `columns` unless a single word is."""
    printed: list[str] = []
    section = ""
    for line in answer.lines:
        if line.section != section:
            section = line.section
            printed += ["", section.upper()] if printed else [section.upper()]
        printed += _block(line, columns)
    if answer.silence:
        printed += wrap(answer.silence, columns)
    return [plain(text) for text in printed]


def wrap(text: str, columns: int, *, indent: str = "", hanging: str = "") -> list[str]:
    """A paragraph wrapped to a width."""
    shape = textwrap.TextWrapper(columns, initial_indent=indent, subsequent_indent=hanging or indent)
    shape.break_long_words = shape.break_on_hyphens = False
    return shape.wrap(text)


def plain(text: str) -> str:
    """Text without characters that steer a terminal: controls and bidi overrides become their codes, `<001B>`."""
    return "".join(f"<{ord(c):04X}>" if _steers(c) else c for c in text)


def _steers(c: str) -> bool:
    return c in BIDI or (unicodedata.category(c) in ("Cc", "Cs") and c != "\n")


def width() -> int:
    """Columns of the terminal, 80 when there is none, at most 100."""
    return min(shutil.get_terminal_size((80, 24)).columns, 100)


def _block(line: Line, columns: int) -> list[str]:
    block = wrap(line.head, columns, hanging="    ")
    for label, text in line.under:
        block += wrap(f"{label}  {text}", columns, indent="    ", hanging="        ")
    if line.citation:
        block += wrap(f"({line.citation})", columns, indent="    ", hanging="     ")
    return block
