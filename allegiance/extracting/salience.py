"""Who is in mind at a point of a text: earlier mentions weighed by the part they played and how long ago.

Subjects weigh more than objects, objects more than the rest (the order of centering theory, Grosz, Joshi and Weinstein,
1995); a mention counts less with every sentence that passes, and the main actor of the document counts a little throughout.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
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
    """The mentions read so far, in order of the text."""

    def __init__(self) -> None:
        self.traces: list[Trace] = []
        self._subjects: Counter[str] = Counter()

    def note(self, head: Token, sentence: int, mentions: Iterable[Mention]) -> None:
        """Remember what a token stands for."""
        part = part_of(head)
        for mention in mentions:
            self.traces.append(Trace(head.i, sentence, mention, part))
            if part == "subject":
                self._subjects[mention.name] += 1

    def latest(self, fits: Fits, *, before: int, sentence: int | None = None) -> Mention | None:
        """The last mention that fits, before a token, within one sentence if a number is given."""
        for trace in reversed(self.traces):
            if trace.at < before and fits(trace.mention) and (sentence is None or trace.sentence == sentence):
                return trace.mention
        return None

    def in_sentence(self, sentence: int, fits: Fits, *, before: int) -> list[Trace]:
        """What fits among the mentions of a sentence before a token, in order, each name once."""
        seen: dict[str, Trace] = {}
        for trace in self.traces:
            if trace.sentence == sentence and trace.at < before and fits(trace.mention):
                seen.setdefault(trace.mention.name, trace)
        return list(seen.values())

    def ranked(self, fits: Fits, *, sentence: int, topic: float = TOPIC, reach: int = 2) -> list[tuple[float, Mention]]:
        """What fits and was named at most `reach` sentences ago, with its weight in a sentence, heaviest first."""
        weights: defaultdict[str, float] = defaultdict(float)
        last: dict[str, Mention] = {}
        for trace in self.traces:
            if fits(trace.mention):
                weights[trace.mention.name] += WEIGHTS[trace.part] * FADING ** (sentence - trace.sentence)
                last[trace.mention.name] = trace.mention
        near = {t.mention.name for t in self.traces if t.sentence >= sentence - reach}
        last = {name: mention for name, mention in last.items() if name in near}
        total = sum(self._subjects[name] for name in last) or 1
        for name in last:
            weights[name] += topic * self._subjects[name] / total
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
