"""Bytes to text, and the refusal of what is no text. The text is kept as it is, line ends included."""

from __future__ import annotations

import codecs
import re

from allegiance.model.errors import ReadingError
from allegiance.reading.file import File

LARGEST_MB = 20
LONGEST_LINE = 200_000
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_OVERRIDE = re.compile("[\u202a-\u202e]")


def decode(file: File) -> tuple[str, tuple[str, ...]]:
    """The text of a file and notices about its encoding. ReadingError for what is empty, too large, binary or hostile."""
    if len(file.data) > LARGEST_MB * 2**20:
        size = len(file.data) / 2**20
        raise ReadingError(f"{file.name}: {size:.1f} MB is too large; I read up to {LARGEST_MB} MB, split the file")
    if not file.data.strip():
        raise ReadingError(f"{file.name}: the file is empty; nothing was read")
    text, notices = _text(file)
    refuse(file.name, text)
    return text, notices


def _text(file: File) -> tuple[str, tuple[str, ...]]:
    for bom, encoding in _BOMS:
        if file.data.startswith(bom):
            return _strictly(file, file.data[len(bom) :], encoding), ()
    try:
        return file.data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        if b"\x00" in file.data:
            raise ReadingError(
                f"{file.name}: byte {file.data.index(0)} is zero, so it is not text; save it as UTF-8 text"
            ) from error
        place = f"line {file.data.count(10, 0, error.start) + 1}"
    try:
        return file.data.decode("cp1252"), (f"{place}: not UTF-8; read as Windows-1252, check the accents",)
    except UnicodeDecodeError as error:
        raise ReadingError(f"{file.name}: {place}: neither UTF-8 nor Windows-1252; save it as UTF-8") from error


def _strictly(file: File, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadingError(f"{file.name}: byte {error.start}: not valid {encoding}; save it as UTF-8") from error


def refuse(name: str, text: str) -> None:
    """ReadingError for a text that is blank, hides what it says, or has a line too long to be prose."""
    if not text.strip():
        raise ReadingError(f"{name}: the file has no text; nothing was read")
    control = _CONTROL.search(text)
    if control:
        raise ReadingError(f"{name}:{_place(text, control.start())}: control character {_code(control[0])}; is it a text file?")
    override = _OVERRIDE.search(text)
    if override:
        where = _place(text, override.start())
        raise ReadingError(
            f"{name}:{where}: bidi override {_code(override[0])} hides what is written; remove it and read again"
        )
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        if len(line) > LONGEST_LINE:
            raise ReadingError(f"{name}:{number}: a line of {len(line):,} characters; break it into paragraphs")


def _place(text: str, offset: int) -> str:
    line = text.count("\n", 0, offset) + 1
    return f"{line}:{offset - text.rfind(chr(10), 0, offset)}"


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"
