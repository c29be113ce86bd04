"""Layer 5: the dates of a predicate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allegiance.model.claim import UNDATED, Dates

if TYPE_CHECKING:
    from spacy.tokens import Token

    from allegiance.extracting.scene import Scene


def dates_of(scene: Scene, token: Token) -> Dates:
    """When a predicate holds or happened, as its clause and sentence tell."""
    return UNDATED
