"""A study: one file that keeps what sources say and what people decided, and answers questions about it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TextIO

from allegiance.archive import Archive, Finding
from allegiance.chronicle import View, derive, expanded
from allegiance.model.answer import Answer
from allegiance.model.derived import Chronicle
from allegiance.model.edtf import parse_box
from allegiance.model.errors import AllegianceError
from allegiance.model.judgement import Judgement
from allegiance.model.record import Record
from allegiance.model.when import Box, Day
from allegiance.plugs import parts
from allegiance.views.book import Book
from allegiance.vocabulary import Vocabulary, load

if TYPE_CHECKING:
    from allegiance.study.intake import OnFile, Report
    from allegiance.views.scoring import Score


def open_study(path: str | Path = "study.db", *, create: bool = True) -> Study:
    """A study in a file; made when absent unless `create` is false. Use it in a `with` block or call `close`."""
    return Study(Archive.open(Path(path), create=create), load())


class Study:
    """A study file, open. Questions return `Answer` values: lines to read, rows for programs, citations."""

    def __init__(self, archive: Archive, vocabulary: Vocabulary) -> None:
        self.archive = archive
        self.vocabulary = vocabulary
        self.view = View()
        self._book: Book | None = None

    def __enter__(self) -> Study:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.archive.close()

    # keep

    def read(
        self, *paths: str | Path, mapping: Path | None = None, text: Path | None = None, on_file: OnFile | None = None
    ) -> Report:
        """Read files and folders; what cannot be read is in the report, and leaves the study untouched.

        `mapping` is a TOML file that names the columns of a hand-coded table, `text` the text that its quotes stand in;
        `on_file(name, document id)` is called after each document is safely kept.
        """
        from allegiance.study.intake import Intake

        intake = Intake(self.archive, self.vocabulary, on_file)
        report = intake.read([Path(path) for path in paths], mapping=mapping, text=text)
        self._book = None
        return report

    def judge(
        self, verb: str, *about: str, author: str, value: str = "", reason: str = "", time: str = ""
    ) -> tuple[Judgement, ...]:
        """Add a decision by a person; claims are named by the beginning of their ids."""
        ids = tuple(a if "/" in a or verb == "undo" else self.archive.find_claim(a).id for a in about)
        kept = self.archive.judge([Judgement(verb, ids, author, value, reason)], time=time)
        self._book = None
        return kept

    def redact(self, target: str, *, reason: str, author: str) -> None:
        """Delete the text of a claim, document or judgement for good; an opaque tombstone stays and the log still verifies."""
        self.archive.redact(target, reason=reason, author=author)
        self._book = None

    # ask

    def on(self, date: str, *, about: str = "", relations: Collection[str] = ()) -> Answer:
        """Who stood with whom on a day, or in a month or year."""
        from allegiance.views.asof import on

        return on(self.book, parse_box(date), about=about, relations=relations)

    def between(self, one: str, other: str, *, since: str = "", until: str = "") -> Answer:
        """Every episode and agreement of a pair."""
        from allegiance.views.between import between

        return between(self.book, one, other, since=_day(since, first=True), until=_day(until, first=False))

    def who(self, name: str) -> Answer:
        """The dossier of an actor."""
        from allegiance.views.dossier import dossier

        return dossier(self.book, name)

    def claims(self, *, hedged: bool = False, kinds: Iterable[str] = ()) -> Answer:
        """Claims with their quotes; rows are flat lines."""
        from allegiance.views.statement import claims

        answer = claims(self.book, hedged=hedged, kinds=kinds)
        flat = {row["claim"]: row for row in self._flat()}
        lines = tuple(replace(line, row=flat[line.claims[0]]) for line in answer.lines if line.claims[0] in flat)
        return replace(answer, lines=lines)

    def doubts(self) -> Answer:
        """Conflicts between claims, and what a person should look at."""
        from allegiance.resolving.suggesting import suggest
        from allegiance.views.dossier import alike, troubles

        lines = (*troubles(self.book), *alike((s.about, s.why) for s in suggest(self.record)))
        return Answer("doubts", lines, "" if lines else "none")

    def trail(self, prefix: str) -> Answer:
        """The way back from a claim, episode or agreement to quote, page, file and rule."""
        from allegiance.views.trail import trail

        return trail(self.book, prefix, {row.id: self.archive.document(row.id) for row in self.archive.documents()})

    def timeline(self, name: str) -> Answer:
        """Events and ties of an actor in order of time."""
        from allegiance.views.timeline import timeline

        return timeline(self.book, name)

    def replay(self, name: str) -> Answer:
        """What held, what ended and why, after each event of an actor."""
        from allegiance.chronicle import replay
        from allegiance.views.steps import steps

        actor = self.book.naming.actor(name)
        return steps(self.book, actor.name, replay(self.chronicle, self.record, actor.id))

    def episodes(self) -> Answer:
        """All episodes and presences."""
        from allegiance.views.between import episodes

        return Answer("episodes", episodes(self.book))

    def agreements(self) -> Answer:
        """All agreements with their obligations."""
        from allegiance.views.between import agreements

        return Answer("agreements", agreements(self.book))

    # show and give away

    def export(self, form: str, out: TextIO, *, profile: str = "") -> None:
        """Write the study in one of `exporters()` to an open text file."""
        known = exporters()
        if form not in known:
            raise AllegianceError(f"{form}: no such export; I can write {' '.join(known)}")
        known[form].write(self.book.record, self.chronicle, out, profile=profile)

    def score(self, gold: Path, *, aliases: Path | None = None) -> Mapping[str, Score]:
        """How well the claims agree with flat lines coded by hand: `strict` and `lenient`."""
        from allegiance.views.scoring import Spelling, score

        lines = [json.loads(line) for line in gold.read_text("utf-8").splitlines() if line.strip()]
        spelling = Spelling(json.loads(aliases.read_text("utf-8")) if aliases else {})
        symmetric = frozenset(name for name, kind in self.vocabulary.types.items() if kind.symmetric)
        return score(lines, self._flat(), spelling, symmetric=symmetric)

    def check(self) -> tuple[Finding, ...]:
        """Findings about the file, the log and the derivation; empty when all is well."""
        from allegiance.study.inspection import inspect

        return inspect(self.archive, lambda: self.record, self.vocabulary)

    # derive

    def seen(self, *, without: Collection[str] = (), known_on: str = "", reviewed: bool = False) -> Study:
        """The same file seen otherwise: without sources, claims or extractors, as known on a day, reviewed claims only."""
        other = Study(self.archive, self.vocabulary)
        other.view = View(without=frozenset(without), known_on=_day(known_on, first=False), reviewed_only=reviewed)
        return other

    @property
    def record(self) -> Record:
        """What is kept, with the entries of the bundled lists that judgements speak of."""
        from allegiance.resolving.lists import entries

        record = self.archive.record()
        spoken = frozenset(node.partition("/")[0] for judgement in record.judgements for node in judgement.about)
        return replace(record, references=entries(spoken))

    @property
    def book(self) -> Book:
        """Record and chronicle, derived once until something is added."""
        if self._book is None:
            record = self.record
            chronicle = derive(record, self.vocabulary, self.view)
            claims = {claim.id: claim for claim, _ in expanded(record.claims)}
            self._book = Book(replace(record, claims=tuple(claims.values())), chronicle, self.vocabulary)
        return self._book

    @property
    def chronicle(self) -> Chronicle:
        """All that follows from the record."""
        return self.book.chronicle

    def _flat(self) -> list[dict[str, Any]]:
        from allegiance.exports.claims import lines

        return list(lines(self.book.record))


def exporters() -> dict[str, Any]:
    """The exporters found, by name."""
    return dict(parts("exports", "write"))


def _day(text: str, *, first: bool) -> Day | None:
    if not text:
        return None
    box: Box = parse_box(text)
    return box.lo if first else box.hi
