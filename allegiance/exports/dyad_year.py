"""Dyad-years: CSV, a row for each tie of two actors and each calendar year in which it held, bridged or may have held.

Directed: `actor_a` does to `actor_b` what the relation says (a host and its guest). A symmetric relation has one row, not
two, with `directed` 0 and its actors in alphabetical order. Two ties of one relation and pair (another place or resource)
are two rows, told apart by `episode`. Left out: ties with a place, ties of other than two actors, years after the source
horizon, and what rests on a confidential source. Read it with `keep_default_na=False` where an actor may be called "NA".
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TextIO

from allegiance.exports.cells import write_table
from allegiance.exports.columns import Column
from allegiance.exports.shortening import shorten
from allegiance.exports.withholding import rests_on, withheld
from allegiance.model.actor import Actor
from allegiance.model.claim import Claim
from allegiance.model.dating import HOLDS, status
from allegiance.model.derived import Chronicle, Episode
from allegiance.model.record import Record
from allegiance.model.source import pages
from allegiance.model.when import Day
from allegiance.vocabulary import Type, load

SUFFIX = ".csv"
CODES = ("ucdp", "gw", "cow")
_BEFORE = (
    Column("year", "calendar year", "number"),
    Column("actor_a", "who does it, by its name in the record"),
    Column("actor_b", "to whom, or with whom"),
    Column("relation", "type of the relation", closed=True),
    Column("directed", "0 where the relation is symmetric: one row a pair, in alphabetical order", "0/1"),
    Column("status", "certain: held on some day; bridged: between two sightings; possible: not excluded", closed=True),
    Column("performance", "done, or promised where only a commitment speaks", closed=True),
    Column("modality", "modalities of the claims, divided by spaces"),
    Column("hedge", "words that weaken the claims, divided by semicolons"),
    Column("inferred", "1 where a value comes from another claim than the tie's own", "0/1"),
    Column("inferred_what", "which values those are, divided by spaces"),
    Column("reviewed", "whether a person accepted the claims", closed=True),
    Column("wording", "whose words the passages have: verbatim, paraphrase, verbatim in note", closed=True),
    Column("agreement", "id of the agreement that it belongs to"),
)
_AFTER = (
    *(Column(f"{name}_{side}", f"{name.upper()} code of actor_{side}", "number") for name in CODES for side in "ab"),
    Column("place", "where it holds, as the sources name it, divided by semicolons"),
    Column("source", "citekeys of the works that say so, divided by spaces"),
    Column("pages", "pages as printed, with citekey where there are several works"),
    Column("claims", "ids of the claims, as in the flat lines, divided by spaces"),
    Column("episode", "id of the tie"),
)


def columns() -> tuple[Column, ...]:
    """The columns in their order; one for each resource of the vocabulary among them."""
    resources = load().families["resources"].values()
    dummies = (Column(f"res_{entry.id}", f"1 if given: {_lowered(entry.definition)}", "0/1") for entry in resources)
    return (*_BEFORE, *dummies, *_AFTER)


def write(record: Record, chronicle: Chronicle, out: TextIO, *, profile: str = "") -> None:
    """Write the header and the rows; profile `spreadsheet` guards cells that a spreadsheet would run or change."""
    write_table(out, columns(), rows(record, chronicle), profile=profile)


def rows(record: Record, chronicle: Chronicle) -> Iterator[dict[str, Any]]:
    """The rows by year, actors and relation, as values by column name."""
    secret, book = withheld(record), _book(record, chronicle)
    ties = [e for e in chronicle.episodes if book.is_tie(e) and not rests_on(e) & secret]
    found = [{"year": year, "status": held} | row for tie in ties for row in [book.row(tie)] for year, held in years(tie)]
    return iter(sorted(found, key=lambda r: tuple(r[name] for name in ("year", "actor_a", "actor_b", "relation", "episode"))))


def years(episode: Episode) -> Iterator[tuple[int, str]]:
    """Each year, to the source horizon, in which an episode held, bridged or may have held, with its dating status."""
    for year in _candidates(episode):
        first = datetime.date(year, 1, 1).toordinal()
        last = datetime.date(year, 12, 31).toordinal()
        held = status(episode, first, last)
        if held in HOLDS:
            yield year, held


def _candidates(episode: Episode) -> range:
    b = episode.bounds
    starts = _known(episode.possible_from, b.s_lo) or _known(b.s_hi)
    if not starts:
        return range(0)
    told, seen = _known(b.e_hi, episode.horizon), _known(b.s_hi, b.e_lo, *starts)
    return range(_year(min(starts)), _year(min(told) if told else max(seen)) + 1)


def _known(*days: Day | None) -> list[Day]:
    return [day for day in days if day is not None]


def _year(day: Day) -> int:
    return datetime.date.fromordinal(max(1, min(day, datetime.date.max.toordinal()))).year


@dataclass(frozen=True, slots=True)
class _Book:
    actors: Mapping[str, Actor]
    places: Mapping[str, str]
    claims: Mapping[str, Claim]
    types: Mapping[str, Type]
    resources: tuple[str, ...]
    short: Mapping[str, str]

    def is_tie(self, episode: Episode) -> bool:
        fillers = [id_ for _, id_ in episode.roles]
        return len(fillers) == 2 and all(id_ in self.actors for id_ in fillers)

    def row(self, episode: Episode) -> dict[str, Any]:
        kind = self.types.get(episode.relation)
        directed = kind is None or not kind.symmetric
        a, b = (self.actors[id_] for _, id_ in episode.roles)
        if not directed:
            a, b = sorted((a, b), key=lambda actor: (actor.name.casefold(), actor.id))
        return {
            "actor_a": a.name,
            "actor_b": b.name,
            "relation": episode.relation,
            "directed": int(directed),
            **_manner(episode),
            **{f"res_{name}": int(name in episode.resources) for name in self.resources},
            **{f"{name}_{side}": _code(actor, name) for side, actor in (("a", a), ("b", b)) for name in CODES},
            "place": "; ".join(self.places.get(id_, id_) for id_ in episode.places),
            **self._proof(episode),
        }

    def _proof(self, episode: Episode) -> dict[str, str]:
        ids = [id_ for id_ in episode.claims if id_ in self.claims]
        claims = [self.claims[id_] for id_ in ids]
        works = sorted({claim.citation.source for claim in claims})
        return {
            "wording": " ".join(sorted({claim.citation.wording for claim in claims})),
            "agreement": self.short.get(episode.agreement, episode.agreement),
            "source": " ".join(works),
            "pages": _pages(works, claims),
            "claims": " ".join(self.short[id_] for id_ in ids),
            "episode": self.short[episode.id],
        }


def _book(record: Record, chronicle: Chronicle) -> _Book:
    vocabulary = load()
    claims = {claim.id: claim for claim in record.claims}
    spans = (*chronicle.episodes, *chronicle.presences)
    derived = shorten([*(episode.id for episode in spans), *(agreement.id for agreement in chronicle.agreements)])
    return _Book(
        actors={actor.id: actor for actor in chronicle.actors},
        places={place.id: place.name for place in chronicle.places},
        claims=claims,
        types=vocabulary.types,
        resources=tuple(vocabulary.families["resources"]),
        short={**derived, **shorten(claims)},
    )


def _manner(episode: Episode) -> dict[str, Any]:
    inferred = dict.fromkeys(inference.field for inference in episode.inferred)
    return {
        "performance": episode.performance,
        "modality": " ".join(episode.modalities),
        "hedge": "; ".join(episode.hedges),
        "inferred": int(bool(inferred)),
        "inferred_what": " ".join(inferred),
        "reviewed": episode.reviewed,
    }


def _code(actor: Actor, scheme: str) -> str:
    return " ".join(code for name, code in actor.codes if name == scheme)


def _pages(works: list[str], claims: Iterable[Claim]) -> str:
    printed: dict[str, set[str]] = {work: set() for work in works}
    for claim in claims:
        printed[claim.citation.source] |= {claim.citation.page} - {""}
    told = {work: "; ".join(map(pages, sorted(found, key=_by_number))) for work, found in printed.items() if found}
    if len(works) == 1:
        return "".join(told.values())
    return "; ".join(f"{work} {text}" for work, text in told.items())


def _by_number(page: str) -> tuple[list[int], str]:
    return [int(digits[:9]) for digits in re.findall(r"[0-9]+", page)], page


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:].rstrip(". \n")
