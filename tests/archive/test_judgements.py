"""The log: numbered, chained, never repeating itself, never overruling a person."""

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegiance.archive import check
from allegiance.archive.judgements import BEGINNING, content_hash, entry_hash
from allegiance.model.errors import AllegianceError, NotFound
from allegiance.model.judgement import Judgement
from tests.archive.making import opened

SAME = Judgement("same", ("d/Red Banner", "list:1/Red Banner"), "rule:exact")
APART = Judgement("not-same", SAME.about, "anna")


@pytest.fixture
def archive(tmp_path):
    with opened(tmp_path) as archive:
        yield archive
        assert check(archive) == ()


def test_entries_are_numbered_and_take_the_time_of_the_door(archive):
    one, two = archive.judge([SAME, APART], time="2020-05-01T10:00:00")
    assert (one.number, two.number) == (1, 2)
    assert {entry.time for entry in archive.record().judgements} == {"2020-05-01T10:00:00"}
    assert archive.record().judgements == (one, two)


def test_a_rule_does_not_repeat_itself(archive):
    assert len(archive.judge([SAME, SAME])) == 1
    assert archive.judge([SAME], time="later") == ()
    assert archive.judge([Judgement("same", SAME.about, SAME.author, reason="worded anew")]) == ()


def test_a_rule_does_not_repeat_what_a_person_took_back(archive):
    archive.judge([SAME, Judgement("undo", ("1",), "anna")])
    assert archive.judge([SAME]) == ()


def test_a_rule_may_repeat_what_a_rule_took_back(archive):
    archive.judge([SAME, Judgement("undo", ("1",), "rule:newer")])
    assert len(archive.judge([SAME])) == 1


def test_a_person_may_change_their_mind_and_change_it_back(archive):
    accept, reject = Judgement("accept", ("c",), "anna"), Judgement("reject", ("c",), "anna")
    assert [len(archive.judge([entry])) for entry in (accept, accept, reject, accept)] == [1, 0, 1, 1]


def test_what_another_person_says_is_added_though_it_is_the_same(archive):
    assert len(archive.judge([Judgement("accept", ("c",), "anna"), Judgement("accept", ("c",), "ben")])) == 2


def test_an_undo_names_a_number_that_the_log_has(archive):
    with pytest.raises(NotFound, match="no such number"):
        archive.judge([Judgement("undo", ("7",), "anna")])
    with pytest.raises(AllegianceError, match="not a decision"):
        archive.judge([Judgement("applaud", ("c",), "anna")])
    assert archive.record().judgements == ()


def test_one_bad_entry_keeps_out_all_of_its_call(archive):
    with pytest.raises(NotFound):
        archive.judge([SAME, Judgement("undo", ("9",), "anna")])
    assert archive.record().judgements == ()


def test_the_chain_can_be_followed_by_hand(archive):
    archive.judge([SAME, APART])
    with sqlite3.connect(archive.store.path) as connection:
        rows = connection.execute("SELECT salt, body, content_hash, entry_hash FROM judgements ORDER BY number").fetchall()
    connection.close()
    before = BEGINNING
    for salt, body, content, entry in rows:
        assert content == content_hash(salt, body)
        assert entry == entry_hash(before, content)
        before = entry
    assert len({salt for salt, *_ in rows}) == 2


entries = st.builds(
    Judgement,
    st.sampled_from(["accept", "reject", "note", "same"]),
    st.lists(st.sampled_from(["a", "b", "c/\udc80"]), min_size=1, max_size=2).map(tuple),
    st.sampled_from(["anna", "rule:x", "model:m"]),
    st.text(st.characters(), max_size=3),
)


@given(st.lists(st.lists(entries, max_size=4), max_size=4))
@settings(max_examples=25, deadline=None)
def test_the_log_only_grows_and_its_numbers_have_no_gap(tmp_path_factory, calls):
    with opened(tmp_path_factory.mktemp("log")) as archive:
        said = []
        for call in calls:
            said += archive.judge(call)
            assert archive.record().judgements == tuple(said)
        assert [entry.number for entry in said] == list(range(1, len(said) + 1))
        rules = [(e.verb, e.about, e.author, e.value) for e in said if not e.by_person]
        assert len(set(rules)) == len(rules)
        assert check(archive) == ()
