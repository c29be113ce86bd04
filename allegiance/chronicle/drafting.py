"""An episode while its bounds are found: what its claims show (R2), then what rules add, each addition with its reason."""

from __future__ import annotations

from dataclasses import dataclass, field

from allegiance.chronicle.evidence import Fact, Pair
from allegiance.chronicle.joining import Cluster
from allegiance.model.derived import Bounds, Ending, Inference
from allegiance.model.when import Day


@dataclass
class Draft:
    """Bounds in the making. `group` is the agreement that the facts belong to; `acting` maps a role to the person who acts."""

    cluster: Cluster
    s_lo: Day | None = None
    s_hi: Day | None = None
    e_lo: Day | None = None
    e_hi: Day | None = None
    stated: Bounds = field(default_factory=Bounds)
    has_start: bool = False
    has_end: bool = False
    start_from_elsewhere: bool = False
    group: str = ""
    acting: tuple[tuple[str, str], ...] = ()
    done_by: tuple[str, ...] = ()
    bounded_by: list[str] = field(default_factory=list)
    endings: list[Ending] = field(default_factory=list)
    inferred: list[Inference] = field(default_factory=list)

    @property
    def facts(self) -> list[Fact]:
        """The facts that make the episode; arrivals alone where no claim tells of the stay itself."""
        return self.cluster.facts or self.cluster.arrivals

    @property
    def relation(self) -> str:
        """The type of its claims; a base outranks a bare presence."""
        types = sorted({fact.type for fact in self.cluster.facts})
        if self.cluster.key[0] != "presence":
            return self.cluster.key[0]
        return types[0] if types else "located_in"

    @property
    def core(self) -> Pair:
        """First and last day that certainly belong to it, as the bounds stand now."""
        if self.s_hi is None or self.e_lo is None or self.s_hi > self.e_lo:
            return None, None
        return self.s_hi, self.e_lo

    def infer(self, what: str, rule: str, claims: tuple[str, ...], text: str) -> None:
        """Note that a value comes from elsewhere."""
        self.inferred.append(Inference(what, rule, claims, text))
        self.bounded_by += [id_ for id_ in claims if id_ not in self.bounded_by]

    def starts(self, box: Pair) -> bool:
        """Take the unknown parts of the start from a box; false when that would leave no day."""
        low = self.s_lo if self.s_lo is not None else box[0]
        high = box[1] if self.s_hi is None else self.s_hi if box[1] is None else min(self.s_hi, box[1])
        if low is not None and high is not None and low > high:
            return False
        self.s_lo, self.s_hi = low, high
        self._settle()
        return True

    def ends(self, box: Pair) -> bool:
        """Narrow the end by a box; false, and nothing done, when that would leave no day."""
        low = box[0] if self.e_lo is None else self.e_lo if box[0] is None else max(self.e_lo, box[0])
        high = box[1] if self.e_hi is None else self.e_hi if box[1] is None else min(self.e_hi, box[1])
        if low is not None and high is not None and low > high:
            return False
        self.e_lo, self.e_hi = low, high
        self._settle()
        return True

    def _settle(self) -> None:
        """A thing does not end before it starts, nor start after its end."""
        if self.s_lo is not None and (self.e_lo is None or self.e_lo < self.s_lo):
            self.e_lo = self.s_lo
        if self.e_hi is not None and self.s_hi is not None and self.s_hi > self.e_hi:
            self.s_hi = self.e_hi

    @property
    def bounds(self) -> Bounds:
        """The bounds as they stand."""
        return Bounds(self.s_lo, self.s_hi, self.e_lo, self.e_hi)

    @property
    def possible_from(self) -> Day | None:
        """The start if it is known from below, else the earliest sighting, certain or not."""
        if self.s_lo is not None:
            return self.s_lo
        seen = [w[0] for fact in (*self.cluster.facts, *self.cluster.arrivals) for w in fact.windows]
        return min(seen, default=None)

    @property
    def gaps(self) -> tuple[tuple[Day, Day], ...]:
        """Days between separate sightings that no claim spans: pairs (last day of one, first day of the next)."""
        spans = sorted((min(w[0] for w in f.windows), max(w[1] for w in f.windows)) for f in self._sure if f.windows)
        found, reach = [], None
        for first, last in spans:
            if reach is not None and first > reach + 1:
                found.append((reach, first))
            reach = last if reach is None else max(reach, last)
        return () if self._spanned else tuple(found)

    @property
    def _spanned(self) -> bool:
        """Whether a start and an end of the episode are both stated: they span what lies between."""
        return any(f.start[1] is not None for f in self._sure) and any(f.end[0] is not None for f in self._sure)

    @property
    def _sure(self) -> list[Fact]:
        return [fact for fact in self.cluster.facts if fact.certain]


def draft(cluster: Cluster) -> Draft:
    """R2: the bounds that the facts of a cluster state."""
    sure = [fact for fact in (*cluster.facts, *cluster.arrivals) if fact.certain]
    starts = [f.start for f in sure if f.start != (None, None)]
    ends = [f.end for f in cluster.facts if f.certain and f.end != (None, None)]
    windows = [w for f in sure for w in f.windows]
    s_lo = max((low for low, _ in starts if low is not None), default=None)
    s_hi = min([high for _, high in starts if high is not None] + [w[1] for w in windows], default=None)
    e_hi = min((high for _, high in ends if high is not None), default=None)
    e_lo = max([low for low, _ in ends if low is not None] + [w[0] for w in windows], default=None)
    made = Draft(cluster, s_lo, s_hi, e_lo, e_hi, has_start=bool(starts), has_end=bool(ends))
    _reconcile(made, starts, ends)
    made.stated = made.bounds
    return made


def _reconcile(made: Draft, starts: list[Pair], ends: list[Pair]) -> None:
    """Joined claims that disagree keep the box that holds all of theirs; the disagreement is a conflict of its own."""
    if made.s_lo is not None and made.s_hi is not None and made.s_lo > made.s_hi:
        made.s_lo = min((low for low, _ in starts if low is not None), default=None)
        made.s_hi = max((high for _, high in starts if high is not None), default=None)
    if made.e_hi is not None and made.e_lo is not None and made.e_lo > made.e_hi:
        made.e_lo = min((low for low, _ in ends if low is not None), default=None)
        made.e_hi = max((high for _, high in ends if high is not None), default=None)
    if made.e_lo is not None and made.e_hi is not None and made.e_lo > made.e_hi:
        made.e_hi = None
    if made.s_lo is not None and made.e_lo is not None and made.e_lo < made.s_lo:
        made.e_lo = made.s_lo
