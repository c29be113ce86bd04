"""What a confidential source says stays out of every file that leaves the study."""

from __future__ import annotations

from dataclasses import replace

from allegiance.model.derived import Episode
from allegiance.model.record import Record


def disclosed(record: Record) -> Record:
    """The record without confidential sources and the claims that cite them."""
    secret = {source.key for source in record.sources if source.confidential}
    return replace(
        record,
        sources=tuple(source for source in record.sources if source.key not in secret),
        claims=tuple(claim for claim in record.claims if claim.citation.source not in secret),
    )


def withheld(record: Record) -> frozenset[str]:
    """Ids of the claims that cite a confidential source."""
    secret = {source.key for source in record.sources if source.confidential}
    return frozenset(claim.id for claim in record.claims if claim.citation.source in secret)


def rests_on(episode: Episode) -> frozenset[str]:
    """Every claim whose withdrawal could change what is written of an episode: those that make, date or explain it."""
    inferred = (claim for inference in episode.inferred for claim in inference.claims)
    why = (ending.claim for ending in episode.endings)
    return frozenset((*episode.claims, *episode.bounded_by, *inferred, *why))
