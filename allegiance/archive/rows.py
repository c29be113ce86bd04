"""What the archive answers with: small values that need no database to be imported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from allegiance.model.claim import Claim, Quote
from allegiance.model.derived import Doubt

RULES, HAND = "rules", "hand"
CARRIED_DOUBTS = "carried"
"""Origin of the doubts about judgements that found no place in a changed file."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many sentences a document has, and in how many claims were found, were not, or could not be looked for."""

    sentences: int = 0
    with_claims: int = 0
    without: int = 0
    failed: int = 0

    @classmethod
    def of(cls, counts: Mapping[str, int]) -> Counts:
        """From a mapping; `with` is taken for `with_claims`, what is missing is 0."""
        given = dict(counts)
        found = given.get("with_claims", given.get("with", 0))
        return cls(given.get("sentences", 0), found, given.get("without", 0), given.get("failed", 0))


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one run over one document proposes. `extractor` is `hand`, `model:<name>` or the version of our own rules."""

    claims: tuple[Claim, ...]
    doubts: tuple[Doubt, ...]
    extractor: str
    counts: Counts = Counts()

    def origin(self, name: str) -> str:
        """Whose proposals these replace: those of the rules in any version, of one model, or of one hand-coded file."""
        if self.extractor == HAND:
            return f"{HAND}:{name}"
        return self.extractor if self.extractor.startswith("model:") else RULES


@dataclass(frozen=True, slots=True)
class Kept:
    """What one commit added: `new` when the text was not known before; all zero when nothing was written."""

    document_id: str
    new: bool = False
    claims_new: int = 0
    claims_withdrawn: int = 0
    carried: int = 0
    """Judgements carried over from the version of the file before."""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A file in the study in its present version; `versions` are the ids of all its texts, the oldest first."""

    name: str
    id: str
    counts: Counts
    reader: str
    versions: tuple[str, ...]
    extractor: str = ""
    passages: int = 0
    claims: int = 0


@dataclass(frozen=True, slots=True)
class Redacted:
    """What was deleted: ids of claims and documents, numbers of judgements, and the number of the `redact` that records it."""

    number: int
    claims: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    judgements: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong in a study: a stable code (docs/checks.md), where, and what."""

    code: str
    where: str
    what: str


def distinct(claims: Iterable[Claim]) -> dict[str, Claim]:
    """The claims by id; of two that state the same, the first."""
    found: dict[str, Claim] = {}
    for claim in claims:
        found.setdefault(claim.id, claim)
    return found


def words_of(claim: Claim) -> list[tuple[int, int]]:
    """The runs of text that a claim stands on: its quote, the words in its roles, and the quotes of its obligations."""
    owed = [m for term in claim.terms for m in (term.debtor, term.creditor, term.place)]
    spans = [m.span for m in (*claim.mentions, claim.place, *owed) if m is not None]
    runs = (claim.quote, *(term.quote for term in claim.terms), *spans)
    return [(run.start, run.end) for run in runs if run is not None]


def stands_on(claim: Claim, runs: Iterable[tuple[int, int]]) -> bool:
    """Whether a claim stands on any of some runs of the text."""
    return any(start < b and a < end for a, b in runs for start, end in words_of(claim))


def surrounded(claim: Claim, text: str) -> Claim:
    """The claim with the words before and after its quotes taken from another form of its text, which may be blackened."""

    def around(quote: Quote) -> Quote:
        before, after = text[max(0, quote.start - len(quote.prefix)) : quote.start], text[quote.end :][: len(quote.suffix)]
        return replace(quote, prefix=before, suffix=after)

    terms = tuple(replace(term, quote=around(term.quote) if term.quote else None) for term in claim.terms)
    return replace(claim, quote=around(claim.quote), terms=terms)
