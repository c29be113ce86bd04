"""Which places a document treats as states, whether they are listed or not.

Signs: a state's adjective formed from the name ("Torian government" beside "Toria"), "government of Toria", "Toria's army",
or the name's place in an organisation's ("Front of Toria").
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from allegiance.extracting.nations import formed_from, is_state
from allegiance.extracting.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_ENOUGH = 2


def countries(doc: Doc, kinds: Mapping[str, str]) -> frozenset[str]:
    """Names of places, one word each or listed, that the document shows to be states."""
    places = {name for name, kind in kinds.items() if kind == "place"}
    listed = {name for name in places if is_state(name)}
    single = {name for name in places - listed if " " not in name and len(name) > 3}
    capitalised: dict[str, list[Token]] = {}
    for token in doc:
        if token.text[:1].isupper():
            capitalised.setdefault(token.text, []).append(token)
    return frozenset(listed | {name for name in single if _signs(doc, name, capitalised) >= _ENOUGH})


def _signs(doc: Doc, name: str, capitalised: Mapping[str, list[Token]]) -> int:
    """How much speaks for a state; a government of that name is enough, other signs have to be two."""
    nouns = words("government_nouns") | words("organ_nouns") | {"president", "interests"}
    formed = (tokens for text, tokens in capitalised.items() if formed_from(text, name))
    adjectives = [t for tokens in formed for t in tokens]
    named = capitalised.get(name, [])
    if any(t.head.lower_ in nouns and t.head.i > t.i for t in adjectives) or any(_governed(doc, t.i) for t in named):
        return _ENOUGH
    adjectives = [t for t in adjectives if t.ent_type_ != "PERSON"]
    of = [doc[t.i - 2] for t in named if t.i > 1 and doc[t.i - 1].lower_ == "of"]
    in_a_name = any(t.text[:1].isupper() and t.lower_ in words("group_heads") for t in of)
    invaded = any(t.lower_ in {"invasion", "occupation", "independence"} for t in of)
    return bool(adjectives) + in_a_name + invaded


def _governed(doc: Doc, at: int) -> bool:
    """As in "government of X" or "X's government"."""
    nouns = words("government_nouns") | {"president", "republic", "army", "parliament"}
    if at >= 2 and doc[at - 1].lower_ == "of" and doc[at - 2].lower_ in nouns:
        return True
    following = doc[at + 1 : at + 4]
    return len(following) > 1 and following[0].text in {"'s", "’s"} and any(t.lower_ in nouns for t in following)
