"""Whom words stand for in a role, where a name leaves it open: a country that acts, one who leads, a group's leaders."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from allegiance.model.claim import Mention
from allegiance.vocabulary import Role

if TYPE_CHECKING:
    from spacy.tokens import Token

AREAS = frozenset(
    (
        "area basin bay border central city coast corridor delta desert district east eastern forest gulf hills "
        "island islands lake mountain mountains north northern peninsula province region river sea south southern "
        "town valley village west western"
    ).split()
)
ORGANISATIONS = frozenset(
    (
        "alliance army brigade brigades coalition command council democratic force forces front government group "
        "guard islamic league liberation militia movement national network organisation organization party people's "
        "popular revolutionary state union"
    ).split()
)
BODIES = frozenset(
    (
        "administration army branch cabinet command committee council court fighter force governance government hierarchy "
        "leadership man militia rank structure troop wing"
    ).split()
)
"""Nouns that stand for their owner: "the Front's courts"."""
SHARES = frozenset(
    ("area dozen group hundred majority most much number part portion remnant rest section some swath thousand").split()
)
"""Nouns that stand for what they are a part of: "large areas of the province"."""


def recast(mention: Mention, token: Token, role: Role) -> Mention:
    """A kind that the name alone left open, by its role: a country that acts is a state, one who leads a person."""
    if mention.how not in ("name", "alias"):
        return mention
    words = mention.name.split()
    article = any(c.lower_ == "the" and c.dep_ == "det" for c in token.children)
    if mention.kind == "place" and "place" not in role.kinds and "state" in role.kinds and len(words) < 3:
        area = {w.lower() for w in words} & AREAS
        return mention if area or article else replace(mention, kind="state")
    if mention.kind == "group" and role.kinds == ("person",) and not article and 1 < len(words) < 4:
        return mention if {w.lower() for w in words} & ORGANISATIONS else replace(mention, kind="person")
    if mention.kind == "person" and article and "person" not in role.kinds and "group" in role.kinds:
        return replace(mention, kind="group")
    return mention


def body(mention: Mention, role: Role) -> Mention:
    """In a role that only groups take, the leaders of a group stand for the group: it is its base that they set up."""
    if mention.kind == "collective" and mention.of and not {"person", "collective"} & set(role.kinds):
        return replace(mention, name=mention.of, kind="group", of="", how="leaders")
    return mention
