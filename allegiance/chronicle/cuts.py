"""R5: what ends a stay, a hosting or a tie. Leaving a place ends the presence there and every hosting of that guest at it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from allegiance.chronicle.drafting import Draft
from allegiance.chronicle.evidence import Fact, Pair, meets
from allegiance.chronicle.identity import Identity
from allegiance.chronicle.order import PARTIAL, RETURN, left, mover, reached
from allegiance.model.derived import Ending
from allegiance.model.when import iso

CAUSE_OF = {
    "invasion": "third_party_intervention",
    "offensive": "state_offensive",
    "expulsion": "loss_of_territory",
    "displacement": "loss_of_territory",
    "territory_change": "loss_of_territory",
    "death": "leader_death_or_capture",
    "capture": "leader_death_or_capture",
    "merger": "merger",
    "dissolution": "dissolution_of_party",
}
"""The cause of an end that an event of a type stands for, where the source names the event as the cause."""


@dataclass(frozen=True, slots=True)
class Moves:
    """The events of a record by who moves in them."""

    by_mover: Mapping[str, tuple[Fact, ...]]
    identity: Identity

    def departures(self, actor: str, place: str) -> list[Fact]:
        """Events by which an actor leaves a place, or a place that holds it, for good; a partial one never cuts."""
        gone = [e for e in self.by_mover.get(actor, ()) if left(e) and e.claim.extent != PARTIAL]
        inside = self.identity.inside
        return [e for e in gone if inside(place, left(e)) or inside(left(e), place)]

    def arrivals(self, actor: str, place: str) -> list[Fact]:
        """Events, dated or not, by which an actor comes to a place."""
        return [e for e in self.by_mover.get(actor, ()) if reached(e) == place]


def moves(events: Iterable[Fact], identity: Identity) -> Moves:
    """The moves of a record, found once."""
    found: dict[str, list[Fact]] = {}
    for event in events:
        for actor in mover(event):
            found.setdefault(actor, []).append(event)
    return Moves({actor: tuple(told) for actor, told in found.items()}, identity)


def cut_stays(drafts: list[Draft], told: Moves) -> None:
    """End the stays of one actor at one place: by leaving, by a later return, and one after the other."""
    for earlier, later in pairwise(drafts):
        returns = [a for a in later.cluster.arrivals if a.claim.change == RETURN]
        for back in returns:
            if earlier.ends((None, back.start[1])):
                earlier.infer("end", "R5", (back.id,), f"no later than the return of {_day(back.start)}")
    for stay in drafts:
        (_, actor), (_, place) = stay.cluster.key[1]
        leave(stay, told.departures(actor, place))
    succeed(drafts)


def leave(stay: Draft, leavings: Iterable[Fact]) -> Fact | None:
    """End a stay or hosting by the first leaving that fits; gives that leaving. A stated end stays as it is."""
    windows = stay.cluster.windows
    for event in sorted(leavings, key=lambda e: (e.start[1] or 10**7, e.start[0] or 0, e.order)):
        high = event.start[1]
        before = not windows or (high is not None and any(w[0] <= high for w in windows))
        after = high is not None and any(w[0] > high for w in windows)
        if not before or after or (not stay.has_end and _may_precede(event, windows)):
            continue
        if stay.has_end:
            if meets(event.start, (stay.e_lo, stay.e_hi)):
                return event
            continue
        if stay.ends(event.start):
            stay.bounded_by.append(event.id)
            return event
    return None


def _may_precede(event: Fact, windows: Collection[tuple[int, int]]) -> bool:
    """Whether a leaving may as well have come before all that is attested: then it ends nothing for certain."""
    low = event.start[0]
    return bool(windows) and not event.claim.dates.when.latest and all(low is None or low < w[0] for w in windows)


def cut_hostings(drafts: list[Draft], told: Moves, labelled: Mapping[tuple[str, str], Fact]) -> None:
    """End hostings by the guest's leaving; the event that forced it out is the inferred cause."""
    for hosting in drafts:
        place = next((fact.place for fact in hosting.facts if fact.place), "")
        guest = dict(hosting.cluster.key[1]).get("guest", "")
        event = leave(hosting, told.departures(guest, place)) if place else None
        if event is None:
            continue
        causes = [labelled[event.claim.document, c] for c in event.claim.causes if (event.claim.document, c) in labelled]
        forced = next((c for c in causes if c.type in ("invasion", "offensive", "attack", "territory_change")), None)
        if forced:
            text = f"the {forced.kind.label if forced.kind else forced.type} forced it out; no causal word joins it to the end"
            hosting.endings.append(Ending(CAUSE_OF.get(forced.type, "loss_of_territory"), forced.id, True))
            hosting.infer("end_causes", "R6", (event.id, forced.id), text)
        elif event.type == "expulsion" and set(event.role("expeller")) & set(_hosts(hosting)):
            hosting.endings.append(Ending("expulsion_by_host", event.id, True))
            hosting.infer("end_causes", "R6", (event.id,), "the host itself drove the guest out")


def cut_by_death(drafts: Iterable[Draft], events: Iterable[Fact]) -> None:
    """A death bounds the ties, leading and hosting of the one who died."""
    deaths = [e for e in events if e.type == "death" and e.claim.polarity == "+" and e.start[1] is not None]
    for tie in drafts:
        people = {id_ for _, id_ in tie.cluster.key[1]}
        for death in deaths:
            dead = set(death.role("deceased")) & people
            if dead and tie.e_hi is None and tie.ends((None, death.start[1])):
                tie.endings.append(Ending("leader_death_or_capture", death.id, True))
                tie.infer("end", "R5", (death.id,), f"no later than the death told for {_day(death.start)}")


def break_down(tie: Draft, events: Iterable[Fact], places: set[str]) -> None:
    """A breakdown told of a tie is an implied end of it, no later than a later return to a place that it concerns."""
    told = next((f for f in tie.facts if f.implied_end), None)
    if told is None:
        return
    tie.endings = [e for e in tie.endings if e.cause != "breakdown_of_cooperation"]
    tie.endings.append(Ending("breakdown_of_cooperation", told.id, True))
    after = [e for e in events if e.claim.document == told.claim.document and e.order > told.order]
    parties = {id_ for _, id_ in tie.cluster.key[1]}
    concerned = places | {left(e) for e in after if parties & set(mover(e)) and left(e) and e.claim.extent == PARTIAL}
    back = next((e for e in after if e.claim.change == RETURN and parties & set(mover(e)) and reached(e) in concerned), None)
    if back and tie.ends((None, back.start[1])):
        tie.infer("end", "R5", (told.id, back.id), f"a breakdown told of it, before the return of {_day(back.start)}")


def succeed(drafts: list[Draft]) -> None:
    """R4: a later episode of a key starts no earlier than the earlier one's last certain day."""
    for earlier, later in pairwise(drafts):
        low = earlier.e_lo
        if low is not None and later.s_lo is None and (later.s_hi is None or low <= later.s_hi):
            later.s_lo = low
            by = tuple(f.id for f in earlier.facts)
            later.infer("start", "R4", by, f"not before {iso(low)}, when the earlier one had not ended")


def _hosts(hosting: Draft) -> list[str]:
    return [id_ for role, id_ in hosting.cluster.key[1] if role == "host"]


def _day(pair: Pair) -> str:
    low, high = pair
    same_month = low is not None and high is not None and (iso(low) or "")[:7] == (iso(high) or "")[:7]
    return (iso(high) or "an unknown day")[: 7 if same_month else 10]
