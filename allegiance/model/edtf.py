"""The dates that are typed and stored: a subset of EDTF, read in linear time and printed back by `str`.

`1998`, `2007-12`, `2009-08-12`, `2014-22` (season), `199X`, `19XX`, qualifiers `~ ? %`, boxes `[a..b]`, `[a..]`, `../b`, spans
`a/b`, `a/` (end unknown) and `a/..` (still going on when it was told).
"""

from __future__ import annotations

import calendar
import re

from allegiance.model.errors import DateError
from allegiance.model.when import FIRST_YEAR, UNKNOWN, Box, Date, When

LONGEST = 64
_DATE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d))?(?:-(\d\d))?([~?%])?", re.ASCII)
_REMEDY = "write 1998, 2007-12, 2009-08-12, 199X, [2001..2007] or ../2007"
_SEASONS = range(21, 25)


def parse_date(text: str) -> Date:
    """One date; DateError when it is not one or does not exist."""
    _refuse_long(text)
    found = _DATE.fullmatch(text)
    if not found:
        raise DateError(f"{text!r}: not a date; {_REMEDY}")
    year, month, day, mark = found.groups()
    date = Date(int(year.replace("X", "0")), int(month or 0), int(day or 0), mark or "", year.count("X"))
    if not _exists(date, dated=month is not None, to_the_day=day is not None):
        raise DateError(f"{text!r}: there is no such date; {_REMEDY}")
    return date


def parse_box(text: str) -> Box:
    """A date or a box; the empty text is unknown."""
    _refuse_long(text)
    if not text:
        return UNKNOWN
    if text.startswith("[") and text.endswith("]"):
        low, dots, high = text[1:-1].partition("..")
        if not dots:
            raise DateError(f"{text!r}: not a box; {_REMEDY}")
        return _box(text, low, high)
    if text.startswith("../"):
        return _box(text, "", text[3:])
    date = parse_date(text)
    return Box(date, date)


def parse_when(text: str) -> When:
    """A span `a/b`, or a single box that is both its ends."""
    _refuse_long(text)
    if "/" not in text:
        box = parse_box(text)
        return When(box, box)
    start, end = _halves(text)
    if end == "..":
        return When(parse_box(start), UNKNOWN, open=True)
    return When(parse_box(start), parse_box(end))


def _halves(text: str) -> tuple[str, str]:
    """Cut at the slash that is not part of `../b`."""
    at = text.index("/", 3) if text.startswith("../") and "/" in text[3:] else text.index("/")
    return ("", text) if text.startswith("../") and at == 2 else (text[:at], text[at + 1 :])


def _box(text: str, low: str, high: str) -> Box:
    box = Box(parse_date(low) if low else None, parse_date(high) if high else None)
    if box == UNKNOWN:
        raise DateError(f"{text!r}: a box needs one date at least; {_REMEDY}")
    if box.lo is not None and box.hi is not None and box.lo > box.hi:
        raise DateError(f"{text!r}: ends before it begins; {_REMEDY}")
    return box


def _refuse_long(text: str) -> None:
    if len(text) > LONGEST:
        raise DateError(f"{text[:20]!r}...: {len(text)} characters are too long for a date; {_REMEDY}")


def _exists(date: Date, *, dated: bool, to_the_day: bool) -> bool:
    if date.year < FIRST_YEAR and not date.unspecified:
        return False
    if date.unspecified:
        return not dated
    if not dated:
        return True
    if date.month in _SEASONS:
        return not to_the_day
    if not 1 <= date.month <= 12:
        return False
    return not to_the_day or 1 <= date.day <= calendar.monthrange(date.year, date.month)[1]
