"""Keeps what was read and decided, and gives it back. In: documents, claims, judgements. Out: a record, whole, on the disk."""

from __future__ import annotations

from allegiance.archive.archive import Archive
from allegiance.archive.rows import Counts, DocumentRow, Finding, Kept, Redacted

__all__ = ["Archive", "Counts", "DocumentRow", "Finding", "Kept", "Redacted", "check"]


def check(archive: Archive) -> tuple[Finding, ...]:
    """What is wrong in a study, with stable codes; empty when it is whole."""
    from allegiance.archive import checking

    return checking.check(archive)
