"""The one function that says whether something held in a window of days. Every door, view and export asks it."""

from __future__ import annotations

from allegiance.model.derived import Agreement, Episode
from allegiance.model.when import Day

CERTAIN, BRIDGED, POSSIBLE = "certain", "bridged", "possible"
FIRST_ATTESTED_LATER, LAST_ATTESTED_BEFORE, NOT = "first attested later", "last attested before", ""
HOLDS = (CERTAIN, BRIDGED, POSSIBLE)


def status(episode: Episode, first: Day, last: Day) -> str:
    """Dating status of an episode for the days `first..last` (DESIGN 3): one of the words above, "" when it did not hold.

    Certain: it held on some day of the window. Bridged: only if it went on between two separate sightings.
    Possible: nothing known excludes it. Says nothing of truth, hedge or performance.
    """
    b = episode.bounds
    if (b.e_hi is not None and b.e_hi < first) or (b.s_lo is not None and b.s_lo > last):
        return NOT
    if b.s_hi is not None and b.e_lo is not None and b.s_hi <= last and b.e_lo >= first:
        inside_gap = any(gap_from < first and last < gap_to for gap_from, gap_to in episode.bridged)
        return BRIDGED if inside_gap else CERTAIN
    if b.e_hi is None and episode.horizon is not None and first > episode.horizon:
        return LAST_ATTESTED_BEFORE
    earliest = episode.possible_from if episode.possible_from is not None else b.s_lo
    if earliest is not None and earliest <= last:
        return POSSIBLE
    return FIRST_ATTESTED_LATER


def agreement_status(agreement: Agreement, first: Day, last: Day) -> str:
    """Dating status of an agreement for the days `first..last`, by the same rule."""
    b = agreement.bounds
    shell = Episode(agreement.id, "", (), b, b, b.s_lo, agreement.horizon, agreement.claims)
    return status(shell, first, last)
