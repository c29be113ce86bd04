"""Short ids: readable, unique, and beginnings of the whole id."""

from hypothesis import given
from hypothesis import strategies as st

from allegiance.exports.shortening import SHORT, shorten

hexadecimal = st.text("0123456789abcdef", min_size=20, max_size=20)
alike = st.builds(lambda tail: "0" * (20 - len(tail)) + tail, st.text("01", max_size=6))


def test_twelve_characters_will_do():
    assert shorten(["a" * 64, "b" * 64]) == {"a" * 64: "a" * 12, "b" * 64: "b" * 12}


def test_only_ids_that_begin_alike_grow():
    one, other, third = "a" * 12 + "bc", "a" * 12 + "bd", "f" * 14
    assert shorten([one, other, third]) == {one: one, other: other, third: "f" * 12}


@given(st.lists(hexadecimal | alike))
def test_short_ids_are_unique_beginnings(ids):
    short = shorten(ids)
    assert len(set(short.values())) == len(set(ids))
    assert all(id_.startswith(text) and len(text) >= SHORT for id_, text in short.items())
    assert short == shorten(ids[::-1])
