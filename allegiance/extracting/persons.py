"""Which full name a short one stands for: "Mr Dost" is "Omar Dost", where the document names one Dost only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from allegiance.extracting.words import words


def family_name(name: str) -> str:
    """The last part of a person's name with its particles: "bin Hadi" of "Omar bin Hadi", "al-Hak" of "Ali al-Hak"."""
    parts = name.split()
    if len(parts) > 2 and parts[-2] in words("person_particles"):
        return " ".join(parts[-2:])
    return parts[-1] if parts else ""


def full_names(persons: Iterable[str]) -> tuple[Mapping[str, str], frozenset[str]]:
    """Each short form of the persons named with the one full name that it fits, and the short forms that fit several."""
    full = [name for name in persons if len(bare(name).split()) > 1]
    short: dict[str, set[str]] = {}
    for name in full:
        for form in _forms(name):
            short.setdefault(form, set()).add(name)
    known: dict[str, str] = {}
    doubtful = set()
    for form, owners in short.items():
        several = _distinct(owners)
        if len(several) == 1:
            known[form] = several[0]
        else:
            doubtful.add(form)
    return known, frozenset(doubtful)


def bare(name: str) -> str:
    """The name without the honorific before it, if more than that is left: "Mullah Omar Dost" to "Omar Dost"."""
    first, _, rest = name.partition(" ")
    return rest if first.lower() in words("honorifics") - {"abu", "umm", "abdul"} and rest else name


def _forms(name: str) -> tuple[str, ...]:
    """Short forms of a full name: bare, family name with and without its particle, first and last part, any one part."""
    plain = bare(name)
    parts = plain.split()
    family = family_name(plain)
    forms = [name, plain, family]
    if len(parts) > 2:
        forms.append(f"{parts[0]} {parts[-1]}")
        forms.append(" ".join(parts[1:]))
    forms.extend(part for part in parts if part[:1].isupper() and part.lower() not in words("honorifics") | words("person_particles"))
    for prefix in ("bin ", "al-", "el-"):
        if family.startswith(prefix):
            forms.append(family.removeprefix(prefix))
    return tuple(dict.fromkeys(forms))


def _distinct(owners: Iterable[str]) -> list[str]:
    """The longest of names that contain each other; several when they are different persons."""
    kept: list[str] = []
    for name in sorted(owners, key=lambda n: (-len(n), n)):
        if not any(set(bare(name).split()) <= set(longer.split()) for longer in kept):
            kept.append(name)
    return kept
