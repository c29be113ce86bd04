"""The cited works as CSL-JSON, for Zotero and every citation processor (schema csl-data.json of citationstyles.org)."""

from __future__ import annotations

import json
from typing import Any, TextIO

from allegiance.exports.withholding import disclosed
from allegiance.model.derived import Chronicle
from allegiance.model.record import Record
from allegiance.model.source import Author, Source
from allegiance.model.when import UNKNOWN, Box, Date

SUFFIX = ".json"
_TYPES = """
article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset document
entry entry-dictionary entry-encyclopedia figure graphic hearing interview legal_case legislation manuscript map
motion_picture musical_score pamphlet paper-conference patent performance periodical personal_communication post
post-weblog regulation report review review-book software song speech standard thesis treaty webpage
"""
TYPES = frozenset(_TYPES.split())


def write(record: Record, chronicle: Chronicle, out: TextIO, *, profile: str = "") -> None:
    """Write an array of the sources that are not confidential, by citekey. Chronicle and profile make no difference."""
    works = sorted(disclosed(record).sources, key=lambda source: source.key)
    text = json.dumps([item(source) for source in works], ensure_ascii=False, indent=2)
    out.write(text.encode("utf-8", "replace").decode("utf-8") + "\n")


def item(source: Source) -> dict[str, Any]:
    """One work; a type that CSL does not know becomes `document`, what is not known is left out."""
    related = "; ".join(f"{relation} {key}" for relation, key in source.about)
    fields = {
        "id": source.key,
        "type": source.type if source.type in TYPES else "document",
        "title": source.title,
        "author": [_name(author) for author in source.authors],
        "container-title": source.container,
        "publisher": source.publisher,
        "issued": None if source.issued == UNKNOWN else date(source.issued),
        "volume": source.volume,
        "issue": source.issue,
        "page": source.pages,
        "URL": source.url,
        "note": related,
    }
    return {name: value for name, value in fields.items() if value}


def date(box: Box) -> dict[str, Any]:
    """A date in parts; two dates where it lies between them. What parts cannot say (`199X`, open boxes) stays EDTF."""
    ends = [box.earliest] if box.earliest == box.latest else [box.earliest, box.latest]
    known = [end for end in ends if end and not end.unspecified]
    season = any(end.month > 12 for end in known)
    if len(known) < len(ends) or (season and len(known) > 1):
        return {"raw": str(box)}
    parts: dict[str, Any] = {"date-parts": [_parts(end) for end in known]}
    if season:
        parts["season"] = known[0].month - 20
    return parts | ({"circa": True} if any(end.mark for end in known) else {})


def _parts(end: Date) -> list[int]:
    return [end.year, *([end.month] if 0 < end.month <= 12 else []), *([end.day] if end.day else [])]


def _name(author: Author) -> dict[str, str]:
    return {"family": author.family, "given": author.given} if author.given else {"literal": author.family}
