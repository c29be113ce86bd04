"""Who is in mind at a point of a text: earlier mentions weighed by the part they played and how long ago.

Subjects weigh more than objects, objects more than the rest (the order of centering theory, Grosz, Joshi and Weinstein,
1995); a mention counts less with every sentence that passes, and the main actor of the document counts a little throughout.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allegiance.model.claim import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

FADING = 0.6
"""What is left of a mention's weight after a sentence."""
WEIGHTS = {"subject": 3.0, "object": 1.5, "other": 1.0}
TOPIC = 4.0
"""Weight of having been the subject of every sentence so far."""
FARTHEST = 30
"""Sentences after which a mention is out of mind."""
CLOSE = 0.85
"""A second candidate with this share of the first one's weight makes the choice doubtful."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One earlier mention: its head token, sentence number, what it stood for, and its part in the clause."""

    at: int
    sentence: int
    mention: Mention
    part: str


Fits = Callable[[Mention], bool]


class Memory:
    """The mentions read so far, in order of the text. Answers take time by what is near, not by the length of the text."""

    def __init__(self) -> None:
        self.traces: list[Trace] = []
        self._subjects: Counter[str] = Counter()
        self._weights: dict[str, tuple[float, int]] = {}
        """Weight of each name, and the sentence that it was reckoned for."""

    def note(self, head: Token, sentence: int, mentions: Iterable[Mention]) -> None:
        """Remember what a token stands for."""
        part = part_of(head)
        for mention in mentions:
            if mention.how == "interest":
                continue  # "Torian interests" name Toria, and no pronoun takes it up
            self.traces.append(Trace(head.i, sentence, mention, part))
            self._weights[mention.name] = (self._weight(mention.name, sentence) + WEIGHTS[part], sentence)
            if part == "subject":
                self._subjects[mention.name] += 1

    def _weight(self, name: str, sentence: int) -> float:
        weight, then = self._weights.get(name, (0.0, sentence))
        return float(weight * FADING ** (sentence - then))

    def back(self, *, since: int) -> Iterator[Trace]:
        """The mentions from the last one back to a sentence."""
        for trace in reversed(self.traces):
            if trace.sentence < since:
                return
            yield trace

    def latest(self, fits: Fits, *, before: int) -> Mention | None:
        """The last mention that fits, before a token."""
        since = self.traces[-1].sentence - FARTHEST if self.traces else 0
        return next((t.mention for t in self.back(since=since) if t.at < before and fits(t.mention)), None)

    def in_sentence(self, sentence: int, fits: Fits, *, before: int) -> list[Trace]:
        """What fits among the mentions of a sentence before a token, in order, each name once."""
        here = [t for t in self.back(since=sentence) if t.sentence == sentence and t.at < before and fits(t.mention)]
        seen: dict[str, Trace] = {}
        for trace in reversed(here):
            seen.setdefault(trace.mention.name, trace)
        return list(seen.values())

    def ranked(self, fits: Fits, *, sentence: int, topic: float = TOPIC, reach: int = 2) -> list[tuple[float, Mention]]:
        """What fits and was named at most `reach` sentences ago, with its weight in a sentence, heaviest first."""
        last: dict[str, Mention] = {}
        for trace in self.back(since=sentence - reach):
            if fits(trace.mention):
                last.setdefault(trace.mention.name, trace.mention)
        total = sum(self._subjects[name] for name in last) or 1
        weights = {name: self._weight(name, sentence) + topic * self._subjects[name] / total for name in last}
        return [(weights[name], last[name]) for name in sorted(last, key=lambda n: (-weights[n], n))]


def part_of(head: Token) -> str:
    """subject, object or other: the part that a noun plays, the first of a coordination speaking for all."""
    top = head
    while top.dep_ in {"conj", "appos"} and top.head.i != top.i:
        top = top.head
    if top.dep_ in {"nsubj", "nsubjpass", "csubj"}:
        return "subject"
    return "object" if top.dep_ in {"dobj", "iobj", "dative"} else "other"


def verb_of(token: Token) -> Token:
    """The predicate whose clause holds a token (the token itself for a root)."""
    at = token
    while at.head.i != at.i:
        up = at.head
        if at.dep_ in {"nsubj", "nsubjpass", "csubj"} or up.pos_ in {"VERB", "AUX"}:
            return up
        at = up
    return at


def subject_of(verb: Token) -> Token | None:
    """The subject that a predicate has of its own, or shares with the verb it is coordinated with."""
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass"}:
            return child
    if verb.dep_ == "conj" and verb.head.i != verb.i:
        return subject_of(verb.head)
    return None


def clauses_above(verb: Token) -> list[Token]:
    """The predicates that govern a clause, the nearest first."""
    found = []
    at = verb
    while at.head.i != at.i:
        at = at.head
        if at.pos_ in {"VERB", "AUX"} or subject_of(at) is not None:
            found.append(at)
    return found
