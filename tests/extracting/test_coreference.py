"""What pronouns and descriptions stand for."""

import pytest

from tests.extracting.staging import scene, who

FRONT = "The Red Front was founded in 1998 in Kasa Province. "
BOTH = "The Red Front attacked the Blue Army in Kasa Province in 1998. "
BACKED = "The Red Front is backed by the Peruvian security forces, and they leave it alone."


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (FRONT + "It attacked a convoy.", "It", "Red Front"),
        (BOTH + "It later fled.", "It", "Red Front"),
        ("The Red Front attacked the army and its leaders fled.", "its leaders", "leaders of the Red Front"),
        ("The Red Front sided with Al-Tarifa and its allies.", "its", "Al-Tarifa"),
        ("The pact with the Kasi militias went badly for the Red Front and they were expelled.", "they", "Red Front"),
        (
            BACKED,
            "they",
            "Peruvian security forces",
        ),
        (BACKED, "it", "Red Front"),
        ("The Blue Army allowed the Red Front to base themselves in Kasa.", "themselves", "Red Front"),
        ("The Red Front and the Blue Army met. They signed a pact.", "They", "Red Front + Blue Army"),
        ("Omar Dost met Ali Bahi. He led the Red Front.", "He", "Omar Dost"),
        ("They met Omar Dost, a leader who founded the Red Front.", "who", "Omar Dost"),
        ("The Red Front fled into a valley controlled by the Blue Army. This group is small.", "This group", "Blue Army"),
        ("The Red Front has joined the Blue Army's council, helping the group win votes.", "the group", "Blue Army"),
        ("The Red Front said that the group would disarm.", "the group", "Red Front"),
        ("The Red Front met the Blue Network. Later the network fled.", "the network", "Blue Network"),
        ("The Red Front met the Blue Army. Both groups agreed on a truce.", "Both groups", "Red Front + Blue Army"),
        (
            "The Red Front works with Al-Tarifa and the Blue Army, whereby all three groups gain.",
            "all three groups",
            "Red Front + Al-Tarifa + Blue Army",
        ),
        ("Peru attacked the Red Front. In May the two sides signed a truce.", "the two sides", "Peru + Red Front"),
        ("The Red Front hid in Peru. The government banned the group.", "The government", "Peru"),
        ("The Red Front hid in Peru. The army attacked the group.", "The army", "army of Peru"),
        (
            "The Front of Karvistan was created to overthrow President Belov and replace the Republic. "
            "Karvi men joined it in Karvistan.",
            "the Republic",
            "Karvistan",
        ),
    ],
)
def test_whom_the_words_take_up(text, words, name):
    assert who(text, words) == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (FRONT + "It is believed that the leaders fled.", "It"),
        (FRONT + "The agreement was signed in May. It collapsed.", "It"),
        ("It was a hard year.", "It"),
        ("The militants attacked a convoy. The alliance between the two fell apart.", "The alliance"),
    ],
)
def test_words_that_take_up_nobody(text, words):
    assert who(text, words) == ""


def test_how_words_were_resolved_is_kept():
    set_out = scene(FRONT + "It fled. This group is small, and its leaders hid.")
    hows = [m.how for t in set_out.doc for m in set_out.mentions_of(t) if m.kind in {"group", "collective"}]
    assert hows == ["name", "pronoun", "definite", "possessive", "possessive"]


def test_across_bullets():
    assert who(["The Red Front fled to Kasa.", "It came back in 2001."], "It") == "Red Front"


def test_a_close_second_is_a_doubt():
    text = (
        "The Red Front met the Blue Army and the Green Union. The Blue Army met the Red Front. "
        "Later a gap within the organisation grew."
    )
    set_out = scene(text)
    assert any(d.type == "ambiguous reference" and d.document == set_out.document.id for d in set_out.doubts)
