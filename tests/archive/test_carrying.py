"""A person's decisions follow the words into the next version of a file, or become a doubt."""

from dataclasses import replace

import pytest

from allegiance.archive import check
from allegiance.archive.carrying import anchor
from allegiance.model.claim import Dates, quote_of
from allegiance.model.edtf import parse_box
from allegiance.model.judgement import CARRIED, Judgement, node
from tests.archive.making import NOTES, document, exchange, found, kept, opened

INTRODUCTION = "Some words of the reader.\n"


@pytest.fixture
def archive(tmp_path):
    with opened(tmp_path) as archive:
        yield archive
        assert check(archive) == ()


def carried(archive):
    return [entry for entry in archive.record().judgements if entry.author == CARRIED]


def judged(archive, read, *verbs, claim=0, author="anna", value=""):
    archive.judge([Judgement(verb, (found(read)[claim].id,), author, value) for verb in verbs])


def test_a_decision_goes_to_the_claim_that_says_the_same_of_the_same_words(archive):
    first, second = document(), document(INTRODUCTION + NOTES)
    kept(archive, first)
    judged(archive, first, "reject", "note", value="a misreading")
    assert kept(archive, second).carried == 2
    assert [(entry.verb, entry.about, entry.value) for entry in carried(archive)] == [
        ("reject", (found(second)[0].id,), "a misreading"),
        ("note", (found(second)[0].id,), "a misreading"),
    ]
    assert all(entry.by_person for entry in carried(archive))


def test_it_is_carried_once_and_through_every_later_version(archive):
    versions = [document("A word more.\n" * n + NOTES) for n in range(3)]
    kept(archive, versions[0])
    judged(archive, versions[0], "accept")
    assert [kept(archive, read).carried for read in (*versions[1:], versions[2])] == [1, 1, 0]
    assert carried(archive)[-1].about == (found(versions[2])[0].id,)


def test_words_that_changed_around_the_quote_carry_nothing_and_leave_a_doubt(archive):
    first = document()
    second = document(NOTES.replace("in return. (1-2)", "in return, it is said. (1-2)"))
    kept(archive, first)
    judged(archive, first, "accept", claim=1)
    assert kept(archive, second).carried == 0
    (doubt,) = archive.record().doubts
    assert (doubt.type, doubt.document) == ("version", second.id)
    assert "in return." in doubt.text


def test_words_that_stand_twice_carry_nothing(archive):
    first, second = document(), document(NOTES + NOTES)
    kept(archive, first)
    judged(archive, first, "accept")
    assert kept(archive, second).carried == 0
    assert len(archive.record().doubts) == 1


def test_an_accepted_claim_that_nobody_proposes_any_more_is_kept_at_its_new_place(archive):
    first, second = document(), document(INTRODUCTION + NOTES)
    kept(archive, first, (exchange(first),))
    archive.judge([Judgement("accept", (exchange(first).id,), "anna")])
    kept(archive, second, ())
    assert [claim.id for claim in archive.record().claims] == [exchange(second).id]
    assert archive.record().claims[0].terms == exchange(second).terms
    kept(archive, second, (), extractor="small rules 2")
    assert len(archive.record().claims) == 1


def test_a_rejected_claim_that_nobody_proposes_any_more_is_forgotten(archive):
    first, second = document(), document(INTRODUCTION + NOTES)
    kept(archive, first)
    judged(archive, first, "reject")
    assert kept(archive, second, ()).carried == 0
    assert archive.record().claims == ()
    assert archive.record().doubts == ()


def test_a_claim_now_dated_otherwise_is_not_taken_for_the_accepted_one(archive):
    first, second = document(), document(INTRODUCTION + NOTES)
    kept(archive, first)
    judged(archive, first, "accept")
    later = replace(found(second)[0], dates=Dates(begins=parse_box("2005")))
    assert kept(archive, second, (later,)).carried == 0
    assert archive.record().claims == (later,)
    assert len(archive.record().doubts) == 1


def test_what_a_person_decides_about_the_new_version_is_not_overruled(archive):
    first, second = document(), document(INTRODUCTION + NOTES)
    kept(archive, first)
    judged(archive, first, "accept")
    kept(archive, second, found(second)[1:])
    (entry,) = carried(archive)
    archive.judge([Judgement("reject", entry.about, "ben")])
    assert kept(archive, second, found(second)[:2], extractor="small rules 2").carried == 0


def test_decisions_of_rules_are_not_carried(archive):
    first, second = document(), document(INTRODUCTION + NOTES)
    kept(archive, first)
    judged(archive, first, "accept", author="rule:threshold")
    assert kept(archive, second).carried == 0


def test_an_undone_decision_is_not_carried(archive):
    first, second = document(), document(INTRODUCTION + NOTES)
    kept(archive, first)
    judged(archive, first, "accept")
    archive.judge([Judgement("undo", ("1",), "anna")])
    assert kept(archive, second).carried == 0


def test_who_is_not_who_holds_for_the_names_of_the_next_version(archive):
    first, second = document(), document(INTRODUCTION + NOTES)
    kept(archive, first)
    apart = (node(first.id, "Red Banner"), "list:1/Red Banner")
    archive.judge([Judgement("not-same", apart, "anna"), Judgement("same", (node(first.id, "Gone"), "list:2/Gone"), "anna")])
    assert kept(archive, second).carried == 1
    assert carried(archive)[0].about == (node(second.id, "Red Banner"), "list:1/Red Banner")
    assert kept(archive, second, found(second)[:1], extractor="small rules 2").carried == 0


def test_an_anchor_is_the_one_place_of_a_quote_and_its_surroundings():
    text = "They met in Kasa. They met in Ondo."
    assert anchor("Then. " + text, quote_of(text, 18, 26)) == 24
    assert anchor(text + " " + text, quote_of(text, 18, 26)) is None
    assert anchor("Nothing of it", quote_of(text, 18, 26)) is None
