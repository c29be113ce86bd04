"""The order of the rules: from a record to its chronicle."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from allegiance.chronicle.acting import Group, group
from allegiance.chronicle.agreements import Known, bases_of, finish
from allegiance.chronicle.conflicts import conflicts
from allegiance.chronicle.doubts import doubts, unused
from allegiance.chronicle.drafting import Draft
from allegiance.chronicle.evidence import Fact, weigh
from allegiance.chronicle.identity import Identity, identify
from allegiance.chronicle.inference import one_source
from allegiance.chronicle.order import Ordered, arrange
from allegiance.chronicle.standing import View, counting
from allegiance.chronicle.ties import Ties, bind
from allegiance.model.derived import Agreement, Basis, Chronicle, Episode
from allegiance.model.record import Record
from allegiance.vocabulary import Vocabulary

NO_VIEW = View()


def derive(record: Record, vocabulary: Vocabulary, view: View = NO_VIEW) -> Chronicle:
    """Episodes, presences, agreements, conflicts and doubts of a record as a view shows it (DESIGN 4)."""
    counted = counting(record, view)
    identity = identify(record, (claim for claim, _ in counted.values()))
    sources = {source.key: source for source in record.sources}
    facts = [weigh(claim, review, identity, vocabulary, sources) for claim, review in counted.values()]
    whole = [fact for fact in facts if not _lacking(fact)]
    ordered = arrange([f for f in whole if f.claim.kind == "event" and f.claim.polarity == "+"], identity)
    states = [fact for fact in whole if tells_state(fact)]
    groups = group([*ordered.facts, *(f for f in whole if f.claim.kind != "event")], identity)
    ties = bind(states, list(ordered.facts), groups, identity)
    return _chronicle(Bound(ties, groups, facts, ordered, identity), record)


def tells_state(fact: Fact) -> bool:
    """Whether a claim can make an episode: a lasting relation, not denied, with a span of its own or at least told outright."""
    claim, kind = fact.claim, fact.kind
    if claim.kind != "relation" or kind is None or kind.point or claim.polarity == "-" or claim.type == "part_of":
        return False
    if claim.agreement and claim.modality == "goal":
        return False  # the purpose of an agreement, shown with it
    return bool(fact.windows) or claim.stated == "explicit"


def _lacking(fact: Fact) -> bool:
    """Whether a required role is empty."""
    required = fact.kind.required if fact.kind else ()
    return any(not fact.role(role) for role in required)


@dataclass(frozen=True, slots=True)
class Bound:
    """What the rules have made of a record, before it is written down."""

    ties: Ties
    groups: Mapping[str, Group]
    facts: list[Fact]
    ordered: Ordered
    identity: Identity


def _chronicle(bound: Bound, record: Record) -> Chronicle:
    ties, groups, facts, ordered, identity = bound.ties, bound.groups, bound.facts, bound.ordered, bound.identity
    about = {source.key: source.about for source in record.sources}
    bases = {key: bases_of(told, facts, identity) for key, told in groups.items()}
    founded = _foundings(ordered.facts, facts)
    made = [(d, _episode(d, bases.get(d.group, ()), founded, about, identity)) for d in (*ties.ties, *ties.stays)]
    ids = {id(d): episode.id for d, episode in made}
    pacts: list[Agreement] = [
        finish(told, ties.agreements[key], ties.of_group(key), ids, Known(identity, bases[key]))
        for key, told in groups.items()
        if told.pacts
    ]
    stays = {id(d) for d in ties.stays}
    found = conflicts(ties, ordered, facts, identity)
    return Chronicle(
        actors=tuple(identity.actors[key] for key in sorted(identity.actors)),
        places=tuple(identity.places[key] for key in sorted(identity.places)),
        episodes=tuple(sorted((e for d, e in made if id(d) not in stays), key=_by_time)),
        presences=tuple(sorted((e for d, e in made if id(d) in stays), key=_by_time)),
        agreements=tuple(sorted(pacts, key=lambda a: a.id)),
        conflicts=found,
        doubts=doubts(facts, ties, record, identity),
        unused=unused(facts, {id_ for _, e in made for id_ in e.claims}),
    )


def _episode(
    made: Draft,
    bases: tuple[Basis, ...],
    founded: Mapping[str, int],
    about: Mapping[str, tuple[tuple[str, str], ...]],
    identity: Identity,
) -> Episode:
    facts = sorted(made.facts, key=lambda f: f.order)
    claims = [fact.claim for fact in facts]
    roles = _roles(made)
    modalities = tuple(sorted({claim.modality for claim in claims}))
    promised = set(modalities) == {"commitment"} and not made.done_by
    beside = {f.id for f in made.cluster.arrivals} if made.cluster.facts else set()
    bounded = dict.fromkeys([*made.bounded_by, *sorted(beside)])
    founding = [founded[id_] for _, id_ in roles if id_ in founded]
    if made.acting:
        leaders = ", ".join(identity.actors[id_].name for _, id_ in made.acting)
        made.infer("roles", "R8", (), f"{leaders} is the named party; the organisation follows from whom it leads or founded")
    return Episode(
        id=_episode_id(made, roles),
        relation=made.relation,
        roles=roles,
        bounds=made.bounds,
        stated=made.stated,
        possible_from=made.possible_from,
        horizon=max((f.horizon for f in facts if f.horizon is not None), default=None),
        claims=tuple(claim.id for claim in claims),
        bounded_by=tuple(id_ for id_ in bounded if id_ not in {claim.id for claim in claims}),
        contradicted_by=tuple(sorted({f.id for pair in made.cluster.quarrels for f in pair})),
        places=_places(made, facts),
        bridged=made.gaps,
        resources=tuple(sorted({r for claim in claims for r in (claim.resource, *(t.resource for t in claim.terms)) if r})),
        purpose="; ".join(dict.fromkeys(claim.purpose for claim in claims if claim.purpose)),
        agreement=made.group,
        bases=bases,
        endings=tuple(made.endings),
        modalities=modalities,
        performance="promised" if promised else "done",
        hedges=tuple(dict.fromkeys(claim.hedge for claim in claims if claim.hedge)),
        changes=tuple(dict.fromkeys(claim.change for claim in claims if claim.change)),
        inferred=tuple(made.inferred),
        acting=made.acting,
        reviewed="accepted" if all(f.review == "accepted" for f in facts) else "unreviewed",
        independent_sources=one_source(facts, about),
        not_before=max(founding, default=None),
    )


def _roles(made: Draft) -> tuple[tuple[str, str], ...]:
    """The roles of the vocabulary, in its order; a symmetric tie keeps the order in which it is told first."""
    fact = min(made.facts, key=lambda f: f.order)
    if made.cluster.key[0] == "presence":
        first = "based" if made.relation == "based_in" else "located"
        (_, actor), (_, place) = made.cluster.key[1]
        return (first, actor), ("place", place)
    told = [(role, ids[0]) for role, ids in fact.roles if ids]
    return tuple(told)


def _places(made: Draft, facts: Iterable[Fact]) -> tuple[str, ...]:
    if made.cluster.key[0] == "presence":
        return (made.cluster.key[1][1][1],)
    told = [f.place for f in facts if f.place] + [id_ for f in facts for id_ in f.fillers if id_.startswith("place:")]
    return tuple(dict.fromkeys(told))


def _episode_id(made: Draft, roles: tuple[tuple[str, str], ...]) -> str:
    """A name that stays as long as its actors and its first claim do."""
    first = min(made.facts, key=lambda f: f.order).id
    return hashlib.sha256(repr((made.cluster.key[0], roles, first)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _foundings(events: Iterable[Fact], facts: Iterable[Fact]) -> dict[str, int]:
    """The first day on which each group can have been founded, where a source dates its founding."""
    found: dict[str, int] = {}
    for fact in [*events, *(f for f in facts if f.type == "founded")]:
        low = fact.start[0] if fact.claim.kind == "event" else next((first for first, _ in fact.windows), None)
        bodies = {"formation": fact.role("formed"), "founded": fact.role("founded")}.get(fact.type, ())
        if low is not None:
            for body in bodies:
                found[body] = min(found.get(body, low), low)
    return found


def _by_time(episode: Episode) -> tuple[int, int, str]:
    b = episode.bounds
    first = next((day for day in (episode.possible_from, b.s_hi, b.e_lo) if day is not None), 10**7)
    return first, b.e_lo if b.e_lo is not None else 10**7, episode.id
