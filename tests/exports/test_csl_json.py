"""CSL-JSON: what a citation processor needs, nothing made up."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegiance.exports import csl_json
from allegiance.model.derived import Chronicle
from allegiance.model.edtf import parse_box
from allegiance.model.source import Author, Source
from tests.exports.making import KNOWN, SECRET, record, written


def works(*sources):
    return json.loads(written(csl_json, record(sources=sources), Chronicle()))


def test_a_work_has_its_fields_and_no_empty_ones():
    assert works(KNOWN) == [
        {
            "id": "lund2012",
            "type": "article-journal",
            "title": "Hill wars",
            "author": [{"family": "Lund", "given": "Petra"}],
            "container-title": "Kasa Review",
            "issued": {"date-parts": [[2012, 5]]},
        }
    ]


@pytest.mark.parametrize(
    ("edtf", "csl"),
    [
        ("2011", {"date-parts": [[2011]]}),
        ("2011-11-14", {"date-parts": [[2011, 11, 14]]}),
        ("1998~", {"date-parts": [[1998]], "circa": True}),
        ("2014-22", {"date-parts": [[2014]], "season": 2}),
        ("[1998..2001-03]", {"date-parts": [[1998], [2001, 3]]}),
        ("199X", {"raw": "199X"}),
        ("../2007", {"raw": "../2007"}),
        ("[2013-21..2014-22]", {"raw": "[2013-21..2014-22]"}),
    ],
)
def test_dates_keep_their_precision(edtf, csl):
    assert csl_json.date(parse_box(edtf)) == csl


def test_an_institution_is_one_name():
    assert works(Source("r", authors=(Author("Kasa Peace Institute"),)))[0]["author"] == [{"literal": "Kasa Peace Institute"}]


def test_a_type_that_csl_does_not_know_is_a_document():
    assert works(Source("r", type="leaflet"))[0]["type"] == "document"


def test_what_a_work_is_about_stands_in_its_note():
    assert works(Source("n", about=(("notes on", "lund2012"),)))[0]["note"] == "notes on lund2012"


def test_confidential_works_are_left_out_and_order_is_by_key():
    assert [work["id"] for work in works(SECRET, KNOWN, Source("ardel2003"))] == ["ardel2003", "lund2012"]


@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_any_title_is_written_as_utf8(title):
    (work,) = json.loads(written(csl_json, record(sources=(Source("k", title),)), Chronicle()).encode("utf-8"))
    assert work.get("title", "") == title.encode("utf-8", "replace").decode("utf-8")
