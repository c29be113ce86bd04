"""File in, passages out: one module a format, found by its suffixes; nothing that is read is ever altered.

A reader is a module with `SUFFIXES`, an `EXAMPLE` in our own words, and `read(file: File) -> Reading`.
"""

from allegiance.reading.file import File, Options, Reading
from allegiance.reading.opening import read, suffixes

__all__ = ["File", "Options", "Reading", "read", "suffixes"]
