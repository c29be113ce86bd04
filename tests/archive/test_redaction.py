"""What is redacted is gone from the file, byte for byte, and the log still verifies."""

import sqlite3
from dataclasses import replace

import pytest

from allegiance.archive import check, engine
from allegiance.archive.redaction import BLACK
from allegiance.model.claim import quote_of
from allegiance.model.derived import Doubt
from allegiance.model.errors import AllegianceError, NotFound, StudyError
from allegiance.model.judgement import Judgement, node
from tests.archive.making import NOTES, document, exchange, found, kept, opened

SECRET = NOTES.replace("in return. (1-2)", "through Quendrith Vale. (1-2)")
NAME = "Quendrith Vale"


@pytest.fixture
def archive(tmp_path):
    with opened(tmp_path) as archive:
        yield archive
        assert check(archive) == ()


def bytes_of(archive):
    folder = archive.store.path.parent
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def redact(archive, target, reason="private"):
    return archive.redact(target, reason=reason, author="anna")


def test_the_words_of_a_redacted_claim_are_in_no_file_any_more(archive):
    read = document(SECRET)
    claims = found(read)
    kept(archive, read, (*claims, exchange(read)))
    archive.judge([Judgement("note", (claims[1].id,), "ben", f"Who is {NAME}?")])
    assert NAME.encode() in bytes_of(archive)
    done = redact(archive, claims[1].id[:12])
    assert NAME.encode() not in bytes_of(archive)
    assert set(done.claims) == {claims[1].id, exchange(read).id}
    assert done.judgements == (1,)
    assert [claim.id for claim in archive.record().claims] == [claims[0].id, claims[2].id]


def test_offsets_and_pages_of_the_rest_stay(archive):
    read = document(SECRET)
    claims = found(read)
    kept(archive, read)
    redact(archive, claims[1].id)
    after = archive.document(read.id)
    assert after.passages == read.passages
    assert len(after.text) == len(read.text)
    assert claims[1].quote.text not in after.text
    assert BLACK in after.text
    last = archive.find_claim(claims[2].id)
    assert last.quote.text == claims[2].quote.text
    assert last.quote.prefix == after.text[last.quote.start - 32 : last.quote.start]


def test_the_deed_is_a_judgement_and_the_rest_of_the_log_still_follows(archive):
    read = document(SECRET)
    kept(archive, read)
    archive.judge([Judgement("accept", (claim.id,), "ben") for claim in found(read)])
    done = redact(archive, found(read)[1].id)
    assert done.number == 4
    assert [(entry.number, entry.verb) for entry in archive.record().judgements] == [
        (1, "accept"),
        (3, "accept"),
        (4, "redact"),
    ]
    assert archive.record().judgements[-1] == Judgement("redact", (found(read)[1].id,), "anna", "", "private", "", 4)
    archive.judge([Judgement("accept", ("x",), "ben")])


def test_the_tombstone_is_opaque(archive):
    kept(archive, document())
    archive.judge([Judgement("note", (found(document())[0].id,), "ben", NAME)])
    redact(archive, "1")
    with sqlite3.connect(archive.store.path) as connection:
        row = connection.execute(
            "SELECT verb, author, value, reason, time, body, salt FROM judgements WHERE number=1"
        ).fetchone()
        about = connection.execute("SELECT count(*) FROM judgement_about WHERE number=1").fetchone()
    connection.close()
    assert row == ("", "", "", "", "", "", None)
    assert about == (0,)
    assert NAME.encode() not in bytes_of(archive)


def test_reading_the_file_again_does_not_bring_it_back(archive):
    read = document(SECRET)
    kept(archive, read)
    redact(archive, found(read)[1].id)
    done = kept(archive, read, (*found(read), exchange(read)), extractor="small rules 2")
    assert done.claims_new == 0
    assert NAME.encode() not in bytes_of(archive)


def test_other_versions_of_the_file_lose_the_words_too(archive):
    first, second = document(SECRET), document("A word more.\n" + SECRET)
    kept(archive, first)
    archive.judge([Judgement("accept", (found(first)[1].id,), "ben", reason=NAME)])
    kept(archive, second)
    done = redact(archive, found(second)[1].id)
    assert set(done.claims) == {found(first)[1].id, found(second)[1].id}
    assert done.judgements == (1, 2)
    assert NAME.encode() not in bytes_of(archive)


def test_a_whole_document_goes_with_its_versions_and_names(archive):
    first, second = document(SECRET), document("A word more.\n" + SECRET)
    other = document(NOTES, "other.txt")
    for read in (first, second, other):
        kept(archive, read, doubts=(Doubt("d", "who", NAME, (), read.id, 1, 2),) if read is second else ())
    archive.judge([Judgement("same", (node(second.id, NAME), "list:1/X"), "ben"), Judgement("accept", ("other",), "ben")])
    done = redact(archive, second.id)
    assert set(done.documents) == {first.id, second.id}
    assert done.judgements == (1,)
    for secret in (NAME.encode(), b"A word more"):
        assert secret not in bytes_of(archive)
    assert [row.name for row in archive.documents()] == ["other.txt"]
    with pytest.raises(NotFound, match="redacted by judgement 3"):
        archive.document(first.id)
    assert not kept(archive, second).claims_new
    assert NAME.encode() not in bytes_of(archive)
    assert {claim.document for claim in archive.record().claims} == {other.id}


def test_judgements_about_names_that_are_mentioned_no_more_go_with_the_claim(archive):
    read = document(NOTES.replace("(3)\n", "(3)\nThe River Guard met the Red Banner. (4)\n"))
    kept(archive, read)
    names = ("River Guard", "Red Banner")
    archive.judge([Judgement("same", (node(read.id, name), f"list:{name}"), "rule:exact") for name in names])
    redact(archive, found(read)[3].id)
    assert [entry.about[0] for entry in archive.record().judgements if entry.verb == "same"] == [node(read.id, "Red Banner")]


def test_redacting_an_undo_does_not_bring_back_what_it_undid(archive):
    archive.judge([Judgement("accept", ("c",), "ben"), Judgement("undo", ("1",), "ben", reason=NAME)])
    assert redact(archive, "2").judgements == (1, 2)
    assert [entry.verb for entry in archive.record().judgements] == ["redact"]


def test_redacting_an_undone_undo_leaves_what_stands(archive):
    archive.judge([Judgement("accept", ("c",), "ben")])
    archive.judge([Judgement("undo", ("1",), "ben")])
    archive.judge([Judgement("undo", ("2",), "ben")])
    assert redact(archive, "2").judgements == (2,)
    assert [entry.number for entry in archive.record().judgements] == [1, 3, 4]


def test_a_doubt_that_shows_the_words_goes(archive):
    read = document(SECRET)
    at = read.text.index(NAME)
    kept(archive, read, doubts=(Doubt("d", "who", f"Who is {NAME}?", (), read.id, at, at + 5),))
    redact(archive, found(read)[1].id)
    assert archive.record().doubts == ()


def test_a_claim_whose_words_overlap_goes_too(archive):
    read = document(SECRET)
    at = read.text.index(NAME)
    nearby = replace(found(read)[2], quote=quote_of(read.text, at, at + 40), type="left")
    kept(archive, read, (*found(read), nearby))
    assert nearby.id in redact(archive, found(read)[1].id).claims


@pytest.mark.parametrize(
    ("target", "why"),
    [("7", "no such entry"), ("ffff0000ffff", "no claim, document or judgement"), ("", "no claim"), ("%", "no claim")],
)
def test_what_is_not_there_is_not_redacted(archive, target, why):
    kept(archive, document())
    with pytest.raises(NotFound, match=why):
        redact(archive, target)
    assert archive.record().judgements == ()


def test_a_reason_is_asked_for_and_the_record_of_a_redaction_stays(archive):
    kept(archive, document())
    with pytest.raises(AllegianceError, match="no reason"):
        redact(archive, found(document())[0].id, reason=" ")
    redact(archive, found(document())[0].id)
    with pytest.raises(AllegianceError, match="it stays"):
        redact(archive, "1")
    with pytest.raises(NotFound):
        redact(archive, found(document())[0].id)
    with pytest.raises(NotFound, match="redacted by judgement 1"):
        archive.find_claim(found(document())[0].id)


def test_a_reader_that_holds_the_old_text_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(engine, "WAIT", 0.05)
    archive = opened(tmp_path)
    kept(archive, document(SECRET))
    with opened(tmp_path) as other, other.store.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM claims").scalar_one()
        with pytest.raises(StudyError, match="close that program"):
            redact(archive, found(document(SECRET))[1].id)
    archive.close()
    assert [path.name for path in tmp_path.iterdir()] == ["study.db"]
    assert NAME.encode() not in (tmp_path / "study.db").read_bytes()
