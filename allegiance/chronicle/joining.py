"""R4: which claims tell of one episode. All claims of a key are looked at in canonical order, never in the order of reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import product

from allegiance.chronicle.evidence import NO_BOX, PRESENCE, Fact, Pair, meets
from allegiance.chronicle.identity import Identity
from allegiance.chronicle.order import RETURN
from allegiance.model.when import UNKNOWN, Day

Key = tuple[str, tuple[tuple[str, str], ...]]
Apart = Callable[[Fact, Fact], bool]
FAR: Day = 10**7


@dataclass
class Cluster:
    """Facts that tell of one episode while it is being put together."""

    key: Key
    facts: list[Fact] = field(default_factory=list)
    arrivals: list[Fact] = field(default_factory=list)
    quarrels: list[tuple[Fact, Fact]] = field(default_factory=list)

    @property
    def windows(self) -> list[tuple[Day, Day]]:
        """Windows of all that makes certain, arrivals included."""
        return [w for fact in (*self.facts, *self.arrivals) if fact.certain for w in fact.windows]

    @property
    def core(self) -> Pair:
        """First and last day that certainly belong to it; both unknown when there is none."""
        return core((*self.facts, *self.arrivals))


def core(facts: Iterable[Fact]) -> Pair:
    """[s_hi, e_lo] of facts taken together, or the unknown pair."""
    sure = [fact for fact in facts if fact.certain]
    highs = [w[1] for f in sure for w in f.windows] + [f.start[1] for f in sure if f.start[1] is not None]
    lows = [w[0] for f in sure for w in f.windows] + [f.end[0] for f in sure if f.end[0] is not None]
    if not highs or not lows or min(highs) > max(lows):
        return NO_BOX
    return min(highs), max(lows)


def separated(one: Fact, other: Fact, cuts: Iterable[Pair]) -> bool:
    """Whether a cut lies between two facts: a window of one ends before it, a window of the other starts after it."""
    for low, high in cuts:
        if low is None or high is None:
            continue
        for a, b in ((one, other), (other, one)):
            if any(w[1] <= low for w in a.windows) and any(w[0] > high for w in b.windows):
                return True
    return False


def join(key: Key, facts: Iterable[Fact], arrivals: Iterable[Fact], cuts: Iterable[Pair], apart: Apart) -> list[Cluster]:
    """The episodes that the facts of one key tell, in canonical order; facts that are `apart` are never joined."""
    cut_boxes = sorted(cuts, key=_pair_key)
    clusters = _stays(key, arrivals)
    for fact in sorted(facts, key=_canonical):
        open_ = [c for c in clusters if not any(apart(fact, other) for other in c.facts)]
        fitting = [c for c in open_ if _fits(fact, c, cut_boxes)]
        if fitting:
            min(fitting, key=lambda c: _distance(fact, c)).facts.append(fact)
            continue
        overlapping = [c for c in open_ if c.facts and _overlap(core([fact]), core(c.facts))]
        if overlapping and fact.certain:
            overlapping[0].quarrels += [(fact, other) for other in overlapping[0].facts if not _compatible(fact, other, [])]
            overlapping[0].facts.append(fact)
        else:
            clusters.append(Cluster(key, [fact]))
    return sorted(clusters, key=lambda c: _pair_key(_reach(c)))


def _stays(key: Key, arrivals: Iterable[Fact]) -> list[Cluster]:
    """One cluster for each distinct arrival; a return is never the same event as a plain arrival."""
    clusters: list[Cluster] = []
    for arrival in sorted(arrivals, key=_canonical):
        same = (c for c in clusters if all(_same_arrival(arrival, a) for a in c.arrivals))
        stay = next(same, None)
        if stay is None:
            stay = Cluster(key)
            clusters.append(stay)
        stay.arrivals.append(arrival)
    return clusters


def _same_arrival(one: Fact, other: Fact) -> bool:
    return meets(one.start, other.start) and (one.claim.change == RETURN) == (other.claim.change == RETURN)


def _fits(fact: Fact, cluster: Cluster, cuts: list[Pair]) -> bool:
    if any(_glued(fact, arrival) for arrival in cluster.arrivals):
        return True
    return all(_compatible(fact, other, cuts) for other in (*cluster.facts, *cluster.arrivals))


def _glued(fact: Fact, arrival: Fact) -> bool:
    """A presence told in the words of the arrival itself belongs to that stay."""
    one, other = fact.claim, arrival.claim
    inside = one.quote.start < other.quote.end and other.quote.start < one.quote.end
    return fact.type in PRESENCE and one.document == other.document and inside


def _compatible(one: Fact, other: Fact, cuts: list[Pair]) -> bool:
    if not (one.certain and other.certain):
        return not separated(one, other, cuts)
    return meets(one.start, other.start) and meets(_lasting(one), _lasting(other)) and not separated(one, other, cuts)


def _lasting(fact: Fact) -> Pair:
    """Its stated end; a claim that it held as of a day ends no earlier."""
    dates = fact.claim.dates
    if fact.end != NO_BOX or (dates.as_of == UNKNOWN and dates.told != "present") or not fact.windows:
        return fact.end
    return max(w[0] for w in fact.windows), None


def _distance(fact: Fact, cluster: Cluster) -> tuple[bool, int]:
    glued = any(_glued(fact, arrival) for arrival in cluster.arrivals)
    starts = [f.start for f in (*cluster.facts, *cluster.arrivals) if f.start != NO_BOX]
    return not glued, min((_apart(fact.start, s) for s in starts), default=FAR)


def _apart(one: Pair, other: Pair) -> int:
    return sum(abs(a - b) if a is not None and b is not None else FAR // 4 for a, b in zip(one, other, strict=True))


def _overlap(one: Pair, other: Pair) -> bool:
    return None not in (*one, *other) and meets(one, other)


def _reach(cluster: Cluster) -> Pair:
    told = [w for f in (*cluster.facts, *cluster.arrivals) for w in f.windows]
    starts = [f.start for f in (*cluster.facts, *cluster.arrivals) if f.start != NO_BOX]
    lows = [low for low, _ in starts if low is not None] or [w[0] for w in told]
    highs = [high for _, high in starts if high is not None] or [w[1] for w in told]
    return min(lows, default=None), min(highs, default=None)


def _canonical(fact: Fact) -> tuple[tuple[int, int], tuple[int, int], list[tuple[Day, Day]], str]:
    return _pair_key(fact.start), _pair_key(fact.end), sorted(fact.windows), fact.id


def _pair_key(pair: Pair) -> tuple[int, int]:
    low, high = pair
    return (FAR if low is None and high is None else -FAR if low is None else low), (FAR if high is None else high)


def splitting(identity: Identity) -> Apart:
    """Two disjoint known places split a key; two known, different resources split a support."""

    def apart(one: Fact, other: Fact) -> bool:
        if one.place and other.place and one.type not in PRESENCE and identity.disjoint(one.place, other.place):
            return True
        resources = {fact.claim.resource for fact in (one, other)} - {"", "unspecified"}
        return one.type == "supports" and len(resources) > 1

    return apart


def singly(fact: Fact) -> list[Fact]:
    """A fact for each combination of its fillers: "A and B hosted C" tells of two hostings."""
    names = [role for role, ids in fact.roles if ids]
    choices = [tuple(dict.fromkeys(ids)) for _, ids in fact.roles if ids]
    if all(len(ids) == 1 for _, ids in fact.roles if ids):
        return [fact]
    return [replace(fact, roles=tuple((n, (id_,)) for n, id_ in zip(names, ids, strict=True))) for ids in product(*choices)]


def key_of(fact: Fact, identity: Identity) -> Key:
    """Relation and roles, unordered if symmetric; a presence is actor and place, whatever kind of presence."""
    if fact.type in PRESENCE:
        who = fact.role("based") or fact.role("located")
        return "presence", (("actor", who[0]), ("place", fact.role("place")[0]))
    kind = fact.kind
    pairs = tuple((role, id_) for role, ids in fact.roles for id_ in ids[:1])
    if kind and kind.symmetric:
        names = [role for role, _ in pairs]
        pairs = tuple(zip(names, sorted(id_ for _, id_ in pairs), strict=True))
    return fact.type, pairs
