"""The record and what follows from it, with the indexes that every view needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from allegiance.model.claim import Claim
from allegiance.model.derived import Agreement, Chronicle, Episode
from allegiance.model.record import Record
from allegiance.model.source import Source
from allegiance.views.citing import cite
from allegiance.views.naming import Naming
from allegiance.vocabulary import Vocabulary


@dataclass(frozen=True)
class Book:
    """Record, chronicle and vocabulary as one value; `record.claims` holds the projected claims of agreements as well."""

    record: Record
    chronicle: Chronicle
    vocabulary: Vocabulary

    @cached_property
    def naming(self) -> Naming:
        """Names for ids, ids for names."""
        return Naming(self.chronicle)

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.record.claims}

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Sources by citekey."""
        return {source.key: source for source in self.record.sources}

    @cached_property
    def agreements(self) -> Mapping[str, Agreement]:
        """Agreements by id."""
        return {agreement.id: agreement for agreement in self.chronicle.agreements}

    @property
    def spans(self) -> tuple[Episode, ...]:
        """Episodes and presences together."""
        return self.chronicle.episodes + self.chronicle.presences

    def citation(self, claims: Iterable[str]) -> str:
        """The words of the citation of claims given by id."""
        return cite([self.claims[id_] for id_ in claims if id_ in self.claims], self.sources)

    def about(self, spans: Iterable[Episode], *actors: str) -> tuple[Episode, ...]:
        """Those in which every given actor has a role, itself or through a leader who acts for it."""
        return tuple(e for e in spans if set(actors) <= {id_ for _, id_ in (*e.roles, *e.acting)})
