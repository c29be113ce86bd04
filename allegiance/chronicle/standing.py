"""Which claims count: rejected ones are out, corrected ones count as corrected, the rest as far as a view allows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from allegiance.chronicle.exchange import project
from allegiance.model.claim import Claim, Dates
from allegiance.model.judgement import Judgement, standing
from allegiance.model.record import Record
from allegiance.model.when import Box, Day

ACCEPTED, UNREVIEWED = "accepted", "unreviewed"
_DECIDING = ("accept", "reject", "correct", "cannot-tell")


@dataclass(frozen=True, slots=True)
class View:
    """How a record is looked at. `without` holds citekeys, beginnings of claim ids, or extractors that are left out.

    `known_on`: only sources published by that day. `until`: only judgements up to that number. `reviewed_only`: only what a
    person accepted. `threshold`: rule proposals of at least this confidence.
    """

    without: frozenset[str] = field(default_factory=frozenset)
    known_on: Day | None = None
    until: int | None = None
    reviewed_only: bool = False
    threshold: float = 0.0


def counting(record: Record, view: View) -> dict[str, tuple[Claim, str]]:
    """The claims that count, with "accepted" or "unreviewed", by id, agreements followed by the ties that they project."""
    decided: dict[str, Judgement] = {}
    for judgement in standing([j for j in record.judgements if view.until is None or j.number <= view.until]):
        if judgement.verb in _DECIDING:
            decided.update(dict.fromkeys(judgement.about, judgement))
    published = {source.key: source.issued.hi for source in record.sources}
    counted: dict[str, tuple[Claim, str]] = {}
    for claim, origin in expanded(record.claims):
        if claim.id not in decided and origin in decided:
            decided[claim.id] = decided[origin]  # a projected tie shares the fate of its agreement
        kept = _counts(claim, decided, view, published)
        if kept:
            counted[claim.id] = kept
    return counted


def expanded(claims: Iterable[Claim]) -> list[tuple[Claim, str]]:
    """Claims and the ties that agreements project, in order of id, each with the id of the claim that states it.

    A projection that a claim of the same agreement states itself yields to it.
    """
    stated = sorted(claims, key=lambda c: c.id)
    said = {_sense(claim) for claim in stated if claim.kind == "relation"}
    pacts = [claim for claim in stated if claim.kind == "agreement"]
    projected = [(tie, claim.id) for claim in pacts for tie in project(claim) if _sense(tie) not in said]
    return sorted([*((claim, claim.id) for claim in stated), *projected], key=lambda pair: pair[0].id)


def _sense(claim: Claim) -> tuple[Any, ...]:
    fillers = tuple((role, tuple(m.name for m in mentions)) for role, mentions in claim.roles)
    return claim.document, claim.agreement, claim.type, fillers, claim.resource


def _counts(
    claim: Claim, decided: Mapping[str, Judgement], view: View, published: Mapping[str, Day | None]
) -> tuple[Claim, str] | None:
    if _left_out(claim, view, published):
        return None
    judgement = decided.get(claim.id)
    if judgement is None or judgement.verb == "cannot-tell":
        proposed = (
            not view.reviewed_only and claim.by.confidence >= view.threshold and not claim.by.extractor.startswith("model:")
        )
        return (claim, UNREVIEWED) if proposed else None
    if judgement.verb == "reject" or (view.reviewed_only and not judgement.by_person):
        return None
    claim = corrected(claim, judgement.value) if judgement.verb == "correct" else claim
    return claim, ACCEPTED if judgement.by_person else UNREVIEWED


def _left_out(claim: Claim, view: View, published: Mapping[str, Day | None]) -> bool:
    named = {claim.citation.source, claim.by.extractor, claim.label}
    if view.without & named or any(len(part) >= 6 and claim.id.startswith(part) for part in view.without):
        return True
    issued = published.get(claim.citation.source)
    return view.known_on is not None and (issued is None or issued > view.known_on)


def corrected(claim: Claim, value: str) -> Claim:
    """The claim with the fields of a correction, a JSON object of plain fields or of `begins`, `ends`, `when`, `as_of`."""
    from allegiance.model.edtf import parse_box

    fields: dict[str, Any] = json.loads(value) if value else {}
    boxes: dict[str, Box] = {
        name: parse_box(fields.pop(name)) for name in ("begins", "ends", "when", "as_of") if name in fields
    }
    dates: Dates = replace(claim.dates, **boxes)  # type: ignore[arg-type]  # the four names are boxes
    plain = {
        name: text for name, text in fields.items() if name in ("polarity", "modality", "hedge", "stated", "resource", "type")
    }
    return replace(claim, dates=dates, **plain)
