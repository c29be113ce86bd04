"""The ties of a record: facts grouped by key, joined into drafts, cut, and given the dates of their agreements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from allegiance.chronicle.acting import Group, stand_in
from allegiance.chronicle.agreements import draft_agreement, endings_of
from allegiance.chronicle.cuts import Moves, break_down, cut_by_death, cut_hostings, cut_stays, moves, succeed
from allegiance.chronicle.drafting import Draft, draft
from allegiance.chronicle.evidence import NO_BOX, PRESENCE, Fact, Pair
from allegiance.chronicle.identity import Identity
from allegiance.chronicle.inference import perform, start_agreement, start_hostings, take_dates
from allegiance.chronicle.joining import Key, join, key_of, singly, splitting
from allegiance.chronicle.order import reached

Labelled = Mapping[tuple[str, str], Fact]
ALLIANCES = ("allied_with", "associated_with", "supports", "affiliate_of")


@dataclass
class Ties:
    """Stays, ties and agreements in the making."""

    stays: list[Draft] = field(default_factory=list)
    ties: list[Draft] = field(default_factory=list)
    agreements: dict[str, Draft] = field(default_factory=dict)

    grouped: dict[str, list[Draft]] = field(default_factory=dict)

    def by_group(self) -> None:
        """Sort the ties by their agreements, once."""
        for tie in self.ties:
            self.grouped.setdefault(tie.group, []).append(tie)

    def of_group(self, key: str) -> list[Draft]:
        """The ties of one agreement, in canonical order."""
        return self.grouped.get(key, [])


def bind(states: Iterable[Fact], events: list[Fact], groups: Mapping[str, Group], identity: Identity) -> Ties:
    """Everything that the state claims and events of a record make, with all bounds found."""
    labelled = {(f.claim.document, f.claim.label): f for f in (*states, *events) if f.claim.label}
    listed, told = [single for fact in states for single in singly(fact)], moves(events, identity)
    made = Ties(stays=_stay([f for f in listed if f.type in PRESENCE], told))
    made.ties = _tie([f for f in listed if f.type not in PRESENCE], events, groups, told)
    hostings = [tie for tie in made.ties if tie.relation == "hosts"]
    cut_hostings(hostings, told, labelled)
    start_hostings(hostings, made.stays, identity)
    perform(hostings, made.stays, identity)
    _end_by_events(made.ties, events, groups, labelled)
    _follow(made.ties)
    made.by_group()
    for key, group in groups.items():
        made.agreements[key] = _agree(group, made.of_group(key), events, labelled)
    for tie in made.ties:
        if not tie.group:
            break_down(tie, events, {f.place for f in tie.facts if f.place})
    cut_by_death(made.ties, events)
    _follow(made.ties)  # again: agreements have given ends that bound what follows
    return made


def _agree(group: Group, ties: list[Draft], events: list[Fact], labelled: Labelled) -> Draft:
    """The bounds of an agreement and of its ties, each by the other."""
    agreement = draft_agreement(group, labelled)
    places = {f.place for f in group.facts if f.place}
    for tie in ties:
        break_down(tie, events, places)
    _take_breakdown(agreement, ties)
    start_agreement(agreement, ties)
    take_dates(ties, agreement, group)
    for tie in ties:
        tie.bounded_by += [f.id for f in group.facts if f.claim.kind in ("agreement", "basis")]
    _share_causes(agreement, ties)
    return agreement


def _stay(facts: list[Fact], told: Moves) -> list[Draft]:
    keys: dict[Key, list[Fact]] = {}
    for fact in facts:
        keys.setdefault(key_of(fact, told.identity), []).append(fact)
    for actor, events in told.by_mover.items():
        for event in events:
            if reached(event):
                keys.setdefault(("presence", (("actor", actor), ("place", reached(event)))), [])
    stays: list[Draft] = []
    for key in sorted(keys):
        (_, actor), (_, place) = key[1]
        cuts = [event.start for event in told.departures(actor, place)]
        clusters = join(key, keys[key], told.arrivals(actor, place), cuts, splitting(told.identity))
        drafts = [draft(cluster) for cluster in clusters]
        cut_stays(drafts, told)
        stays += drafts
    return stays


def _tie(facts: list[Fact], events: list[Fact], groups: Mapping[str, Group], moved: Moves) -> list[Draft]:
    group_of = {fact.id: told for told in groups.values() for fact in told.facts}
    ends = _ends(events)
    keys: dict[Key, list[Fact]] = {}
    leaders: dict[str, tuple[tuple[str, str], ...]] = {}
    for fact in facts:
        told = group_of.get(fact.id)
        replaced, acting = stand_in(fact, told.acting) if told else (fact, ())
        leaders[fact.id] = acting
        keys.setdefault(key_of(replaced, moved.identity), []).append(replaced)
    made: list[Draft] = []
    for key in sorted(keys):
        clusters = join(key, keys[key], (), _cuts(key, keys[key], ends, moved), splitting(moved.identity))
        for cluster in clusters:
            tie = draft(cluster)
            tie.group = next((group_of[f.id].key for f in cluster.facts if f.id in group_of), "")
            tie.acting = next((leaders[f.id] for f in cluster.facts if leaders[f.id]), ())
            made.append(tie)
    return made


def _ends(events: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Told ends of relations by party."""
    found: dict[str, list[Fact]] = {}
    for event in events:
        for party in event.fillers if event.type == "relation_end" else ():
            found.setdefault(party, []).append(event)
    return found


def _cuts(key: Key, facts: list[Fact], ends: Mapping[str, list[Fact]], moved: Moves) -> list[Pair]:
    """What separates two ties of one key: the guest's leaving for a hosting, a told end for the others."""
    parties = [id_ for _, id_ in key[1]]
    if key[0] == "hosts":
        guest, places = dict(key[1])["guest"], sorted({f.place for f in facts if f.place})
        return [event.start for place in places for event in moved.departures(guest, place)]
    return [e.start for e in ends.get(parties[0], ()) if set(parties) <= set(e.fillers)] if parties else []


def _end_by_events(ties: list[Draft], events: list[Fact], groups: Mapping[str, Group], labelled: Labelled) -> None:
    """The told end of a relation ends the alliances and links of its parties, with its causes."""
    home = {fact.id: told for told in groups.values() for fact in told.facts}
    by_party: dict[str, list[Draft]] = {}
    for tie in ties:
        for _, party in tie.cluster.key[1]:
            by_party.setdefault(party, []).append(tie)
    for event in (e for e in events if e.type == "relation_end"):
        concerned = {id(tie): tie for party in event.fillers for tie in by_party.get(party, ())}
        for tie in concerned.values():
            told = home.get(event.id)
            parties = {id_ for _, id_ in tie.cluster.key[1]}
            mine = tie.relation == "allied_with" if told else tie.relation in ALLIANCES
            if (
                not mine
                or (tie.group != told.key if told else not parties <= set(event.fillers))
                or not parties & set(event.fillers)
            ):
                continue
            if tie.ends(event.start):
                tie.has_end = True
                tie.bounded_by.append(event.id)
                have = {ending.cause for ending in tie.endings}
                tie.endings += [e for e in endings_of(event, labelled) if e.cause not in have]


def _take_breakdown(agreement: Draft, ties: list[Draft]) -> None:
    """An agreement ends with the breakdown of the cooperation that it made."""
    for tie in ties:
        broken = [e for e in tie.endings if e.cause == "breakdown_of_cooperation"]
        if broken:
            agreement.endings = [e for e in agreement.endings if e.cause != "breakdown_of_cooperation"] + broken
        if broken and not agreement.has_end and agreement.ends((tie.e_lo, tie.e_hi)):
            agreement.has_end = True
            agreement.infer("end", "R5", tuple(f.id for f in tie.facts), "that of the cooperation, told to have broken down")


def _share_causes(agreement: Draft, ties: list[Draft]) -> None:
    """Without a cause of its own, an agreement shows that of a tie which ended with it."""
    if agreement.endings:
        return
    for tie in ties:
        if tie.endings and (tie.e_lo, tie.e_hi) == (agreement.e_lo, agreement.e_hi) != NO_BOX:
            agreement.endings += [e for e in tie.endings if e.cause not in {old.cause for old in agreement.endings}]


def _follow(ties: Iterable[Draft]) -> None:
    for drafts in _by_key(ties).values():
        succeed(drafts)


def _by_key(ties: Iterable[Draft]) -> dict[tuple[Key, str], list[Draft]]:
    """Ties that follow one another: of one key, and for supports of one resource."""
    found: dict[tuple[Key, str], list[Draft]] = {}
    for tie in ties:
        resources = sorted({f.claim.resource for f in tie.facts}) if tie.relation == "supports" else []
        found.setdefault((tie.cluster.key, " ".join(resources)), []).append(tie)
    return found
