"""Ids short enough to read, and still unique in their file."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

SHORT = 12


def shorten(ids: Iterable[str]) -> dict[str, str]:
    """Each id with its first 12 characters, or as many more as tell it from every other id given."""
    ordered = sorted(set(ids))
    needed = dict.fromkeys(ordered, SHORT)
    for one, other in pairwise(ordered):
        shared = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one)) + 1
        needed[one] = max(needed[one], shared)
        needed[other] = max(needed[other], shared)
    return {id_: id_[:length] for id_, length in needed.items()}
