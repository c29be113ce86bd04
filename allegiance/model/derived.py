"""What follows from the claims: episodes, presences, agreements, conflicts, doubts. Never stored as fact."""

from __future__ import annotations

from dataclasses import dataclass

from allegiance.model.actor import Actor, Place
from allegiance.model.when import Day


@dataclass(frozen=True, slots=True)
class Bounds:
    """The two boxes of a span, in days; None is unknown."""

    s_lo: Day | None = None
    s_hi: Day | None = None
    e_lo: Day | None = None
    e_hi: Day | None = None


@dataclass(frozen=True, slots=True)
class Inference:
    """A value that comes from another claim than the episode's own: field, rule (R1..R9), claims, a sentence for people."""

    field: str
    rule: str
    claims: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Basis:
    """What an agreement rests on, with its hedge and the persons of a personal tie."""

    basis: str
    hedge: str = ""
    between: tuple[str, ...] = ()
    claim: str = ""


@dataclass(frozen=True, slots=True)
class Ending:
    """A cause of an end: vocabulary id, the claim of the causing event, and whether a rule joined the two."""

    cause: str
    claim: str = ""
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Episode:
    """A relation that held among the same actors over a span. Roles hold actor ids, or place ids for a role that is a place.

    `bounds` are what the record supports, stated and derived together; `stated` those that claims state.
    `acting` are pairs (role, person id) where a leader acts for the organisation in the role.
    """

    id: str
    relation: str
    roles: tuple[tuple[str, str], ...]
    bounds: Bounds
    stated: Bounds
    possible_from: Day | None
    horizon: Day | None
    """Last day of which the supporting sources can speak."""
    claims: tuple[str, ...]
    bounded_by: tuple[str, ...] = ()
    contradicted_by: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    bridged: tuple[tuple[Day, Day], ...] = ()
    """Gaps between sightings: pairs of the last day of one and the first day of the next; the days between are bridged."""
    resources: tuple[str, ...] = ()
    purpose: str = ""
    agreement: str = ""
    bases: tuple[Basis, ...] = ()
    endings: tuple[Ending, ...] = ()
    modalities: tuple[str, ...] = ()
    performance: str = "done"
    hedges: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    inferred: tuple[Inference, ...] = ()
    acting: tuple[tuple[str, str], ...] = ()
    reviewed: str = "unreviewed"
    independent_sources: int = 1
    not_before: Day | None = None
    """Founding of a party, where that bounds the episode but proves nothing."""


@dataclass(frozen=True, slots=True)
class Owed:
    """An obligation of a derived agreement, in ids; `claims` state it."""

    debtor: str
    creditor: str
    resource: str
    purpose: str = ""
    place: str = ""
    claims: tuple[str, ...] = ()
    performance: str = "promised"


@dataclass(frozen=True, slots=True)
class Agreement:
    """An n-ary agreement: parties, obligations, bases, start, causes of its end."""

    id: str
    parties: tuple[str, ...]
    bounds: Bounds
    claims: tuple[str, ...]
    kind: str = ""
    nature: str = ""
    beneficiaries: tuple[str, ...] = ()
    acting: tuple[tuple[str, str], ...] = ()
    """Pairs (person id, organisation id) where a party is a leader who acts for an organisation."""
    obligations: tuple[Owed, ...] = ()
    bases: tuple[Basis, ...] = ()
    endings: tuple[Ending, ...] = ()
    episodes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    performance: str = "promised"
    hedges: tuple[str, ...] = ()
    inferred: tuple[Inference, ...] = ()
    horizon: Day | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims that cannot all hold, or that a reader must weigh together: type, claims of both sides, a sentence."""

    id: str
    type: str
    """date, polarity, presence, identity or cause."""
    claims: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that a person should look at, with the claims or the run of text that it is about."""

    id: str
    type: str
    text: str
    claims: tuple[str, ...] = ()
    document: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Chronicle:
    """All that follows from a record, in canonical order."""

    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    episodes: tuple[Episode, ...] = ()
    presences: tuple[Episode, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    unused: tuple[tuple[str, str], ...] = ()
    """Claims in no episode: pairs of claim id and why."""
