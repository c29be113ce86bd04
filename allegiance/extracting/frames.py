"""Layer 2: who does what to whom. The syntactic slots of a verb, noun or adjective, with passives undone and subjects shared.

Slots of a verb: subject, object, dative, complement, deed and permitted ("allowed X to stay"), any preposition. Of a noun:
possessive, modifier, prepositions, subject (of "is a", of an apposition), holder, giver, receiver, maker (the subject of a
light verb whose object the noun is), and manner (the subject of the verb that it qualifies: "acted in alliance with").
`object>with` is a path: what stands under "with" of the object.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from allegiance.extracting.subjects import (
    CONTROL,
    RELATIVE,
    agents,
    antecedents,
    coordinated,
    is_passive,
    light_verb,
    own_subject,
    surface_subject,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

LIGHT = {
    "holder": frozenset(
        "have maintain keep enjoy develop forge build form establish cultivate retain share strengthen strike conclude seal"
        " reach exercise assert exert gain regain hold consolidate extend sustain deepen expand renew".split()
    ),
    "giver": frozenset(
        "give provide lend offer send extend supply grant express declare voice pledge show throw render".split()
    ),
    "receiver": frozenset("have receive get enjoy win obtain gain draw secure attract seek request find".split()),
    "maker": frozenset(
        "make carry conduct launch mount wage lead undertake sign begin start stage hold plan run organise organize fight order"
        " commit perpetrate execute spearhead direct stir incite resume continue intensify claim inflict".split()
    ),
}
STRAYING = ("from", "to", "against", "with", "into", "on")
MODIFIERS = ("compound", "amod", "nmod", "npadvmod")
PARTICLES = frozenset("up out down off away back together apart over in along".split())


def lemma(token: Token) -> str:
    """The lemma with its particle: `set up`, `carry out`, `drive out`."""
    particle = next((c for c in token.children if c.dep_ == "prt"), None)
    if particle is None and token.pos_ in ("VERB", "AUX"):
        particle = next(
            (c for c in token.children if c.dep_ in ("advmod", "prep") and c.lower_ in PARTICLES and not _has_object(c)), None
        )
    return f"{token.lemma_.lower()} {particle.lower_}" if particle is not None else token.lemma_.lower()


def lemmas(token: Token) -> tuple[str, ...]:
    """The lemma with and without its particle; "out of" counts as the particle "out"."""
    found = dict.fromkeys((lemma(token), token.lemma_.lower(), *_regular(token)))
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in ("out", "away", "off"):
            found[f"{token.lemma_.lower()} {child.lower_}"] = None
    return tuple(found)


def _regular(token: Token) -> Iterator[str]:
    """Regular stems beside the lemmatizer's guess, which takes "bases" for "basis" and "reentered" for "reentere"."""
    word = token.lower_
    if token.tag_ == "NNS" and word.endswith("ses"):
        yield word[:-1]
    if token.tag_ in ("VBD", "VBN") and word.endswith("ed"):
        yield word[:-2]
        yield word[:-1]


def _has_object(preposition: Token) -> bool:
    return any(c.dep_ in ("pobj", "pcomp", "prep") for c in preposition.children)


def slot(token: Token, name: str) -> list[Token]:
    """The heads that fill a slot of a verb, noun or adjective; coordinated ones all, in order. `as>of` is a path."""
    first, path, rest = name.partition(">")
    if path:
        return [t for inner in slot(token, first) for t in slot(inner, rest)]
    if token.pos_ in ("VERB", "AUX"):
        return _verb_slot(token, name)
    return _noun_slot(token, name)


def _verb_slot(verb: Token, name: str) -> list[Token]:
    if name == "subject":
        return agents(verb) if is_passive(verb) else [*surface_subject(verb), *_company(verb)]
    if name == "object":
        return _object(verb)
    if name in ("dative", "complement", "deed", "permitted", "forced", "done"):
        return _special(verb, name)
    own = under(verb, name)
    if own or name not in STRAYING:
        return own
    return [t for noun in _object(verb) for t in under(noun, name)]  # the parser may hang "from X" on what X gave


def _company(verb: Token) -> list[Token]:
    """Who does it "along with" or "together with" the subject."""
    beside = [c for c in verb.children if c.lower_ in ("along", "together") and c.dep_ in ("prep", "advmod")]
    return [t for c in beside for t in under(c, "with")]


def _object(verb: Token) -> list[Token]:
    if is_passive(verb):
        return surface_subject(verb)
    own = [c for c in verb.children if c.dep_ in ("dobj", "oprd")]
    own = own or [g for c in verb.children if c.dep_ == "ccomp" and c.pos_ == "ADJ" for g in c.children if g.dep_ == "nsubj"]
    if own:
        return [t for c in own[:1] for t in (antecedents(c, verb) if c.lower_ in RELATIVE else coordinated(c))]
    helped = [c for c in verb.children if c.dep_ == "ccomp" and verb.lemma_.lower() in CONTROL and own_subject(c) is not None]
    if helped:  # "help the Front fight": the Front is helped
        return surface_subject(helped[0])
    shared = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and not is_passive(c)]
    if shared and verb.i < shared[0].i:  # "funded and armed the Front"
        between = any(c.i > verb.i and c.i < shared[0].i and c.dep_ in ("prep", "advcl", "punct") for c in verb.children)
        return [] if between else _object(shared[0])
    if verb.dep_ == "relcl" and own_subject(verb) is not None and own_subject(verb).lower_ not in RELATIVE:  # type: ignore[union-attr]
        return [verb.head]  # "the groups (that) it fought"
    return []


def _dative_misread(verb: Token) -> list[Token]:
    """ "Gave the Front a base": a name with another article between it and the object is no part of the object."""
    return [
        c
        for thing in verb.children
        if thing.dep_ == "dobj"
        for c in thing.children
        if c.dep_ in MODIFIERS and any(d.dep_ == "det" and c.i < d.i < thing.i for d in thing.children)
    ]


def _special(verb: Token, name: str) -> list[Token]:
    if name == "dative":
        own = [
            t
            for c in verb.children
            if c.dep_ in ("dative", "iobj")
            for t in (coordinated(c) if c.pos_ != "ADP" else under(verb, "to"))
        ]
        return own or _dative_misread(verb)
    if name == "complement":
        small = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and c.pos_ in ("NOUN", "ADJ", "ADV")]
        alone = [c for c in verb.children if c.dep_ == "advmod" and c.lower_ in ("alone", "unmolested", "unharmed")]
        return [c for c in verb.children if c.dep_ in ("attr", "acomp", "oprd")] + small + alone
    if name == "forced":
        return [verb] if _is_forced(verb) else []
    clauses = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and c.pos_ in ("VERB", "AUX")]
    if name == "deed":
        return clauses
    if name == "permitted":
        own = [t for clause in clauses for t in surface_subject(clause)]
        return own or _object(verb)
    return []


def _is_forced(verb: Token) -> bool:
    governor = verb.head
    if verb.dep_ == "xcomp" and governor.lemma_.lower() in ("force", "compel", "oblige", "drive") and is_passive(governor):
        return True
    return verb.dep_ == "xcomp" and governor.lemma_.lower() == "have"


def under(token: Token, preposition: str) -> list[Token]:
    """What stands under a preposition of a token; "there" and "here" stand for a place without one."""
    if preposition in ("there", "here"):
        return [c for c in token.children if c.dep_ == "advmod" and c.lower_ == preposition]
    found = [c for c in token.children if c.dep_ in ("prep", "agent", "dative") and c.lower_ == preposition]
    found += [c for p in token.children if p.lower_ in PARTICLES and p.dep_ in ("prep", "advmod", "prt") for c in p.children]
    heads = [c for p in found if p.lower_ == preposition for c in p.children if c.dep_ == "pobj"]
    return [t for head in heads for t in coordinated(head)]


def _noun_slot(noun: Token, name: str) -> list[Token]:
    if name == "possessive":
        return [t for c in noun.children if c.dep_ == "poss" for t in coordinated(c)]
    if name == "modifier":
        return [c for c in noun.children if c.dep_ in MODIFIERS and c.pos_ in ("PROPN", "NOUN", "ADJ")]
    if name == "subject":
        return list(_named_by(noun))
    if name == "verbfor":  # "the cooperation did not go well for X"
        return under(noun.head, "for") if noun.dep_ == "nsubj" else []
    if name == "manner":
        return _manner_subject(noun)
    verb = light_verb(noun)
    if name in LIGHT:
        return _verb_slot(verb, "subject") if verb is not None and set(lemmas(verb)) & LIGHT[name] else []
    return _noun_preposition(noun, name, verb)


def _manner_subject(noun: Token) -> list[Token]:
    """The subject of the verb that "in alliance", "at odds" qualifies; none for a noun that is itself said or wanted."""
    qualifies = noun.dep_ == "pobj" and noun.head.lower_ in ("in", "at") and noun.head.head.pos_ in ("VERB", "AUX")
    return surface_subject(noun.head.head) if qualifies else []


def _noun_preposition(noun: Token, name: str, verb: Token | None) -> list[Token]:
    """Under a preposition of a noun, of its complement ("the eviction of X from Y"), or of the verb that carries it."""
    own = under(noun, name)
    if name == "of":
        return own
    own = own or [t for inner in under(noun, "of") for t in under(inner, name)]
    return own or (under(verb, name) if verb is not None else [])


def _named_by(noun: Token) -> Iterator[Token]:
    """Who a noun is said to be: the subject of "is", the partner of an apposition, the name after a title."""
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN"):
        first = first.head
    if first.dep_ in ("attr", "oprd", "acomp") or (
        first.dep_ in ("dobj", "xcomp") and first.head.lemma_.lower() in ("become", "remain")
    ):
        yield from surface_subject(first.head)
    elif first.dep_ == "appos" or (first.dep_ in ("compound", "nmod", "amod") and first.head.pos_ == "PROPN"):
        yield from [first.head]
    elif first.dep_ == "pobj" and first.head.lower_ == "as":
        governor = first.head.head
        acting = governor.lemma_.lower() in ("succeed", "replace", "serve", "act", "work", "emerge")
        yield from ([] if acting else _object(governor)) or surface_subject(governor) if governor.pos_ == "VERB" else []
    yield from (c for c in first.children if c.dep_ == "appos")
