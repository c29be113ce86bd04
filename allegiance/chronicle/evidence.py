"""R2: what one claim shows of time. S: its stated start, E: its stated end, windows in which the thing held at some moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from allegiance.chronicle.identity import Identity
from allegiance.model.claim import Claim, Mention
from allegiance.model.source import Source
from allegiance.model.when import UNKNOWN, Box, Day
from allegiance.vocabulary import Type, Vocabulary

Pair = tuple[Day | None, Day | None]
NO_BOX: Pair = (None, None)
PRESENCE = ("based_in", "located_in")
BREAKDOWN = ("deteriorated", "soured", "weakened")
CHANGES = (*BREAKDOWN, "strengthened", "extended", "renewed")


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim with its roles resolved and its dates as days. `certain`: it sets certain bounds; else possible ones only."""

    claim: Claim
    kind: Type | None
    roles: tuple[tuple[str, tuple[str, ...]], ...]
    place: str
    start: Pair = NO_BOX
    end: Pair = NO_BOX
    windows: tuple[tuple[Day, Day], ...] = ()
    certain: bool = True
    review: str = "accepted"
    horizon: Day | None = None
    implied_end: bool = False

    @property
    def id(self) -> str:
        """The id of the claim."""
        return self.claim.id

    @property
    def type(self) -> str:
        """The type of the claim."""
        return self.claim.type

    @property
    def when(self) -> Pair:
        """When an event was: its one window, open ends kept."""
        return self.start

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Where it is told: document, offsets, id."""
        return self.claim.document, self.claim.quote.start, self.claim.quote.end, self.claim.id

    def role(self, name: str) -> tuple[str, ...]:
        """Ids in a role."""
        return next((ids for role, ids in self.roles if role == name), ())

    @property
    def fillers(self) -> tuple[str, ...]:
        """All ids in roles."""
        return tuple(id_ for _, ids in self.roles for id_ in ids)


def weigh(claim: Claim, review: str, identity: Identity, vocabulary: Vocabulary, sources: Mapping[str, Source]) -> Fact:
    """The fact that a claim states, dates capped by its source's horizon."""
    source = sources.get(claim.citation.source)
    horizon = source.speaks_until if source else UNKNOWN
    kind = vocabulary.types.get(claim.type)
    roles = tuple((role, tuple(identity.of(claim.document, m) for m in mentions)) for role, mentions in claim.roles)
    place = identity.of(claim.document, _as_place(claim.place)) if claim.place else ""
    fact = Fact(claim, kind, roles, place, certain=_makes_certain(claim, kind), review=review, horizon=horizon.hi)
    return _dated_event(fact) if claim.kind in ("event", "attribute") else _dated_state(fact, horizon)


def _as_place(mention: Mention) -> Mention:
    return mention if mention.kind == "place" else replace(mention, kind="place")


def _makes_certain(claim: Claim, kind: Type | None) -> bool:
    if claim.modality in ("asserted", "reported"):
        return True
    if claim.modality == "commitment":
        return kind is None or kind.holds_by_promise
    return claim.type == "opposes"


def _dated_event(fact: Fact) -> Fact:
    dates = fact.claim.dates
    box = dates.when if dates.when != UNKNOWN else dates.begins
    low, high = box.lo, box.hi
    if fact.claim.modality in ("asserted", "reported"):
        high = fact.horizon if high is None else high if fact.horizon is None else min(high, fact.horizon)
    if low is not None and high is not None and low > high:
        high = box.hi  # dated after its own source: kept as told
    return replace(fact, start=(low, high), windows=((low, high),) if low is not None and high is not None and box.lo else ())


def _dated_state(fact: Fact, horizon: Box) -> Fact:
    claim, dates = fact.claim, fact.claim.dates
    seen = [_window(box, fact.horizon) for box in (dates.when, dates.as_of, dates.begins, dates.ends)]
    if dates.told == "present" and horizon.lo is not None and horizon.hi is not None:
        seen.append((horizon.lo, horizon.hi))
    windows = tuple(sorted({_capped(w, fact.horizon) for w in seen if w}))
    breakdown = claim.change in BREAKDOWN
    start, end = _pair(dates.begins), _pair(dates.ends)
    if claim.stated != "explicit" or claim.change in CHANGES:
        start, end = NO_BOX, end if breakdown else NO_BOX
    if not fact.certain:
        start, end = NO_BOX, NO_BOX
    ended = replace(fact, start=_under(start, fact.horizon), end=_under(end, fact.horizon), windows=windows)
    return replace(ended, implied_end=breakdown)


def _window(box: Box, horizon: Day | None) -> tuple[Day, Day] | None:
    """When it was seen; "after 2001" in a source of 2011 is some day between the two."""
    if box.lo is not None and box.hi is None and horizon is not None and box.lo <= horizon:
        return box.lo, horizon
    return box.window


def _pair(box: Box) -> Pair:
    return box.lo, box.hi


def _capped(window: tuple[Day, Day], horizon: Day | None) -> tuple[Day, Day]:
    low, high = window
    return (low, min(high, horizon)) if horizon is not None and low <= horizon else window


def _under(pair: Pair, horizon: Day | None) -> Pair:
    low, high = pair
    if horizon is None or low is None or low > horizon:
        return pair
    return low, horizon if high is None or high > horizon else high


def meets(one: Pair, other: Pair) -> bool:
    """Whether two boxes have a day in common; an unknown edge reaches as far as it likes."""
    (a, b), (x, y) = one, other
    return (b is None or x is None or x <= b) and (y is None or a is None or a <= y)
