"""Layers 2 and 3 at work: the cues of the vocabulary against the frames of a sentence give proposals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, product
from typing import TYPE_CHECKING

from allegiance.extracting.frames import lemmas, slot, under
from allegiance.extracting.recasting import BODIES, SHARES, body, recast
from allegiance.extracting.scene import Scene, Sentence
from allegiance.extracting.subjects import SUBJECTS, coordinated, light_verb
from allegiance.extracting.words import words
from allegiance.model.claim import Mention
from allegiance.vocabulary import Cue, Role, Type, Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

PLACE_PREPOSITIONS = ("in", "at", "throughout", "across", "near", "inside", "within")
Filler = tuple[Mention, "Token"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A type with its roles filled from one head word; `gives` are the constants of its cue, `missing` the roles not named."""

    type: Type
    head: Token
    roles: tuple[tuple[str, tuple[Filler, ...]], ...]
    gives: Mapping[str, str]
    rule: str
    confidence: float
    missing: tuple[str, ...] = ()
    asked: Mapping[str, str] = field(default_factory=dict)
    """The slots that the cue looked in, by role."""

    def role(self, name: str) -> tuple[Filler, ...]:
        """The fillers of a role."""
        return next((fillers for role, fillers in self.roles if role == name), ())

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The argument tokens."""
        return tuple(token for _, fillers in self.roles for _, token in fillers)

    @property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """The names in each role, for telling proposals apart."""
        return tuple(tuple(m.name for m, _ in fillers) for _, fillers in self.roles)


@dataclass(frozen=True)
class Cues:
    """The cues of a vocabulary by head word and part of speech. Holds an index, made once."""

    vocabulary: Vocabulary

    @cached_property
    def index(self) -> Mapping[tuple[str, str], tuple[tuple[Type, int, Cue], ...]]:
        """(part of speech, lemma) to types with their cue."""
        found: dict[tuple[str, str], list[tuple[Type, int, Cue]]] = {}
        for type_ in self.vocabulary.types.values():
            for number, cue in enumerate(type_.cues):
                for head in cue.heads:
                    found.setdefault((cue.pos, head), []).append((type_, number, cue))
        return {key: tuple(cues) for key, cues in found.items()}

    def propose(self, scene: Scene, sentence: Sentence) -> list[Proposal]:
        """All proposals of a sentence, in the order of their heads; those of one type, head and fillers only once."""
        found: dict[tuple[object, ...], Proposal] = {}
        for head in sentence.tokens:
            for type_, number, cue in self._heard(head):
                heard = Heard(scene, head, type_, cue, f"{type_.id}.{number}", self.vocabulary)
                for proposal in _fill(heard):
                    key = (type_.id, proposal.names, proposal.gives.get("resource"), head.i if proposal.missing else 0)
                    best = found.get(key)
                    if best is None or proposal.confidence > best.confidence:
                        found[key] = proposal
        return sorted(found.values(), key=lambda p: (p.head.i, p.type.id, p.rule))

    def _heard(self, head: Token) -> Iterator[tuple[Type, int, Cue]]:
        kind = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective", "PROPN": "noun"}.get(head.pos_, "")
        if kind == "verb" and head.dep_ in ("aux", "auxpass"):
            return
        seen = set()
        for word in lemmas(head):
            for entry in self.index.get((kind, word), ()):
                yield entry
                seen.add((entry[0].id, entry[1]))
        if head.pos_ in ("VERB", "ADJ") and head.dep_ in ("amod", "acl", "compound", "nmod"):
            for entry in self.index.get(("compound", head.lower_), ()):
                yield entry


@dataclass(frozen=True, slots=True)
class Heard:
    """A cue heard at a head word of a scene."""

    scene: Scene
    head: Token
    type: Type
    cue: Cue
    rule: str
    vocabulary: Vocabulary


def _fill(heard: Heard) -> Iterator[Proposal]:
    cue, head = heard.cue, heard.head
    if cue.pos == "compound":
        yield from _compound(heard)
        return
    needed = all(_needed(head, name, wanted) for name, wanted in cue.needs.items())
    if not needed or any(_needed(head, name, barred) for name, barred in cue.bars.items()):
        return
    for roles in _shared(_filled(heard)):
        missing = tuple(role.name for role, fillers in roles if not fillers and not role.optional)
        named = tuple((role.name, fillers) for role, fillers in _told_apart(heard, roles))
        if any(fillers for _, fillers in named) and not _same(named):
            yield Proposal(heard.type, head, named, cue.gives, heard.rule, cue.confidence, missing, cue.roles)


def _filled(heard: Heard) -> dict[Role, tuple[Filler, ...]]:
    """The roles with what fills them, by the slots of the cue, and by the usual place of a clause."""
    cue, type_ = heard.cue, heard.type
    filled = {role: _fillers(heard, role) for role in type_.roles}
    if cue.pos == "noun" and type_.symmetric and len(type_.roles) > 1 and _is_brought_about(heard.head):
        first, second = type_.roles[:2]
        if not filled[first] and filled[second]:
            filled[first] = _others(heard, first, {m.name for m, _ in filled[second]})
    if cue.pos == "verb" or not type_.role("place"):
        filled = {role: fillers or _default_place(heard, role) for role, fillers in filled.items()}
    return filled


def _told_apart(heard: Heard, roles: list[tuple[Role, tuple[Filler, ...]]]) -> list[tuple[Role, tuple[Filler, ...]]]:
    """Nobody leaves himself alone: where a participle would share its object as subject, the other actor is the subject."""
    plain = tuple((role.name, fillers) for role, fillers in roles)
    if heard.head.dep_ != "advcl" or len(roles) < 2 or not _same(plain):
        return roles
    others = _others(heard, roles[0][0], {m.name for _, fillers in plain for m, _ in fillers})
    return [(roles[0][0], others), *roles[1:]] if others else roles


def _others(heard: Heard, role: Role, taken: set[str]) -> tuple[Filler, ...]:
    """The one other actor of the sentence that a role takes; () when there is none, or more than one."""
    scene = heard.scene
    fitting = {
        m.name: (m, t)
        for t in scene.mention_heads(scene.sentence_of(heard.head))
        for m in scene.mentions_of(t)
        if m.kind not in ("place", "person")
        and m.how not in ("role", "interest")
        and not {m.name, m.of} & taken
        and heard.vocabulary.accepts(role, m.kind)
    }
    return tuple(fitting.values()) if len(fitting) == 1 else ()


def _is_brought_about(noun: Token) -> bool:
    """ "Led to an increased association with X": the other side is who the sentence is about."""
    return noun.dep_ == "pobj" and noun.head.lower_ in ("to", "in") and noun.head.head.lemma_.lower() in ("lead", "result")


def _needed(head: Token, name: str, wanted: Sequence[str]) -> bool:
    """Whether a slot is headed by one of the wanted lemmas; `modifier` looks at all words before the noun."""
    tokens = [t for part in name.split("|") for t in slot(head, part)]
    if name in ("forced", "done"):
        return bool(tokens)
    if name == "modifier":
        tokens = [c for c in head.children if c.i < head.i]
    if name == "subject" and head.pos_ in ("NOUN", "PROPN"):
        tokens = slot(head, "subject")
    return any(lemma in wanted or t.lower_ in wanted for t in tokens for lemma in lemmas(t))


def _fillers(heard: Heard, role: Role) -> tuple[Filler, ...]:
    """The fillers of the first alternative that has any; `a+b` takes both slots together, each of which must be filled."""
    for alternative in filter(None, heard.cue.roles.get(role.name, "").split("|")):
        groups = [[f for t in slot(heard.head, part) for f in _means(heard, t, role)] for part in alternative.split("+")]
        if not all(groups):
            continue
        gathered = {f[0].name: f for group in groups for f in group}
        alone = role.repeats and len(gathered) < 2 and alternative.startswith(("between", "of"))
        if not alone or "+" in alternative:
            return tuple(gathered.values())
    return ()


def _means(heard: Heard, token: Token, role: Role) -> list[Filler]:
    """The mentions that a token stands for and the role takes; "parts of the province" stands for the province."""
    scene, word = heard.scene, token.lemma_.lower()
    found = [(body(m, role), token) for m in scene.mentions_of(token)]
    if not found and token.pos_ in ("NOUN", "PRON", "ADJ", "NUM") and word in SHARES:
        found = [(m, t) for t in under(token, "of") for m in scene.mentions_of(t)]
    if not found and token.pos_ == "NOUN":  # "its leader, X"
        told = [c for c in token.children if c.dep_ == "appos"]
        several = [t for c in told for t in coordinated(c)] if token.tag_ == "NNS" else told  # "the commanders X and Y"
        found = [(m, t) for t in several for m in scene.mentions_of(t)]
    if not found and token.pos_ == "NOUN" and word in BODIES:  # "the Front's courts" stand for the Front
        found = [(m, t) for name in ("possessive", "of") for t in slot(token, name) for m in scene.mentions_of(t)]
    if not found and word in words("deeds") and token.dep_ in SUBJECTS:  # "an offensive by Belmara drove them out"
        found = [(m, t) for name in ("possessive", "by", "modifier") for t in slot(token, name) for m in scene.mentions_of(t)]
    cast = [(recast(m, t, role), t) for m, t in found if not _his_men(m, t, role)]
    return [(m, t) for m, t in cast if heard.vocabulary.accepts(role, m.kind) and (m.kind != "place" or "place" in role.kinds)]


def _his_men(mention: Mention, token: Token, role: Role) -> bool:
    """ "Killed three of Sorro's men": it is not Sorro who died, was caught, or is spoken of as a person in his own right."""
    return mention.kind == "person" and mention.how == "possessive" and token.tag_ == "NNS" and role.kinds == ("person",)


BEFORE = ("npadvmod", "compound", "nmod", "amod", "nsubj", "dep")
LAND = frozenset("base haven sanctuary refuge shelter asylum camp territory".split())
USING = frozenset("use occupy enter cross".split())


def _default_place(heard: Heard, role: Role) -> tuple[Filler, ...]:
    """A place role that the cue leaves open is filled from the usual prepositions of the clause."""
    if role.name != "place" or "place" in heard.cue.roles:
        return ()
    where = place_of(heard.scene, heard.head)
    return (where,) if where else ()


def _given(verb: Token) -> list[Token]:
    """The object of a verb and the land under its "with": "provided the Front with a base in the valley"."""
    if verb.pos_ != "VERB":
        return []
    return [*slot(verb, "object"), *(t for t in slot(verb, "with") if t.lemma_.lower() in LAND)]


def place_of(scene: Scene, head: Token) -> Filler | None:
    """Where a predicate holds: a place under in, at, across ... of its verb, of its object, or "there"."""
    verbs = [head] if head.pos_ in ("VERB", "AUX") else [v for v in (head, light_verb(head)) if v is not None]
    deeds = slot(head, "deed") if head.pos_ == "VERB" else []
    used = [
        (m, t) for deed in deeds if deed.lemma_.lower() in USING for t in slot(deed, "object") for m in scene.mentions_of(t)
    ]
    if used and used[0][0].kind == "place":  # "allowed X to use the valley as a base"
        return used[0]
    for token in (*verbs, *deeds):
        for source in (token, *_given(token)):
            for name in (*PLACE_PREPOSITIONS, "there", "here"):
                for found in under(source, name):
                    places = [m for m in scene.mentions_of(found) if m.kind == "place"]
                    if places:
                        return places[0], found
    return None


def _shared(filled: Mapping[Role, tuple[Filler, ...]]) -> Iterator[list[tuple[Role, tuple[Filler, ...]]]]:
    """One proposal for each combination: fillers of plain roles distribute, those of repeating roles stay together."""
    roles = list(filled)
    if len(roles) >= 2 and filled[roles[0]] and not roles[0].repeats and _tokens(filled[roles[0]]) == _tokens(filled[roles[1]]):
        for one, other in combinations(filled[roles[0]], 2):  # "between A and B", "A and B allied"
            yield [(roles[0], (one,)), (roles[1], (other,)), *((r, filled[r][:1]) for r in roles[2:])]
        return
    choices = [[fillers] if role.repeats or not fillers else [(f,) for f in fillers] for role, fillers in filled.items()]
    for combination in product(*choices):
        yield list(zip(roles, combination, strict=True))


def _tokens(fillers: tuple[Filler, ...]) -> list[int]:
    return [token.i for _, token in fillers]


def _same(roles: tuple[tuple[str, tuple[Filler, ...]], ...]) -> bool:
    """Whether somebody would stand in a relation to himself."""
    names = [m.name for _, fillers in roles for m, _ in fillers]
    return len(names) > 1 and len(set(names)) == 1


def _compound(heard: Heard) -> Iterator[Proposal]:
    """ "The Belmara-backed Red Banner": a hyphenated participle before the one it describes."""
    head, cue = heard.head, heard.cue
    before = [c for c in head.children if c.dep_ in BEFORE and c.i < head.i]
    described = head.head if head.dep_ in ("amod", "acl", "compound", "nmod") else None
    if described is None or not before or not any(t.text in "-\u2013" for t in head.doc[before[-1].i : head.i]):
        return
    sides = {"modifier": before, "subject": [described]}
    means = heard.scene.mentions_of
    asked = [role for role in heard.type.roles if role.name in cue.roles]
    roles = tuple((r.name, tuple((m, t) for t in sides[cue.roles[r.name]] for m in means(t))[:1]) for r in asked)
    if all(fillers for _, fillers in roles) and not _same(roles):
        yield Proposal(heard.type, head, roles, cue.gives, heard.rule, cue.confidence)
