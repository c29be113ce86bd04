"""From an answer back to file, page, sentence, quote and rule."""

from __future__ import annotations

from allegiance.model.answer import Answer, Line
from allegiance.model.claim import Claim
from allegiance.model.derived import Agreement, Episode
from allegiance.model.document import Document
from allegiance.model.errors import NotFound
from allegiance.views.book import Book
from allegiance.views.citing import cite
from allegiance.views.statement import state
from allegiance.views.telling import tell, tell_agreement


def trail(book: Book, prefix: str, documents: dict[str, Document]) -> Answer:
    """The way back of a claim, episode or agreement whose id begins with `prefix`; `documents` by id, as far as kept."""
    things: list[Episode | Agreement] = [*book.spans, *book.chronicle.agreements]
    derived = [thing for thing in things if thing.id.startswith(prefix)]
    claims = [claim for id_, claim in sorted(book.claims.items()) if id_.startswith(prefix)]
    if len(derived) + len(claims) != 1:
        found = ", ".join([*(thing.id[:12] for thing in derived), *(claim.id[:12] for claim in claims)])
        raise NotFound(f"{prefix}: " + (f"could be {found}" if found else "no id of a claim, episode or agreement begins so"))
    if claims:
        return Answer(f"trail of {prefix}", (_step(book, claims[0], documents),))
    thing = derived[0]
    head = tell(book, thing) if isinstance(thing, Episode) else tell_agreement(book, thing)
    bounding = thing.bounded_by if isinstance(thing, Episode) else ()
    steps = [_step(book, book.claims[id_], documents, "Stated by") for id_ in thing.claims if id_ in book.claims]
    steps += [_step(book, book.claims[id_], documents, "Dated or explained by") for id_ in bounding if id_ in book.claims]
    return Answer(f"trail of {prefix}", (head, *_inferences(book, thing), *steps))


def _step(book: Book, claim: Claim, documents: dict[str, Document], section: str = "") -> Line:
    line, document = state(book, claim), documents.get(claim.document)
    source = book.sources.get(claim.citation.source)
    where = f"{document.name}, characters {claim.quote.start} to {claim.quote.end}" if document else "text not kept"
    under = (
        *line.under,
        ("sentence", _around(document, claim) if document else ""),
        ("file", where),
        ("source", (source.raw or source.title or source.key) if source else claim.citation.source),
        ("page", claim.citation.page or "none given"),
        ("proposed by", f"{claim.by.extractor} {claim.by.version} rule {claim.by.rule or '-'} ({claim.by.confidence:.2f})"),
        *(("judged", text) for text in _judged(book, claim)),
    )
    told = tuple(pair for pair in under if pair[1])
    return Line(line.head, told, cite([claim], book.sources), (claim.id,), {"id": claim.id, **dict(told)}, section)


def _around(document: Document, claim: Claim) -> str:
    passage = document.passage_at(claim.quote.start)
    text = document.text[passage.start : passage.end] if passage else claim.quote.text
    return " ".join(text.split())


def _judged(book: Book, claim: Claim) -> list[str]:
    ordered = sorted((j for j in book.record.judgements if claim.id in j.about), key=lambda j: j.number)
    return [" ".join(filter(None, [j.verb, f"by {j.author}", j.value, j.reason])) for j in ordered]


def _inferences(book: Book, thing: Episode | Agreement) -> tuple[Line, ...]:
    return tuple(
        Line(f"{i.field}: {i.text} (rule {i.rule})", (), book.citation(i.claims), i.claims, {"field": i.field}, "Inferred")
        for i in thing.inferred
    )
