"""Agreements: parties, obligations, bases, dates and causes of the end, put together from the facts of a group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from allegiance.chronicle.acting import Group
from allegiance.chronicle.cuts import CAUSE_OF
from allegiance.chronicle.drafting import Draft, draft
from allegiance.chronicle.evidence import Fact
from allegiance.chronicle.identity import Identity
from allegiance.chronicle.joining import Cluster
from allegiance.model.derived import Agreement, Basis, Ending, Owed

NATURES = ("strategic", "tactical", "transactional", "informal")


@dataclass(frozen=True, slots=True)
class Known:
    """Who is who, and what an agreement rests on."""

    identity: Identity
    bases: tuple[Basis, ...]


def draft_agreement(told: Group, labelled: Mapping[tuple[str, str], Fact]) -> Draft:
    """The bounds of an agreement, ended by the events that end it, with their causes."""
    made = draft(Cluster((f"agreement {told.key}", ()), list(told.pacts or told.facts)))
    for event in (f for f in told.facts if f.type == "relation_end"):
        if made.ends(event.start):
            made.has_end = True
            made.bounded_by.append(event.id)
        made.endings += [e for e in endings_of(event, labelled) if e.cause not in {old.cause for old in made.endings}]
    return made


def endings_of(event: Fact, labelled: Mapping[tuple[str, str], Fact]) -> list[Ending]:
    """The causes that an end states, each with the claim of the causing event where the text names one."""
    causes = [labelled[event.claim.document, c] for c in event.claim.causes if (event.claim.document, c) in labelled]
    implied = event.claim.stated != "explicit"
    named = {CAUSE_OF[cause.type]: cause for cause in reversed(causes) if cause.type in CAUSE_OF}
    wanted = event.claim.end_causes or tuple(dict.fromkeys(CAUSE_OF[c.type] for c in causes if c.type in CAUSE_OF))
    return [Ending(cause, named[cause].id if cause in named else event.id, implied) for cause in wanted]


def bases_of(told: Group, ties: Iterable[Fact], identity: Identity) -> tuple[Basis, ...]:
    """What the agreement rests on. A basis with a hedge outranks the same without; persons come from a tie in its quote."""
    found: dict[str, Basis] = {}
    bonds = [f for f in ties if f.type == "personal_tie" and f.claim.document == told.document]
    for fact in told.facts:
        if fact.claim.kind not in ("agreement", "basis"):
            continue
        for name in fact.claim.bases:
            inside = [b for b in bonds if fact.claim.kind == "basis" and _within(b, fact)]
            people = tuple(identity.actors[id_].name for b in inside for id_ in b.fillers) if name == "personal_tie" else ()
            basis = Basis(name, fact.claim.hedge if fact.claim.kind == "basis" else "", people, fact.id)
            old = found.get(name)
            if old is None or (not old.hedge and not old.between and fact.claim.kind == "basis"):
                found[name] = basis
    return tuple(found[name] for name in sorted(found))


def finish(told: Group, made: Draft, ties: list[Draft], ids: Mapping[int, str], known: Known) -> Agreement:
    """The agreement as a value; `ids` are the episode ids of the drafts."""
    obligations = _obligations(told, ties, known.identity)
    places = tuple(dict.fromkeys(f.place for f in told.pacts if f.place))
    levels = [f.claim.value.lower() for f in told.facts if f.claim.kind == "relation"]
    nature = next((n for n in NATURES for level in levels if n in level), "")
    asserted = all(f.claim.modality in ("asserted", "reported") for f in told.pacts) and bool(told.pacts)
    creditors = dict.fromkeys(o.creditor for o in obligations if o.creditor not in told.parties)
    return Agreement(
        id=made.cluster.key[0].removeprefix("agreement "),
        parties=told.parties,
        bounds=made.bounds,
        claims=tuple(f.id for f in told.facts),
        kind=next((f.type for f in told.pacts if f.type), ""),
        nature=nature,
        beneficiaries=tuple(creditors),
        acting=tuple(sorted(told.acting.items())),
        obligations=obligations,
        bases=known.bases,
        endings=tuple(made.endings),
        episodes=tuple(ids[id(tie)] for tie in ties),
        places=places,
        performance="done" if asserted else "promised",
        hedges=tuple(dict.fromkeys(f.claim.hedge for f in told.pacts if f.claim.hedge)),
        inferred=tuple(made.inferred),
        horizon=max((f.horizon for f in told.facts if f.horizon is not None), default=None),
    )


def _obligations(told: Group, ties: list[Draft], identity: Identity) -> tuple[Owed, ...]:
    found: dict[tuple[str, str, str], Owed] = {}
    for fact in told.pacts:
        for owed in fact.claim.terms:
            debtor, creditor = (identity.of(told.document, m) for m in (owed.debtor, owed.creditor))
            place = identity.of(told.document, replace(owed.place, kind="place")) if owed.place else ""
            by, performance = _performed(
                ties, (told.acting.get(debtor, debtor), told.acting.get(creditor, creditor)), owed.resource
            )
            one = Owed(
                debtor,
                creditor,
                owed.resource,
                owed.purpose,
                place,
                by,
                performance or _said(owed.modality or fact.claim.modality),
            )
            found.setdefault((debtor, creditor, owed.resource), one)
    return tuple(found.values())


def _performed(ties: list[Draft], parties: tuple[str, str], resource: str) -> tuple[tuple[str, ...], str]:
    for tie in ties:
        pair = tuple(id_ for _, id_ in tie.cluster.key[1])
        facts = [f for f in tie.facts if f.claim.resource == resource]
        if facts and pair == parties:
            done = tie.done_by or any(f.claim.modality in ("asserted", "reported") for f in facts)
            return tuple(f.id for f in facts), "done" if done else "promised"
    return (), ""


def _said(modality: str) -> str:
    return "done" if modality in ("asserted", "reported") else "promised"


def _within(inner: Fact, outer: Fact) -> bool:
    return outer.claim.quote.start <= inner.claim.quote.start and inner.claim.quote.end <= outer.claim.quote.end
