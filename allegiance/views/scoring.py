"""How well extracted lines agree with hand-coded ones: strict and lenient, with a bootstrap interval.

Strict: same type, same names (after case, accents, articles and known aliases), order free for symmetric types. Lenient:
types of one family (an alliance told as support, a base told as a move), names of which one holds all words of the other.
Gold lines of tier `secondary` excuse a prediction but are not asked for. Precision, recall and F1 count distinct triples
(type, subject, object), each gold line earned by one prediction.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from allegiance.views.naming import folded

Flat = Mapping[str, Any]
Matches = Callable[[Flat, Flat], bool]
DRAWS = 1000
_FAMILY_TEXT = """
cooperation: allied_with associated_with hosts supports endorses tolerates integrated_into affiliate_of agreement_made
cooperation: relation_start relation_change pledge pledged_to
membership: member_of integrated_into affiliate_of part_of leads founded merged_into merger leadership_change pledge
origin: split_from split succeeds merged_into merger founded formation dissolution relation_end
violence: fights rival_of opposes attack offensive invasion capture death expulsion dissolution
contact: meeting associated_with personal_tie agreement_made negotiation ceasefire
location: based_in located_in operates_in controls base_established relocation offensive attack invasion
location: territory_change
ouster: displacement relocation expulsion territory_change
"""


def _families(text: str) -> tuple[frozenset[str], ...]:
    found: dict[str, set[str]] = {}
    for line in text.split("\n"):
        name, _, types = line.partition(":")
        found.setdefault(name, set()).update(types.split())
    return tuple(frozenset(types) for types in found.values() if types)


FAMILIES = _families(_FAMILY_TEXT)
SMALL = frozenset(
    (
        *("of", "and", "for", "in", "to", "de", "la", "el", "al", "group", "movement", "organisation", "organization"),
        *("party", "forces", "army", "front", "government"),
    )
)


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 of one way of matching; `low` and `high` are the 95 % bootstrap interval of F1 over lines."""

    precision: float
    recall: float
    f1: float
    low: float
    high: float
    gold: int
    predicted: int


@dataclass(frozen=True)
class Spelling:
    """Which names are one: `{canonical: [other names]}` of the person who made the gold."""

    aliases: Mapping[str, Sequence[str]]

    def key(self, name: str | None) -> str:
        """The canonical form of a name."""
        text = folded(name or "")
        for canonical, others in self.aliases.items():
            if not canonical.startswith("_") and text in (folded(canonical), *map(folded, others)):
                return folded(canonical)
        return text

    def same(self, one: str | None, other: str | None) -> bool:
        """Equal after normalisation."""
        return bool(one) and self.key(one) == self.key(other)

    def alike(self, one: str | None, other: str | None) -> bool:
        """Equal, or one holds all telling words of the other; two names that the aliases keep apart are not alike."""
        a, b = self.key(one), self.key(other)
        if not a or not b or a == b:
            return bool(a) and a == b
        kept_apart = {folded(name) for name in self.aliases}
        if a in kept_apart and b in kept_apart:
            return False
        words, others = set(a.split()) - SMALL, set(b.split()) - SMALL
        return bool(words and others) and (words <= others or others <= words)


def score(
    gold: Iterable[Flat], predicted: Iterable[Flat], spelling: Spelling, *, symmetric: frozenset[str]
) -> dict[str, Score]:
    """Scores by name: `strict` and `lenient`, over relations and events."""
    told = [line for line in gold if line.get("kind") in ("relation", "event") and line.get("tier") != "must_not"]
    wanted = _distinct(told, spelling)
    found = _distinct([line for line in predicted if line.get("kind") in ("relation", "event")], spelling)
    ways: dict[str, Matches] = {
        "strict": lambda g, p: any(_strict(v, p, spelling, symmetric) for v in _variants(g)),
        "lenient": lambda g, p: any(_lenient(v, p, spelling, symmetric) for v in _variants(g)),
    }
    return {name: _measure(wanted, found, way) for name, way in ways.items()}


def _measure(gold: list[Flat], found: list[Flat], matches: Matches) -> Score:
    pairs = _assigned(gold, found, matches)
    taken = {g for g, _ in pairs}
    right = [n in {p for _, p in pairs} or _is_twin(found, n, gold, pairs, matches) for n in range(len(found))]
    got = [n in taken for n, line in enumerate(gold) if line.get("tier", "core") == "core"]
    precision, recall, f1 = _ratios(right, got)
    draws = sorted(_resampled(right, got))
    return Score(precision, recall, f1, draws[int(0.025 * DRAWS)], draws[int(0.975 * DRAWS) - 1], len(got), len(found))


def _assigned(gold: list[Flat], found: list[Flat], matches: Matches) -> list[tuple[int, int]]:
    """Each gold line to one prediction at most, as many as can be, core lines first: one vague prediction earns one line."""
    fits = [[n for n, p in enumerate(found) if matches(g, p)] for g in gold]
    holder: dict[int, int] = {}

    def place(g: int, tried: set[int]) -> bool:
        for p in fits[g]:
            if p not in tried:
                tried.add(p)
                if p not in holder or place(holder[p], tried):
                    holder[p] = g
                    return True
        return False

    for g in sorted(range(len(gold)), key=lambda g: (gold[g].get("tier", "core") != "core", len(fits[g]), g)):
        place(g, set())
    return sorted((g, p) for p, g in holder.items())


def _is_twin(found: list[Flat], n: int, gold: list[Flat], pairs: list[tuple[int, int]], matches: Matches) -> bool:
    """Whether a prediction tells a gold line a second time, in the words that already earned it (a founding as an event)."""
    return any(p != n and matches(gold[g], found[n]) and _overlap(found[n], found[p]) for g, p in pairs)


def _overlap(one: Flat, other: Flat) -> bool:
    same = one.get("document") == other.get("document")
    return (
        same
        and (one.get("char_start") or 0) < (other.get("char_end") or 0)
        and (other.get("char_start") or 0) < (one.get("char_end") or 0)
    )


def _ratios(right: Sequence[bool], got: Sequence[bool]) -> tuple[float, float, float]:
    precision = sum(right) / len(right) if right else 0.0
    recall = sum(got) / len(got) if got else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _resampled(right: Sequence[bool], got: Sequence[bool]) -> list[float]:
    dice = random.Random(0)  # fixed: the interval must be the same on every run
    return [
        _ratios(dice.choices(right, k=len(right)) if right else [], dice.choices(got, k=len(got)) if got else [])[2]
        for _ in range(DRAWS)
    ]


def _distinct(lines: list[Flat], spelling: Spelling) -> list[Flat]:
    kept: dict[tuple[Any, ...], Flat] = {}
    for line in lines:
        kept.setdefault((line.get("relation"), *(spelling.key(name) for name in _ends(line))), line)
    return list(kept.values())


def _variants(gold: Flat) -> list[Flat]:
    return [gold, *({**gold, **other} for other in gold.get("accept") or [])]


def _ends(line: Flat) -> tuple[str | None, str | None]:
    """The two names that make a line: places stand for the object of a move, the dead and the expelled for the subject."""
    subject, other = line.get("subject"), line.get("object")
    place = line.get("place") or line.get("from_place")
    if other is None and line.get("relation") in ("relocation", "base_established", "invasion", "offensive", "displacement"):
        return subject, place
    if subject is None:
        return other, line.get("from_place")
    return subject, other


def _strict(gold: Flat, found: Flat, spelling: Spelling, symmetric: frozenset[str]) -> bool:
    return gold.get("relation") == found.get("relation") and _pairs(
        gold, found, spelling.same, gold.get("relation") in symmetric
    )


def _lenient(gold: Flat, found: Flat, spelling: Spelling, symmetric: frozenset[str]) -> bool:
    one, other = gold.get("relation"), found.get("relation")
    if one != other and not any(one in family and other in family for family in FAMILIES):
        return False
    return _pairs(gold, found, spelling.alike, bool({one, other} & symmetric))


def _pairs(gold: Flat, found: Flat, same: Callable[[str | None, str | None], bool], free: bool) -> bool:
    (a, b), (x, y) = _ends(gold), _ends(found)
    if b is None:
        return same(a, x) or same(a, y)
    return (same(a, x) and same(b, y)) or (free and same(a, y) and same(b, x))
