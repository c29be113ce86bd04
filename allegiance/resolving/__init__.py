"""Names in, judgements out: which names mean one actor, by declared aliases, cited lists and exact keys; else suggestions."""

from allegiance.resolving.ladder import resolve
from allegiance.resolving.lists import references
from allegiance.resolving.suggesting import Suggestion, suggest

__all__ = ["Suggestion", "references", "resolve", "suggest"]
