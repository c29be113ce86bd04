"""What a vocabulary file says, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Role:
    """A named role: the kinds of actor that may fill it, whether it may repeat, whether it may be empty."""

    name: str
    kinds: tuple[str, ...] = ()
    repeats: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class FlatRoles:
    """Which role stands in which column of a flat line; empty where none does."""

    subject: str = ""
    object: str = ""
    place: str = ""
    from_place: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """How prose words a type: head lemmas with their part of speech, and the syntactic slot of each role.

    Slots: subject, object (passives undone), a preposition, possessive, modifier; alternatives are divided by `|`.
    `needs` asks lemmas of a slot (`{"object": ("base",)}`), `gives` are fields that the claim gets.
    """

    pos: str
    """verb, noun, adjective, compound."""
    heads: tuple[str, ...]
    roles: Mapping[str, str]
    needs: Mapping[str, tuple[str, ...]]
    bars: Mapping[str, tuple[str, ...]]
    gives: Mapping[str, str]
    confidence: float = 0.8


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence in our own words and the lines (see `notation`) that it states."""

    text: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Type:
    """A relation or event type."""

    id: str
    kind: str
    """relation or event."""
    definition: str
    label: str
    inverse_label: str
    roles: tuple[Role, ...]
    flat: FlatRoles
    symmetric: bool = False
    inverse: str = ""
    holds_by_promise: bool = False
    point: bool = False
    """A relation that is a point in time (a founding), not a state."""
    stands_with: bool = False
    cues: tuple[Cue, ...] = ()
    examples: tuple[Example, ...] = ()
    maps: Mapping[str, str] | None = None

    @property
    def required(self) -> tuple[str, ...]:
        """Names of the roles that a claim must fill."""
        return tuple(role.name for role in self.roles if not role.optional)

    def role(self, name: str) -> Role | None:
        """The role of a name."""
        return next((role for role in self.roles if role.name == name), None)


@dataclass(frozen=True, slots=True)
class Entry:
    """One member of a family: a resource, basis, cause of an end, hedge, attribute, agreement kind."""

    id: str
    definition: str
    cues: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    maps: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All types by id, and the families (resources, bases, causes, hedges, attributes, agreements, natures) by name."""

    types: Mapping[str, Type]
    families: Mapping[str, Mapping[str, Entry]]
    kinds: Mapping[str, tuple[str, ...]]
    """Each actor kind with the kinds that count as it."""

    def accepts(self, role: Role, kind: str) -> bool:
        """Whether an actor of a kind may fill a role; an unknown kind may, and a role without kinds takes any."""
        return not kind or not role.kinds or any(kind in self.kinds.get(k, (k,)) for k in role.kinds)

    def maps(self, scheme: str) -> Mapping[str, Any]:
        """The crosswalk to another scheme: type id to its code there, where there is one."""
        return {name: code for name, t in self.types.items() if (code := (t.maps or {}).get(scheme, "-")) != "-"}
