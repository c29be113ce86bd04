"""A work that can be cited, and the citation of one place in it."""

from __future__ import annotations

from dataclasses import dataclass

from allegiance.model.when import UNKNOWN, Box


@dataclass(frozen=True, slots=True)
class Author:
    """A person's name in two parts; an institution has a family name only."""

    family: str
    given: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A citable work. `issued` is its publication date; `horizon` an earlier date up to which it can speak, set by a person.

    `about` are pairs (`"notes on"`, citekey) that lead to the works which this one notes, quotes, copies or translates.
    """

    key: str
    title: str = ""
    authors: tuple[Author, ...] = ()
    container: str = ""
    issued: Box = UNKNOWN
    type: str = "document"
    """CSL type: article-journal, article-magazine, book, chapter, report, webpage, document ..."""
    url: str = ""
    publisher: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    about: tuple[tuple[str, str], ...] = ()
    horizon: Box = UNKNOWN
    confidential: bool = False
    raw: str = ""
    """The bibliography line as it stood in the file."""

    @property
    def speaks_until(self) -> Box:
        """The source horizon: what a person set, else the publication date, else unknown."""
        return self.horizon if self.horizon != UNKNOWN else self.issued

    @property
    def label(self) -> str:
        """Short form for a line of text: `Dresser & Witter 2011`."""
        names = [author.family for author in self.authors]
        who = names[0] + " et al." if len(names) > 3 else " & ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
        year = str(self.issued.earliest.year) if self.issued.earliest else "n.d."
        return f"{who or self.title or self.key} {year}"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a claim stands: source, page as printed, physical page index, and whose words the passage has."""

    source: str
    page: str = ""
    """As printed, without "p.": `1`, `1-2`, `224; 328`. Empty when the passage gives none."""
    physical: int | None = None
    wording: str = "verbatim"
    """`verbatim`, `paraphrase` (a note-taker's words about the source) or `verbatim in note`."""


def pages(text: str) -> str:
    """Printed pages with their sign: `p. 1`, `pp. 1\N{EN DASH}2`; empty stays empty."""
    if not text:
        return ""
    several = any(mark in text for mark in "-\N{EN DASH},;")
    return f"{'pp.' if several else 'p.'} {text.replace('-', chr(0x2013))}"
