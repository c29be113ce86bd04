"""A decision about what was read, by a person, a rule or a model. Judgements are only ever added."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

VERBS = (
    "accept",
    "reject",
    "correct",
    "same",
    "not-same",
    "cannot-tell",
    "split",
    "place-is",
    "date-is",
    "note",
    "undo",
    "redact",
)
CARRIED = "rule:carried"
"""Author of a person's decision that was carried, word for word, to the next version of a file."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision. `about` are claim ids, or names as `document/name` (see `node`) for same, not-same and split.

    `value` is what was decided where the verb alone does not say (a corrected field as JSON, a date, a comment).
    """

    verb: str
    about: tuple[str, ...]
    author: str
    """A person's name, `rule:<name>` or `model:<name>`."""
    value: str = ""
    reason: str = ""
    time: str = ""
    """ISO time, given by the door, never used for order."""
    number: int = 0
    """Place in the log, from 1; 0 before it is kept."""

    @property
    def by_person(self) -> bool:
        """Whether a person decided, be it about an earlier version of the file."""
        return self.author == CARRIED or not self.author.startswith(("rule:", "model:"))


def node(document: str, name: str) -> str:
    """How a judgement speaks of a name in a document; a name of a reference list is `list:id/name`."""
    return f"{document}/{name}"


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that no later undo takes back, in order of number; undos themselves are left out.

    An undo is `about` the numbers that it takes back, and can itself be undone.
    """
    undone: set[str] = set()
    kept: list[Judgement] = []
    for judgement in sorted(judgements, key=lambda j: j.number, reverse=True):
        if str(judgement.number) in undone:
            continue
        if judgement.verb == "undo":
            undone.update(judgement.about)
        else:
            kept.append(judgement)
    return tuple(reversed(kept))
