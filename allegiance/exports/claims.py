"""Claims as flat lines: JSON Lines, one claim a line, `null` where the source states nothing.

This is the form in which hand-coded claims are exchanged and scored; it can be read back. A relation or event has its two
actors in `subject` and `object` as the vocabulary says for its type; agreements, bases and causes have their parties there,
and all of them in `parties`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TextIO

from allegiance.exports.columns import Column
from allegiance.exports.shortening import shorten
from allegiance.exports.withholding import disclosed
from allegiance.model.claim import Claim, Mention, Obligation
from allegiance.model.derived import Chronicle
from allegiance.model.judgement import Judgement, standing
from allegiance.model.record import Record
from allegiance.model.when import UNKNOWN, Box
from allegiance.vocabulary import FlatRoles, Type, load

SUFFIX = ".jsonl"
STATUS = {"accept": "accepted", "correct": "accepted", "reject": "rejected", "cannot-tell": "proposed"}
FIELDS = (
    Column("id", "the claim's id, shortened so that it is unique in this file"),
    Column("kind", "relation, event, attribute, agreement, basis or cause", closed=True),
    Column("relation", "type of relation, event or attribute; kind of an agreement", closed=True),
    Column("subject", "name of the first actor in this document, once pronouns and short forms are resolved"),
    Column("subject_mention", "the words that stand for the subject in the text"),
    Column("object", "name of the second actor or place"),
    Column("object_mention", "the words that stand for the object in the text"),
    Column("place", "where it holds or happened, as the text names it"),
    Column("from_place", "the place left"),
    Column("resource", "what is given", closed=True),
    Column("begins", "when it began", "EDTF"),
    Column("ends", "when it ended", "EDTF"),
    Column("when", "when it happened, or a time at which it held", "EDTF"),
    Column("when_text", "the words of the date"),
    Column("polarity", "+ stated, - denied", closed=True),
    Column("modality", "asserted, reported, commitment, goal, capability or planned", closed=True),
    Column("hedge", "the words that weaken it"),
    Column("stated", "explicit, implied or presupposed", closed=True),
    Column("agreement", "label of the agreement that it belongs to, within its document"),
    Column("terms", "obligations: debtor, creditor, resource, purpose, place", "list"),
    Column("basis", "what it rests on", "list"),
    Column("cause", "ids of the lines that caused it", "list"),
    Column("end_cause", "causes of the end", "list"),
    Column("parties", "all actors of an agreement, basis or cause, or of a role that holds more than one", "list"),
    Column("change", "return, strengthened, deteriorated ...", closed=True),
    Column("extent", "partial where it holds for a part of the place or time only", closed=True),
    Column("value", "value of an attribute, nuance of a relation", "text or JSON"),
    Column("source", "citekey of the cited work"),
    Column("document", "name of the file that was read"),
    Column("page", "page as printed"),
    Column("char_start", "first character of the quote, counted in code points of the text", "number"),
    Column("char_end", "character after the quote", "number"),
    Column("quote", "the words it stands on, exactly as in the text"),
    Column(
        "status",
        "accepted or rejected by a judgement, else proposed; a tie that an agreement makes has its status",
        closed=True,
    ),
    Column("extractor", "what or who proposed it", closed=True),
    Column("claim", "the claim's whole id"),
    Column("as_of", "a date at which it is said to hold", "EDTF"),
    Column("told", "present: told in the present tense; past: over by then", closed=True),
    Column("speaker", "who says it, in the text"),
    Column("purpose", "what it is stated to be for"),
    Column("wording", "verbatim, paraphrase or verbatim in note: whose words the passage has", closed=True),
    Column("rule", "rule that proposed it"),
    Column("confidence", "how sure the extractor is, 0 to 1", "number"),
    Column("inferred", "dates carried from elsewhere: pairs of field and rule", "list"),
)


def write(record: Record, chronicle: Chronicle, out: TextIO, *, profile: str = "") -> None:
    """Write a JSON object a line. The chronicle is not used; a profile makes no difference, as no cell is ever run."""
    for row in lines(disclosed(record)):
        out.write(_dumped(row) + "\n")


def lines(record: Record) -> Iterator[dict[str, Any]]:
    """The claims of a record as flat lines, by file name and offsets; confidential sources are not left out here."""
    names = dict(record.documents)
    claims = {claim.id: claim for claim in record.claims}
    sheet = _Sheet(names, load().types, _by_label(claims), shorten(claims), statuses(record.judgements))
    places = ((names.get(c.document, ""), c.document, c.quote.start, c.quote.end, id_) for id_, c in claims.items())
    return (sheet.line(id_, claims[id_]) for *_, id_ in sorted(places))


def statuses(judgements: Iterable[Judgement]) -> dict[str, str]:
    """Status by claim id as the last standing judgement has it; claims that nobody judged are absent."""
    return {id_: STATUS[j.verb] for j in standing(judgements) if j.verb in STATUS for id_ in j.about}


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What the lines of one file share."""

    names: Mapping[str, str]
    types: Mapping[str, Type]
    labels: Mapping[tuple[str, str], list[str]]
    short: Mapping[str, str]
    status: Mapping[str, str]

    def line(self, id_: str, claim: Claim) -> dict[str, Any]:
        row = {**_stated(claim), **self._roles(claim), **_written(claim)}
        causes = (cause for label in claim.causes for cause in self.labels.get((claim.document, label), ()))
        row |= {
            "id": self.short[id_],
            "claim": id_,
            "cause": [self.short[cause] for cause in dict.fromkeys(causes)],
            "document": re.split(r"[/\\]", self.names.get(claim.document, claim.document))[-1],
            "status": self._status(id_, claim),
        }
        return {field.name: _or_null(row[field.name]) for field in FIELDS}

    def _status(self, id_: str, claim: Claim) -> str:
        agreement = claim.label.rpartition(".")[0]  # an obligation's tie is labelled by its agreement's label and a number
        ids = (id_, *self.labels.get((claim.document, agreement), ()))
        return next((self.status[judged] for judged in ids if judged in self.status), "proposed")

    def _roles(self, claim: Claim) -> dict[str, Any]:
        kind = self.types.get(claim.type)
        flat = kind.flat if kind else FlatRoles()
        subject, object_ = _pair(claim, flat)
        place = next(iter(claim.role(flat.place)), None) or claim.place
        if place is None and claim.kind == "relation" and object_ and object_.kind == "place":
            place = object_
        return {
            "subject": subject and subject.name,
            "subject_mention": subject and subject.text,
            "object": object_ and object_.name,
            "object_mention": object_ and object_.text,
            "place": place and place.name,
            "from_place": next((m.name for m in claim.role(flat.from_place)), None),
            "parties": _parties(claim, flat),
        }


def _stated(claim: Claim) -> dict[str, Any]:
    dates = claim.dates
    return {
        "kind": claim.kind,
        "relation": claim.type,
        "resource": claim.resource,
        **{name: _edtf(box) for name, box in _boxes(claim)},
        "when_text": dates.text,
        "told": dates.told,
        "inferred": [list(pair) for pair in dates.inferred],
        "polarity": claim.polarity,
        "modality": claim.modality,
        "hedge": claim.hedge,
        "stated": claim.stated,
        "agreement": claim.agreement or (claim.label if claim.kind == "agreement" else ""),
        "terms": [_term(term) for term in claim.terms],
        "basis": list(claim.bases),
        "end_cause": list(claim.end_causes),
        "change": claim.change,
        "extent": claim.extent,
        "value": _value(claim.value),
        "speaker": claim.speaker,
        "purpose": claim.purpose,
    }


def _written(claim: Claim) -> dict[str, Any]:
    return {
        "source": claim.citation.source,
        "page": claim.citation.page,
        "wording": claim.citation.wording,
        "char_start": claim.quote.start,
        "char_end": claim.quote.end,
        "quote": claim.quote.text,
        "extractor": claim.by.extractor,
        "rule": claim.by.rule,
        "confidence": claim.by.confidence,
    }


def _boxes(claim: Claim) -> tuple[tuple[str, Box], ...]:
    dates = claim.dates
    return ("begins", dates.begins), ("ends", dates.ends), ("when", dates.when), ("as_of", dates.as_of)


def _pair(claim: Claim, flat: FlatRoles) -> tuple[Mention | None, Mention | None]:
    if claim.kind not in ("relation", "event") or not (flat.subject or flat.object):
        first, second, *_ = (*_sides(claim), None, None)
        return first, second
    if flat.subject == flat.object:
        first, second, *_ = (*claim.role(flat.subject), None, None)
        return first, second
    return next(iter(claim.role(flat.subject)), None), next(iter(claim.role(flat.object)), None)


def _sides(claim: Claim) -> tuple[Mention, ...]:
    return claim.role("party") or claim.mentions


def _parties(claim: Claim, flat: FlatRoles) -> list[str]:
    if claim.kind in ("agreement", "basis", "cause"):
        return [mention.name for mention in _sides(claim)]
    shown = 2 if flat.subject == flat.object else 1
    several = (claim.role(role) for role in (flat.subject, flat.object) if len(claim.role(role)) > shown)
    return [mention.name for mention in next(several, ())]


def _term(term: Obligation) -> dict[str, Any]:
    stated = {
        "debtor": term.debtor.name,
        "creditor": term.creditor.name,
        "resource": term.resource,
        "purpose": term.purpose or None,
        "place": term.place.name if term.place else None,
    }
    own = {"begins": _edtf(term.dates.begins), "ends": _edtf(term.dates.ends), "modality": term.modality, "hedge": term.hedge}
    return stated | {name: value for name, value in own.items() if value}


def _edtf(box: Box) -> str | None:
    return None if box == UNKNOWN else str(box)


def _value(text: str) -> Any:
    """The parts of a value that was kept as JSON text; any other text as it is."""
    if not text.startswith(("[", "{")):
        return text
    try:
        parts = json.loads(text)
        json.dumps(parts, allow_nan=False)  # NaN and Infinity are no JSON, though `loads` takes them
        return parts
    except (ValueError, RecursionError):
        return text


def _or_null(value: Any) -> Any:
    return None if value in ("", []) else value


def _by_label(claims: Mapping[str, Claim]) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for id_, claim in sorted(claims.items()):
        if claim.label:
            found.setdefault((claim.document, claim.label), []).append(id_)
    return found


def _dumped(row: Mapping[str, Any]) -> str:
    """One physical line; escaped throughout where a quote has a line separator, or half a character that UTF-8 cannot write."""
    text = json.dumps(row, ensure_ascii=False)
    whole = len(text.splitlines()) == 1 and not any("\ud800" <= c <= "\udfff" for c in text)
    return text if whole else json.dumps(row)
