"""States and their adjectives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegiance.extracting.nations import formed_from, in_full, is_state, nations, state_of


@pytest.mark.parametrize(
    ("adjective", "place"),
    [
        ("Karvistani", "Karvistan"),
        ("Karvi", "Karvistan"),
        ("Belmorian", "Belmoria"),
        ("Dorvanese", "Dorvan"),
        ("Tarsan", "Tarsa"),
    ],
)
def test_adjectives_formed_from_a_place(adjective, place):
    assert formed_from(adjective, place)
    assert state_of(adjective, [place]) == place


@pytest.mark.parametrize(
    ("word", "place"), [("Karvistan", "Karvistan"), ("Kar", "Norland"), ("Ta", "Taria"), ("Kasan", "Upper Kasa")]
)
def test_words_that_are_not(word, place):
    assert not formed_from(word, place)


def test_listed_states():
    assert is_state("Ruritania") is False and is_state("france") is True
    assert state_of("Dutch") == "Netherlands"
    assert in_full("U.K.") == "United Kingdom" and in_full("Toria") == "Toria"


def test_a_text_keeps_its_own_name_for_a_state():
    assert state_of("British", ["Britain"]) == "Britain"


def test_no_adjective_has_two_states():
    assert len(nations().adjectives) > 190 and len(set(nations().names.values())) > 180


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_two_words_can_be_compared(one, other):
    assert formed_from(one, other) in {True, False}
