"""A scholar's own table is a source: columns by a mapping, quotes on their text, rows that cannot be read told by number."""

import json

import pytest

from allegiance.model.errors import ReadingError
from allegiance.reading import File, Options, read


def table(rows, name="claims.csv", **options):
    return read(File(name, rows.encode(), options.pop("folder", None), Options(**options)))


def test_a_row_becomes_a_claim_that_its_coder_accepts():
    reading = table(
        "id,relation,subject,object,begins,page,quote\n1,allied_with,Red Banner,Northern Front,2006,12,They allied.\n"
    )
    (claim,) = reading.claims
    assert [m.name for m in claim.mentions] == ["Red Banner", "Northern Front"]
    assert (str(claim.dates.begins), claim.citation.page) == ("2006", "12")
    assert reading.judgements[0].verb == "accept"
    assert reading.document.text[claim.quote.start : claim.quote.end] == claim.quote.text == "They allied."


def test_a_mapping_names_columns_values_and_constants():
    mapping = {
        "columns": {"subject": "who", "object": "whom"},
        "values": {"relation": {"ally": "allied_with"}},
        "constants": {"page": "3"},
    }
    (claim,) = table("relation,who,whom\nally,Red Banner,Northern Front\n", mapping=mapping).claims
    assert (claim.type, claim.citation.page) == ("allied_with", "3")


def test_a_join_fills_what_a_row_lacks(tmp_path):
    (tmp_path / "dates.csv").write_text("id,as_of\n1,2004\n", "utf-8")
    mapping = {"joins": [{"file": "dates.csv", "on": "id", "columns": ["as_of"]}]}
    (claim,) = table("id,relation,subject,object\n1,hosts,A Front,B Front\n", mapping=mapping, folder=tmp_path).claims
    assert str(claim.dates.as_of) == "2004"


def test_a_quote_is_found_on_its_text(tmp_path):
    text = tmp_path / "article.txt"
    text.write_text("The Front moved. The Guard hosts the Front in the hills.\n", "utf-8")
    row = "relation,subject,object,quote\nhosts,Guard,Front,The Guard hosts the Front\n"
    reading = table(row, text=text)
    (claim,) = reading.claims
    assert reading.document.text[claim.quote.start : claim.quote.end] == "The Guard hosts the Front"


def test_a_row_that_cannot_be_read_is_told_and_the_others_are_read():
    reading = table(
        "id,relation,subject,object,begins\n1,adores,A,B,\n2,hosts,A Front,B Front,soon\n3,hosts,A Front,B Front,2004\n"
    )
    assert len(reading.claims) == 1
    assert [n.split(":")[0] for n in reading.notices] == ["row 1", "row 2"]


def test_terms_are_obligations():
    owed = {"debtor": "A Front", "creditor": "B Front", "resource": "territory"}
    line = json.dumps({"kind": "agreement", "parties": ["A Front", "B Front"], "terms": [owed]})
    (claim,) = table(line + "\n", name="claims.jsonl").claims
    assert [(o.debtor.name, o.resource) for o in claim.terms] == [("A Front", "territory")]


@pytest.mark.parametrize("mapping", [{"columns": 3}, {"values": {"relation": 3}}, {"joins": [{"on": "id"}]}, {"constants": 3}])
def test_a_mapping_of_another_shape_is_refused(mapping):
    with pytest.raises(ReadingError, match=r"docs/reading\.md"):
        table("relation,subject,object\nhosts,A,B\n", mapping=mapping)
