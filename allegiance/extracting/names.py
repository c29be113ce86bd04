"""Runs of words that are written as names, whatever they turn out to name.

A run is capitalised words with hyphens and name particles between them ("Ansar al-Hak", "Jaish-e-Kor"); "of", "for" and
"and" join two runs only where the left one is headed by a word that takes them ("Front for the Liberation of Toria").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allegiance.extracting.cutting import cut
from allegiance.extracting.nations import formed_from, nations
from allegiance.extracting.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HYPHENS = frozenset("-–‐")
_ARTICLES_INSIDE = frozenset(
    ["al", "el", "as", "ash", "ad", "an", "az", "at", "ar", "the", "e", "i", "o", "y", "ul", "ur", "ud", "us"]
)
_FAMILY_PARTICLES = frozenset(("bin", "ibn", "bint", "abu"))
_JOINING = frozenset(("of", "for", "for the", "of the"))
_JOINING_BY_ENTITY = frozenset(("in", "in the", "against", "on", "to", "among"))
_ABSTRACT = (
    "tion",
    "ment",
    "ty",
    "ness",
    "ism",
    "ice",
    "dom",
    "peace",
    "change",
    "reform",
    "dignity",
    "jihad",
    "call",
    "combat",
)
_OPENERS = frozenset('-•"“:‘([*')
_FUNCTION_TAGS = frozenset(
    [
        "DT",
        "IN",
        "PRP",
        "PRP$",
        "CC",
        "RB",
        "WDT",
        "WP",
        "WRB",
        "MD",
        "TO",
        "EX",
        "PDT",
        "UH",
        "VB",
        "VBD",
        "VBG",
        "VBN",
        "VBP",
        "VBZ",
        "RBR",
        "RBS",
        "WP$",
    ]
)


@dataclass(frozen=True, slots=True)
class Run:
    """A name as written: first and last token (included)."""

    first: int
    last: int

    def text(self, doc: Doc) -> str:
        """The words as the parser saw them, without "-led" or "-backed" where the tokeniser left it on."""
        text = str(doc[self.first : self.last + 1].text)
        stem, hyphen, last = text.rpartition("-")
        return stem if hyphen and stem and last in words("compound_participles") else text


def runs(doc: Doc) -> tuple[Run, ...]:
    """All runs of a document, left to right, none overlapping."""
    inside = _capitalised_inside(doc)
    found: list[Run] = []
    at = 0
    while at < len(doc):
        if not _opens(doc, at, inside):
            at += 1
            continue
        last = _extend(doc, at)
        found.extend(Run(first, end) for first, end in cut(doc, at, last))
        at = last + 1
    return tuple(found)


def capitalised(token: Token) -> bool:
    """Whether a token is written as a name or part of one."""
    text = token.text
    return text[:1].isupper() or (len(text) > 2 and any(ch.isupper() for ch in text[1:]))


def _capitalised_inside(doc: Doc) -> frozenset[str]:
    """Words that stand capitalised in the middle of a sentence somewhere."""
    return frozenset(t.text for t in doc if t.text[:1].isupper() and not t.is_sent_start and t.i and not _after_mark(doc, t.i))


def _after_mark(doc: Doc, at: int) -> bool:
    """Whether a token opens what follows a mark at the start of a sentence."""
    return at == 0 or (doc[at - 1].text in _OPENERS and (at < 2 or bool(doc[at - 1].is_sent_start)))


def _opens(doc: Doc, at: int, inside: frozenset[str]) -> bool:
    token = doc[at]
    if token.text in _ARTICLES_INSIDE and at + 2 < len(doc) and doc[at + 1].text in _HYPHENS and not token.whitespace_:
        return capitalised(doc[at + 2])
    if token.text in _FAMILY_PARTICLES and at + 1 < len(doc):
        return doc[at + 1].text[:1].isupper()
    if _ordinal(token) and at + 1 < len(doc) and doc[at + 1].text[:1].isupper():
        return doc[at + 1].lower_ in words("group_heads") or doc[at + 1].tag_.startswith("NNP")
    if not capitalised(token) or token.text == "I" or _prefixed(doc, at):
        return False
    if token.is_sent_start or _after_mark(doc, at):
        return _names_at_start(doc, at, inside)
    return not token.is_stop or token.text.isupper()


def _ordinal(token: Token) -> bool:
    """As in "4th", "53rd": opens the name of a unit."""
    return token.text[:1].isdigit() and token.lower_.endswith(("st", "nd", "rd", "th"))


def _prefixed(doc: Doc, at: int) -> bool:
    """As in "non-Islamist", "anti-Torian": the prefix makes the name an adjective."""
    if at < 2 or doc[at - 1].text not in _HYPHENS or doc[at - 1].whitespace_ or doc[at - 2].whitespace_:
        return False
    return doc[at - 2].text.islower()


def _names_at_start(doc: Doc, at: int, inside: frozenset[str]) -> bool:
    """A sentence's first word is capitalised anyway; it names something if other signs say so."""
    token = doc[at]
    if token.is_stop and not token.text.isupper():
        return False
    if token.text in inside:
        return True
    if token.tag_ in _FUNCTION_TAGS and not token.ent_type_:
        return False
    if token.tag_.startswith("NNP") or token.ent_type_ in {"ORG", "PERSON", "GPE", "NORP", "LOC", "FAC"}:
        return token.tag_ not in {"DT", "IN"} or (token.text.isupper() and len(token.text) > 2)
    following = doc[at + 1] if at + 1 < len(doc) else None
    return bool(
        (token.text.isupper() and len(token.text) > 1)
        or (
            following is not None
            and (following.text[:1].isupper() or (following.text in _HYPHENS and not token.whitespace_))
            and token.tag_ in {"JJ", "NN", "NNS", "FW"}
        )
    )


def _extend(doc: Doc, first: int) -> int:
    """Last token of the run that opens at a token."""
    last = first
    while (onward := _next(doc, first, last)) is not None:
        last = onward
    return last


def _next(doc: Doc, first: int, last: int) -> int | None:
    """The token up to which the run goes on after `last`, None at its end."""
    following = doc[last + 1] if last + 1 < len(doc) and not doc[last + 1].is_sent_start else None
    if following is None:
        return None
    if following.text in _HYPHENS:
        return _over_hyphen(doc, last + 1)
    if capitalised(following) and following.text != "I":
        return last + 1 if doc[last].whitespace_ or not doc[last].is_alpha else None
    if following.lower_ in words("person_particles") and not following.is_sent_start:
        return _over_particle(doc, last + 1)
    return _over_connector(doc, first, last)


def _over_hyphen(doc: Doc, hyphen: int) -> int | None:
    if doc[hyphen - 1].whitespace_ or doc[hyphen].whitespace_ or hyphen + 1 >= len(doc):
        return None
    after = doc[hyphen + 1]
    if capitalised(after):
        return hyphen + 1
    if len(after.text) <= 3 and after.whitespace_ and hyphen + 2 < len(doc) and after.lower_ in _ARTICLES_INSIDE:
        return hyphen + 2 if capitalised(doc[hyphen + 2]) else None
    again = hyphen + 3 < len(doc) and doc[hyphen + 2].text in _HYPHENS and not after.whitespace_
    return hyphen + 3 if again and len(after.text) <= 3 and capitalised(doc[hyphen + 3]) else None


def _over_particle(doc: Doc, particle: int) -> int | None:
    at = particle
    while at < len(doc) and (doc[at].lower_ in words("person_particles") or doc[at].text in _HYPHENS) and at - particle < 4:
        at += 1
    if at >= len(doc) or not capitalised(doc[at]):
        return None
    return at if not (doc[particle].lower_ in {"as", "an", "la"} and doc[particle].whitespace_) else None


def _over_connector(doc: Doc, first: int, last: int) -> int | None:
    connector, onward = _connector(doc, last + 1)
    if not connector or not capitalised(doc[onward]):
        return None
    left = doc[last].lower_
    if connector in _JOINING and _takes_of(left, doc, first, last):
        return onward
    if connector in _JOINING | _JOINING_BY_ENTITY and _one_entity(doc, last, onward):
        return onward
    if connector == "and" and _abstract(doc, first, last, onward):
        return onward
    return None


def _connector(doc: Doc, at: int) -> tuple[str, int]:
    """The connecting words at a position and the token after them."""
    if at + 2 < len(doc) and doc[at + 1].text == "the":
        return f"{doc[at].text} the", at + 2
    return (doc[at].text, at + 1) if at + 1 < len(doc) else ("", at)


def _takes_of(left: str, doc: Doc, first: int, last: int) -> bool:
    heads = words("group_heads") | words("organ_heads") | words("state_heads") | words("coalition_words")
    if left in heads | words("foreign_heads") | words("institution_heads") | {"gulf", "strait", "bay", "province", "isle"}:
        return True
    return any(doc[i].lower_ == "for" and doc[i - 1].lower_ in heads for i in range(first + 1, last))


def _one_entity(doc: Doc, left: int, right: int) -> bool:
    same = all(doc[i].ent_iob_ == "I" for i in range(left + 1, right + 1))
    return same and doc[right].ent_type_ == "ORG" and bool(doc[left].ent_type_)


def _abstract(doc: Doc, first: int, last: int, onward: int) -> bool:
    """As in "Front for Unity and Justice": two abstract words after "for" or "of"."""
    joined = any(doc[i].lower_ in {"for", "of"} for i in range(first, last))
    return joined and doc[last].lower_.endswith(_ABSTRACT) and doc[onward].lower_.endswith(_ABSTRACT)


def adjective(doc: Doc, run: Run, places: frozenset[str]) -> bool:
    """Whether a run is only adjectives of states, regions or creeds before a noun ("Kasi" in "Kasi tribal militias").

    `places` are the words of all names of the document: an adjective formed from one of them counts.
    """
    root = doc[run.last]
    governor = root.head
    following = doc[run.last + 1].lower_ if run.last + 1 < len(doc) else ""
    if following.rstrip(".") in words("offices") and all(
        _adjectival(doc[i].text, frozenset()) for i in range(run.first, run.last + 1)
    ):
        return True
    if (
        root.dep_ not in {"amod", "compound", "nmod", "advmod", "npadvmod"}
        or governor.i <= run.last
        or governor.text[:1].isupper()
    ):
        return False
    if governor.lower_ in words("government_nouns") | words("organ_nouns") | {"interests"} and root.tag_ == "JJ":
        return True
    return all(_adjectival(doc[i].text, places) for i in range(run.first, run.last + 1))


def _adjectival(text: str, places: frozenset[str]) -> bool:
    low = text.lower()
    if text in _HYPHENS or low in nations().adjectives or low in words("creeds") or low in words("directions"):
        return True
    return any(formed_from(text, place) for place in places)
