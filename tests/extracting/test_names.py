"""Runs that are written as names."""

import pytest

from allegiance.extracting.language import load_model
from allegiance.extracting.names import runs


def found(text):
    doc = load_model().nlp(text)
    return [run.text(doc) for run in runs(doc)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He met Osman bin Tamar and Jaish-e-Kor in Kasa.", ["Osman bin Tamar", "Jaish-e-Kor", "Kasa"]),
        ("They joined the Popular Front for the Liberation of Toria.", ["Popular Front for the Liberation of Toria"]),
        ("They joined Ansar al-Hak and the Torian National Army.", ["Ansar al-Hak", "Torian National Army"]),
        ("It fought the Movement for Unity and Justice.", ["Movement for Unity and Justice"]),
        ("The Red Army and the Blue Front met.", ["Red Army", "Blue Front"]),
        ("It helped President Omar Dost against General Bahi.", ["Omar Dost", "Bahi"]),
        ("He led the 4th Corps.", ["4th Corps"]),
        ("After that, militants of the KLF-led alliance fled.", ["KLF"]),
        ("Meanwhile they hid.", []),
        ("It backed anti-Torian and non-Hakist men.", []),
    ],
)
def test_where_a_name_begins_and_ends(text, names):
    assert found(text) == names
