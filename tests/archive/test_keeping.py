"""Keeping: the same twice adds nothing, newer extractors propose and withdraw, changed files are versions."""

import sqlite3
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegiance.archive import check
from allegiance.model.claim import By, quote_of
from allegiance.model.derived import Doubt
from allegiance.model.document import Document
from allegiance.model.errors import NotFound
from allegiance.model.judgement import Judgement
from tests.archive.making import LUND, NOTES, RULES, document, exchange, found, kept, opened, told

PARTING = "The River Guard fought the Red Banner in 2010. (4)\n"


@pytest.fixture
def archive(tmp_path):
    with opened(tmp_path) as archive:
        yield archive
        assert check(archive) == ()


def everything(archive):
    """Every row of every table."""
    with sqlite3.connect(archive.store.path) as connection:
        dump = list(connection.iterdump())
    connection.close()
    return dump


def test_what_was_kept_comes_back_as_it_was(archive):
    read = document()
    doubt = Doubt("d1", "coreference", "Who left?", (found(read)[2].id,), read.id, 150, 160)
    done = kept(archive, read, (*found(read), exchange(read)), (doubt,))
    assert (done.document_id, done.new, done.claims_new, done.claims_withdrawn) == (read.id, True, 4, 0)
    record = archive.record()
    assert archive.document(read.id) == read
    assert set(record.claims) == {*found(read), exchange(read)}
    assert record.sources == (LUND,)
    assert record.doubts == (doubt,)
    assert record.documents == ((read.id, "notes.txt"),)
    assert archive.claims_of(read.id)[0] == found(read)[0]


def test_the_same_file_twice_adds_not_even_a_row(archive):
    read = document()
    kept(archive, read, (*found(read), exchange(read)))
    before = everything(archive)
    again = kept(archive, read, (*found(read), exchange(read)))
    assert (again.new, again.claims_new, again.claims_withdrawn) == (False, 0, 0)
    assert everything(archive) == before


def test_two_claims_that_state_the_same_are_one(archive):
    read = document()
    assert kept(archive, read, (*found(read), *found(read))).claims_new == 3


def test_a_newer_extractor_adds_and_withdraws_but_deletes_nothing(archive):
    read = document()
    one, two, three = found(read)
    kept(archive, read, (one, two))
    done = kept(archive, read, (two, three), extractor="small rules 2")
    assert (done.claims_new, done.claims_withdrawn) == (1, 1)
    assert set(archive.record().claims) == {two, three}
    assert archive.find_claim(one.id) == one
    back = kept(archive, read, (one, two), extractor="small rules 3")
    assert (back.claims_new, back.claims_withdrawn) == (1, 1)
    assert set(archive.record().claims) == {one, two}


def test_a_newer_extractor_may_explain_the_same_claim_better(archive):
    read = document()
    (claim,) = found(read)[:1]
    kept(archive, read, (claim,))
    surer = replace(claim, by=By("small rules 2", "host", "2", 0.99), label="c1")
    assert kept(archive, read, (surer,), extractor="small rules 2").claims_new == 0
    assert archive.record().claims == (surer,)


def test_what_a_person_accepted_stands_though_no_extractor_proposes_it(archive):
    read = document()
    one, two, _ = found(read)
    kept(archive, read, (one, two))
    archive.judge([Judgement("accept", (one.id,), "anna"), Judgement("reject", (two.id,), "anna")])
    kept(archive, read, (), extractor="small rules 2")
    assert archive.record().claims == (one,)
    archive.judge([Judgement("undo", ("1",), "anna")])
    assert archive.record().claims == ()


def test_a_hand_coded_table_and_the_rules_do_not_withdraw_each_others_claims(archive):
    read = document()
    one, two, three = found(read)
    kept(archive, read, (one, two))
    by_hand = replace(two, by=By("hand"))
    kept(archive, replace(read, name="coded.csv"), (by_hand, three), extractor="hand")
    assert set(archive.record().claims) == {one, by_hand, three}
    kept(archive, read, (one, two))
    assert set(archive.record().claims) == {one, by_hand, three}
    kept(archive, replace(read, name="coded.csv"), (by_hand,), extractor="hand")
    assert set(archive.record().claims) == {one, by_hand}


def test_a_copy_under_another_name_adds_the_name_only(archive):
    read, copy = document(), document(name="copy.md")
    kept(archive, read)
    assert not kept(archive, copy).new
    assert [row.name for row in archive.documents()] == ["copy.md", "notes.txt"]
    before = everything(archive)
    kept(archive, copy, ())
    kept(archive, read)
    assert everything(archive) == before
    assert len(archive.record().claims) == 3


def test_a_changed_file_is_a_new_version_and_the_old_claims_no_longer_count(archive):
    first, second = document(), document(NOTES + PARTING)
    kept(archive, first)
    kept(archive, second)
    assert {claim.document for claim in archive.record().claims} == {second.id}
    assert len(archive.record().claims) == 4
    assert archive.document(first.id) == first
    assert archive.claims_of(first.id) == found(first)
    (row,) = archive.documents()
    assert (row.id, row.versions, row.claims, row.passages) == (second.id, (first.id, second.id), 4, 4)


def test_a_file_changed_back_is_a_version_again(archive):
    first, second = document(), document(NOTES + PARTING)
    for read in (first, second, first):
        kept(archive, read)
    assert {claim.document for claim in archive.record().claims} == {first.id}
    before = everything(archive)
    kept(archive, first)
    assert everything(archive) == before


def test_other_bytes_of_the_same_text_are_a_version_without_new_claims(archive):
    kept(archive, document())
    done = kept(archive, document(data=b"the same text, saved otherwise"))
    assert (done.new, done.claims_new) == (False, 0)
    assert archive.documents()[0].versions == (document().id,)


def test_counts_are_those_of_the_run(archive):
    read = document()
    archive.keep(read, found(read), extractor=RULES, counts={"sentences": 9, "with": 3, "without": 5, "failed": 1})
    counts = archive.documents()[0].counts
    assert (counts.sentences, counts.with_claims, counts.without, counts.failed) == (9, 3, 5, 1)


def test_a_source_that_one_file_calls_confidential_is_confidential(archive):
    kept(archive, document())
    other = replace(document("Nothing. (1)\n", "b.txt"), sources=(replace(LUND, title="", confidential=True),))
    kept(archive, other, ())
    assert archive.record().sources == (replace(LUND, confidential=True),)


@given(st.lists(st.text(st.characters(), max_size=8), min_size=1, max_size=3))
@settings(max_examples=25, deadline=None)
def test_any_text_and_any_name_come_back(tmp_path_factory, parts):
    text = "\ud83d".join(parts) + "\x00\udc80.\n"
    read = Document("n\udcff" + parts[0], text, "r", "sha")
    with opened(tmp_path_factory.mktemp("odd")) as archive:
        archive.keep(read, (), extractor="hand")
        assert archive.document(read.id) == read
        assert archive.documents()[0].name == read.name
        assert check(archive) == ()


def test_claims_come_in_the_order_of_file_and_text(archive):
    second, first = document(name="b.txt"), document(NOTES + PARTING, "a.txt")
    kept(archive, second, found(second)[::-1])
    kept(archive, first, found(first)[::-1])
    assert archive.record().claims == (*found(first), *found(second))


def test_a_claim_is_found_by_the_beginning_of_its_id(archive):
    read = document()
    kept(archive, read)
    claim = found(read)[0]
    assert archive.find_claim(claim.id[:10]) == claim
    for wrong, why in (("zz", "no claim's id begins so"), ("", "no claim"), ("%", "no claim"), ("_" * 8, "no claim")):
        with pytest.raises(NotFound, match=why):
            archive.find_claim(wrong)


def test_a_beginning_that_several_claims_share_is_refused_with_what_it_could_be(archive):
    read = document("\n".join(f"The Red Banner sheltered the Northern Front, {n}. ({n})" for n in range(40)) + "\n")
    kept(archive, read)
    first = sorted(claim.id for claim in found(read))
    shared = next(a[0] for a, b in pairwise(first) if a[0] == b[0])
    with pytest.raises(NotFound, match="could be"):
        archive.find_claim(shared)


def test_an_unknown_document_is_not_found(archive):
    with pytest.raises(NotFound, match="no such document"):
        archive.document("0" * 64)


def test_a_claim_of_another_document_is_a_mistake_of_the_caller(archive):
    with pytest.raises(ValueError, match="another document"):
        kept(archive, document(), found(document(NOTES + PARTING)))


def test_a_claim_may_stand_on_text_without_a_citation_mark(archive):
    read = document()
    claim = replace(told(read, "left Kasa"), quote=quote_of(read.text, 0, 4))
    kept(archive, read, (claim,))
    assert archive.record().claims == (claim,)
