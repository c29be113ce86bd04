"""Values as rows for people and SQL; `body` beside them is the exact value."""

from __future__ import annotations

import json
from typing import Any

from allegiance.archive.bodies import encode, spell
from allegiance.model.claim import Claim, Dates, Mention, Obligation
from allegiance.model.derived import Doubt
from allegiance.model.document import Document
from allegiance.model.source import Source

Row = dict[str, Any]
_PLAIN = (
    "label",
    "kind",
    "type",
    "polarity",
    "modality",
    "hedge",
    "stated",
    "speaker",
    "resource",
    "purpose",
    "agreement",
    "change",
    "extent",
    "value",
)


def claim_row(id_: str, claim: Claim, *, run: int, origin: str) -> Row:
    """The row of a proposed claim. Ids are handed in, here and below, because each asking for one hashes again."""
    quote, citation, by = claim.quote, claim.citation, claim.by
    return {
        "id": id_,
        "document": claim.document,
        "run": run,
        "origin": spell(origin),
        "status": "proposed",
        **{name: spell(getattr(claim, name)) for name in _PLAIN},
        "quote": spell(quote.text),
        "start": quote.start,
        "end": quote.end,
        "prefix": spell(quote.prefix),
        "suffix": spell(quote.suffix),
        "source": spell(citation.source),
        "page": spell(citation.page),
        "physical": citation.physical,
        "wording": spell(citation.wording),
        "place": _name(claim.place),
        **_dated(claim.dates),
        "bases": _list(claim.bases),
        "causes": _list(claim.causes),
        "end_causes": _list(claim.end_causes),
        "extractor": spell(by.extractor),
        "rule": spell(by.rule),
        "version": spell(by.version),
        "confidence": by.confidence,
        "redacted": None,
        "body": encode(claim),
    }


def _dated(dates: Dates) -> Row:
    return {
        "begins": str(dates.begins),
        "ends": str(dates.ends),
        "happened": str(dates.when),
        "as_of": str(dates.as_of),
        "told": spell(dates.told),
        "date_text": spell(dates.text),
    }


def role_rows(id_: str, claim: Claim) -> list[Row]:
    """A row for each mention in a role, in order."""
    filled = [(role, mention) for role, mentions in claim.roles for mention in mentions]
    return [
        {
            "claim": id_,
            "position": position,
            "role": spell(role),
            "name": spell(mention.name),
            "kind": spell(mention.kind),
            "text": spell(mention.text),
            "start": mention.span.start if mention.span else None,
            "end": mention.span.end if mention.span else None,
            "of": spell(mention.of),
            "how": spell(mention.how),
        }
        for position, (role, mention) in enumerate(filled)
    ]


def obligation_rows(id_: str, claim: Claim) -> list[Row]:
    """A row for each obligation of an agreement, in order."""
    return [{"claim": id_, "position": position, **_owed(owed)} for position, owed in enumerate(claim.terms)]


def _owed(owed: Obligation) -> Row:
    return {
        "debtor": spell(owed.debtor.name),
        "creditor": spell(owed.creditor.name),
        "resource": spell(owed.resource),
        "purpose": spell(owed.purpose),
        "place": _name(owed.place),
        "quote": spell(owed.quote.text) if owed.quote else "",
        "begins": str(owed.dates.begins),
        "ends": str(owed.dates.ends),
        "modality": spell(owed.modality),
        "hedge": spell(owed.hedge),
    }


def passage_rows(id_: str, document: Document) -> list[Row]:
    """A row for each passage, in order."""
    return [
        {
            "document": id_,
            "position": position,
            "start": passage.start,
            "end": passage.end,
            "source": spell(passage.citation.source),
            "page": spell(passage.citation.page),
            "physical": passage.citation.physical,
            "wording": spell(passage.citation.wording),
            "body": encode(passage),
        }
        for position, passage in enumerate(document.passages)
    ]


def furniture_rows(id_: str, document: Document) -> list[Row]:
    """A row for each run that is not text, in order."""
    return [
        {"document": id_, "position": position, "start": run.start, "end": run.end, "why": spell(run.why)}
        for position, run in enumerate(document.furniture)
    ]


def source_rows(id_: str, document: Document, *, origin: str) -> list[Row]:
    """A row for each source that a document cites, in order."""
    return [
        {"document": id_, "origin": spell(origin), "position": position, **_source(source)}
        for position, source in enumerate(document.sources)
    ]


def _source(source: Source) -> Row:
    names = [", ".join(filter(None, (author.family, author.given))) for author in source.authors]
    plain = {name: spell(getattr(source, name)) for name in ("key", "title", "container", "type", "url", "raw")}
    return plain | {
        "authors": spell("; ".join(names)),
        "issued": str(source.issued),
        "horizon": str(source.horizon),
        "confidential": source.confidential,
        "body": encode(source),
    }


def doubt_rows(id_: str, doubts: tuple[Doubt, ...], *, origin: str) -> list[Row]:
    """A row for each doubt about a document, in order."""
    return [
        {
            "document": id_,
            "origin": spell(origin),
            "position": position,
            "id": spell(doubt.id),
            "type": spell(doubt.type),
            "text": spell(doubt.text),
            "start": doubt.start,
            "end": doubt.end,
            "body": encode(doubt),
        }
        for position, doubt in enumerate(doubts)
    ]


def _name(mention: Mention | None) -> str:
    return spell(mention.name) if mention else ""


def _list(labels: tuple[str, ...]) -> str:
    """A list of labels as JSON; empty when there is none."""
    return json.dumps([spell(label) for label in labels], ensure_ascii=False) if labels else ""
