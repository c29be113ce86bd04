"""Walking through time: after each event of an actor, its bases, the obligations in force, what ended and why."""

from __future__ import annotations

from dataclasses import dataclass

from allegiance.model.dating import HOLDS, agreement_status, status
from allegiance.model.derived import Chronicle, Episode
from allegiance.model.record import Record
from allegiance.model.when import Day


@dataclass(frozen=True, slots=True)
class Step:
    """One moment: the day looked at, the claims of the events then, and what held, had begun and had ended by its end."""

    day: Day
    events: tuple[str, ...]
    stays: tuple[str, ...]
    agreements: tuple[str, ...]
    ties: tuple[str, ...]
    ended: tuple[str, ...]


def replay(chronicle: Chronicle, record: Record, actor: str) -> tuple[Step, ...]:
    """The steps of an actor (its id), by the last day of each dated event that a claim about it gives. Predicts nothing."""
    mine = {name.text for a in chronicle.actors if a.id == actor for name in a.names}
    moments: dict[Day, list[str]] = {}
    for claim in sorted(record.claims, key=lambda c: (c.document, c.quote.start, c.id)):
        box = claim.dates.when
        day = box.hi if box.hi is not None else box.lo
        if claim.kind == "event" and day is not None and any(m.name in mine for m in claim.mentions):
            moments.setdefault(day, []).append(claim.id)
    spans = [e for e in (*chronicle.episodes, *chronicle.presences) if _about(e, actor)]
    pacts = [a for a in chronicle.agreements if actor in {*a.parties, *(body for _, body in a.acting)}]
    steps: list[Step] = []
    ended: set[str] = set()
    for day in sorted(moments):
        held = [e for e in spans if status(e, day, day) in HOLDS]
        over = [e.id for e in spans if e.bounds.e_hi is not None and e.bounds.e_hi <= day and e.id not in ended]
        ended.update(over)
        stays = tuple(e.id for e in held if e in chronicle.presences)
        ties = tuple(e.id for e in held if e not in chronicle.presences)
        force = tuple(a.id for a in pacts if agreement_status(a, day, day) in HOLDS)
        steps.append(Step(day, tuple(moments[day]), stays, force, ties, tuple(over)))
    return tuple(steps)


def _about(episode: Episode, actor: str) -> bool:
    return actor in {id_ for _, id_ in (*episode.roles, *episode.acting)}
