"""Layer 5: the dates of a predicate: its own, those of the clause that it belongs to, or of an event named beside it.

What is not written at the predicate itself is marked in `Dates.inferred` with the rule that brought it there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allegiance.extracting.datelines import Placed
from allegiance.extracting.salience import subject_of
from allegiance.extracting.tenses import finite, told
from allegiance.extracting.words import words
from allegiance.model.claim import Dates
from allegiance.model.when import UNKNOWN, Box

if TYPE_CHECKING:
    from spacy.tokens import Token

    from allegiance.extracting.scene import Scene

_SAYING = words("saying_verbs")
_WHEN = frozenset(("when", "while", "as", "where", "once"))
_AFTER = frozenset(("after", "following", "since"))
_BOUNDS = frozenset((*_AFTER, "before", "until", "prior"))
_MARKS = frozenset((*_WHEN, *_AFTER, "before", "until", "because", "although", "though", "if", "unless", "whereas"))
_ARGUMENTS = frozenset(
    (
        "acomp",
        "advmod",
        "agent",
        "attr",
        "conj",
        "dative",
        "dobj",
        "nsubj",
        "nsubjpass",
        "oprd",
        "pcomp",
        "pobj",
        "prt",
        "xcomp",
    )
)
_ASIDE = frozenset((*_AFTER, "before", "until", "despite", "like", "unlike"))
_LINKS = words("links")


@dataclass(frozen=True, slots=True)
class Bound:
    """A box for one field of the dates, and the rule that brought it from elsewhere ("" for its own)."""

    field: str
    box: Box
    rule: str
    text: str


def dates_of(scene: Scene, token: Token) -> Dates:
    """When a predicate holds or happened; `told` is its tense."""
    bounds = list(_own(scene, token)) or list(_inherited(scene, token)) or list(_carried(scene, token))
    return _dates(bounds, told(token))


def _dates(bounds: Iterable[Bound], tense: str) -> Dates:
    fields: dict[str, Bound] = {}
    for bound in bounds:
        fields.setdefault(bound.field, bound)
    boxes = {name: bound.box for name, bound in fields.items()}
    inferred = tuple((name, bound.rule) for name, bound in fields.items() if bound.rule)
    text = "; ".join(dict.fromkeys(bound.text for bound in fields.values()))
    return Dates(
        begins=boxes.get("begins", UNKNOWN),
        ends=boxes.get("ends", UNKNOWN),
        when=boxes.get("when", UNKNOWN),
        told=tense,
        text=text,
        inferred=inferred,
    )


def _here(scene: Scene, token: Token) -> tuple[Placed, ...]:
    return scene.timeline.placed[scene.sentence_of_token[token.i]]


def _own(scene: Scene, token: Token) -> Iterator[Bound]:
    """The dates that a predicate governs, the nearest first."""
    found = [p for p in _here(scene, token) if token.i in p.above and p.dated.box != UNKNOWN]
    for placed in sorted(found, key=lambda p: (p.above.index(token.i), abs(p.first - token.i))):
        between = [scene.doc[i] for i in placed.above[: placed.above.index(token.i)]]
        if _another_clause(between, token):
            continue
        anchor = next((w.lower_ for w in between if w.lower_ in _BOUNDS and w.dep_ in {"prep", "mark"}), "")
        yield from _bounds(placed, anchor)


def _another_clause(between: list[Token], token: Token) -> bool:
    """Whether the date belongs to a clause of its own below the predicate, and not to a phrase with "after" or "before"."""
    if any(w.dep_ in {"prep", "mark"} and w.lower_ in _BOUNDS for w in between):
        return False
    clauses = {"relcl", "advcl", "ccomp", "acl", "conj", "parataxis", "xcomp", "pcomp"}
    return any(w.dep_ in clauses and w.pos_ in {"VERB", "AUX"} for w in between)


def _bounds(placed: Placed, anchor: str) -> Iterator[Bound]:
    """The fields that a date fills, seen from its predicate or, with an anchor, from an event beside the dated one."""
    dated, box, text = placed.dated, placed.dated.box, placed.dated.text
    rule = dated.rule if dated.needs else ""
    if anchor:
        yield from _beside(box, anchor, text)
    elif dated.role in {"begins", "known-by"}:
        yield Bound("begins", box, rule, text)
    elif dated.role == "ends":
        yield Bound("ends", box, rule, text)
    elif dated.role in {"range", "partial"}:
        yield Bound("begins", box, rule, text)
        yield Bound("ends", dated.until if dated.role == "range" else box, rule, text)
    else:
        yield Bound("when", box, rule, text)


def _beside(box: Box, anchor: str, text: str) -> Iterator[Bound]:
    rule = f"{anchor} an event dated {box}"
    if anchor == "since":
        yield Bound("begins", box, rule, text)
    elif anchor == "until":
        yield Bound("ends", box, rule, text)
    elif anchor in _AFTER:
        yield Bound("when", Box(box.earliest, None), rule, text)
    else:
        yield Bound("when", Box(None, box.latest), rule, text)


def _inherited(scene: Scene, token: Token) -> list[Bound]:
    """The dates of the clause that a predicate is part of, as far as they are its own, too."""
    at = token
    while at.head.i != at.i:
        up = at.head
        link = _link(scene, at)
        if not link:
            return []
        found = [bound for b in _own(scene, up) if (bound := _passed_on(scene, at, b))]
        if link in {"after", "before"} and found:
            turned = "before" if link == "after" else "after"
            return [b for f in found if f.field == "when" for b in _beside(f.box, turned, f.text)]
        if found:
            return found
        at = up
    return []


def _passed_on(scene: Scene, at: Token, bound: Bound) -> Bound | None:
    """The date of the governor as it holds of a predicate: a coordinated one told after the date is no earlier."""
    governor = at.head
    if at.dep_ != "conj" or any(p.dated.text == bound.text and p.last < governor.i for p in _here(scene, at)):
        return Bound(bound.field, bound.box, f"date of {governor.text!r}", bound.text)
    if bound.field != "when" or bound.box.earliest is None or at.pos_ not in {"VERB", "AUX"}:
        return None
    return Bound("when", Box(bound.box.earliest, None), f"told after {bound.box}", bound.text)


def _link(scene: Scene, at: Token) -> str:
    """How a word hangs on its governor: "same" time, "after", "before", or "" where the governor's date is not its own."""
    dep = at.dep_
    if dep in _ARGUMENTS:
        return "same"
    if dep == "prep":
        return "same" if at.lower_ not in _ASIDE else "before" if at.lower_ == "before" else "after"
    if dep == "ccomp":
        return "" if at.head.lemma_ in _SAYING else "same"
    if dep == "advcl":
        return _clause_link(at)
    return _noun_clause(scene, at) if dep in {"relcl", "acl"} else ""


def _clause_link(at: Token) -> str:
    """As `_link`, for a clause with "when", "after", "before" or another mark."""
    opening = [c.lower_ for c in at.children if c.dep_ in {"mark", "advmod"} and c.i < at.i and c.lower_ in _MARKS]
    if not opening or opening[0] in _WHEN:
        return "same"
    return {"after": "after", "since": "after", "before": "before"}.get(opening[0], "")


def _noun_clause(scene: Scene, at: Token) -> str:
    """A clause about an event shares its date; one about a person, group or place does not."""
    if any(c.lower_ in {"who", "whom", "whose"} for c in at.children):
        return ""
    if any(c.lower_ == "when" for c in at.children):
        return "same"
    noun = at.head
    subject = subject_of(at)
    if subject is not None and any(m.kind == "place" for m in scene.mentions_of(noun)):
        return "same" if subject.lower_ in {"which", "that"} else ""
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head.head
    return "" if scene.mentions_of(noun) else "same"


def _carried(scene: Scene, token: Token) -> list[Bound]:
    """In a story told in the past tense, what comes without a date comes no earlier than what was told before it."""
    number = scene.sentence_of_token[token.i]
    reached = scene.timeline.reached[number]
    if reached.earliest is None or any(p.dated.box != UNKNOWN for p in _here(scene, token)):
        return []
    at = token
    while finite(at) is None and at.dep_ in {"xcomp", "ccomp", "advcl", "conj"} and _link(scene, at) == "same":
        at = at.head
    if told(at) != "past" or not _goes_on(scene, number):
        return []
    return [Bound("when", Box(reached.earliest, None), f"told after {reached}", "")]


def _goes_on(scene: Scene, number: int) -> bool:
    """Whether a sentence continues the story: in the same passage, or by its opening words."""
    sentence = scene.sentences[number]
    if number and scene.sentences[number - 1].passage == sentence.passage:
        return True
    first = sentence.span[0]
    subject = subject_of(sentence.span.root)
    taken_up = subject is not None and any(c.dep_ == "det" and c.lower_ in {"the", "this", "these"} for c in subject.children)
    return first.lower_ in _LINKS or bool(taken_up and subject is not None and not scene.mentions_of(subject))
