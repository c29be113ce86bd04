"""What a pronoun stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allegiance.extracting.roster import Roster
from allegiance.extracting.salience import CLOSE, Fits, Memory, clauses_above, subject_of, verb_of
from allegiance.extracting.words import words
from allegiance.model.claim import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

_SINGULAR = {"it": "pronoun", "itself": "pronoun", "its": "possessive"}
_PLURAL = {"they": "pronoun", "them": "pronoun", "themselves": "pronoun", "their": "possessive"}
_PERSONAL = {
    "he": "pronoun",
    "him": "pronoun",
    "himself": "pronoun",
    "his": "possessive",
    "she": "pronoun",
    "her": "possessive",
    "herself": "pronoun",
    "hers": "pronoun",
}
_RELATIVE = frozenset(("who", "whom", "whose", "which", "that"))
_SEVERAL = frozenset(("NNS", "NNPS"))
_SAYING = words("supposing")
_BODIES = frozenset(("group", "coalition", "faction", "institution", "state", "organ", "collective"))


@dataclass(frozen=True, slots=True)
class Asking:
    """A pronoun that asks for whom it stands: where, and who may be meant."""

    roster: Roster
    memory: Memory
    token: Token
    sentence: int
    fits: Fits
    plural: bool = False

    def fitting(self, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
        """The mentions that may be meant; a plural takes any two, a singular one only."""
        found = tuple({m.name: m for m in mentions}.values())
        if len(found) > 1:
            return found if self.plural and all(m.kind != "place" for m in found) else ()
        return tuple(m for m in found if self.fits(m))


def stand_for(roster: Roster, memory: Memory, token: Token, number: int) -> tuple[Mention, ...]:
    """The mentions that a pronoun stands for, with how; empty for other words and where nothing fits."""
    low = token.lower_
    if low in _RELATIVE and token.dep_ != "mark":
        return _relative(roster, token)
    for table, fits in ((_SINGULAR, _is_body), (_PLURAL, _is_several), (_PERSONAL, _is_person)):
        if low in table and token.pos_ == "PRON" and not _expletive(token):
            asking = Asking(roster, memory, token, number, fits, plural=table is _PLURAL)
            return tuple(Mention(m.name, m.kind, of=m.of, how=table[low]) for m in _antecedents(asking))
    return ()


def _is_body(mention: Mention) -> bool:
    return mention.kind in _BODIES and not (mention.kind in {"collective", "organ"} and mention.name.endswith("s"))


def _is_several(mention: Mention) -> bool:
    return mention.kind in _BODIES | {"community"}


def _is_person(mention: Mention) -> bool:
    return mention.kind == "person"


def _expletive(token: Token) -> bool:
    """As in "it is believed that": the pronoun stands for nobody."""
    if token.lower_ != "it" or token.dep_ not in {"nsubj", "nsubjpass", "expl"}:
        return False
    verb = token.head
    said = {verb.lemma_.lower(), *(c.lemma_.lower() for c in verb.children if c.dep_ in {"acomp", "attr"})}
    clause = any(c.dep_ in {"ccomp", "csubj", "advcl", "xcomp"} for c in verb.children)
    return token.dep_ == "expl" or (clause and bool(said & _SAYING))


def _relative(roster: Roster, token: Token) -> tuple[Mention, ...]:
    """The noun that the relative clause describes, through an apposition to the name."""
    at = token
    while at.head.i != at.i and at.dep_ not in {"relcl", "acl"}:
        at = at.head
    if at.dep_ not in {"relcl", "acl"}:
        return ()
    noun = at.head
    found = roster.at(noun)
    if not found and noun.dep_ == "appos":
        found = roster.at(noun.head)
    if token.lower_ in {"who", "whom"}:
        found = tuple(m for m in found if m.kind not in {"organ", "place", "state"})
    subject = token.dep_ in {"nsubj", "nsubjpass"}
    return tuple(Mention(m.name, m.kind, of=m.of, how="relative") for m in found if not (subject and m.kind == "place"))


def _antecedents(asking: Asking) -> tuple[Mention, ...]:
    if asking.token.lower_.endswith(("self", "selves")):
        return _governing_subject(asking, own=True)
    if asking.token.dep_ == "poss":
        if _thing_owns(asking):
            return ()
        return _coordinated_owner(asking) or _governing_subject(asking, own=True) or _elsewhere(asking)
    if asking.token.dep_ in {"nsubj", "nsubjpass"}:
        return _governing_subject(asking, own=False) or _elsewhere(asking)
    return _not_the_subject(asking)


def _coordinated_owner(asking: Asking) -> tuple[Mention, ...]:
    """As in "the Union and its goals": the owner is what the owned is coordinated with."""
    owned = asking.token.head
    return asking.fitting(asking.roster.at(owned.head)) if owned.dep_ == "conj" else ()


def _governing_subject(asking: Asking, *, own: bool) -> tuple[Mention, ...]:
    """The subject of the own clause (`own`), or of the nearest clause above that has a fitting one."""
    token = asking.token
    verb = verb_of(token)
    for clause in [verb, *clauses_above(verb)] if own else clauses_above(verb):
        subject = _agreeing(asking, clause)
        if subject is None or token.i in range(subject.left_edge.i, subject.right_edge.i + 1):
            continue
        found = asking.fitting(_with_coordinated(asking.roster, subject))
        if found and (subject.i < token.i or found[0].how == "name"):
            return found
    return ()


def _agreeing(asking: Asking, clause: Token) -> Token | None:
    """The subject of a clause; for a plural, the one by whom it is done ("The Union is led by officers, and they ...")."""
    subject = subject_of(clause)
    if not asking.plural or subject is None or subject.tag_ in _SEVERAL or any(c.dep_ == "conj" for c in subject.children):
        return subject
    agents = (noun for by in clause.children if by.dep_ == "agent" for noun in by.children if noun.dep_ == "pobj")
    return next((noun for noun in agents if noun.tag_ in _SEVERAL and noun.i < asking.token.i), subject)


def _with_coordinated(roster: Roster, noun: Token) -> list[Mention]:
    found = list(roster.at(noun))
    for child in noun.children:
        if child.dep_ == "conj":
            found.extend(_with_coordinated(roster, child))
    return found


def _elsewhere(asking: Asking) -> tuple[Mention, ...]:
    """Earlier in the sentence, else the subject of the sentence before, else who weighs most."""
    earlier = asking.memory.in_sentence(asking.sentence, asking.fits, before=asking.token.i)
    if asking.token.dep_ in {"nsubj", "nsubjpass"} and asking.token.head.dep_ == "ROOT":
        subjects = [trace for trace in earlier if trace.part == "subject"]
        found = tuple(trace.mention for trace in subjects[-1:]) or _subject_before(asking)
        if found:
            return found
    if earlier:
        return (earlier[-1].mention,)
    return _subject_before(asking) or _heaviest(asking)


def _thing_owns(asking: Asking) -> bool:
    """As in "The garrison lost its guns": the owner is a thing or body that nobody named."""
    verb = verb_of(asking.token)
    subject = subject_of(verb)
    inside = subject is not None and asking.token.i in range(subject.left_edge.i, subject.right_edge.i + 1)
    if subject is None or inside or asking.token.lower_ in _PERSONAL or asking.token.head.dep_ == "conj":
        return False
    return _thing(asking.roster, subject, plural=asking.plural)


def _subject_before(asking: Asking) -> tuple[Mention, ...]:
    """The subjects of the sentence before: of its main clause, else of any."""
    roster, before = asking.roster, asking.sentence - 1
    root = _root_before(asking)
    subject = subject_of(root) if root is not None else None
    if subject is not None:
        found = asking.fitting(_with_coordinated(roster, subject))
        if found:
            return found
        if _thing(roster, subject, plural=asking.plural) and verb_of(asking.token).lemma_ not in words("agent_verbs"):
            return ()
    subjects = [t.mention for t in asking.memory.in_sentence(before, asking.fits, before=asking.token.i) if t.part == "subject"]
    return tuple(subjects[:1])


def _thing(roster: Roster, subject: Token, *, plural: bool) -> bool:
    """Whether a subject is a thing that the pronoun may mean instead ("The agreement ended. It ...")."""
    return subject.pos_ == "NOUN" and not roster.at(subject) and (subject.tag_ == "NNS") == plural


def _root_before(asking: Asking) -> Token | None:
    first = asking.token.sent.start
    return asking.roster.doc[first - 1].sent.root if first else None


def _heaviest(asking: Asking) -> tuple[Mention, ...]:
    ranked = asking.memory.ranked(asking.fits, sentence=asking.sentence)
    root = _root_before(asking)
    subject = subject_of(root) if root is not None else None
    if not ranked or (subject is not None and _thing(asking.roster, subject, plural=asking.plural)):
        return ()
    if len(ranked) > 1 and ranked[1][0] > CLOSE * ranked[0][0]:
        names = f"{ranked[0][1].name} or {ranked[1][1].name}"
        asking.roster.doubt("ambiguous reference", asking.token, f"{asking.token.text!r} may stand for {names}")
    return (ranked[0][1],)


def _not_the_subject(asking: Asking) -> tuple[Mention, ...]:
    """An object is not the subject of its own clause, if anybody else can be meant."""
    verb = verb_of(asking.token)
    clauses = [verb, *clauses_above(verb)]
    own = next((s for s in map(subject_of, clauses) if s is not None), None)
    barred = {m.name for m in _with_coordinated(asking.roster, own)} if own is not None else set()
    earlier = asking.memory.in_sentence(asking.sentence, asking.fits, before=asking.token.i)
    others = [trace.mention for trace in earlier if trace.mention.name not in barred]
    if others:
        return (others[-1],)
    if earlier and subject_of(verb) is None:
        return (earlier[-1].mention,)
    found = [m for m in _subject_before(asking) or _heaviest(asking) if m.name not in barred]
    return tuple(found)
