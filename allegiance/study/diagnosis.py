"""What this installation has: versions of the parts that answers depend on, and what is missing with its remedy."""

from __future__ import annotations

import platform
import sqlite3
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from allegiance.model.errors import MissingPart


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the installation: whether it is well, its name, its version or the remedy."""

    well: bool
    what: str
    detail: str


def diagnose() -> tuple[Part, ...]:
    """The parts of this installation, the language model last."""
    return (
        Part(True, "python", platform.python_version()),
        Part(True, "sqlite", sqlite3.sqlite_version),
        *(_package(name) for name in ("allegiance", "spacy", "sqlalchemy", "click", "rapidfuzz", "pyahocorasick", "anyascii")),
        _model(),
    )


def _package(name: str) -> Part:
    try:
        return Part(True, name, version(name))
    except PackageNotFoundError:
        return Part(False, name, f"not installed; install it with: pip install {name}")


def _model() -> Part:
    from allegiance.extracting import language

    try:
        return Part(True, "language model", language.load_model().provenance)
    except MissingPart as missing:
        return Part(False, "language model", str(missing))
