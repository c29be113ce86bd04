"""What a person should look at: claims that lack a role, readings that a rule chose; and why a claim makes no tie."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from allegiance.chronicle.evidence import Fact
from allegiance.chronicle.identity import Identity
from allegiance.chronicle.ties import Ties
from allegiance.model.derived import Doubt
from allegiance.model.record import Record


def doubts(facts: Iterable[Fact], ties: Ties, record: Record, identity: Identity) -> tuple[Doubt, ...]:
    """Doubts of the extraction and of the derivation, each once, in canonical order."""
    found = {doubt.id: doubt for doubt in (*record.doubts, *_lacking(facts), *_acting(ties, identity))}
    return tuple(sorted(found.values(), key=lambda d: (d.document, d.start, d.type, d.id)))


def _lacking(facts: Iterable[Fact]) -> Iterator[Doubt]:
    for fact in facts:
        missing = [role for role in (fact.kind.required if fact.kind else ()) if not fact.role(role)]
        if missing:
            names = ", ".join(role.replace("_", " ") for role in missing)
            yield _doubt("missing role", f'{fact.type}: {names} is not named in "{fact.claim.quote.text}"', fact)


def _acting(ties: Ties, identity: Identity) -> Iterator[Doubt]:
    for tie in ties.ties:
        roles = dict(tie.cluster.key[1])
        for role, person in tie.acting:
            leader, body = identity.actors[person].name, identity.actors.get(roles.get(role, ""))
            if body:
                yield _doubt("acting", f"{leader} is taken to act for {body.name}; only {leader} is named", tie.facts[0])


def _doubt(kind: str, text: str, fact: Fact) -> Doubt:
    claim = fact.claim
    name = hashlib.sha256(repr((kind, text, claim.id)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Doubt(name, kind, text, (claim.id,), claim.document, claim.quote.start, claim.quote.end)


def unused(facts: Iterable[Fact], used: set[str]) -> tuple[tuple[str, str], ...]:
    """Claims in no episode, with the reason."""
    return tuple(sorted((fact.id, _why(fact)) for fact in facts if fact.id not in used))


def _why(fact: Fact) -> str:
    claim, kind = fact.claim, fact.kind
    reasons = (
        (claim.kind == "attribute", "an attribute of an actor, not a relation"),
        (claim.kind == "event", "an event gives no duration; it dates or explains"),
        (claim.kind in ("agreement", "basis", "cause"), "shown as an agreement"),
        (claim.polarity == "-", "a negative claim never forms an episode"),
        (kind is not None and kind.point, "a point in time: it bounds the life of what it founds"),
        (claim.type == "part_of", "a place inside a place"),
        (bool(claim.agreement) and claim.modality == "goal", "the purpose of an agreement"),
        (kind is not None and any(not fact.role(role) for role in kind.required), "a role is missing"),
    )
    return next((text for holds, text in reasons if holds), "it gives no span")
