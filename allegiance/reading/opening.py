"""From a file to its reader."""

from __future__ import annotations

from functools import cache
from types import ModuleType

from allegiance.model.errors import ReadingError
from allegiance.plugs import parts
from allegiance.reading.file import File, Reading


def read(file: File) -> Reading:
    """What a file holds; ReadingError names the file, the place and the remedy."""
    reader = _readers().get(file.suffix)
    if reader is None:
        known = " ".join(sorted(_readers()))
        raise ReadingError(f"{file.name}: no reader for {file.suffix or 'a file without a suffix'!r}; I can read {known}")
    reading: Reading = reader.read(file)
    return reading


def suffixes() -> frozenset[str]:
    """The suffixes that have a reader."""
    return frozenset(_readers())


@cache
def _readers() -> dict[str, ModuleType]:
    return {suffix: module for module in parts("reading", "SUFFIXES").values() for suffix in module.SUFFIXES}
