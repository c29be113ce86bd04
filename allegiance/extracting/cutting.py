"""Where a run of capitalised words holds more than one name: dates before it and offices inside it are cut out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from allegiance.extracting.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc


def cut(doc: Doc, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Cut a run at dates and offices: "Torian President Bo Li" is a state's adjective, an office and a person."""
    at = _after_date(doc, first, last)
    if doc[at : last + 1].text.isupper():
        yield from [(at, last)] if at <= last else []
        return
    for i in range(at, last + 1):
        if _office(doc, i, last) and not _part_of_name(doc, at, i, last):
            if i > at:
                yield at, i - 1
            at = i + 1
    if at <= last:
        yield at, last


def _after_date(doc: Doc, first: int, last: int) -> int:
    """The token after a month that a run opens with by chance ("on 26 October Bo Li")."""
    if first == last or doc[first].lower_ not in words("months") or not first:
        return first
    before = doc[first - 1]
    return first + 1 if before.like_num or before.tag_ == "IN" or before.text[:1].isdigit() else first


def _office(doc: Doc, at: int, last: int) -> bool:
    """Whether a word is an office, or belongs to the office after it ("Prime Minister")."""
    word = doc[at].lower_.rstrip(".")
    if word in words("office_modifiers"):
        return at < last and doc[at + 1].lower_ in words("offices")
    return word in words("offices")


def _part_of_name(doc: Doc, first: int, at: int, last: int) -> bool:
    """Whether an office word belongs to an organisation's name: "General Council", "Prime Minister's Office"."""
    heads = words("group_heads") | words("organ_heads") | words("institution_heads") | words("coalition_words")
    if last > at and doc[last].lower_ in heads:
        return True
    return at == last and at > first and any(doc[i].lower_ in {"of", "for"} for i in range(first, at))
