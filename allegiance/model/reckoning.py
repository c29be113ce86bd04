"""One date expression, without its cue, to its box: "late December 2007", "the early 1990s", "summer of 2014"."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator

from allegiance.model.when import FIRST_YEAR, LAST_YEAR, UNKNOWN, Box, Date

MONTHS = {name[:3].lower(): n for n, name in enumerate(calendar.month_name) if name}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
Y = r"(?:1[0-9]|20)\d\d"
PART = r"(?:early|mid|middle|late|the\s+beginning\s+of|the\s+start\s+of|the\s+end\s+of|the\s+middle\s+of)"


def reckon(text: str, *, about: bool = False) -> Box:
    """The box of a date without its cue."""
    words = " ".join(text.split())
    part = re.match(rf"(?:the\s+)?({PART})[\s-]+(?:the\s+)?", words, re.IGNORECASE)
    kind = _portion(part[1]) if part else ""
    plain = words[part.end() :] if part else re.sub(r"^the\s+", "", words, flags=re.IGNORECASE)
    box = next((found for found in _readings(plain) if found != UNKNOWN), UNKNOWN)
    box = _within(box, kind) if kind else box
    if about and box.earliest == box.latest and box.earliest:
        d = box.earliest
        return exactly(Date(d.year, d.month, d.day, "~", d.unspecified))
    return box


def _readings(text: str) -> Iterator[Box]:
    year = re.search(rf"({Y})(s?)", text)
    month = next((MONTHS[m.lower()] for m in re.findall(r"\b([A-Za-z]{3})[a-z]*", text) if m.lower() in MONTHS), 0)
    season = next((n for name, n in _SEASONS.items() if name in text.lower()), 0)
    century = re.match(r"(1\d|2[01])(?:th|st) century|(nineteenth|twentieth) century", text, re.IGNORECASE)
    if century:
        number = int(century[1]) if century[1] else {"nineteenth": 19, "twentieth": 20}[century[2].lower()]
        yield exactly(Date((number - 1) * 100, unspecified=2))
    iso = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text)
    if iso:
        yield exactly(existing(int(iso[1]), int(iso[2]), int(iso[3])))
    slashed = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", text)
    if slashed:
        yield _either(int(slashed[1]), int(slashed[2]), int(slashed[3]))
    if not year or slashed or iso:
        return
    number = int(year[1])
    if season:
        yield _season(number, season, text)
    elif month:
        days = [int(d) for d in re.findall(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?!\d)", text.replace(year[1], " "))]
        first, last = (existing(number, month, d) for d in ((days or [0])[0], (days or [0])[-1]))
        yield Box(first, last) if first and last else UNKNOWN
    elif year[2]:
        yield exactly(Date(number // 10 * 10, unspecified=1))
    else:
        yield exactly(Date(number))


def _season(year: int, season: int, text: str) -> Box:
    if season != 24:
        return exactly(Date(year, season))
    spans = re.search(rf"{Y}\s?[-\u2013]\s?\d\d", text)
    return Box(Date(year, 12), Date(year + 1, 2)) if spans else Box(Date(year, 1), Date(year, 12))


def _either(one: int, other: int, year: int) -> Box:
    """Day and month in either order, as far as each exists."""
    readings = sorted({d for d in (existing(year, other, one), existing(year, one, other)) if d}, key=lambda d: d.first)
    return Box(readings[0], readings[-1]) if readings else UNKNOWN


def _portion(words: str) -> str:
    text = words.lower()
    return "early" if re.search("early|beginning|start", text) else "late" if re.search("late|end", text) else "mid"


def _within(box: Box, kind: str) -> Box:
    """The early, middle or late part of a box that is one date."""
    date = box.earliest
    if date is None or date != box.latest or date.day:
        return box
    if date.unspecified == 1:
        first, last = {"early": (0, 4), "mid": (2, 7), "late": (5, 9)}[kind]
        return Box(Date(date.year + first), Date(date.year + last))
    if date.unspecified == 2:
        first, last = {"early": (0, 33), "mid": (33, 66), "late": (66, 99)}[kind]
        return Box(Date(date.year + first), Date(date.year + last))
    if 1 <= date.month <= 12:
        end = calendar.monthrange(date.year, date.month)[1]
        first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, end)}[kind]
        return Box(Date(date.year, date.month, first), Date(date.year, date.month, last))
    first, last = {"early": (1, 6), "mid": (4, 9), "late": (7, 12)}[kind]
    return Box(Date(date.year, first), Date(date.year, last)) if not date.month else box


def day_before(box: Box) -> Date | None:
    """The day before a box, as coarse as its year allows: before 1996 is 1995."""
    if box.lo is None or box.lo <= 1:
        return None
    day = datetime.date.fromordinal(box.lo - 1)
    if (day.month, day.day) == (12, 31) and box.earliest and not box.earliest.month:
        return Date(day.year)
    return Date(day.year, day.month, day.day)


def existing(year: int, month: int, day: int) -> Date | None:
    """The date of these numbers (0: not given), None when there is no such date."""
    exists = (
        FIRST_YEAR <= year <= LAST_YEAR
        and 0 <= month <= 12
        and (not day or (month and day <= calendar.monthrange(year, month)[1]))
    )
    return Date(year, month, day) if exists else None


def exactly(date: Date | None) -> Box:
    """The box of one date; unknown for None."""
    return Box(date, date) if date else UNKNOWN
