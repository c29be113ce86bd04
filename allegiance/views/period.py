"""Days as people write them: `Dec 2007`, `by 2007`, `2001 or later`, and the two ends of an episode in one phrase."""

from __future__ import annotations

import calendar
import datetime

from allegiance.model.derived import Bounds
from allegiance.model.when import Day


def box(low: Day | None, high: Day | None) -> str:
    """One end: `1998`, `Dec 2007`, `3 May 2004`, `2001–2007`, `by 2007`, `2009 or later`, `?` for unknown."""
    if low is None and high is None:
        return "?"
    if low is None and high is not None:
        return f"by {edge(high, last=True)}"
    if high is None and low is not None:
        return f"{edge(low)} or later"
    if low is None or high is None:  # both cases are handled above; this tells the type checker so
        return "?"
    return _closed(low, high)


def span(bounds: Bounds, horizon: Day | None = None) -> str:
    """Both ends: `Dec 2007 .. 2009`; an unknown end tells when it was last attested."""
    start = box(bounds.s_lo, bounds.s_hi)
    if bounds.e_hi is None:
        seen = bounds.e_lo
        end = f"(last attested {edge(seen)})" if seen is not None else "?"
    else:
        end = box(bounds.e_lo, bounds.e_hi)
    return start if start == end else f"{start} .. {end}"


def edge(day: Day, *, last: bool = False) -> str:
    """A bound, as coarse as its place in the calendar allows: the first (last) day of a year is the year."""
    date = datetime.date.fromordinal(day)
    if (date.month, date.day) == ((12, 31) if last else (1, 1)):
        return str(date.year)
    if date.day == (calendar.monthrange(date.year, date.month)[1] if last else 1):
        return f"{calendar.month_abbr[date.month]} {date.year}"
    return exact(day)


def exact(day: Day) -> str:
    """A day in full: `14 Nov 2011`."""
    date = datetime.date.fromordinal(day)
    return f"{date.day} {calendar.month_abbr[date.month]} {date.year}"


def _closed(low: Day, high: Day) -> str:
    if low == high:
        return exact(low)
    first, last = edge(low), edge(high, last=True)
    if not first.isdigit() and last.isdigit():  # a year beside a month would read as the whole year
        last = f"Dec {last}"
    if first == last:
        return first
    return f"{first}\N{EN DASH}{last}"
