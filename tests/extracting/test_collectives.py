"""Actors that are named by what they are."""

import pytest

from tests.extracting.staging import cast, scene, who

START = "The Red Banner was founded in Toria in 1998 by Omar Dost. "


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The Red Banner met leaders of the Blue Front.", "leaders", "leaders of the Blue Front"),
        (START + "Red Banner fighters attacked a convoy.", "Red Banner fighters", "Red Banner"),
        (START + "Members of the Red Banner attacked a convoy.", "Members", "Red Banner"),
        (START + "Forces loyal to Dost attacked a convoy.", "Forces", "Omar Dost"),
        (START + "Dost's men attacked a convoy.", "Dost's men", "Omar Dost"),
        (START + "Peruvian security forces attacked a convoy.", "Peruvian security forces", "Peruvian security forces"),
        (START + "The Peruvian authorities signed a pact.", "The Peruvian authorities", "Peru"),
        (START + "It attacked Kasi tribal militias and other jihadi groups.", "other jihadi groups", "other jihadi groups"),
        (START + "It joined the militant group Ansar al-Hak.", "the militant group", "Ansar al-Hak"),
    ],
)
def test_whom_a_description_names(text, words, name):
    assert who(text, words) == name


def test_collectives_and_organs_say_to_whom_they_belong():
    set_out = scene("The French army met leaders of the Blue Front.")
    found = {m.name: (m.kind, m.of) for t in set_out.doc for m in set_out.mentions_of(t)}
    assert found["French army"] == ("organ", "France")
    assert found["leaders of the Blue Front"] == ("collective", "Blue Front")


def test_the_same_collective_in_other_words():
    text = "It helps Kasi tribal militias. The pact with mainly moderate Kasi tribal militants held in Kasa."
    assert who(text, "mainly moderate Kasi tribal militants") == "Kasi tribal militias"


def test_what_is_given_is_not_an_actor():
    assert set(cast("The Red Banner sent fighters and weapons to the Blue Front.")) == {"Red Banner", "Blue Front"}


def test_forces_of_two():
    text = "The Red Front fled. Later the convoy was attacked by Peruvian and Red Front forces."
    assert who(text, "Peruvian and Red Front forces") == "Peruvian forces + Red Front"
