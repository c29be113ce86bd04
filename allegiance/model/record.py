"""Everything that is kept, as one value: what the chronicle derives from."""

from __future__ import annotations

from dataclasses import dataclass

from allegiance.model.claim import Claim
from allegiance.model.derived import Doubt
from allegiance.model.judgement import Judgement
from allegiance.model.source import Source


@dataclass(frozen=True, slots=True)
class Reference:
    """An actor of a bundled cited list: `list:id`, its names, kind and codes in other lists."""

    id: str
    name: str
    kind: str
    names: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    """Pairs of list and code: ("ucdp", "359"), ("gw", "770"), ("cow", "770")."""


@dataclass(frozen=True, slots=True)
class Record:
    """Sources, claims and judgements, and the list entries that judgements speak of. Order of the tuples carries no meaning."""

    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    references: tuple[Reference, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    documents: tuple[tuple[str, str], ...] = ()
    """Pairs of document id and file name, for exports that tell where a quote stands."""
