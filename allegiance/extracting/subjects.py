"""Layer 2, below the slots: the subject of a verb, however it is shared, with passives undone; coordination; light verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

CONTROL = frozenset(
    "allow let permit enable force compel ask order help assist persuade urge tell invite require cause want".split()
)
AIMS = frozenset("aim goal purpose objective intention".split())
FOUNDING = frozenset("found form establish create set start organise organize launch".split())
DEEPEST = 6
"""Steps to a shared subject; parses of nonsense can be circular in effect."""
RELATIVE = ("who", "which", "that", "whom")
SUBJECTS, PASSIVES = ("nsubj", "csubj"), ("nsubjpass", "csubjpass")


def coordinated(token: Token) -> list[Token]:
    """A token and what is coordinated with it: "A, B and C"."""
    found, open_ = [token], [token]
    while open_:
        for child in open_.pop().children:
            if child.dep_ == "conj":
                found.append(child)
                open_.append(child)
    return sorted(found, key=lambda t: t.i)


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive: by its subject or auxiliary, or as a bare participle after its noun."""
    marks = any(c.dep_ in (*PASSIVES, "auxpass", "agent") for c in verb.children)
    shared = (
        verb.dep_ == "conj"
        and verb.tag_ == "VBN"
        and verb.head.pos_ == "VERB"
        and not own_subject(verb)
        and is_passive(verb.head)
    )
    return marks or (verb.dep_ in ("acl", "advcl") and verb.tag_ == "VBN") or (verb.dep_ == "relcl" and shared) or shared


def own_subject(verb: Token) -> Token | None:
    """The subject that stands with the verb itself."""
    return next((c for c in verb.children if c.dep_ in (*SUBJECTS, *PASSIVES) and c.dep_[0] == "n"), None)


def surface_subject(verb: Token, depth: int = 0) -> list[Token]:
    """The grammatical subject of a verb: its own, or that of the verb that it shares it with or is controlled by."""
    own = own_subject(verb)
    if own is not None:
        return antecedents(own, verb) if own.lower_ in RELATIVE else coordinated(own)
    if depth > DEEPEST:
        return []
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        return surface_subject(head, depth + 1)
    if verb.dep_ in ("acl", "relcl"):
        return _described(verb, depth)
    if verb.dep_ in ("xcomp", "ccomp"):
        return _controller(head, depth)
    governor = _governing_verb(verb) if verb.dep_ in ("advcl", "pcomp") else None
    if governor is None:
        return []
    return _founded_for(verb, governor) or surface_subject(governor, depth + 1)


def _founded_for(verb: Token, governor: Token) -> list[Token]:
    """ "Set up the Front to topple ...", "with the aim of toppling ...": the aim is that of the one who was founded."""
    aim = verb.dep_ == "pcomp" and verb.head.lower_ == "of" and verb.head.head.lemma_.lower() in AIMS
    purpose = verb.dep_ == "advcl" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    if governor.lemma_.lower() not in FOUNDING or not (aim or purpose) or is_passive(governor):
        return []
    return [t for c in governor.children if c.dep_ == "dobj" and c.text[:1].isupper() for t in coordinated(c)]


def _described(verb: Token, depth: int) -> list[Token]:
    """The subject of a clause that describes a noun: the noun, or who carries it ("has the backing of X to strike")."""
    noun = verb.head
    if verb.dep_ != "acl" or noun.pos_ not in ("NOUN", "PROPN", "PRON"):
        return []
    if verb.tag_ in ("VBG", "VBN"):
        return coordinated(noun)
    carrier = light_verb(noun)
    return surface_subject(carrier, depth + 1) if carrier is not None else []


def _controller(head: Token, depth: int) -> list[Token]:
    if head.pos_ in ("NOUN", "ADJ") and head.head.pos_ in ("VERB", "AUX") and head.dep_ in ("acomp", "attr", "dobj"):
        return surface_subject(head.head, depth + 1)
    if head.lemma_.lower() in CONTROL:
        objects = [c for c in head.children if c.dep_ in ("dobj", "dative")]
        if objects:
            return coordinated(objects[0])
        if is_passive(head):
            return surface_subject(head, depth + 1)
    return surface_subject(head, depth + 1)


def _governing_verb(token: Token) -> Token | None:
    for ancestor in token.ancestors:
        if ancestor.pos_ in ("VERB", "AUX") and ancestor.dep_ not in ("aux", "auxpass"):
            return ancestor
    return None


def antecedents(pronoun: Token, verb: Token) -> list[Token]:
    """What a relative pronoun stands for: the noun that its clause modifies."""
    clause = verb
    while clause.dep_ == "conj" and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    return [clause.head] if clause.dep_ in ("relcl", "acl") else [pronoun]


def agents(verb: Token) -> list[Token]:
    """Those by whom a passive is done; none when it names none."""
    by = [c for c in verb.children if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by")]
    return [t for b in by for c in b.children if c.dep_ == "pobj" for t in coordinated(c)]


def light_verb(noun: Token) -> Token | None:
    """The verb whose object a noun is ("has ties", "struck a deal"), with what it is coordinated with taken together."""
    first = noun
    while first.dep_ == "conj" and first.head.pos_ == "NOUN":
        first = first.head
    if first.dep_ in ("dobj", "nsubjpass", "attr", "acomp") and first.head.pos_ in ("VERB", "AUX"):
        return first.head
    if first.dep_ == "pobj" and first.head.lower_ in ("into", "in", "with") and first.head.head.pos_ == "VERB":
        return first.head.head if first.head.head.lemma_.lower() in ("enter", "engage") else None
    if first.head.dep_ in ("relcl",) and first.dep_ in ("dobj",):
        return first.head
    return None
