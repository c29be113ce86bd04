"""Errors that a user can mend; everything else is a bug and is let through.

AllegianceError
├── ReadingError       a file that cannot be read
├── DateError          a date that is not one
├── StudyError         a study file that cannot be opened, is in use, or is damaged
├── NotFound           a name, claim or relation that the study does not have (CLI exit 3)
└── MissingPart        an optional library or language model that is not installed
"""

from __future__ import annotations


class AllegianceError(Exception):
    """Base of all errors whose text tells where, what, and the remedy."""


class ReadingError(AllegianceError):
    """A file that cannot be read: file and place, what is wrong, what to do."""


class DateError(AllegianceError, ValueError):
    """A text that is not a date of the accepted notation."""


class StudyError(AllegianceError):
    """A study file that cannot be opened, is in use by another process, or is damaged."""


class NotFound(AllegianceError, LookupError):
    """A name, claim or question that the study holds nothing about."""


class MissingPart(AllegianceError, ImportError):
    """An optional library or language model that is not installed, with the command that installs it."""
