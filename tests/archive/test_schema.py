"""A study is an ordinary SQLite file: plain SQL answers questions of it."""

import sqlite3

import pytest

from allegiance.model.judgement import Judgement
from tests.archive.making import document, exchange, found, kept, opened


@pytest.fixture
def ask(tmp_path):
    """Answers of plain sqlite3, no allegiance involved."""
    read = document()
    with opened(tmp_path) as archive:
        kept(archive, read, (*found(read), exchange(read)))
        archive.judge([Judgement("accept", (found(read)[0].id,), "anna", reason="seen on p. 1")])
    connection = sqlite3.connect(f"file:{tmp_path / 'study.db'}?mode=ro", uri=True)
    yield lambda question: connection.execute(question).fetchall()
    connection.close()


def test_who_hosted_whom_since_when_and_on_which_page(ask):
    assert ask("""
        SELECT host.name, guest.name, c.begins, s.authors, c.page
        FROM current_claims AS c
        JOIN claim_roles AS host ON host.claim = c.id AND host.role = 'host'
        JOIN claim_roles AS guest ON guest.claim = c.id AND guest.role = 'guest'
        JOIN sources AS s ON s.document = c.document AND s.key = c.source
        WHERE c.type = 'hosts' AND c.quote LIKE '%sheltered%'
    """) == [("Red Banner", "Northern Front", "2004", "Lund, Petra", "1")]


def test_who_owes_whom_what(ask):
    assert ask("SELECT debtor, resource, creditor FROM obligations") == [("Northern Front", "fighters", "Red Banner")]


def test_a_quote_is_the_text_at_its_offsets(ask):
    assert ask("""
        SELECT count(*), min(substr(d.text, c.start + 1, c."end" - c.start) = c.quote)
        FROM claims AS c JOIN documents AS d ON d.id = c.document
    """) == [(4, 1)]


def test_who_decided_what(ask):
    assert ask("""
        SELECT j.author, j.verb, j.reason, c.quote FROM judgements AS j
        JOIN judgement_about AS a ON a.number = j.number JOIN claims AS c ON c.id = a.about
    """) == [("anna", "accept", "seen on p. 1", found(document())[0].quote.text)]


def test_the_body_can_be_asked_as_json(ask):
    assert ask("SELECT DISTINCT json_extract(body, '$.citation.source') FROM claims") == [("lund2012",)]


def test_every_table_can_be_listed_with_its_columns(ask):
    tables = [name for (name,) in ask("SELECT name FROM sqlite_master WHERE type = 'table'")]
    assert {"claims", "claim_roles", "documents", "judgements", "obligations", "passages", "sources"} <= set(tables)
    assert all(ask(f"SELECT * FROM {name} LIMIT 1") is not None for name in tables)
