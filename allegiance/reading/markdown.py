"""Notes in Markdown: as plain text, with mark-up left out of what the parser sees."""

from __future__ import annotations

import re

from allegiance.reading.blocks import Runs, lay_out
from allegiance.reading.decoding import decode, refuse
from allegiance.reading.file import File, Reading
from allegiance.reading.notes import assemble

SUFFIXES = (".md", ".markdown")
EXAMPLE = """Varga, Peter. *A River Between: War in the Kasa Delta.* Port Sabel: Harbour Press, 2016.

## The delta

* The **Red Banner** was founded in 1994 (31).
* It is led by [Mira Solano](solano.md) (p. 33).
"""
_MARKS = re.compile(
    r"""(?P<heading>^\#{1,6}\s[^\n]*) | (?P<quote>^[ \t]*>[ \t]?)
    | (?P<bold>\*\*|__|~~|`) | (?P<italic>(?<![\w*])[*_](?=\w)|(?<=[\w.,!?])[*_](?![\w*]))
    | (?P<image>!\[[^\]\n]*\]\([^)\n]*\)) | (?P<opening>\[(?=[^\]\n]+\]\([^)\n]*\))) | (?P<closing>(?<=[^\[\]\n])\]\([^)\n]*\))
    | (?P<wiki>\[\[|\]\]) | (?P<foot>\[\^[^\]\n]+\]) | (?P<block>[ \t]\^[\w-]+[ \t]*$)""",
    re.VERBOSE | re.MULTILINE,
)
_FRONT = re.compile(r"\A---[ \t]*\r?\n.*?^---[ \t]*\r?$", re.MULTILINE | re.DOTALL)


def read(file: File) -> Reading:
    """The notes of a Markdown file; front matter and mark-up stay in the text but are no part of what is parsed."""
    text, notices = decode(file)
    front = _FRONT.match(text)
    masked = " " * front.end() + text[front.end() :] if front else text
    refuse(file.name, masked)
    sheet = lay_out(masked, marks_of=_mark_up)
    return assemble(file, text, sheet, notices=notices, reader="markdown")


def _mark_up(block: str) -> Runs:
    return tuple((m.start(), m.end()) for m in _MARKS.finditer(block))
