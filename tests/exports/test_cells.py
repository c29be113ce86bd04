"""CSV cells: safe in a spreadsheet, faithful elsewhere, a row always one row."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegiance.exports.cells import write_table
from allegiance.exports.columns import Column
from allegiance.model.errors import AllegianceError

TEXT, NUMBER = Column("text", "words"), Column("number", "a number", "number")


def cell(value, column=TEXT, profile="spreadsheet"):
    out = io.StringIO(newline="")
    write_table(out, (column, Column("last", "ends the row")), [{column.name: value, "last": "end"}], profile=profile)
    _, row = csv.reader(io.StringIO(out.getvalue(), newline=""))
    assert row[1] == "end"
    return row[0]


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"])
def test_what_a_spreadsheet_would_run_is_guarded(text):
    assert cell(text).startswith("'")
    assert not cell(text, profile="").startswith("'")


@pytest.mark.parametrize("text", ["1-2", "2001/2", "123456789012", "1234e5678901", "12:30", "1.5"])
def test_what_a_spreadsheet_would_take_for_a_number_or_date_is_guarded(text):
    assert cell(text) == f"'{text}"
    assert cell(text, profile="") == text


@pytest.mark.parametrize("text", ["Red Banner", "p. 1", "pp. 1–2", "al-Nur", "19th Brigade", "", "O'Dea"])
def test_plain_words_stay_as_they_are(text):
    assert cell(text) == text


def test_numbers_stay_numbers():
    assert cell(1998, NUMBER) == "1998"
    assert cell("359", NUMBER) == "359"


def test_an_unknown_profile_is_refused_with_those_that_exist():
    with pytest.raises(AllegianceError, match="tabloid: no such profile; I know spreadsheet"):
        cell("a", profile="tabloid")


@given(st.text(st.characters(exclude_categories=())), st.sampled_from(["", "spreadsheet"]))
def test_a_row_stays_one_row_whatever_the_text(text, profile):
    told = cell(text, profile=profile)
    assert not set(told) & set("\r\n\0")
    assert not (profile and told.startswith(("=", "+", "-", "@", "\t")))
