"""Files in: each is read, its claims are proposed, and both are kept in one commit before the next file is opened."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from allegiance.archive import Archive
from allegiance.model.claim import Claim
from allegiance.model.derived import Doubt
from allegiance.model.errors import AllegianceError, ReadingError
from allegiance.reading import File, Options, Reading, read, suffixes
from allegiance.resolving import references, resolve
from allegiance.vocabulary import Vocabulary

OnFile = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: how much was found in it, or the error that kept it out."""

    name: str
    document: str = ""
    notes: int = 0
    claims: int = 0
    agreements: int = 0
    doubts: int = 0
    notices: tuple[str, ...] = ()
    error: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The outcomes of one call, in the order of the files."""

    outcomes: tuple[Outcome, ...]

    @property
    def errors(self) -> tuple[Outcome, ...]:
        """Files that were not read."""
        return tuple(outcome for outcome in self.outcomes if outcome.error)

    def total(self, field: str) -> int:
        """Sum of a count over the files: notes, claims, agreements or doubts."""
        return sum(getattr(outcome, field) for outcome in self.outcomes)


@dataclass(frozen=True)
class Intake:
    """Reads files into an archive. The language model is loaded for the first text that needs it."""

    archive: Archive
    vocabulary: Vocabulary
    on_file: OnFile | None = None

    @cached_property
    def _extractor(self) -> Any:
        from allegiance.extracting import Extractor

        return Extractor(references(), self.vocabulary)

    def read(self, paths: list[Path], *, mapping: Path | None = None, text: Path | None = None) -> Report:
        """Read files, and folders with all files in them that have a reader; then resolve the names."""
        options = Options(mapping=columns(mapping) if mapping else None, text=text)
        outcomes = [self._one(path, options) for path in files(paths)]
        if any(not outcome.error for outcome in outcomes):
            self.archive.judge(resolve(self.archive.record()))
        return Report(tuple(outcomes))

    def _one(self, path: Path, options: Options) -> Outcome:
        try:
            reading = read(File(str(path), contents(path), path.parent, options))
        except ReadingError as error:
            return Outcome(str(path), error=str(error))
        proposed, doubts, counts, extractor = self._propose(reading)
        kept = self.archive.keep(reading.document, proposed, doubts, extractor=extractor, counts=counts)
        self.archive.judge(reading.judgements)
        if self.on_file:
            self.on_file(str(path), kept.document_id)
        agreements = sum(1 for claim in proposed if claim.kind == "agreement")
        return Outcome(
            str(path), kept.document_id, len(reading.document.passages), len(proposed), agreements, len(doubts), reading.notices
        )

    def _propose(self, reading: Reading) -> tuple[tuple[Claim, ...], tuple[Doubt, ...], dict[str, int], str]:
        if reading.claims:
            return reading.claims, (), {}, "hand"
        found = self._extractor.extract(reading.document)
        counts = {name: getattr(found, name) for name in ("sentences", "with_claims", "without", "failed")}
        return found.claims, found.doubts, counts, self._extractor.provenance


def columns(path: Path) -> dict[str, Any]:
    """The mapping in a TOML file; ReadingError names the line that is not TOML."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ReadingError(f"{path}: not a mapping in TOML ({error}); docs/reading.md shows one") from error


def files(paths: list[Path]) -> Iterator[Path]:
    """The files meant: each path itself, and for a folder every file below it that has a reader, in order of name."""
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in suffixes())
        else:
            yield path


def contents(path: Path) -> bytes:
    """The bytes of a file; `-` is standard input."""
    try:
        return sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except FileNotFoundError as error:
        raise ReadingError(f"{path}: no such file; check the path") from error
    except OSError as error:
        raise AllegianceError(f"{path}: {error.strerror}; check the path and your rights") from error
