"""Typed dates: what is written is what is read, and what is refused says why."""

import datetime

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from allegiance.model.edtf import parse_box, parse_date, parse_when
from allegiance.model.errors import DateError
from allegiance.model.when import UNKNOWN, Box, Date, When, iso

days = st.dates(datetime.date(1, 1, 1), datetime.date(9998, 12, 31))
marks = st.sampled_from(["", "~", "?", "%"])


@st.composite
def dates(draw):
    day, mark = draw(days), draw(marks)
    shape = draw(st.sampled_from(["year", "month", "day", "season", "decade", "century"]))
    match shape:
        case "year":
            return Date(day.year, mark=mark)
        case "month":
            return Date(day.year, day.month, mark=mark)
        case "day":
            return Date(day.year, day.month, day.day, mark)
        case "season":
            return Date(day.year, draw(st.integers(21, 24)), mark=mark)
        case "decade":
            return Date(day.year // 10 * 10, mark=mark, unspecified=1)
    return Date(day.year // 100 * 100, mark=mark, unspecified=2)


@st.composite
def boxes(draw):
    one, other = draw(dates()), draw(dates())
    low, high = sorted((one, other), key=lambda d: (d.first, d.last))
    if low.first > high.last:
        low, high = high, low
    return draw(st.sampled_from([UNKNOWN, Box(low, low), Box(low, high), Box(None, low), Box(low, None)]))


@given(dates())
def test_a_date_is_printed_as_it_is_read(date):
    assert parse_date(str(date)) == date


@given(boxes())
def test_a_box_is_printed_as_it_is_read(box):
    assert parse_box(str(box)) == box


@given(boxes(), boxes(), st.booleans())
def test_a_span_is_printed_as_it_is_read(start, end, is_open):
    when = When(start, end, open=is_open and end == UNKNOWN)
    assert parse_when(str(when)) == when


@given(st.text(max_size=80))
def test_any_other_text_is_refused_with_a_remedy(text):
    try:
        parse_when(text)
    except DateError as error:
        assert "; " in str(error)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("1998", "1998-01-01", "1998-12-31"),
        ("2007-12", "2007-12-01", "2007-12-31"),
        ("2008-02", "2008-02-01", "2008-02-29"),
        ("2014-22", "2014-06-01", "2014-08-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("[2001..2007]", "2001-01-01", "2007-12-31"),
        ("[2001..]", "2001-01-01", None),
        ("[..2007]", None, "2007-12-31"),
        ("../2007", None, "2007-12-31"),
        ("1998~", "1997-01-01", "1999-12-31"),
        ("2007-12~", "2007-10-31", "2008-01-31"),
        ("2007-12-05~", "2007-12-04", "2007-12-06"),
        ("", None, None),
    ],
)
def test_the_days_that_are_meant(text, low, high):
    box = parse_box(text)
    assert (iso(box.lo), iso(box.hi)) == (low, high)


@pytest.mark.parametrize(
    "text", ["0000", "2007-13", "2007-02-30", "2007-21-01", "199X-05", "[2007..2001]", "[..]", "[2001]", "until 2001"]
)
def test_what_is_not_a_date_is_refused(text):
    with pytest.raises(DateError):
        parse_box(text)


def test_input_of_any_length_is_refused_at_once():
    with pytest.raises(DateError, match="too long"):
        parse_when("[" * 10_000_000)


@given(days, st.sampled_from(["%04d-%02d-%02d", "%04d-%02d", "%04d"]))
def test_the_published_parser_agrees_where_it_is_right(day, form):
    """It is not asked about `until 2001` (it answers 2001), `2001/` (it adds ten years) or mixed precision (it refuses)."""
    text = form % (day.year, day.month, day.day)[: form.count("%")]
    theirs = parse_edtf(text)
    low, high = theirs.lower_strict(), theirs.upper_strict()
    ours = parse_date(text)
    assert iso(ours.first) == f"{low.tm_year:04d}-{low.tm_mon:02d}-{low.tm_mday:02d}"
    assert iso(ours.last) == f"{high.tm_year:04d}-{high.tm_mon:02d}-{high.tm_mday:02d}"
