"""Undo: a decision that takes back another, and can be taken back."""

from hypothesis import given
from hypothesis import strategies as st

from allegiance.model.judgement import Judgement, standing


def log(*entries):
    return tuple(Judgement(verb, (about,), "ada", number=n) for n, (verb, about) in enumerate(entries, 1))


def numbers(judgements):
    return [judgement.number for judgement in standing(judgements)]


def test_an_undone_judgement_does_not_stand():
    assert numbers(log(("accept", "c1"), ("reject", "c1"), ("undo", "2"))) == [1]


def test_an_undone_undo_lets_it_stand_again():
    assert numbers(log(("accept", "c1"), ("undo", "1"), ("undo", "2"))) == [1]


def test_nothing_is_taken_back_before_it_is_decided():
    assert numbers(log(("undo", "2"), ("accept", "c1"))) == [2]


@given(
    st.lists(st.integers(1, 20)).flatmap(
        lambda undone: st.permutations(log(*[("accept", "c")] * 20, *[("undo", str(n)) for n in undone]))
    )
)
def test_order_of_the_log_is_by_number_only(judgements):
    taken_back = {int(j.about[0]) for j in judgements if j.verb == "undo"}
    assert numbers(judgements) == [n for n in range(1, 21) if n not in taken_back]
