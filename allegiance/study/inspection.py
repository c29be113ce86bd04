"""Whether a study is whole: the checks of the archive, then that the bounds are ordered and the derivation repeats itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from allegiance.archive import Archive, Finding, check
from allegiance.chronicle import derive
from allegiance.model.derived import Agreement, Chronicle, Episode
from allegiance.model.record import Record
from allegiance.vocabulary import Vocabulary

BOUNDS_OUT_OF_ORDER = "C601"
NOT_DERIVED_AGAIN = "C602"


def inspect(archive: Archive, record: Callable[[], Record], vocabulary: Vocabulary) -> tuple[Finding, ...]:
    """All findings, with stable codes; empty when the study is whole. A damaged file is not derived from."""
    damage = check(archive)
    if damage:
        return damage
    kept = record()
    chronicle = derive(kept, vocabulary)
    return (*_bounds(chronicle), *_again(kept, vocabulary, chronicle))


def _bounds(chronicle: Chronicle) -> Iterator[Finding]:
    things: list[Episode | Agreement] = [*chronicle.episodes, *chronicle.presences, *chronicle.agreements]
    for thing in things:
        if not _ordered(thing):
            yield Finding(BOUNDS_OUT_OF_ORDER, thing.id[:12], "its bounds are out of order; please report this as a bug")


def _ordered(thing: Episode | Agreement) -> bool:
    b = thing.bounds
    pairs = ((b.s_lo, b.s_hi), (b.e_lo, b.e_hi), (b.s_lo, b.e_hi), (b.s_lo, b.e_lo))
    return all(low is None or high is None or low <= high for low, high in pairs)


def _again(record: Record, vocabulary: Vocabulary, chronicle: Chronicle) -> Iterator[Finding]:
    turned = replace(record, sources=record.sources[::-1], claims=record.claims[::-1], judgements=record.judgements[::-1])
    if derive(turned, vocabulary) != chronicle:
        yield Finding(NOT_DERIVED_AGAIN, "chronicle", "derived again in another order it differs; please report this as a bug")
