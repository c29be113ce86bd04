"""Derived things as dictionaries for programs: names instead of ids, days in ISO form, pages as printed. See docs/rows.md."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from allegiance.model.derived import Agreement, Bounds, Episode
from allegiance.model.when import iso
from allegiance.views.book import Book

Row = dict[str, Any]


def episode_row(book: Book, episode: Episode) -> Row:
    """An episode or presence: relation, roles, place, start and end as [earliest, latest], and all that stands beside them."""
    name = book.naming.name
    return {
        "id": episode.id,
        "relation": episode.relation,
        "roles": {role: book.naming.acting(episode, role) for role, _ in episode.roles},
        "place": ", ".join(name(place) for place in episode.places) or None,
        **_span(episode.bounds),
        "possible_from": iso(episode.possible_from),
        "horizon": iso(episode.horizon),
        "resource": list(episode.resources),
        "purpose": episode.purpose or None,
        "agreement": episode.agreement or None,
        **_why(book, episode),
        "modality": list(episode.modalities),
        "performance": episode.performance,
        "hedge": list(episode.hedges),
        "bridged": [[iso(a), iso(z)] for a, z in episode.bridged],
        "inferred": [f"{i.field}: {i.text} ({i.rule})" for i in episode.inferred],
        "reviewed": episode.reviewed,
        **_cited(book, episode.claims),
        "bounded_by": [id_[:12] for id_ in episode.bounded_by],
        "contradicted_by": [id_[:12] for id_ in episode.contradicted_by],
        "independent_sources": episode.independent_sources,
    }


def agreement_row(book: Book, agreement: Agreement) -> Row:
    """An agreement: parties in `roles`, its obligations, bases, start, end and causes of the end."""
    name, acting = book.naming.name, dict(agreement.acting)
    parties = [f"{name(p)}, for {book.naming.called(acting[p])}" if p in acting else name(p) for p in agreement.parties]
    obligations = [
        {
            "debtor": name(owed.debtor),
            "creditor": name(owed.creditor),
            "resource": owed.resource,
            "purpose": owed.purpose or None,
            "place": name(owed.place) if owed.place else None,
            "performance": owed.performance,
        }
        for owed in agreement.obligations
    ]
    return {
        "id": agreement.id,
        "relation": "agreement",
        "kind": agreement.kind or None,
        "nature": agreement.nature or None,
        "roles": parties,
        "beneficiaries": [name(id_) for id_ in agreement.beneficiaries],
        "place": ", ".join(name(place) for place in agreement.places) or None,
        **_span(agreement.bounds),
        "obligations": obligations,
        **_why(book, agreement),
        "performance": agreement.performance,
        "hedge": list(agreement.hedges),
        "inferred": [f"{i.field}: {i.text} ({i.rule})" for i in agreement.inferred],
        **_cited(book, agreement.claims),
        "episodes": list(agreement.episodes),
    }


def _span(bounds: Bounds) -> Row:
    return {"start": [iso(bounds.s_lo), iso(bounds.s_hi)], "end": [iso(bounds.e_lo), iso(bounds.e_hi)]}


def _why(book: Book, thing: Episode | Agreement) -> Row:
    bases = [
        {"basis": b.basis, "hedge": b.hedge or None, "between": list(b.between), "claim": b.claim[:12]} for b in thing.bases
    ]
    endings = [
        {
            "cause": ending.cause,
            "claim": ending.claim[:12],
            "inferred": ending.inferred,
            "quote": book.claims[ending.claim].quote.text if ending.claim in book.claims else None,
        }
        for ending in thing.endings
    ]
    return {"basis": bases, "end_causes": endings}


def _cited(book: Book, claims: Iterable[str]) -> Row:
    known = [book.claims[id_] for id_ in claims if id_ in book.claims]
    return {
        "citation": book.citation(claims),
        "pages": list(dict.fromkeys(claim.citation.page for claim in known if claim.citation.page)),
        "sources": list(dict.fromkeys(claim.citation.source for claim in known)),
        "wording": "; ".join(dict.fromkeys(claim.citation.wording for claim in known)),
        "speakers": list(dict.fromkeys(claim.speaker for claim in known if claim.speaker)),
        "claims": [claim.id[:12] for claim in known],
        "quotes": [" ".join(claim.quote.text.split()) for claim in known],
    }
