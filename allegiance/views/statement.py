"""A claim as a line: what it states, how, when, and the words it stands on."""

from __future__ import annotations

from collections.abc import Iterable

from allegiance.model.answer import Answer, Line
from allegiance.model.claim import Claim, Dates, Mention
from allegiance.model.when import UNKNOWN
from allegiance.views.book import Book


def state(book: Book, claim: Claim) -> Line:
    """The line of a claim; its id's first eight characters lead to `trail`."""
    how = [claim.hedge and f'hedged "{claim.hedge}"', claim.modality if claim.modality != "asserted" else ""]
    how += [claim.stated if claim.stated != "explicit" else "", "denied" if claim.polarity == "-" else ""]
    how += [f"says {claim.speaker}" if claim.speaker else "", dates(claim.dates)]
    facts = " · ".join(filter(None, [statement(book, claim), *how]))
    return Line(
        head=f"[{claim.id[:8]}] {facts}",
        under=(("says", f'"{" ".join(claim.quote.text.split())}"'),),
        citation=book.citation([claim.id]),
        claims=(claim.id,),
        row={"id": claim.id},
    )


def statement(book: Book, claim: Claim) -> str:
    """`IMU hosts ...` in the words of the vocabulary: type, then roles with their fillers."""
    kind = book.vocabulary.types.get(claim.type)
    label = kind.label if kind else (claim.type or claim.kind).replace("_", " ")
    fillers = [(role, fill(mentions)) for role, mentions in claim.roles if mentions]
    if kind and kind.kind == "relation" and [role for role, _ in fillers] == [role.name for role in kind.roles]:
        text = f" {label} ".join(name for _, name in fillers)
    else:
        text = f"{label}: {', '.join(f'{role.replace(chr(95), chr(32))} {name}' for role, name in fillers)}"
    text += f" in {claim.place.name}" if claim.place and claim.place.name not in dict(fillers).values() else ""
    text += f" ({claim.resource.replace('_', ' ')})" if claim.resource else ""
    text += f": {claim.value}" if claim.kind == "attribute" and claim.value else ""
    return text


def fill(mentions: Iterable[Mention]) -> str:
    """Names of the mentions of a role."""
    return " and ".join(mention.name for mention in mentions)


def dates(when: Dates) -> str:
    """The dates of a claim in a phrase; empty when it gives none."""
    named = (("", when.when), ("from ", when.begins), ("until ", when.ends), ("as of ", when.as_of))
    return " ".join(f"{word}{box}" for word, box in named if box != UNKNOWN)


def claims(book: Book, *, hedged: bool = False, kinds: Iterable[str] = ()) -> Answer:
    """Claims in the order of documents and offsets; `hedged` keeps those with a hedge, `kinds` those of a kind or type."""
    chosen = set(kinds)
    ordered = sorted(book.record.claims, key=lambda c: (c.document, c.quote.start, c.quote.end, c.id))
    found = [c for c in ordered if (not hedged or c.hedge) and (not chosen or {c.kind, c.type} & chosen)]
    return Answer("claims", tuple(state(book, claim) for claim in found), "" if found else "no such claims")
