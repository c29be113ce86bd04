"""Each kind of damage has its code, and a whole study has none."""

import sqlite3

import pytest

from allegiance.archive import Archive, check
from allegiance.model.derived import Doubt
from allegiance.model.judgement import Judgement
from tests.archive.making import document, exchange, found, kept, opened


@pytest.fixture
def study(tmp_path):
    read = document()
    with opened(tmp_path) as archive:
        kept(archive, read, (*found(read), exchange(read)), (Doubt("d", "who", "?", (), read.id),))
        archive.judge(
            [
                Judgement("accept", (found(read)[0].id,), "anna"),
                Judgement("same", ("d/A", "d/B"), "anna"),
                Judgement("same", ("d/B", "d/C"), "anna"),
                Judgement("not-same", ("d/A", "d/X"), "anna"),
            ]
        )
    return tmp_path / "study.db"


def damaged(path, *statements):
    """Codes of what is found after another program changed the file."""
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()
    return codes(path)


def codes(path):
    with Archive.open(path) as archive:
        return sorted({finding.code for finding in check(archive)})


def test_a_whole_study_has_no_findings(study):
    assert codes(study) == []


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        ('UPDATE claims SET body = replace(body, \'"text":"The\', \'"text":"She\')', ["C101", "C105"]),
        ("UPDATE claims SET body = replace(body, 'prefix\":\"', 'prefix\":\"?')", ["C102", "C105"]),
        ("UPDATE documents SET text = replace(text, '2009. (3)', '2008. (3)')", ["C101", "C103"]),
        ("UPDATE documents SET text = text || ' '", ["C103"]),
        ('UPDATE claims SET body = replace(body, \'"kind":"relation"\', \'"kind":"event"\')', ["C104", "C105"]),
        ("UPDATE claims SET page = '99'", ["C105"]),
        ("UPDATE claims SET body = 'gone'", ["C105"]),
        ("UPDATE claim_roles SET name = 'Somebody Else'", ["C105"]),
        ("DELETE FROM obligations", ["C105"]),
        ("UPDATE judgements SET body = replace(body, 'accept', 'reject') WHERE number = 1", ["C201"]),
        ("UPDATE judgements SET verb = 'reject' WHERE number = 1", ["C201"]),
        ("UPDATE judgement_about SET about = 'd/Z' WHERE number = 2 AND position = 0", ["C201"]),
        ("UPDATE judgements SET salt = NULL WHERE number = 1", ["C201"]),
        ("UPDATE judgements SET redacted = 3, body = '' WHERE number = 1", []),
        ("UPDATE judgements SET content_hash = 'x', redacted = 3 WHERE number = 1", ["C201"]),
        ("UPDATE runs SET sentences = 7", ["C301"]),
        ('UPDATE passages SET "end" = 5000 WHERE position = 2', ["C302"]),
        ('UPDATE passages SET "end" = "end" + 3 WHERE position = 0', ["C302"]),
        ("UPDATE passages SET start = -1 WHERE position = 0", ["C302"]),
        ("DELETE FROM runs", ["C401"]),
        ("UPDATE versions SET document = 'x'", ["C401"]),
        ("UPDATE doubts SET document = 'x'", ["C401"]),
    ],
)
def test_damage_is_found_and_named(study, damage, expected):
    assert damaged(study, damage) == expected


def test_a_log_that_lost_an_entry_is_found(study):
    gone = ("DELETE FROM judgement_about WHERE number = {0}", "DELETE FROM judgements WHERE number = {0}")
    for number in (4, 2):
        assert damaged(study, *(statement.format(number) for statement in gone)) == ["C201"]


def test_persons_who_contradict_each_other_about_names_are_shown_both(study):
    with Archive.open(study) as archive:
        archive.judge([Judgement("not-same", ("d/C", "d/A"), "ben")])
        (finding,) = check(archive)
        assert (finding.code, finding.where) == ("C202", "judgement 5")
        assert "judgements 2, 3" in finding.what
        archive.judge([Judgement("undo", ("3",), "ben")])
        assert check(archive) == ()


def test_a_rule_that_contradicts_a_person_is_no_finding(study):
    with Archive.open(study) as archive:
        archive.judge([Judgement("same", ("d/A", "d/X"), "rule:exact")])
        assert check(archive) == ()


def test_a_file_with_a_broken_page_is_found_by_the_database_itself(tmp_path):
    with opened(tmp_path) as archive:
        for number in range(30):
            kept(archive, document(f"The Red Banner sheltered the Northern Front, {number}. (1)\n" * 9, f"{number}.txt"))
    path = tmp_path / "study.db"
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = b"\xaa" * 4096
    path.write_bytes(content)
    assert codes(path) == ["C501"]


def test_findings_tell_where_and_what_in_words(study):
    with sqlite3.connect(study) as connection:
        connection.execute("UPDATE runs SET failed = 2")
    connection.close()
    with Archive.open(study) as archive:
        (finding,) = check(archive)
    assert (finding.where, finding.what) == (
        "notes.txt, run 1",
        "3 sentences, but 3 with claims, 0 without and 2 failed",
    )
