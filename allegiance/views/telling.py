"""An episode or an agreement as a line with what stands under it: terms, basis, end, doubtfulness, citation."""

from __future__ import annotations

from collections.abc import Iterable

from allegiance.model.answer import Line
from allegiance.model.derived import Agreement, Basis, Ending, Episode, Owed
from allegiance.views.book import Book
from allegiance.views.period import exact, span
from allegiance.views.rows import agreement_row, episode_row

Under = tuple[tuple[str, str], ...]


def tell(book: Book, episode: Episode, *, about: str = "", status: str = "", terms: bool = True) -> Line:
    """The line of an episode, seen from the actor `about` (its id); `status` is its dating on the day asked about.

    `terms`: whether to repeat the obligations and bases of its agreement, which a list of agreements shows already.
    """
    places = ", ".join(book.naming.name(place) for place in episode.places if place not in dict(episode.roles).values())
    facts = filter(None, [places, span(episode.bounds), status, _performance(episode), _hedged(episode.hedges)])
    return Line(
        head=f"{_headline(book, episode, about)} · {' · '.join(facts)}",
        under=(
            *_said_by(book, episode),
            *(_terms(book, episode, about) if terms else ()),
            *_why(book, episode.bases if terms else (), episode.endings),
            *_caution(episode),
        ),
        citation=book.citation(episode.claims),
        claims=episode.claims,
        row={**episode_row(book, episode), **({"status": status} if status else {})},
    )


def tell_agreement(book: Book, agreement: Agreement) -> Line:
    """The line of an agreement: parties, dates, every obligation that is stated, bases, causes of its end."""
    acting = dict(agreement.acting)
    parties = [_party(book, party, acting.get(party, "")) for party in agreement.parties]
    kind = agreement.kind.replace("_", " ") or "agreement"
    owed = tuple(("owes", obligation(book, owed)) for owed in agreement.obligations)
    facts = [span(agreement.bounds), agreement.performance, _hedged(agreement.hedges)]
    return Line(
        head=f"{kind} of {' and '.join(parties)} · {' · '.join(filter(None, facts))}",
        under=(*owed, *_why(book, agreement.bases, agreement.endings)),
        citation=book.citation(agreement.claims),
        claims=agreement.claims,
        row=agreement_row(book, agreement),
    )


def obligation(book: Book, owed: Owed) -> str:
    """`Taliban to IMU: territory (attacks into Central Asia) in Northern Afghanistan, promised`."""
    text = f"{book.naming.name(owed.debtor)} to {book.naming.name(owed.creditor)}: {resource(owed.resource)}"
    text += f" ({owed.purpose})" if owed.purpose else ""
    text += f" in {book.naming.name(owed.place)}" if owed.place else ""
    return f"{text}, {owed.performance}" if owed.performance else text


def resource(name: str) -> str:
    """A resource id as words."""
    return {"unspecified": "resources (kind not stated)"}.get(name, name.replace("_", " "))


def _headline(book: Book, episode: Episode, about: str) -> str:
    kind = book.vocabulary.types[episode.relation]
    first, *rest = [role for role, _ in episode.roles]
    if not rest:
        return f"{kind.label} {book.naming.acting(episode, first)}"
    other = rest[0]
    seen_from_second = about in (dict(episode.roles)[other], dict(episode.acting).get(other))
    if about and seen_from_second:
        label = kind.label if kind.symmetric else kind.inverse_label
        return f"{label} {book.naming.acting(episode, first)}"
    named = f"{kind.label} {book.naming.acting(episode, other)}"
    return named if about else f"{book.naming.acting(episode, first)} {named}"


def _party(book: Book, party: str, organisation: str) -> str:
    name = book.naming.name(party)
    return f"{name}, for {book.naming.called(organisation)}" if organisation else name


def _said_by(book: Book, episode: Episode) -> Under:
    """Who alleges it, where the source passes on somebody's word: an allegation never stands without its speaker."""
    claims = [book.claims[id_] for id_ in episode.claims if id_ in book.claims]
    speakers = dict.fromkeys(claim.speaker for claim in claims if claim.speaker)
    return tuple(("on the word of", speaker) for speaker in speakers)


def _performance(episode: Episode) -> str:
    promised = "commitment" in episode.modalities
    if promised and episode.performance == "done":
        return "promised, and done"
    return episode.performance if promised else ""


def _hedged(hedges: Iterable[str]) -> str:
    words = ", ".join(f'"{hedge}"' for hedge in hedges)
    return f"hedged {words}" if words else ""


def _terms(book: Book, episode: Episode, about: str) -> Under:
    agreement = book.agreements.get(episode.agreement)
    if agreement is None:
        given = ", ".join(resource(name) for name in episode.resources)
        return tuple(filter(lambda pair: pair[1], (("resource", given), ("purpose", episode.purpose))))
    mine = {about, *(person for person, organisation in agreement.acting if organisation == about)} - {""}
    return tuple((_direction(owed, mine), obligation(book, owed)) for owed in agreement.obligations)


def _direction(owed: Owed, mine: set[str]) -> str:
    if owed.debtor in mine:
        return "gives"
    return "gets" if owed.creditor in mine else "owes"


def _why(book: Book, bases: Iterable[Basis], endings: Iterable[Ending]) -> Under:
    rests = tuple(("rests on", _basis(basis)) for basis in bases)
    return rests + tuple(("ended by", _ending(book, ending)) for ending in endings)


def _basis(basis: Basis) -> str:
    text = basis.basis.replace("_", " ")
    text += f" of {' and '.join(basis.between)}" if basis.between else ""
    return f'{text} ("{basis.hedge}")' if basis.hedge else text


def _ending(book: Book, ending: Ending) -> str:
    text = ending.cause.replace("_", " ")
    claim = book.claims.get(ending.claim)
    text += f' ("{claim.quote.text}")' if claim else ""
    return f"{text}, inferred" if ending.inferred else text


def _caution(episode: Episode) -> Under:
    notes = [(f"{inference.field.replace('_', ' ')} inferred", inference.text) for inference in episode.inferred]
    notes += [("bridged", f"{exact(a)} to {exact(z)}: no claim spans these days") for a, z in episode.bridged]
    if episode.contradicted_by:
        notes.append(("contradicted", f"by {len(episode.contradicted_by)} claims; see doubts"))
    return tuple(notes)
