"""R6: bounds taken from elsewhere, flagged, never against stated ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from allegiance.chronicle.acting import Group
from allegiance.chronicle.drafting import Draft
from allegiance.chronicle.evidence import NO_BOX, Fact, Pair, meets
from allegiance.chronicle.identity import Identity

OWED = ("hosts", "supports", "tolerates", "endorses", "integrated_into")


def start_hostings(hostings: Iterable[Draft], stays: Sequence[Draft], identity: Identity) -> None:
    """A hosting without a start takes that of the guest's one presence there whose certain core meets a window of it."""
    for hosting in hostings:
        if hosting.has_start:
            continue
        found = [stay for stay in _stays_of(hosting, stays, identity) if _core_meets(stay, hosting)]
        if len(found) == 1 and found[0].has_start and hosting.starts((found[0].s_lo, found[0].s_hi)):
            hosting.start_from_elsewhere = True
            by = tuple(f.id for f in (*found[0].cluster.facts, *found[0].cluster.arrivals))
            hosting.infer("start", "R6", by, "that of the guest's presence there; the hosting has no stated start")


def perform(hostings: Iterable[Draft], stays: Sequence[Draft], identity: Identity) -> None:
    """A promised hosting is done, by inference, if an asserted presence of the guest there overlaps it."""
    for hosting in hostings:
        if any(f.claim.modality in ("asserted", "reported") for f in hosting.facts):
            continue
        for stay in _stays_of(hosting, stays, identity):
            told = [f for f in (*stay.cluster.facts, *stay.cluster.arrivals) if f.claim.modality in ("asserted", "reported")]
            if told and _surely_together(stay, hosting):
                hosting.done_by = tuple(f.id for f in told)
                hosting.infer("performance", "R2", hosting.done_by, "promised, and done: the guest is told to have been there")
                break


def take_dates(ties: Iterable[Draft], agreement: Draft, told: Group) -> None:
    """An obligation takes the dates of the agreement as a whole; a date stated of one obligation stays with it."""
    ties = list(ties)
    by = tuple(f.id for f in told.pacts)
    ended_by = tuple(f.id for f in told.facts if f.type == "relation_end")
    whole_start, whole_end = _whole(told, ties, "start"), _whole(told, ties, "end")
    for tie in ties:
        lacks_start = not tie.has_start and not tie.start_from_elsewhere
        if lacks_start and whole_start and agreement.has_start and tie.starts((agreement.s_lo, agreement.s_hi)):
            tie.infer("start", "R6", by, "that of the agreement")
        if (
            not tie.has_end
            and tie.e_hi is None
            and whole_end
            and agreement.has_end
            and tie.ends((agreement.e_lo, agreement.e_hi))
        ):
            tie.infer("end", "R6", ended_by or by, "that of the agreement")


def start_agreement(agreement: Draft, ties: Iterable[Draft]) -> None:
    """An agreement takes what is unknown of its start from its hosting."""
    for tie in ties:
        if tie.relation == "hosts" and (agreement.s_lo is None or not agreement.has_start):
            box: Pair = (tie.s_lo, tie.s_hi)
            if box != NO_BOX and agreement.starts(box):
                agreement.has_start = agreement.has_start or tie.start_from_elsewhere
                agreement.infer("start", "R6", tuple(f.id for f in tie.facts), "that of its hosting")
                return


def _whole(told: Group, ties: Sequence[Draft], edge: str) -> bool:
    """Whether a date of the agreement is stated of it as a whole: not by one of its obligations alone."""
    stated = [pair for fact in told.pacts if (pair := getattr(fact, edge)) != NO_BOX]
    owed = [getattr(fact, edge) for tie in ties if tie.relation in OWED for fact in tie.facts]
    if not stated:
        return not any(pair != NO_BOX for pair in owed) if edge == "start" else True
    return not any(pair == stated[0] for pair in owed) or all(pair == stated[0] for pair in owed)


def _stays_of(hosting: Draft, stays: Sequence[Draft], identity: Identity) -> list[Draft]:
    guest = dict(hosting.cluster.key[1]).get("guest", "")
    places = {fact.place for fact in hosting.facts if fact.place}
    mine = [stay for stay in stays if dict(stay.cluster.key[1])["actor"] == guest]
    return [stay for stay in mine if any(identity.inside(dict(stay.cluster.key[1])["place"], place) for place in places)]


def _core_meets(stay: Draft, hosting: Draft) -> bool:
    return stay.core != NO_BOX and any(meets(stay.core, window) for window in hosting.cluster.windows)


def _surely_together(stay: Draft, hosting: Draft) -> bool:
    """Whether the two held together on some day: their certain cores meet, or they are told to begin together."""
    if NO_BOX not in (stay.core, hosting.core):
        return meets(stay.core, hosting.core)
    starts = (stay.s_lo, stay.s_hi), (hosting.s_lo, hosting.s_hi)
    return NO_BOX not in starts and None not in (*starts[0], *starts[1]) and meets(*starts)


def one_source(facts: Iterable[Fact], about: Mapping[str, Iterable[tuple[str, str]]]) -> int:
    """The number of independent sources: one that notes, quotes, copies or translates another does not count beside it."""
    keys = {fact.claim.citation.source for fact in facts}
    return len([key for key in keys if not any(other in keys for _, other in about.get(key, ()))])
