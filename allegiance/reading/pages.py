"""Page marks in notes: `(1)`, `(1-2)`, `(p. 224; p. 328)`, `pp. 3–5`, `[p. 12]`. A year or acronym in brackets is no page."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = r"(?:\d{1,4}|[ivxlc]{1,7})"
_RUN = rf"{_NUMBER}(?:\s?[-\u2013\u2014]\s?{_NUMBER})?"
_SIGN = r"(?:pp?\.?|pages?)\s?"
_LIST = rf"(?:{_SIGN})?{_RUN}(?:\s?[,;]\s?(?:{_SIGN})?{_RUN})*"
_SIGNED = rf"{_SIGN}{_RUN}(?:\s?[,;]\s?(?:{_SIGN})?{_RUN})*"
_MARK = re.compile(rf"\((?P<round>{_LIST})\)|\[(?P<square>{_SIGNED})\]|,?\s(?P<bare>{_SIGNED})(?=[.!?]?\s*$)", re.IGNORECASE)
_YEARS = range(1400, 2100)


@dataclass(frozen=True, slots=True)
class PageMark:
    """A page mark: where it stands, and the pages as printed, without "p."."""

    start: int
    end: int
    page: str


def page_marks(text: str) -> list[PageMark]:
    """The page marks of a text, in order; offsets into it. Linear in its length."""
    marks = []
    for found in _MARK.finditer(text):
        raw = found["round"] or found["square"] or found["bare"]
        if _is_page(raw, signed=bool(re.match(_SIGN, raw, re.IGNORECASE))):
            marks.append(PageMark(found.start(), found.end(), printed(raw)))
    return marks


def printed(raw: str) -> str:
    """Pages as they are kept: `1-2`, `224; 328`."""
    plain = re.sub(rf"{_SIGN}(?=[\divxlc])", "", raw, flags=re.IGNORECASE)
    plain = re.sub(r"\s?[-\u2013\u2014]\s?", "-", plain)
    return re.sub(r"\s*([,;])\s*", r"\1 ", plain).strip()


def _is_page(raw: str, *, signed: bool) -> bool:
    """An unsigned number that reads as a year, and an unsigned Roman numeral, are not pages."""
    if signed:
        return True
    numbers = re.findall(r"\d+", raw)
    return bool(numbers) and not re.search(r"[ivxlc]", raw, re.IGNORECASE) and not all(int(n) in _YEARS for n in numbers)
