"""How a thing is told, exchanged and explained: denial, hedge, promise, attribution; agreements; bases; causes."""

from functools import cache

import pytest

from allegiance.extracting import Extractor
from allegiance.reading import File, read
from allegiance.vocabulary import load


@cache
def extractor():
    return Extractor((), load())


@cache
def claims(text):
    return extractor().extract(read(File("a.txt", text.encode())).document).claims


def one(text, type_):
    found = [c for c in claims(text) if type_ in (c.type, c.kind)]
    assert len(found) == 1, [(c.type, [m.name for m in c.mentions]) for c in claims(text)]
    return found[0]


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("The River Guard did not shelter the Northern Front.", "polarity", "-"),
        ("The River Guard refused to shelter the Northern Front.", "polarity", "-"),
        ("The River Guard sheltered the Northern Front.", "polarity", "+"),
        ("The River Guard reportedly sheltered the Northern Front.", "hedge", "reportedly"),
        ("The River Guard may have sheltered the Northern Front.", "hedge", "may"),
        ("The River Guard appears to shelter the Northern Front.", "hedge", "appears"),
        ("The River Guard promised to shelter the Northern Front.", "modality", "commitment"),
        ("The River Guard plans to shelter the Northern Front.", "modality", "planned"),
    ],
)
def test_manner(text, field, value):
    assert getattr(one(text, "hosts"), field) == value


def test_an_accusation_is_the_accusers():
    claim = one("The Hill Council accused the River Guard of sheltering the Northern Front.", "hosts")
    assert (claim.modality, claim.speaker, claim.hedge) == ("reported", "Hill Council", "accused")


def test_an_exchange_is_one_agreement_with_what_each_owes():
    text = "The River Guard sheltered the Northern Front in Ondo Valley in return for weapons."
    pact = one(text, "agreement")
    assert {(o.debtor.name, o.creditor.name, o.resource) for o in pact.terms} == {
        ("River Guard", "Northern Front", "territory"),
        ("Northern Front", "River Guard", "weapons"),
    }
    assert pact.bases == ("exchange",)
    assert not [c for c in claims(text) if c.type in ("hosts", "supports")]


def test_what_is_not_stated_of_an_agreement_stays_empty():
    pact = one("The Northern Front made an agreement under which its fighters help the River Guard.", "agreement")
    assert [(o.debtor.name, o.creditor.name, o.resource) for o in pact.terms] == [("Northern Front", "River Guard", "fighters")]
    assert pact.bases == ()


def test_what_an_agreement_rests_on_with_its_hedge():
    basis = one("The agreement was largely based on a personal friendship between Mira Solano and Ilan Sorro.", "basis")
    assert (basis.bases, basis.hedge) == (("personal_tie",), "largely")


def test_causes_are_joined_across_sentences():
    text = (
        "In 2009 Belmara launched an offensive in Ondo Valley against the Northern Front. "
        "This offensive led to the collapse of the alliance between the Northern Front and the River Guard."
    )
    assert one(text, "relation_end").end_causes == ("state_offensive",)


def test_naming_a_group_terrorist_is_not_fighting_it():
    assert {c.type for c in claims("In 2001 Belmara designated the Red Banner a terrorist organisation.")} == {"designation"}


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("The Red Banner has become part of the shadow governance of the Hill Council.", {"integrated_into"}),
        ("The Red Banner became part of the Hill Council in 2003.", {"member_of"}),
        ("The Red Banner left the Hill Council in 2003.", {"split"}),
        ("The Hill Council leaves the Red Banner alone.", {"tolerates"}),
    ],
)
def test_like_words_that_tell_different_things(text, types):
    assert {c.type for c in claims(text)} == types


def test_a_base_is_hosted_where_it_lies():
    claim = one("The River Guard has provided the Northern Front with a base in Ondo Valley since 2007.", "hosts")
    assert claim.place is not None
    assert claim.place.name == "Ondo Valley"


def test_an_alliance_of_one_with_another_ends():
    claim = one(
        "As a result, the tactical alliance of the River Guard with the Northern Front collapsed in 2009.", "relation_end"
    )
    assert [m.name for m in claim.mentions] == ["River Guard", "Northern Front"]


def test_an_end_told_as_an_event_is_no_souring_beside_it():
    text = "The alliance between the River Guard and the Northern Front collapsed in 2009."
    assert one(text, "allied_with").change == ""
    assert (
        one("The cooperation between the River Guard and the Northern Front went badly.", "allied_with").change
        == "deteriorated"
    )


def test_the_aim_of_a_founding_is_that_of_the_founded():
    claim = one("Ilan Sorro set up the Red Banner in 1998 with the aim of toppling the government of Belmara.", "opposes")
    assert [m.name for m in claim.role("opponent")] == ["Red Banner"]


def test_several_named_after_their_rank_are_each_a_party():
    told = claims("Ilan Sorro allied himself with the opposition commanders Petra Lund and Tomas Ardel.")
    assert {c.role("ally_2")[0].name for c in told if c.type == "allied_with"} == {"Petra Lund", "Tomas Ardel"}


def test_an_owners_men_are_not_the_owner_who_died():
    told = claims("Fighters of the Red Banner killed several of Ilan Sorro's men.")
    assert not [c for c in told if c.type == "death"]


def test_a_flight_keeps_its_destination():
    told = claims("Ilan Sorro was forced to flee to Belmara in 1995.")
    assert [m.name for c in told if c.type == "relocation" for m in c.role("to")] == ["Belmara"]


@pytest.mark.parametrize("noun", ["merger", "ceasefire", "meeting", "collapse of the alliance", "negotiation", "truce"])
def test_what_something_led_to_is_read_without_its_parties(noun):
    assert not [c for c in claims(f"The visit led to a {noun} with the Red Banner.") if len(c.mentions) > 1]


@pytest.mark.parametrize("verb", ["rejected an alliance", "opposed cooperation", "seeks an alliance", "discussed cooperation"])
def test_an_alliance_is_no_fact_for_being_spoken_of(verb):
    assert not [c for c in claims(f"The Red Banner {verb} with the Northern Front.") if c.type == "allied_with"]


@pytest.mark.parametrize("deed", ["did not surrender to", "did not defeat", "never routed"])
def test_a_denied_outcome_does_not_deny_the_fight(deed):
    assert not [c for c in claims(f"The Red Banner {deed} the Northern Front.") if c.type == "fights"]


def test_a_captain_of_a_body_serves_in_it_and_does_not_lead_it():
    told = claims("Ilan Sorro was a captain of the Red Banner.")
    assert [c.type for c in told if len(c.mentions) == 2] == ["member_of"]


def test_who_joins_somebodys_offensive_is_not_of_those_who_own_it():
    assert not [c for c in claims("The Red Banner joined the offensive by Belmara.") if c.type == "member_of"]
