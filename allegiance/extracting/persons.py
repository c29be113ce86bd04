"""Which full name a short one stands for: "Mr Dost" is "Omar Dost", where the document names one Dost only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from allegiance.extracting.known import fold
from allegiance.extracting.words import words

_KEPT = frozenset(("abu", "umm", "abdul"))
"""Honorifics that are half of a name and never stand off it."""


@dataclass(frozen=True, slots=True)
class Shorts:
    """Short forms (folded) of the persons of a document, each with the full names that it fits."""

    by_family: dict[str, set[str]] = field(default_factory=dict)
    by_part: dict[str, set[str]] = field(default_factory=dict)

    def full(self, name: str, *, surely_person: bool) -> tuple[str, ...]:
        """The full names that a short one fits, one where it is clear; a given name alone needs to be a person's surely."""
        key = fold(name)
        owners = self.by_family.get(key) or (self.by_part.get(key) if surely_person else None) or set()
        return tuple(_distinct(owners))


def short_forms(persons: Iterable[str]) -> Shorts:
    """The short forms of persons' names of two words or more."""
    shorts = Shorts()
    for name in persons:
        if len(bare(name).split()) > 1:
            for form in _family_forms(name):
                shorts.by_family.setdefault(fold(form), set()).add(name)
            for part in bare(name).split():
                if part[:1].isupper() and part.lower() not in words("honorifics") | words("person_particles"):
                    shorts.by_part.setdefault(fold(part), set()).add(name)
    return shorts


def family_name(name: str) -> str:
    """The last part of a person's name with its particles: "bin Hadi" of "Omar bin Hadi", "al-Hak" of "Ali al-Hak"."""
    parts = name.split()
    if len(parts) > 2 and parts[-2] in words("person_particles"):
        return " ".join(parts[-2:])
    return parts[-1] if parts else ""


def bare(name: str) -> str:
    """The name without the honorific before it, if more than that is left: "Mullah Omar Dost" to "Omar Dost"."""
    first, _, rest = name.partition(" ")
    return rest if first.lower() in words("honorifics") - _KEPT and rest else name


def _family_forms(name: str) -> tuple[str, ...]:
    """The name bare, its family name with and without particle, first and last part, all but the first part."""
    plain = bare(name)
    parts = plain.split()
    family = family_name(plain)
    forms = [name, plain, family]
    if len(parts) > 2:
        forms += [f"{parts[0]} {parts[-1]}", " ".join(parts[1:])]
    forms += [family.removeprefix(prefix) for prefix in ("bin ", "al-", "el-") if family.startswith(prefix)]
    return tuple(dict.fromkeys(forms))


def _distinct(owners: Iterable[str]) -> list[str]:
    """The longest of names that contain each other; several when they are different persons."""
    kept: list[str] = []
    for name in sorted(owners, key=lambda n: (-len(n), n)):
        if not any(set(fold(bare(name)).split()) <= set(fold(longer).split()) for longer in kept):
            kept.append(name)
    return kept
