"""A claim: one source saying one thing, with the words and the place where it says it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from allegiance.model.source import Citation
from allegiance.model.when import UNKNOWN, Box

CLAIM_VERSION = 1
KINDS = ("relation", "event", "attribute", "agreement", "basis", "cause")
MODALITIES = ("asserted", "reported", "commitment", "goal", "capability", "planned")
STATED = ("explicit", "implied", "presupposed")
CONTEXT = 32
"""Characters of prefix and suffix kept with a quote, as W3C TextQuoteSelector uses them."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of a document's text in code points, end excluded."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quote:
    """The words that a claim stands on: exact text with offsets, and what stands just before and after it."""

    start: int
    end: int
    text: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody or some place in a role. `name` is what it is called in this document once pronouns and short forms are
    resolved; `text` and the offsets are the words in the role ("its leaders"), None where a hand-coded row gives none.
    """

    name: str
    kind: str = ""
    """group, coalition, collective, faction, community, state, organ, person, place, institution; "" when not known."""
    text: str = ""
    span: Span | None = None
    of: str = ""
    """The organisation or state that a collective, organ or group of leaders belongs to, by its name in this document."""
    how: str = "name"
    """How the words were resolved: name, alias, pronoun, definite, possessive, plural, role, hand ..."""


@dataclass(frozen=True, slots=True)
class Dates:
    """When, as one claim says it. `told` is `present` if the claim holds at its source's horizon, `past` if it is over by
    then, `""` where the tense says nothing. `inferred` are pairs (field, rule) for dates carried from elsewhere.
    """

    begins: Box = UNKNOWN
    ends: Box = UNKNOWN
    when: Box = UNKNOWN
    as_of: Box = UNKNOWN
    told: str = ""
    text: str = ""
    inferred: tuple[tuple[str, str], ...] = ()


UNDATED = Dates()


@dataclass(frozen=True, slots=True)
class Obligation:
    """What one party of an agreement owes another; what the text does not state stays empty."""

    debtor: Mention
    creditor: Mention
    resource: str
    purpose: str = ""
    place: Mention | None = None
    quote: Quote | None = None
    dates: Dates = UNDATED
    modality: str = ""
    """Empty: as the agreement's."""
    hedge: str = ""


@dataclass(frozen=True, slots=True)
class By:
    """Which rule or hand proposed a claim, and how sure it is (0..1)."""

    extractor: str
    rule: str = ""
    version: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Claim:
    """One source saying one thing. `roles` are pairs (role name, mentions) in the order of the vocabulary.

    `label` names the claim inside its document; `causes`, `agreement` and `reasons` refer to such labels.
    """

    document: str
    quote: Quote
    kind: str
    type: str
    """Vocabulary id of a relation, event or attribute; the agreement kind (pact, truce ...) or "" for an agreement."""
    roles: tuple[tuple[str, tuple[Mention, ...]], ...]
    citation: Citation
    by: By
    label: str = ""
    place: Mention | None = None
    dates: Dates = UNDATED
    polarity: str = "+"
    modality: str = "asserted"
    hedge: str = ""
    stated: str = "explicit"
    speaker: str = ""
    resource: str = ""
    purpose: str = ""
    terms: tuple[Obligation, ...] = ()
    agreement: str = ""
    bases: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    end_causes: tuple[str, ...] = ()
    change: str = ""
    extent: str = ""
    value: str = ""
    """Value of an attribute or a nuance of a relation ("tactical"); JSON text when it has parts."""

    @property
    def id(self) -> str:
        """SHA-256 of what the claim states and where; not of who proposed it, how it was resolved, or its status."""
        return claim_id(self)

    def role(self, name: str) -> tuple[Mention, ...]:
        """The mentions in a role; empty where it is not stated."""
        return next((mentions for role, mentions in self.roles if role == name), ())

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions in roles, in order."""
        return tuple(mention for _, mentions in self.roles for mention in mentions)


def claim_id(claim: Claim) -> str:
    """SHA-256 (hexadecimal) of the canonical JSON of what a claim states."""
    dates = claim.dates
    stated = {
        "version": CLAIM_VERSION,
        "text": claim.document,
        "quote": [claim.quote.start, claim.quote.end],
        "kind": claim.kind,
        "type": claim.type,
        "roles": [[role, [_place_in_text(m) for m in mentions]] for role, mentions in claim.roles],
        "place": _place_in_text(claim.place) if claim.place else None,
        "dates": [*map(str, (dates.begins, dates.ends, dates.when, dates.as_of)), dates.told],
        "polarity": claim.polarity,
        "modality": claim.modality,
        "hedge": claim.hedge,
        "stated": claim.stated,
        "speaker": claim.speaker,
        "resource": claim.resource,
        "value": claim.value,
    }
    text = json.dumps(stated, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def quote_of(text: str, start: int, end: int) -> Quote:
    """The quote at the offsets of a text, with its context."""
    return Quote(start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def _place_in_text(mention: Mention) -> list[int] | str:
    return [mention.span.start, mention.span.end] if mention.span else mention.name
