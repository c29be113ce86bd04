"""Declared names."""

import pytest

from allegiance.extracting.aliases import declarations, fits
from allegiance.extracting.clearing import pieces
from tests.extracting.staging import document, scene, who


def declared(text):
    table, _ = declarations(tuple(pieces(document(text))))
    return [dict(zip(d.names, d.kinds, strict=True)) for d in table.declared]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The Radical Movement of Karvia [O'karvi Radikal Harakati] (RMK/O'RH), formed in 1998, is small.",
            {
                "Radical Movement of Karvia": "full",
                "O'karvi Radikal Harakati": "native",
                "RMK": "acronym",
                "O'RH": "acronym",
            },
        ),
        (
            "In 1998 the Popular Front for the Liberation of Belmoria (PFLB) fought.",
            {"Popular Front for the Liberation of Belmoria": "full", "PFLB": "acronym"},
        ),
        ("He left Lashkar-e-Toria (LeT).", {"Lashkar-e-Toria": "full", "LeT": "acronym"}),
        ("The FLT (Front de Libération de Torie) fought.", {"Front de Libération de Torie": "full", "FLT": "acronym"}),
        ("The Fuerzas Armadas Rojas (EPX) fought.", {"Fuerzas Armadas Rojas": "full", "EPX": "acronym"}),
        ("The Red Banner, also known as Ansar al-Hak, fled.", {"Red Banner": "full", "Ansar al-Hak": "other"}),
        ("The Ansar Union, formerly the Hak Party, fled.", {"Ansar Union": "full", "Hak Party": "former"}),
        ("The Blue Army, or Armée Bleue, came.", {"Blue Army": "full", "Armée Bleue": "other"}),
        ("Omar Dost, better known as Abu Hafs, fled.", {"Omar Dost": "full", "Abu Hafs": "other"}),
        (
            "The Democratic Forces of Toria (Spanish: Fuerzas Democráticas de Toria, FDT) met.",
            {"Democratic Forces of Toria": "full", "Fuerzas Democráticas de Toria": "native", "FDT": "acronym"},
        ),
    ],
)
def test_names_that_a_text_declares(text, names):
    assert declared(text) == [names]


@pytest.mark.parametrize(
    "text",
    [
        "It was the largest attack (1998).",
        "John Smith (Labour) said so.",
        "Karvia (population 300) is small.",
        "Omar Dost (born 1960) fled.",
        "Omar Dost (RMK) said so.",
        "They attacked Kasa, or what was left of it.",
    ],
)
def test_brackets_that_declare_no_name(text):
    assert declared(text) == []


def test_a_short_form_stands_for_the_full_name_everywhere():
    text = ("The Radical Movement of Karvia (RMK) was founded in 1998.", "The RMK attacked the army.")
    assert who(text, "RMK") == "Radical Movement of Karvia"


def test_a_native_name_in_brackets_is_nobody():
    set_out = scene("The Radical Movement of Karvia [O'karvi Radikal Harakati] (RMK) fled.")
    assert {m.name for t in set_out.doc for m in set_out.mentions_of(t)} == {"Radical Movement of Karvia"}


def test_a_declaration_stands_where_the_text_has_it():
    set_out = scene("In 1998 the Red Union of Kasa (RUK) fled.")
    (found,) = set_out.declared
    assert set_out.document.text[slice(*found.span)] == "Red Union of Kasa (RUK)"


@pytest.mark.parametrize(
    ("name", "acronym", "yes"),
    [
        ("Islamic Party of Toria", "IPT", True),
        ("Islamic Party of Toria", "IPOT", True),
        ("Jaish-e-Kor", "JeK", True),
        ("O'karvi Radikal Harakati", "O'RH", True),
        ("Front for Kasa", "XYZ", False),
        ("the Front", "TF", False),
    ],
)
def test_initials(name, acronym, yes):
    assert fits(name.split(), acronym) is yes
