"""What people decided about one version of a file, carried to the next, where quote, prefix and suffix stand exactly once.

A decision goes to the proposal of the new version that states the same of the same words. Where there is none, a claim that a
person let stand is kept again at its new place; what finds no place becomes a doubt, never a guess.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, and_, func, select

from allegiance.archive.bodies import decode, encode, unspell
from allegiance.archive.columns import doubt_rows
from allegiance.archive.judgements import append, log
from allegiance.archive.proposing import REDACTED, add
from allegiance.archive.rows import CARRIED_DOUBTS, words_of
from allegiance.archive.schema import claims, documents, doubts, runs
from allegiance.archive.tables import put
from allegiance.model.claim import Claim, Mention, Obligation, Quote, Span, quote_of
from allegiance.model.derived import Doubt
from allegiance.model.document import Document
from allegiance.model.judgement import CARRIED, Judgement, node, standing

_LETS_STAND = ("accept", "correct")
_MISSED = (*_LETS_STAND, "note")
_OF_NAMES = ("same", "not-same", "cannot-tell", "split", "place-is")
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Present:
    """The version that decisions are carried to: its id, what was read, its text as kept, and its claims by id."""

    id: str
    document: Document
    text: str
    claims: dict[str, Claim]


def carry(connection: Connection, before: Sequence[str], id_: str, document: Document) -> int:
    """Carry what stands from earlier versions (ids, the latest first) to a document; how many judgements were added."""
    entries = log(connection)
    decided = [entry for entry in standing(entries) if entry.by_person]
    taken = {item for entry in entries if entry.by_person for item in entry.about}
    present = Present(id_, document, _text(connection, id_), {claim.id: claim for claim in _claims(connection, id_)})
    carried: list[Judgement] = []
    lost: dict[str, Doubt] = {}
    for old in before:
        for claim, about in _judged(connection, old, decided):
            target = _target(connection, claim, present, about)
            if target is None:
                lost |= {doubt.id: doubt for doubt in _missed(claim, about, id_)}
            elif target not in taken:
                carried += [_copy(entry, (target,)) for entry in about]
        carried += _names(decided, old, present, taken)
        taken.update(item for entry in carried for item in entry.about)
    rows = doubt_rows(id_, tuple(lost.values()), origin=CARRIED_DOUBTS)
    put(connection, doubts, rows, and_(doubts.c.document == id_, doubts.c.origin == CARRIED_DOUBTS))
    return len(append(connection, carried))


def anchor(text: str, quote: Quote) -> int | None:
    """Where a quote stands in another text, found by its words and those around it; None unless there is exactly one place."""
    places = anchors(text, quote)
    return places[0] if len(places) == 1 else None


def anchors(text: str, quote: Quote) -> list[int]:
    """All places where a quote stands in a text with the same words before and after it."""
    wanted, found = quote.prefix + quote.text + quote.suffix, []
    at = text.find(wanted)
    while at >= 0:
        found.append(at + len(quote.prefix))
        at = text.find(wanted, at + 1)
    return found


def _claims(connection: Connection, document: str) -> list[Claim]:
    query = select(claims.c.body).where(claims.c.document == document, claims.c.status != REDACTED)
    return [decode(Claim, body) for body in connection.execute(query.order_by(claims.c.id)).scalars()]


def _text(connection: Connection, id_: str) -> str:
    return unspell(connection.execute(select(documents.c.text).where(documents.c.id == id_)).scalar_one())


def _judged(connection: Connection, old: str, decided: Iterable[Judgement]) -> list[tuple[Claim, list[Judgement]]]:
    by_claim: dict[str, list[Judgement]] = {}
    for entry in decided:
        for item in entry.about:
            by_claim.setdefault(item, []).append(entry)
    found = [(claim, by_claim.get(claim.id, [])) for claim in (_claims(connection, old) if by_claim else ())]
    return [(claim, about) for claim, about in found if about]


def _target(connection: Connection, claim: Claim, present: Present, about: Iterable[Judgement]) -> str | None:
    """The id of the claim of the new version that a judged one becomes; it is added where nobody proposes it any more."""
    start, new = anchor(present.text, claim.quote), present.claims
    if start is None:
        return None
    end = start + len(claim.quote.text)
    there = [id_ for id_, other in sorted(new.items()) if (other.quote.start, other.quote.end) == (start, end)]
    same = next((id_ for id_ in there if _sense(new[id_]) == _sense(claim)), None)
    if same is not None or any(_gist(new[id_]) == _gist(claim) for id_ in there):
        return same
    moved = _moved(connection, claim, present, start - claim.quote.start)
    if moved is None or not any(entry.verb in _LETS_STAND for entry in about):
        return None
    id_ = moved.id
    if id_ not in new:
        run = connection.execute(select(func.max(runs.c.number)).where(runs.c.document == present.id)).scalar_one()
        add(connection, {id_: moved}, run=run, origin="carried")
        new[id_] = moved
    return id_


def _gist(claim: Claim) -> object:
    """Who is said to be what to whom, whenever and however."""
    fillers = tuple((role, tuple(m.name for m in mentions)) for role, mentions in claim.roles)
    return claim.kind, claim.type, fillers, claim.resource, claim.value


def _sense(claim: Claim) -> object:
    """What a claim states, apart from where."""
    dates = claim.dates
    when = (dates.begins, dates.ends, dates.when, dates.as_of, dates.told)
    how = (claim.polarity, claim.modality, claim.hedge, claim.stated, claim.speaker)
    return _gist(claim), claim.place.name if claim.place else "", when, how


def _moved(connection: Connection, claim: Claim, present: Present, by: int) -> Claim | None:
    """The claim in the new text, all its words moved by as many characters; None where they are not the same words there."""
    text, old = present.text, _text(connection, claim.document)
    if any(old[a:b] != text[max(0, a + by) : max(0, b + by)] for a, b in words_of(claim)):
        return None

    passage = present.document.passage_at(claim.quote.start + by)
    return replace(
        claim,
        document=present.id,
        quote=_requoted(claim.quote, text, by),
        roles=tuple((role, tuple(_shifted(mention, by) for mention in mentions)) for role, mentions in claim.roles),
        place=_shifted(claim.place, by) if claim.place else None,
        citation=passage.citation if passage else claim.citation,
        terms=tuple(_owed(term, text, by) for term in claim.terms),
    )


def _owed(term: Obligation, text: str, by: int) -> Obligation:
    return replace(
        term,
        debtor=_shifted(term.debtor, by),
        creditor=_shifted(term.creditor, by),
        place=_shifted(term.place, by) if term.place else None,
        quote=_requoted(term.quote, text, by) if term.quote else None,
    )


def _shifted(mention: Mention, by: int) -> Mention:
    return replace(mention, span=Span(mention.span.start + by, mention.span.end + by)) if mention.span else mention


def _requoted(quote: Quote, text: str, by: int) -> Quote:
    return quote_of(text, quote.start + by, quote.end + by)


def _names(decided: Iterable[Judgement], old: str, present: Present, taken: set[str]) -> list[Judgement]:
    """Decisions about names of the old version, said of the same names in the new one."""
    id_ = present.id
    named = {node(id_, name) for claim in present.claims.values() for m in claim.mentions for name in (m.name, m.of) if name}
    found = []
    for entry in decided:
        about = tuple(f"{id_}/{item[len(old) + 1 :]}" if item.startswith(f"{old}/") else item for item in entry.about)
        moved = set(about) - set(entry.about)
        if entry.verb in _OF_NAMES and moved and moved <= named and not moved <= taken:
            found.append(_copy(entry, about))
    return found


def _copy(entry: Judgement, about: tuple[str, ...]) -> Judgement:
    """A person's reason is not repeated: who redacts it must find it in one place."""
    return Judgement(entry.verb, about, CARRIED, entry.value, reason_of(entry.number))


def reason_of(number: int) -> str:
    """The reason of a carried judgement, by which it is known where it comes from."""
    return f"as judgement {number} says of an earlier version of the file"


def _missed(claim: Claim, about: Iterable[Judgement], id_: str) -> list[Doubt]:
    verbs = sorted({entry.verb for entry in about if entry.verb in _MISSED})
    if not verbs:
        return []
    quote = claim.quote.text if len(claim.quote.text) <= _SHOWN else f"{claim.quote.text[:_SHOWN]}..."
    name = hashlib.sha256(encode((claim.kind, claim.type, quote)).encode()).hexdigest()[:16]
    text = f"A decision ({', '.join(verbs)}) about an earlier version of this file finds no place in the present one: {quote!r}"
    return [Doubt(name, "version", text, (), id_)]
