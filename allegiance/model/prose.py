"""Dates as English prose writes them, found in one pass: "until 2001", "since at least 2007", "by early 2009", "in December".

Early, mid and late: January to June, April to September, July to December of a year; thirds of a month; halves and the middle
six years of a decade. "About" widens by one unit. Seasons are those of the northern year; winter runs from December into
February.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from allegiance.model.reckoning import MONTHS, PART, Y, day_before, exactly, existing, reckon
from allegiance.model.when import UNKNOWN, Box, Date

_ORDINALS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}

_M = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_D = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_DATE = rf"""(?:
    (?:{_D}(?:\s?[-\u2013]\s?{_D})?\s+(?:of\s+)?{_M},?\s+{Y}) | (?:{_M}\s+{_D}(?:\s?[-\u2013]\s?{_D})?,?\s+{Y})
  | (?:\d{{4}}-\d\d-\d\d) | (?:\d{{1,2}}[/.]\d{{1,2}}[/.]{Y})
  | (?:(?:{PART}[\s-]+)?{_M},?\s+(?:of\s+)?{Y})
  | (?:(?:the\s+)?(?:{PART}[\s-]+)?(?:spring|summer|autumn|fall|winter)(?:\s+of)?,?\s+{Y}(?:[-\u2013]\d\d)?)
  | (?:(?:the\s+)?(?:{PART}[\s-]+(?:the\s+)?)?{Y}s)
  | (?:(?:the\s+)?(?:{PART}[\s-]+)?(?:1\dth|20th|21st|nineteenth|twentieth)\s+century)
  | (?:{PART}[\s-]+{Y}) | (?:{Y}(?!\d))
)"""
_LONG_M = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_BARE = rf"(?:{_D}\s+{_M}|{_M}\s+{_D}|(?:{PART}[\s-]+)?{_LONG_M})"
_CUE = r"""(?:
    since\s+at\s+least | from\s+at\s+least | no\s+later\s+than | by\s+at\s+least | at\s+least\s+since | as\s+early\s+as
  | between | from | since | until | till | up\s+to | through | throughout | during | in | on | of | by | before | prior\s+to
  | after | following | as\s+of | around | about | circa | c\. | ca\. | over
  | beginning\s+in | starting\s+in | ending\s+in | dated | the\s+same | back\s+in
)"""
_ABOUT = r"(?:(?:about|around|circa|approximately|roughly|ca?\.)\s*)"
_SCAN = re.compile(
    rf"""
    (?P<partial>(?:for|during|in|throughout)\s+(?P<share>much|most|part|parts|some)\s+of\s+(?P<pdate>{_DATE}))
  | (?P<range>(?:(?P<rcue>between|from|during|in)\s+)?(?P<rfrom>{_DATE})\s*
      (?:[-\u2013\u2014]|\s(?:and|to|until|through|till)\s)\s*(?P<rto>{_DATE}|\d\d(?!\d)))
  | (?P<hijri>(?:(?:Muharram|Safar|Rabi\W\w+|Jumada\W\w+|Rajab|Sha.?ban|Ramadan|Shawwal|Dhu\W\w+)\s+)?1[0-5]\d\d\s+A\.?H\.?)
  | (?P<relative>(?:the\s+)?(?:(?P<rnum>a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d{{1,2}}|several|some|few)\s+
      (?P<runit>day|week|month|year|decade)s?\s+(?P<rdir>later|earlier|before|after(?:wards)?)
      | (?P<next>following|next|previous|preceding|same)\s+(?P<nunit>day|week|month|year)
      | that\s+(?P<tunit>same\s+)?(?P<thatunit>year|month)))
  | (?P<cue>{_CUE})\s+(?:(?P<least>at\s+least)\s+)?(?P<about>{_ABOUT})?
      (?:the\s+(?:year|month|night|day|evening|morning)\s+(?:of\s+)?)?(?P<date>{_DATE})
  | (?P<bcue>in|on|by|since|until|from|during|after|before|of)\s+(?P<bare>{_BARE})(?!\s*\d)(?=\W|$)
  | (?P<lone>{_DATE})
    """,
    re.VERBOSE | re.IGNORECASE,
)
_STRONG = re.compile(rf"{_M}|century|spring|summer|autumn|winter|{Y}s|\d[/.-]\d|{PART}", re.IGNORECASE)
_ROLES = {
    "until": "ends",
    "till": "ends",
    "up to": "ends",
    "through": "ends",
    "ending in": "ends",
    "since": "begins",
    "from": "begins",
    "beginning in": "begins",
    "starting in": "begins",
    "as of": "begins",
    "after": "after",
    "following": "after",
    "before": "before",
    "prior to": "before",
    "by": "by",
    "no later than": "by",
}


@dataclass(frozen=True, slots=True)
class Dated:
    """A date found in prose: offsets, what it bounds, the box, the words, how it was read.

    `role`: when, begins, ends, known-by, after, before, by, range (`box` to `until`), partial. `needs`: what `context` had to
    give ("year", "anchor"), also when it could not. A box that stays unknown was not resolved.
    """

    start: int
    end: int
    role: str
    box: Box
    text: str
    rule: str = "stated"
    needs: str = ""
    partial: bool = False
    hedge: str = ""
    until: Box = UNKNOWN


def find_dates(text: str, *, context: Box = UNKNOWN) -> tuple[Dated, ...]:
    """The dates of a text from left to right, none overlapping. `context` dates the sentence before, for "in December"."""
    found: list[Dated] = []
    for match in _SCAN.finditer(text):
        if match.start() and (text[match.start() - 1].isalnum() or text[match.start() - 1] in "$\u20ac\u00a3"):
            continue
        found += _read(match, text, found[-1].box if found and found[-1].box != UNKNOWN else context)
    return tuple(found)


def _read(match: re.Match[str], text: str, context: Box) -> tuple[Dated, ...]:
    at = (match.start(), match.end())
    if match["range"]:
        return _range(match, at)
    one = _single(match, at, text, context)
    return (one,) if one is not None else ()


def _single(match: re.Match[str], at: tuple[int, int], text: str, context: Box) -> Dated | None:
    if match["partial"]:
        box = reckon(match["pdate"])
        share = " ".join(match["partial"].split()[1:3])
        return Dated(*at, "partial", box, match[0], partial=True, hedge=share) if box != UNKNOWN else None
    if match["hijri"]:
        return Dated(*at, "when", UNKNOWN, match[0], rule="hijri: kept as written")
    if match["relative"]:
        return _relative(match, at, context)
    if match["cue"]:
        return _cued(match, at)
    if match["bare"]:
        return _yearless(match, at, context)
    return _lone(match, at, text)


def _range(match: re.Match[str], at: tuple[int, int]) -> tuple[Dated, ...]:
    first, last = match["rfrom"], match["rto"]
    if len(last) == 2:
        if re.search("winter", first, re.IGNORECASE):  # "the winter of 2003-04" is one winter
            return (Dated(*at, "when", reckon(f"{first}-{last}"), match[0]),)
        last = re.findall(Y, first)[-1][:2] + last
    low, high = reckon(first), reckon(last)
    if UNKNOWN in (low, high):
        return ()
    cue, anded = (match["rcue"] or "").lower(), bool(re.search(r"\sand\s", match[0]))
    if anded and cue == "between" and (low.lo or 0) <= (high.hi or 0):
        return (Dated(*at, "when", Box(low.earliest, high.latest), match[0], rule="between two dates", until=high),)
    if anded or (low.lo or 0) > (high.hi or 0):  # "in 1998 and 2001" are two dates
        one = Dated(at[0], match.end("rfrom"), "when", low, match[0][: match.end("rfrom") - at[0]])
        return (one, Dated(match.start("rto"), at[1], "when", high, match["rto"]))
    return (Dated(*at, "range", low, match[0], until=high),)


def _cued(match: re.Match[str], at: tuple[int, int]) -> Dated | None:
    cue = " ".join(match["cue"].lower().split())
    box = reckon(match["date"], about=bool(match["about"]) or cue in ("around", "about", "circa", "c.", "ca."))
    if box == UNKNOWN:
        return None
    least = match["least"] or "at least" in cue or cue == "as early as"
    if cue in ("about", "around", "over", "of", "on") and not _STRONG.search(match["date"]) and cue in ("about", "over"):
        return None  # "about 1500 men", "over 2000 fighters"
    if least and ("since" in cue or "from" in cue or cue in ("by", "by at least", "as early as")):
        return Dated(*at, "known-by", Box(None, box.latest), match[0], hedge="at least" if "least" in match[0] else cue)
    role = _ROLES.get(cue, "when")
    bounded = {"after": Box(box.earliest, None), "before": Box(None, day_before(box)), "by": Box(None, box.latest)}
    hedge = "about" if match["about"] else ""
    return Dated(*at, role, bounded.get(role, box), match[0], hedge=hedge)


def _lone(match: re.Match[str], at: tuple[int, int], text: str) -> Dated | None:
    """A date without a cue; a bare number is a year only in brackets, or at the head of a clause."""
    before, after = text[: at[0]].rstrip()[-1:], text[at[1] :].lstrip()[:1]
    if not _STRONG.search(match["lone"]) and not (before in "(;:," and after in "),:;") and not (at[0] == 0 and after in ",:"):
        return None
    box = reckon(match["lone"])
    return Dated(*at, "when", box, match[0]) if box != UNKNOWN else None


def _yearless(match: re.Match[str], at: tuple[int, int], context: Box) -> Dated | None:
    words, cue = match["bare"], match["bcue"].lower()
    month = next(
        (MONTHS[w[:3].lower()] for w in re.findall(r"[A-Za-z]{3,}", words) if w[:3].lower() in MONTHS and w.lower() != "mid"), 0
    )
    day = next((int(n) for n in re.findall(r"\d{1,2}", words)), 0)
    if re.search(r"\bmay\b", words) or not month:
        return None
    year = context.earliest.year if context.earliest else (context.latest.year if context.latest else 0)
    box = exactly(existing(year, month, day)) if year else UNKNOWN
    role = _ROLES.get(cue, "when")
    return Dated(*at, role, box, match[0], rule=f"year of {context} carried" if year else "year not stated", needs="year")


def _relative(match: re.Match[str], at: tuple[int, int], context: Box) -> Dated | None:
    base = context.earliest
    unit = match["runit"] or match["nunit"] or match["thatunit"] or ""
    steps = _steps(match)
    if base is None or steps is None:
        return Dated(*at, "when", UNKNOWN, match[0], rule="relative to a date that is not known", needs="anchor")
    box = _moved(base, context, unit, steps)
    return Dated(*at, "when", box, match[0], rule=f"counted from {context}", needs="anchor")


def _steps(match: re.Match[str]) -> int | None:
    if match["next"]:
        return {"following": 1, "next": 1, "previous": -1, "preceding": -1, "same": 0}[match["next"].lower()]
    if match["thatunit"]:
        return 0
    number = match["rnum"].lower()
    count = int(number) if number.isdigit() else _ORDINALS.get(number)
    if count is None:
        return None
    return count if match["rdir"].lower().startswith(("later", "after")) else -count


def _moved(base: Date, context: Box, unit: str, steps: int) -> Box:
    if unit in ("year", "decade"):
        shift = steps * (10 if unit == "decade" else 1)
        return exactly(existing(base.year + shift, 0, 0))
    if unit == "month" and 1 <= base.month <= 12:
        months = base.year * 12 + base.month - 1 + steps
        return exactly(existing(months // 12, months % 12 + 1, 0))
    if unit in ("day", "week") and base.day:
        import datetime

        day = datetime.date(base.year, base.month, base.day) + datetime.timedelta(days=steps * (7 if unit == "week" else 1))
        return exactly(Date(day.year, day.month, day.day))
    return context if steps == 0 else UNKNOWN
