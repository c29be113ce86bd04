"""Names of the bundled lists."""

from allegiance.extracting.known import fold, index
from allegiance.extracting.language import load_model
from allegiance.model.record import Reference
from tests.extracting.staging import cast

LIST = (
    Reference("list:1", "Harab", "group", ("Harab", "Harab Salvation Army")),
    Reference("list:2", "KLO", "group", ("KLO", "Kasa Labour Organisation")),
    Reference("list:3", "Government of Toria", "state"),
)


def found(text):
    doc = load_model().nlp(text)
    return [doc[h.first : h.last + 1].text for h in index(LIST).hits(doc)]


def test_the_longest_name_is_found_whatever_its_spelling():
    assert found("The Harab Salvation Army and al-Kasa met.") == ["Harab Salvation Army"]
    assert found("The Kasa Labour Organisation met the KLO.") == ["Kasa Labour Organisation", "KLO"]


def test_an_acronym_must_be_written_as_one():
    assert found("Klo is a word.") == []


def test_a_word_inside_another_is_not_found():
    assert found("The Harabians met.") == []


def test_no_list_at_all():
    assert index(()).hits(load_model().nlp("The Harab met.")) == ()


def test_a_listed_name_is_a_group_where_the_text_alone_would_not_tell():
    text = "Harab was mentioned by Dost."
    assert cast(text, known=index(LIST))["Harab"] == "group"


def test_folding():
    assert fold("Al-Qä'ida") == "al qaida"
