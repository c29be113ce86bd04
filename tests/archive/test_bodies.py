"""A value comes back from its body exactly, whatever it holds, and a body is text that SQLite accepts."""

import json
import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegiance.archive.bodies import decode, encode, spell, unspell
from allegiance.model.claim import By, Claim, Dates, Mention, Obligation, Quote, Span
from allegiance.model.derived import Doubt
from allegiance.model.document import Passage
from allegiance.model.errors import StudyError
from allegiance.model.judgement import Judgement
from allegiance.model.source import Author, Citation, Source
from allegiance.model.when import Box, Date

HARD = [
    "\ud83d\ude00",
    "\udc80",
    "\x00",
    "\\u0041",
    "\\u005cu0041",
    "\\ud83d",
    "\U0001f600",
    "e\u0301",
    "\u202e",
    "\uffff",
    "\\",
]
texts = st.text(st.characters(), max_size=6) | st.lists(st.sampled_from(HARD), max_size=4).map("".join)
numbers = st.integers(0, 10**6)
dates = st.builds(
    Date, numbers, st.integers(0, 24), st.integers(0, 31), st.sampled_from(["", "~", "?", "%"]), st.integers(0, 2)
)
boxes = st.builds(Box, st.none() | dates, st.none() | dates)
when = st.builds(Dates, boxes, boxes, boxes, boxes, texts, texts, st.lists(st.tuples(texts, texts), max_size=2).map(tuple))
spans = st.builds(Span, numbers, numbers)
quotes = st.builds(Quote, numbers, numbers, texts, texts, texts)
mentions = st.builds(Mention, texts, texts, texts, st.none() | spans, texts, texts)
citations = st.builds(Citation, texts, texts, st.none() | numbers, texts)
owed = st.builds(Obligation, mentions, mentions, texts, texts, st.none() | mentions, st.none() | quotes, when, texts, texts)
labels = st.lists(texts, max_size=2).map(tuple)
roles = st.lists(st.tuples(texts, st.lists(mentions, max_size=2).map(tuple)), max_size=3).map(tuple)
claims = st.builds(
    Claim,
    document=texts,
    quote=quotes,
    kind=texts,
    type=texts,
    roles=roles,
    citation=citations,
    by=st.builds(By, texts, texts, texts, st.floats(0, 1)),
    label=texts,
    place=st.none() | mentions,
    dates=when,
    polarity=texts,
    hedge=texts,
    value=texts,
    terms=st.lists(owed, max_size=2).map(tuple),
    bases=labels,
    causes=labels,
    end_causes=labels,
)


def through_sqlite(text):
    with sqlite3.connect(":memory:") as connection:
        (back,) = connection.execute("select ?", (text,)).fetchone()
    connection.close()
    return back


@given(claims)
@settings(max_examples=150, deadline=None)
def test_a_claim_comes_back_exactly_from_a_body_that_a_database_kept(claim):
    body = encode(claim)
    assert decode(Claim, through_sqlite(body)) == claim
    assert decode(Claim, body).id == claim.id
    assert encode(decode(Claim, body)) == body


@given(texts)
def test_any_text_comes_back_exactly_and_is_accepted_by_a_database(text):
    assert unspell(through_sqlite(spell(text))) == text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\\")))
def test_ordinary_text_is_stored_as_it_is(text):
    assert spell(text) == text


@pytest.mark.parametrize("one", HARD)
@pytest.mark.parametrize("other", HARD)
def test_different_texts_are_spelled_differently(one, other):
    assert (spell(one) == spell(other)) == (one == other)
    assert unspell(spell(one + other)) == one + other


@pytest.mark.parametrize(
    "value",
    [
        Judgement("same", ("a/\udc80", "b/B"), "anna", "", "they sign together", "2020-01-01", 7),
        Passage(3, 9, Citation("lund2012", "1-2", 4, "paraphrase"), ((4, 5), (6, 7))),
        Source("a", "T", (Author("Lund", "Petra"), Author("Kasa Institute")), about=(("notes on", "b"),), confidential=True),
        Doubt("d", "coreference", "who?", ("c",), "doc", 1, 2),
    ],
)
def test_other_values_come_back_too(value):
    assert decode(type(value), encode(value)) == value


def test_a_body_is_json_for_others_to_read_and_leaves_out_what_is_not_stated():
    body = json.loads(encode(Mention("Red Banner", span=Span(3, 13))))
    assert body == {"name": "Red Banner", "span": {"start": 3, "end": 13}}


@pytest.mark.parametrize("body", ["", "{", "[]", "{}", '{"verb":1,"nobody":2}', '{"verb":"a","about":3,"author":"x"}'])
def test_a_spoilt_body_is_an_error_that_says_what_to_do(body):
    with pytest.raises(StudyError, match="allegiance check"):
        decode(Judgement, body)
