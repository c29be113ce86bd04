"""Dates as sources give them: a day that is known only to lie in a box, and a span with a box at each end.

Days are proleptic Gregorian ordinals (`datetime.date.toordinal`), intervals are closed. `None` is *unknown*.

    >>> str(Box(Date(2001), Date(2007)))
    '[2001..2007]'
    >>> Box(None, Date(2007)).window
    (732677, 733041)
"""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass

Day = int
FIRST_YEAR, LAST_YEAR = 1, 9999
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
"""EDTF seasons as months of the same year; winter (24) is December alone, as the notation has no year span."""


@dataclass(frozen=True, slots=True)
class Date:
    """A day, month, season (month 21..24), year, decade (`199X`) or century (`19XX`), as precise as it was written.

    `mark` is the EDTF qualifier: `~` approximate (the date widens by one unit of its precision), `?` uncertain, `%` both.
    """

    year: int
    month: int = 0
    day: int = 0
    mark: str = ""
    unspecified: int = 0
    """How many last digits of the year are unspecified: 1 for `199X`, 2 for `19XX`."""

    @property
    def first(self) -> Day:
        """First day that is meant."""
        return _edges(self)[0]

    @property
    def last(self) -> Day:
        """Last day that is meant."""
        return _edges(self)[1]

    def __str__(self) -> str:
        digits = f"{self.year:04d}"
        text = digits[: 4 - self.unspecified] + "X" * self.unspecified
        if self.month:
            text += f"-{self.month:02d}"
        if self.day:
            text += f"-{self.day:02d}"
        return text + self.mark


@dataclass(frozen=True, slots=True)
class Box:
    """One day that lies between two dates, either of which may be unknown (`None`).

    A single date `1998` is the box whose two ends are that date. Written as an EDTF date, as `[a..b]`, `../b` or `[a..]`.
    """

    earliest: Date | None
    latest: Date | None

    @property
    def lo(self) -> Day | None:
        """Earliest day, or None where unknown."""
        return self.earliest.first if self.earliest else None

    @property
    def hi(self) -> Day | None:
        """Latest day, or None where unknown."""
        return self.latest.last if self.latest else None

    @property
    def window(self) -> tuple[Day, Day] | None:
        """Days within which something dated by this box was seen; for `../2007` the year 2007.

        None when nothing is known, or only that it was not before a date: `[2001..]` does not say that it was in 2001.
        """
        if self.latest is None:
            return None
        return (self.earliest or self.latest).first, self.latest.last

    def could_include(self, day: Day) -> bool:
        """Whether the day may be the one meant."""
        return (self.lo is None or self.lo <= day) and (self.hi is None or day <= self.hi)

    def __str__(self) -> str:
        if self.earliest == self.latest:
            return str(self.earliest) if self.earliest else ""
        if self.earliest is None:
            return f"../{self.latest}"
        return f"[{self.earliest}..{self.latest or ''}]"


UNKNOWN = Box(None, None)


@dataclass(frozen=True, slots=True)
class When:
    """A span of time: a box for its start and one for its end. `open` says that it went on when it was told of (`2001/..`)."""

    start: Box = UNKNOWN
    end: Box = UNKNOWN
    open: bool = False

    def __str__(self) -> str:
        end = ".." if self.open and self.end == UNKNOWN else str(self.end)
        return f"{self.start}/{end}"


def day(text: str) -> Day:
    """The ordinal of an ISO day: `day("2008-06-01")`."""
    return datetime.date.fromisoformat(text).toordinal()


def iso(value: Day | None) -> str | None:
    """The ISO form of a day, None for unknown."""
    return None if value is None else datetime.date.fromordinal(value).isoformat()


def _edges(date: Date) -> tuple[Day, Day]:
    low, high = _plain_edges(date)
    if date.mark not in ("~", "%"):
        return low, high
    if date.day:
        return low - 1, high + 1
    if date.month:
        pad = 92 if date.month > 12 else 31
        return low - pad, high + pad
    years = 10**date.unspecified
    return _clamped(date.year - years, 1, 1), _clamped(date.year + 2 * years - 1, 12, 31)


def _plain_edges(date: Date) -> tuple[Day, Day]:
    if date.unspecified:
        return _clamped(date.year, 1, 1), _clamped(date.year + 10**date.unspecified - 1, 12, 31)
    if not date.month:
        return _clamped(date.year, 1, 1), _clamped(date.year, 12, 31)
    first, last = _SEASON_MONTHS.get(date.month, (date.month, date.month))
    if date.day:
        only = datetime.date(date.year, date.month, date.day).toordinal()
        return only, only
    return (
        datetime.date(date.year, first, 1).toordinal(),
        datetime.date(date.year, last, calendar.monthrange(date.year, last)[1]).toordinal(),
    )


def _clamped(year: int, month: int, dom: int) -> Day:
    if year < FIRST_YEAR:
        return datetime.date.min.toordinal()
    if year > LAST_YEAR:
        return datetime.date.max.toordinal()
    return datetime.date(year, month, dom).toordinal()
