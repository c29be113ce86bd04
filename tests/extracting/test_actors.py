"""Named actors and places, found by the text alone."""

import pytest

from tests.extracting.staging import cast, scene, who


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("In 2004 the Kasa Liberation Front attacked the army.", "Kasa Liberation Front", "group"),
        ("The Shumari attacked a convoy, and the Shumari fled.", "Shumari", "group"),
        ("Fighters of Lashkar-e-Toria attacked a convoy.", "Lashkar-e-Toria", "group"),
        ("The group fled to Galdoria in 2004.", "Galdoria", "place"),
        ("They settled in the city of Mirzabad.", "Mirzabad", "place"),
        ("They fled into Upper Galdoria.", "Upper Galdoria", "place"),
        ("They met Omar Dost, a tribal leader, in Kasa.", "Omar Dost", "person"),
        ("President Rustam Belov agreed to a truce.", "Rustam Belov", "person"),
        ("The French Army withdrew.", "French Army", "organ"),
        ("The Government of Peru signed the pact.", "Peru", "state"),
        ("The Qasmi University was closed.", "Qasmi University", "institution"),
    ],
)
def test_the_kind_of_a_name(text, name, kind):
    assert cast(text).get(name) == kind


def test_a_country_is_a_place_where_things_happen_and_a_state_where_it_acts():
    text = "Peru carried out raids in Chile. The rebels fled to Peru."
    assert who(text, "Peru") == who(text, "Peru", nth=1) == "Peru"
    set_out = scene(text)
    kinds = [m.kind for t in set_out.doc for m in set_out.mentions_of(t) if m.name in {"Peru", "Chile"}]
    assert kinds == ["state", "place", "place"]


def test_an_unlisted_country_acts_as_a_state_too():
    text = "The Belmorian government fell. In 1997 Belmoria carried out raids in Kasa."
    assert cast(text)["Belmoria"] == "state"
    assert who(text, "The Belmorian government") == "Belmoria"


def test_a_qualified_name_is_another_actor():
    text = "The Shumari allied with the Belmorian Shumari in Belmoria."
    assert {"Shumari", "Belmorian Shumari"} <= set(cast(text))


def test_a_family_name_stands_for_the_one_person_who_bears_it():
    text = "Omar Dost met Ali Bahi in Kasa. Dost later joined the Red Front, and Bahi fled."
    assert who(text, "Dost") == "Omar Dost" and who(text, "Bahi") == "Ali Bahi"


def test_a_family_name_of_two_persons_stays_in_doubt():
    text = "Omar Dost met Karim Dost in Kasa. Dost later joined the Red Front."
    assert who(text, "Dost") == "Dost"
    assert [d.type for d in scene(text).doubts if d.type == "ambiguous name"] == ["ambiguous name"]


def test_particles_belong_to_a_family_name():
    text = "Yasir bin Tamar met Omar al-Hak. Later bin Tamar paid al-Hak."
    assert who(text, "bin Tamar") == "Yasir bin Tamar" and who(text, "al-Hak") == "Omar al-Hak"


def test_spellings_of_one_name_are_one_actor():
    text = "The Front met Al-Tarifa in 1998. The Front and Al Tarifa later helped each other."
    assert who(text, "Al Tarifa") == "Al-Tarifa"


def test_initials_that_nobody_declared():
    text = "The Red Front of Toria was founded in 1998. In 1999 the RFT attacked the army."
    assert who(text, "RFT") == "Red Front of Toria"


def test_a_place_inside_an_actor_s_name_is_no_place():
    assert "Karvistan" not in cast("The Popular Front of Karvistan attacked the army.")


def test_wars_months_and_offices_are_nobody():
    assert cast("In December the Torian War ended, and he became Minister of Energy.") == {}


def test_an_adjective_alone_is_nobody():
    assert cast("Kasian tribal poems were read in Kasa.") == {"Kasa": "place"}


def test_the_state_in_a_compound():
    text = "The US-backed rebels took Kasa after the French intervention."
    found = cast(text)
    assert found.get("France") == "state" and found.get("United States") == "state"


def test_what_the_words_are_stands_with_the_name():
    set_out = scene("The Red Banner fled to Kasa.")
    (banner,) = (m for t in set_out.doc for m in set_out.mentions_of(t) if m.kind == "group")
    assert set_out.document.text[banner.span.start : banner.span.end] == banner.text == "Red Banner"
    assert banner.how == "name"
