"""Reasons why two names that look alike are not one actor."""

from __future__ import annotations

from collections.abc import Iterable

from allegiance.resolving.skeleton import plain

QUALIFIERS = frozenset(
    (
        "north northern south southern east eastern west western central new old real provisional official youth student united"
    ).split()
)
PERSON, STATE = "person", ("state", "organ")


def vetoes(one: str, other: str, kinds: tuple[str, str], qualifiers: Iterable[str] = ()) -> tuple[str, ...]:
    """The reasons against joining two names: place qualifier, subset, kind, given name; () when there is none.

    `qualifiers` are further words that tell actors apart: demonyms and names of places.
    """
    found = []
    words, others = plain(one).split(), plain(other).split()
    telling = QUALIFIERS | set(qualifiers)
    differing = set(words) ^ set(others)
    if differing & telling:
        found.append("place qualifier")
    if (set(words) < set(others) or set(others) < set(words)) and differing:
        found.append("subset name")
    if _apart(*kinds):
        found.append("kind")
    if PERSON in kinds and len(words) > 1 and len(others) > 1 and words[-1] == others[-1] and words[0] != others[0]:
        found.append("given name")
    return tuple(found)


def _apart(one: str, other: str) -> bool:
    if not one or not other or one == other:
        return False
    return PERSON in (one, other) or "place" in (one, other) or (one in STATE) != (other in STATE) or "organ" in (one, other)
