"""The names of one document: what kind each is, and which full name it stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from allegiance.extracting.aliases import Table, fits
from allegiance.extracting.kinding import COMMUNITY, GROUP, OTHER, PERSON, PLACE
from allegiance.extracting.known import fold, in_title
from allegiance.extracting.persons import short_forms
from allegiance.extracting.words import words

_SHORTEST_ACRONYM = 3


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Kind and full form of each name as written, how the full form was found, and short forms that fit several."""

    kinds: Mapping[str, str]
    full: Mapping[str, str]
    how: Mapping[str, str]
    doubtful: Mapping[str, tuple[str, ...]]
    """Short forms that fit several persons, with these."""


def lexicon(found: Mapping[str, str], table: Table, articled: frozenset[str], counts: Mapping[str, int]) -> Lexicon:
    """The lexicon of a document from the kind of each name as written, in order of the text.

    `counts` tell how often each word stands in the text: of several spellings the one of the commoner words is kept.
    `articled` are the names that stand after "the" somewhere, which persons' names do not.
    """
    full = _spellings(found, counts)
    how: dict[str, str] = {}
    for name in found:
        if table.full(name) != name:
            full[name], how[name] = table.full(name), "alias"
    _acronyms(found, full, how)
    _first_words(found, full, how)
    shorts = short_forms(sorted({full[name] for name, kind in found.items() if kind == PERSON}))
    unsure: dict[str, tuple[str, ...]] = {}
    for name, kind in found.items():
        fitting = shorts.full(full[name], surely_person=kind == PERSON) if _may_be_person(name, kind, articled) else ()
        if len(fitting) == 1 and fitting[0] != full[name]:
            full[name], how[name] = fitting[0], "alias"
        elif len(fitting) > 1:
            unsure[name] = fitting
    return Lexicon(_agreed(found, full), full, how, unsure)


def _spellings(found: Mapping[str, str], counts: Mapping[str, int]) -> dict[str, str]:
    """Spellings of one name ("Al Hak", "al-Hak", "OMAR HAK") stand for the commonest, the first of equals."""
    spelled = {name: in_title(name) for name in found}
    best: dict[str, str] = {}
    for name in found:
        key = _key(name)
        if key not in best or _commonness(spelled[name], counts) > _commonness(best[key], counts):
            best[key] = spelled[name]
    return {name: best[_key(name)] for name in found}


def _key(name: str) -> str:
    """A name without honour of capitals, hyphens and the vowel between two parts ("Lashkar-e-Toria", "Lashkar-i-Toria")."""
    plain = fold(name)
    linked = " ".join(word for word in plain.split() if len(word) > 1) if "-" in name else plain
    return linked or plain or name


def _commonness(name: str, counts: Mapping[str, int]) -> int:
    """How common the rarest word of a spelling is; hyphens are no words."""
    return min((counts.get(word, 0) for word in name.replace("-", " ").split()), default=0)


def _acronyms(found: Mapping[str, str], full: dict[str, str], how: dict[str, str]) -> None:
    """As in "RFT" is "Red Front of Toria" where the document has one group with these initials."""
    groups = sorted({full[name] for name, kind in found.items() if kind == GROUP and " " in name})
    for name in found:
        if name.isupper() and name.isalpha() and len(name) >= _SHORTEST_ACRONYM and full[name] == name:
            fitting = [group for group in groups if _initials(group, name)]
            if len(fitting) == 1:
                full[name], how[name] = fitting[0], "alias"


def _initials(group: str, acronym: str) -> bool:
    initials = [part[0] for word in group.split() for part in word.split("-") if part]
    large = "".join(letter for letter in initials if letter.isupper())
    return acronym in {large, "".join(initials).upper()} and fits(group.split(), acronym)


def _first_words(found: Mapping[str, str], full: dict[str, str], how: dict[str, str]) -> None:
    """As in "the Lashkar" is "Lashkar-e-Toria" where the document has one such name, opened by a word for an organisation."""
    for name in found:
        if name.lower() in words("foreign_heads") and full[name] == name:
            longer = {full[n] for n in found if n.startswith((f"{name}-", f"{name} ")) and found[n] == GROUP}
            if len(longer) == 1:
                full[name], how[name] = longer.pop(), "alias"


def _may_be_person(name: str, kind: str, articled: frozenset[str]) -> bool:
    """Whether a name may be short for a person's: a group spoken of with an article, or an acronym, is not."""
    if kind in {PERSON, COMMUNITY, OTHER}:
        return True
    joined = "-" in name and not name.lower().startswith(("al-", "el-"))
    return " " not in name and not joined and not name.isupper() and name not in articled and kind in {PLACE, GROUP}


def _agreed(found: Mapping[str, str], full: Mapping[str, str]) -> dict[str, str]:
    """All forms of one name get the kind of its full form, else of the first form that has one."""
    kinds: dict[str, str] = {}
    for name in found:
        kind = found.get(full[name], OTHER)
        kinds[full[name]] = next(k for k in (kinds.get(full[name], OTHER), kind, found[name]) if k != OTHER or k == found[name])
    return {**{name: kinds[full[name]] for name in found}, **kinds}
