"""A study file, open: keep, judge, redact, and give back. SQLAlchemy is imported when a file is opened, not before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from allegiance.archive.rows import Counts, DocumentRow, Kept, Proposal, Redacted
from allegiance.model.claim import Claim
from allegiance.model.derived import Doubt
from allegiance.model.document import Document
from allegiance.model.errors import StudyError
from allegiance.model.judgement import Judgement
from allegiance.model.record import Record

if TYPE_CHECKING:
    from allegiance.archive.engine import Store


class Archive:
    """What sources say and what people decided, in one file. Every method is one transaction; what it kept is on the disk."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @classmethod
    def open(cls, path: Path | str, *, create: bool = False, readonly: bool = False) -> Archive:
        """The archive of a file; StudyError when there is none (and `create` is not set), or it is no study of ours.

        A file that this user may not write can be asked, as with `readonly`.
        """
        from allegiance.archive.engine import connect, may_write
        from allegiance.archive.migrations import prepare

        file = Path(path)
        if not file.exists() and (readonly or not create):
            raise StudyError(f"{file}: no such study; make one with: allegiance read NOTES --study {file}")
        readonly = readonly or not may_write(file)
        store = connect(file, readonly=readonly)
        try:
            prepare(store, create=create, readonly=readonly)
        except BaseException:
            store.close()
            raise
        return cls(store)

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()

    # keep

    def keep(
        self,
        document: Document,
        claims: Iterable[Claim] = (),
        doubts: Iterable[Doubt] = (),
        *,
        extractor: str,
        counts: Mapping[str, int] | None = None,
    ) -> Kept:
        """Keep a document with what was found in it, in one commit; what is there already is not written again.

        `extractor` is `hand`, `model:<name>`, or the version of our rules; what it proposed of the document before and does not
        propose now is withdrawn. `counts`: sentences, with_claims, without, failed.
        """
        from allegiance.archive.keeping import keep

        proposal = Proposal(tuple(claims), tuple(doubts), extractor, Counts.of(counts or {}))
        with self.store.writing() as connection:
            return keep(connection, document, proposal)

    def judge(self, judgements: Iterable[Judgement], *, time: str = "") -> tuple[Judgement, ...]:
        """Add decisions to the log; those added, numbered. What a rule said before, or a person said last, is not repeated."""
        from allegiance.archive.judgements import append

        given = tuple(judgements)
        if not given:
            return ()
        with self.store.writing() as connection:
            return append(connection, given, time=time)

    def redact(self, target: str | int, *, reason: str, author: str, time: str = "") -> Redacted:
        """Delete the text of a claim or document (beginning of its id) or judgement (number); what was deleted.

        A reader that has the study open can keep the old text in the log beside the file: StudyError says so.
        """
        from allegiance.archive.redaction import redact

        with self.store.writing() as connection:
            done = redact(connection, str(target), Judgement("redact", (), author, "", reason, time))
        self.store.scrub()
        return done

    # give back

    def record(self) -> Record:
        """What counts: claims and sources of the present versions, the log, and doubts. References are the caller's to add."""
        from allegiance.archive.recalling import record

        with self.store.reading() as connection:
            return record(connection)

    def documents(self) -> tuple[DocumentRow, ...]:
        """The files in the study, by name."""
        from allegiance.archive.recalling import files

        with self.store.reading() as connection:
            return files(connection)

    def document(self, id_: str) -> Document:
        """A document as it was read; NotFound when there is none or it was redacted."""
        from allegiance.archive.recalling import document

        with self.store.reading() as connection:
            return document(connection, id_)

    def claims_of(self, document: str) -> tuple[Claim, ...]:
        """The claims proposed of a document, in order of its text."""
        from allegiance.archive.recalling import claims_of

        with self.store.reading() as connection:
            return claims_of(connection, document)

    def find_claim(self, prefix: str) -> Claim:
        """The claim whose id begins so; NotFound when there is none, or more than one."""
        from allegiance.archive.recalling import find_claim

        with self.store.reading() as connection:
            return find_claim(connection, prefix)
