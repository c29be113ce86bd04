"""Flat lines: one claim a line, nothing invented, nothing lost."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegiance.exports import claims
from allegiance.model.claim import Mention, Quote, Span
from allegiance.model.derived import Chronicle
from allegiance.model.judgement import Judgement
from tests.exports.making import DOCUMENT, claim, record, written

HOSTING = claim("hosts  host=Red Banner  guest=Northern Front  place=Kasa Province  begins=2004  ends=../2007  page=1-2")


def flat(*given, **options):
    return [json.loads(line) for line in written(claims, record(*given, **options), Chronicle()).splitlines()]


def only(*given, **options):
    (line,) = flat(*given, **options)
    return line


def test_a_relation_has_its_actors_place_dates_and_page():
    line = only(HOSTING)
    told = {name: line[name] for name in ("kind", "relation", "subject", "object", "place", "begins", "ends", "page", "source")}
    assert told == {
        "kind": "relation",
        "relation": "hosts",
        "subject": "Red Banner",
        "object": "Northern Front",
        "place": "Kasa Province",
        "begins": "2004",
        "ends": "../2007",
        "page": "1-2",
        "source": "lund2012",
    }


def test_what_is_not_stated_is_null():
    line = only(HOSTING)
    unstated = (
        "from_place",
        "resource",
        "when",
        "hedge",
        "terms",
        "basis",
        "cause",
        "parties",
        "agreement",
        "value",
        "speaker",
    )
    assert {name: line[name] for name in unstated} == dict.fromkeys(unstated)


def test_every_line_has_every_field_in_one_order():
    assert [list(line) for line in flat(HOSTING, claim("formation  formed=Red Banner"))] == [
        [f.name for f in claims.FIELDS]
    ] * 2


@pytest.mark.parametrize(
    ("text", "subject", "object_", "place", "from_place"),
    [
        ("expulsion  expelled=Red Banner  from=Ondo Valley", None, "Red Banner", None, "Ondo Valley"),
        (
            "relocation  mover=Red Banner  from=Ondo Valley  to=Kasa Province",
            "Red Banner",
            None,
            "Kasa Province",
            "Ondo Valley",
        ),
        ("based_in  based=Red Banner  place=Ondo Valley", "Red Banner", "Ondo Valley", "Ondo Valley", None),
        ("death  deceased=Ilan Sorro", None, "Ilan Sorro", None, None),
        ("meeting  participant=Ilan Sorro  participant=Mira Solano", "Ilan Sorro", "Mira Solano", None, None),
    ],
)
def test_the_vocabulary_says_which_role_is_subject_object_and_place(text, subject, object_, place, from_place):
    line = only(claim(text))
    assert (line["subject"], line["object"], line["place"], line["from_place"]) == (subject, object_, place, from_place)


def test_a_relation_to_a_place_holds_at_that_place():
    controls = claim("controls  controller=Red Banner", kind="relation")
    land = replace(controls, roles=(*controls.roles, ("controlled", (Mention("Ondo Valley", "place"),))))
    assert only(land)["place"] == "Ondo Valley"


def test_all_who_fill_a_repeated_role_are_parties():
    assert only(claim("formation  founder=Ilan Sorro  founder=Mira Solano  formed=Red Banner"))["parties"] == [
        "Ilan Sorro",
        "Mira Solano",
    ]
    assert only(claim("meeting  participant=A  participant=B"))["parties"] is None
    assert only(claim("meeting  participant=A  participant=B  participant=C"))["parties"] == ["A", "B", "C"]


def test_an_agreement_names_parties_terms_and_bases():
    pact = claim(
        "agreement  party=Red Banner  party=Northern Front  label=P1  basis=exchange  basis=personal_tie"
        "  owes=Red Banner > Northern Front: territory  owes=Northern Front > Red Banner: fighters"
    )
    line = only(pact)
    assert (line["kind"], line["relation"], line["agreement"]) == ("agreement", None, "P1")
    assert (line["subject"], line["object"], line["parties"]) == (
        "Red Banner",
        "Northern Front",
        ["Red Banner", "Northern Front"],
    )
    assert line["basis"] == ["exchange", "personal_tie"]
    assert line["terms"][1] == {
        "debtor": "Northern Front",
        "creditor": "Red Banner",
        "resource": "fighters",
        "purpose": None,
        "place": None,
    }


def test_a_cause_is_the_id_of_its_line():
    raid = claim("offensive  attacker=Belmara  label=E1", polarity="+")
    eviction = claim("expulsion  expelled=Red Banner  label=E2  cause=E1  at=90")
    first, second = flat(raid, eviction)
    assert (first["cause"], second["cause"]) == (None, [first["id"]])


def test_a_cause_in_another_document_is_not_meant():
    raid = claim("offensive  attacker=Belmara  label=E1", document="e" * 64)
    eviction = claim("expulsion  expelled=Red Banner  label=E2  cause=E1")
    assert [line["cause"] for line in flat(raid, eviction)] == [None, None]


def test_the_file_name_stands_without_its_folder():
    assert only(HOSTING)["document"] == "hills.txt"
    assert only(HOSTING, documents=())["document"] == DOCUMENT


def test_the_words_in_the_role_stand_beside_the_name():
    spoken = replace(HOSTING, roles=(("host", (Mention("Red Banner", text="its hosts", span=Span(3, 12)),)),))
    line = only(spoken)
    assert (line["subject"], line["subject_mention"], line["object"]) == ("Red Banner", "its hosts", None)


def decided(*verbs, about=(HOSTING.id,)):
    return tuple(Judgement(verb, about, "ada", number=n) for n, verb in enumerate(verbs, 1))


def test_the_last_standing_judgement_gives_the_status():
    assert only(HOSTING)["status"] == "proposed"
    assert only(HOSTING, judgements=decided("accept"))["status"] == "accepted"
    assert only(HOSTING, judgements=decided("accept", "note", "reject")[::-1])["status"] == "rejected"
    undone = (*decided("accept", "reject"), Judgement("undo", ("2",), "ada", number=3))
    assert only(HOSTING, judgements=undone)["status"] == "accepted"
    redone = (*undone, Judgement("undo", ("3",), "ada", number=4))
    assert only(HOSTING, judgements=redone)["status"] == "rejected"


def test_the_tie_that_an_agreement_makes_has_its_status():
    pact = claim("agreement  party=Red Banner  party=Northern Front  label=P1")
    made = claim("hosts  host=Red Banner  guest=Northern Front  label=P1.1")
    lines = flat(pact, made, judgements=decided("reject", about=(pact.id,)))
    assert {line["kind"]: line["status"] for line in lines} == {"agreement": "rejected", "relation": "rejected"}


def test_a_value_with_parts_is_given_in_parts():
    named = claim("hosts  host=Red Banner", kind="attribute", type="has_name")
    assert only(replace(named, value='["Red Banner", "RB"]'))["value"] == ["Red Banner", "RB"]
    assert only(replace(named, value="[sic] a name"))["value"] == "[sic] a name"
    assert only(replace(named, value="[NaN]"))["value"] == "[NaN]"


def test_confidential_sources_are_left_out_of_the_file_and_seen_at_home():
    whispered = claim("hosts  host=Belmara  guest=Red Banner  source=diary  label=S1")
    caused = claim("expulsion  expelled=Red Banner  cause=S1")
    assert [line["source"] for line in flat(HOSTING, whispered)] == ["lund2012"]
    assert [line["cause"] for line in flat(caused, whispered)] == [None]
    assert len(list(claims.lines(record(HOSTING, whispered)))) == 2


def test_neither_order_nor_repetition_of_the_claims_changes_the_file():
    several = [HOSTING, claim("death  deceased=Ilan Sorro  at=40"), claim("formation  formed=Red Banner  at=7")]
    one = written(claims, record(*several), Chronicle())
    assert one == written(claims, record(*several[::-1], HOSTING), Chronicle())
    assert one.endswith("\n")
    assert "\r" not in one


@given(st.text(st.characters(), max_size=60))
def test_any_quote_survives_on_one_line(words):
    quoted = replace(HOSTING, quote=Quote(5, 5 + len(words), words))
    text = written(claims, record(quoted), Chronicle())
    assert len(text.splitlines()) == 1
    assert json.loads(text.encode("utf-8"))["quote"] == (words or None)


def test_half_a_character_in_a_quote_is_escaped_not_lost():
    text = written(claims, record(replace(HOSTING, quote=Quote(0, 1, "\ud83d"))), Chronicle())
    assert json.loads(text.encode("utf-8"))["quote"] == "\ud83d"
