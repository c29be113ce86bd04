"""The codebook describes every variable and word, and counts what this study has of each."""

import re

from allegiance.exports import codebook, dyad_year
from allegiance.exports.claims import FIELDS
from allegiance.vocabulary import load
from tests.exports.making import SECRET, chronicle, claim, record, tie, written

HOSTING = claim("hosts  host=Red Banner  guest=Northern Front  resource=territory", hedge="appears")
WHISPER = claim(f"hosts  host=Belmara  guest=Red Banner  source={SECRET.key}")
PACT = claim("agreement  party=Red Banner  party=Northern Front  basis=exchange")
SPAN = tie(
    "hosts", (("host", "banner"), ("guest", "front")), "2003-01-01..2003-12-31/2004-01-01..2005-12-31", resources=("territory",)
)


def book(*claims, episodes=(SPAN,)):
    return written(codebook, record(*claims), chronicle(*episodes))


def row(text, first):
    (found,) = (line for line in text.splitlines() if line.startswith(f"| `{first}` |"))
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", found)[1:-1]]


def section(text, title):
    return text.split(f"## {title}", 1)[1].split("\n## ", 1)[0]


def test_every_column_and_field_is_described():
    years, claims = section(book(), "Dyad-years"), section(book(), "Claims")
    assert all(row(years, column.name)[1] for column in dyad_year.columns())
    assert all(row(claims, field.name)[1] for field in FIELDS)


def test_every_type_and_word_of_the_vocabulary_is_defined():
    text, vocabulary = book(), load()
    for name, kind in (("Relations", "relation"), ("Events", "event")):
        assert all(row(section(text, name), t.id)[1] for t in vocabulary.types.values() if t.kind == kind)
    for family, entries in vocabulary.families.items():
        assert all(row(section(text, family.capitalize()), word)[1] for word in entries)


def test_counts_are_those_of_the_study():
    text = book(HOSTING, PACT)
    assert "1 sources, 2 claims, 1 episodes and presences, 3 dyad-years." in text
    assert row(section(text, "Dyad-years"), "status")[3:] == ["certain (2), possible (1)", "3"]
    assert row(section(text, "Dyad-years"), "res_territory")[3] == "1 (3)"
    assert row(section(text, "Dyad-years"), "year")[3] == "2003 to 2005"
    assert row(section(text, "Claims"), "kind")[3] == "agreement (1), relation (1)"
    assert row(section(text, "Claims"), "hedge")[4] == "1"
    assert row(section(text, "Relations"), "hosts")[-2:] == ["1", "1"]
    assert row(section(text, "Bases"), "exchange")[-1] == "1"
    assert row(section(text, "Resources"), "territory")[-1] == "1"


def test_confidential_sources_are_not_counted():
    secret = tie("hosts", (("host", "belmara"), ("guest", "banner")), "2003-01-01..2003-12-31/..", claims=(WHISPER.id,))
    assert book(HOSTING) == book(HOSTING, WHISPER, episodes=(SPAN, secret))


def test_words_of_the_data_cannot_break_a_table():
    text = book(claim("hosts  host=A  guest=B", modality="said | <b>so</b>\nindeed"))
    assert row(section(text, "Claims"), "modality")[3] == "said \\| &lt;b>so&lt;/b> indeed (1)"


def test_an_empty_study_has_a_codebook_too():
    assert "0 claims" in book(episodes=())
