"""The tables of a study. Columns are for people and for SQL; `body` is the whole value as JSON, for an exact way back.

Text columns hold text as `bodies.spell` gives it. Offsets are code points, the end excluded. docs/archive.md describes them.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

metadata = MetaData()


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, default="")


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, default=0)


def _of_document(*, key: bool = True) -> Column[str]:
    return Column("document", Text, ForeignKey("documents.id"), primary_key=key, nullable=False)


def _redacted() -> Column[int]:
    """Number of the judgement that redacted the row; empty for all others."""
    return Column("redacted", Integer, nullable=True)


migrations = Table("migrations", metadata, Column("number", Integer, primary_key=True, autoincrement=False), _text("what"))

study = Table("study", metadata, Column("key", Text, primary_key=True), _text("value"))

documents = Table(
    "documents",
    metadata,
    Column("id", Text, primary_key=True),
    _text("name"),
    _text("text"),
    _text("text_sha"),
    _text("reader"),
    _text("bytes_sha"),
    _text("origin"),
    _redacted(),
)

versions = Table(
    "versions",
    metadata,
    Column("name", Text, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    _of_document(key=False),
    _text("bytes_sha"),
)

passages = Table(
    "passages",
    metadata,
    _of_document(),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _number("start"),
    _number("end"),
    _text("source"),
    _text("page"),
    Column("physical", Integer),
    _text("wording"),
    _text("body"),
)

sources = Table(
    "sources",
    metadata,
    _of_document(),
    Column("origin", Text, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _text("key"),
    _text("title"),
    _text("authors"),
    _text("container"),
    _text("issued"),
    _text("type"),
    _text("url"),
    _text("horizon"),
    Column("confidential", Boolean, nullable=False, default=False),
    _text("raw"),
    _text("body"),
)

furniture = Table(
    "furniture",
    metadata,
    _of_document(),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _number("start"),
    _number("end"),
    _text("why"),
)

runs = Table(
    "runs",
    metadata,
    _of_document(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    _text("name"),
    _text("origin"),
    _text("extractor"),
    _number("sentences"),
    _number("with_claims"),
    _number("without"),
    _number("failed"),
)

claims = Table(
    "claims",
    metadata,
    Column("id", Text, primary_key=True),
    _of_document(key=False),
    _number("run"),
    _text("origin"),
    _text("status"),
    _text("label"),
    _text("kind"),
    _text("type"),
    _text("quote"),
    _number("start"),
    _number("end"),
    _text("prefix"),
    _text("suffix"),
    _text("source"),
    _text("page"),
    Column("physical", Integer),
    _text("wording"),
    _text("place"),
    _text("begins"),
    _text("ends"),
    _text("happened"),
    _text("as_of"),
    _text("told"),
    _text("date_text"),
    _text("polarity"),
    _text("modality"),
    _text("hedge"),
    _text("stated"),
    _text("speaker"),
    _text("resource"),
    _text("purpose"),
    _text("agreement"),
    _text("bases"),
    _text("causes"),
    _text("end_causes"),
    _text("change"),
    _text("extent"),
    _text("value"),
    _text("extractor"),
    _text("rule"),
    _text("version"),
    Column("confidence", Float, nullable=False, default=0.0),
    _redacted(),
    _text("body"),
    ForeignKeyConstraint(["document", "run"], ["runs.document", "runs.number"]),
    Index("claims_by_document", "document"),
    Index("claims_by_source", "source"),
)


def _of_claim() -> Column[str]:
    return Column("claim", Text, ForeignKey("claims.id"), primary_key=True)


claim_roles = Table(
    "claim_roles",
    metadata,
    _of_claim(),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _text("role"),
    _text("name"),
    _text("kind"),
    _text("text"),
    Column("start", Integer),
    Column("end", Integer),
    _text("of"),
    _text("how"),
    Index("claim_roles_by_name", "name"),
)

obligations = Table(
    "obligations",
    metadata,
    _of_claim(),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _text("debtor"),
    _text("creditor"),
    _text("resource"),
    _text("purpose"),
    _text("place"),
    _text("quote"),
    _text("begins"),
    _text("ends"),
    _text("modality"),
    _text("hedge"),
)

doubts = Table(
    "doubts",
    metadata,
    _of_document(),
    Column("origin", Text, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _text("id"),
    _text("type"),
    _text("text"),
    _number("start"),
    _number("end"),
    _text("body"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    _text("verb"),
    _text("author"),
    _text("value"),
    _text("reason"),
    _text("time"),
    _text("body"),
    Column("salt", LargeBinary),
    _text("content_hash"),
    _text("entry_hash"),
    _redacted(),
)

judgement_about = Table(
    "judgement_about",
    metadata,
    Column("number", Integer, ForeignKey("judgements.number"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _text("about"),
    Index("judgement_about_by_about", "about"),
)

masks = Table(
    "masks",
    metadata,
    _of_document(),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("end", Integer, primary_key=True, autoincrement=False),
    Column("judgement", Integer, ForeignKey("judgements.number"), nullable=False),
)

CURRENT_CLAIMS = """
CREATE VIEW current_claims AS
SELECT claims.* FROM claims
WHERE claims.status = 'proposed' AND EXISTS (
    SELECT 1 FROM versions AS v WHERE v.document = claims.document
    AND v.version = (SELECT max(w.version) FROM versions AS w WHERE w.name = v.name)
)
"""
"""What is proposed in the present version of a file, before judgements: the same SQL for every database."""
