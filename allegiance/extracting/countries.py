"""Which places a document treats as states, whether they are listed or not.

Signs: a state's adjective formed from the name ("Torian government" beside "Toria"), "government of Toria", "Toria's army",
or the name's place in an organisation's ("Front of Toria").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from allegiance.extracting.nations import formed_from, is_state
from allegiance.extracting.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc


def countries(doc: Doc, kinds: Mapping[str, str]) -> frozenset[str]:
    """Names of places, one word each or listed, that the document shows to be states."""
    places = {name for name, kind in kinds.items() if kind == "place"}
    listed = {name for name in places if is_state(name)}
    single = {name for name in places - listed if " " not in name and len(name) > 3}
    return frozenset(listed | {name for name in single if _adjective_used(doc, name) or _governed(doc, name)})


def _adjective_used(doc: Doc, name: str) -> bool:
    return any(t.text[:1].isupper() and formed_from(t.text, name) and not t.ent_type_ == "PERSON" for t in doc)


def _governed(doc: Doc, name: str) -> bool:
    nouns = words("government_nouns") | {"president", "republic", "army", "parliament"}
    return any(token.text == name and token.i and _belongs(doc, token.i, nouns) for token in doc)


def _belongs(doc: Doc, at: int, nouns: Iterable[str]) -> bool:
    """ "government of X" or "X's government"."""
    if at >= 2 and doc[at - 1].lower_ == "of" and doc[at - 2].lower_ in nouns:
        return True
    following = doc[at + 1 : at + 4]
    return len(following) > 1 and following[0].text in {"'s", "’s"} and any(t.lower_ in nouns for t in following)
