"""Names that may be one actor, for a person to decide: ranked, with what speaks against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from allegiance.model.judgement import standing
from allegiance.model.record import Record
from allegiance.resolving.ladder import LOCAL, Named, named
from allegiance.resolving.skeleton import plain, skeleton
from allegiance.resolving.veto import vetoes

LEAST = 82.0
"""Token-sort ratio (0..100) below which two names are not suggested."""
CROWDED = 60
"""Names that share a word; a word that more share tells nobody apart."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two names that may be one: their nodes, the score (0..100), the reasons for and against."""

    about: tuple[str, str]
    score: float
    why: str
    vetoes: tuple[str, ...] = ()


def suggest(record: Record, *, vetoed: bool = False) -> tuple[Suggestion, ...]:
    """Pairs of names worth a look, best first; those with a veto only when asked for."""
    names = [name for name in named(record.claims) if name.kind not in LOCAL]
    decided = {frozenset(j.about) for j in standing(record.judgements) if j.verb in ("same", "not-same", "cannot-tell")}
    found = {s.about: s for s in _pairs(names) if frozenset(s.about) not in decided and (vetoed or not s.vetoes)}
    return tuple(sorted(found.values(), key=lambda s: (-s.score, s.about)))


def _pairs(names: list[Named]) -> Iterator[Suggestion]:
    blocks: dict[str, list[Named]] = {}
    for name in names:
        for word in set((skeleton(name.name) or plain(name.name)).split()):
            blocks.setdefault(word, []).append(name)
    for _, block in sorted(blocks.items()):
        if len(block) > CROWDED:
            continue
        for one, other in combinations(block, 2):
            score = fuzz.token_sort_ratio(plain(one.name), plain(other.name))
            if score >= LEAST and plain(one.name) != plain(other.name):
                against = vetoes(one.name, other.name, (one.kind, other.kind))
                first, second = sorted((one.node, other.node))
                yield Suggestion((first, second), round(score, 1), f"{one.name} and {other.name} are spelt alike", against)
            elif plain(one.name) == plain(other.name) and "person" in (one.kind, other.kind) and one.document != other.document:
                first, second = sorted((one.node, other.node))
                yield Suggestion((first, second), 100.0, f"two documents name a person {one.name}; no shared office is told")
