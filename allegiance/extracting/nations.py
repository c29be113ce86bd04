"""States and their adjectives: the list of today's and some former states, and what a text's own names show.

Adjectives of states that are not listed are matched by form to the places that the document names ("Karvistani" to
"Karvistan"), so that renamed or historical states work too.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files

_ENDINGS = ("ese", "ian", "ish", "ani", "ean", "an", "en", "ic", "i", "n", "")
_LAND_ENDINGS = ("istan", "stan", "land", "ia", "a", "e", "o", "y", "")
_LEAST_STEM = 3
_INITIALS = 8
"""Longest name in capitals that is read as initials ("U.S.S.R.")."""


@dataclass(frozen=True, slots=True)
class Nations:
    """Listed states: `names` maps every name in lower case to the state's usual name, `adjectives` every adjective."""

    names: Mapping[str, str]
    adjectives: Mapping[str, str]


@functools.cache
def nations() -> Nations:
    """The list, read once."""
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    table = files("allegiance.extracting").joinpath("nations.csv").read_text("utf-8")
    for row in csv.DictReader(table.splitlines()):
        for name in (row["name"], *row["other_names"].split(";")):
            names[name.lower()] = row["name"]
        for adjective in filter(None, row["demonyms"].split(";")):
            adjectives.setdefault(adjective.lower(), row["name"])
    names.pop("", None)
    return Nations(names, adjectives)


def is_state(name: str) -> bool:
    """Whether a name is that of a listed state."""
    return name.lower() in nations().names


def state_of(adjective: str, named: Iterable[str] = ()) -> str:
    """The state that an adjective belongs to: listed, else the one of the `named` places that it is formed from; else ""."""
    known = tuple(named)
    listed = nations().adjectives.get(adjective.lower())
    if listed:
        other = (place for place in known if usual_name(place) == listed and not _short(place))
        return listed if listed in known else next(other, listed)
    return next((place for place in known if formed_from(adjective, place)), "")


def usual_name(name: str) -> str:
    """The usual name of a listed state, else the name itself."""
    return nations().names.get(name.lower(), name)


def in_full(name: str) -> str:
    """The usual name of a state written by its initials ("U.S."), else the name itself."""
    return usual_name(name) if _short(name) else name


def _short(name: str) -> bool:
    return name.isupper() and len(name) <= _INITIALS


def formed_from(adjective: str, place: str) -> bool:
    """Whether an adjective looks formed from a place name: equal stems of three letters or more, known endings."""
    if adjective[:_LEAST_STEM].lower() != place[:_LEAST_STEM].lower() or " " in place:
        return False
    low, name = adjective.lower().removesuffix("s"), place.lower()
    if low == name:
        return False
    for ending in _ENDINGS:
        stem = low.removesuffix(ending) if ending else low
        if len(stem) < _LEAST_STEM or (ending and stem == low) or not name.startswith(stem):
            continue
        if name[len(stem) :] in _LAND_ENDINGS and (ending or len(name) > len(stem)):
            return True
    return False
