"""Who and where, once the names of the documents are resolved."""

from __future__ import annotations

from dataclasses import dataclass

ACTOR_KINDS = ("group", "coalition", "collective", "faction", "community", "state", "organ", "person", "institution")


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an actor, with the documents (ids) or the list that gives it."""

    text: str
    given_by: tuple[str, ...] = ()
    kind: str = ""
    """full, native, acronym, short, former, other."""


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor of the record. `local_to` is the document of a collective, which exists in that document only."""

    id: str
    name: str
    kind: str = ""
    names: tuple[Name, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    """Pairs of list and code: ("ucdp", "359"), ("gw", "770"), ("cow", "770")."""
    of: str = ""
    local_to: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the sources name it; `within` are names of places that hold it. Never more exact than the text."""

    id: str
    name: str
    within: tuple[str, ...] = ()
    precision: int | None = None
    """UCDP where_prec 1..7; None where the text does not tell."""
