"""A bibliography line to a source: author, title, container, date, in the common styles; what is not found stays empty."""

from __future__ import annotations

import re
import unicodedata

from allegiance.model.edtf import parse_date
from allegiance.model.errors import DateError
from allegiance.model.source import Author, Source
from allegiance.model.when import UNKNOWN, Box

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATES = (
    re.compile(rf"(?P<day>\d{{1,2}})\s+{_MONTH},?\s+(?P<year>1[4-9]\d\d|20\d\d)", re.IGNORECASE),
    re.compile(rf"{_MONTH}\s+(?P<day>\d{{1,2}}),\s*(?P<year>1[4-9]\d\d|20\d\d)", re.IGNORECASE),
    re.compile(rf"{_MONTH},?\s+(?P<year>1[4-9]\d\d|20\d\d)", re.IGNORECASE),
    re.compile(r"(?P<year>1[4-9]\d\d|20\d\d)(?:-(?P<num>\d\d)(?:-(?P<day>\d\d))?)?"),
)
_QUOTED = re.compile(
    "[\"\u201c\u201f](?P<title>[^\"\u201c\u201d]{4,300})[.,]?[\"\u201d]|(?<!\\w)'(?P<single>[^']{8,300})'(?!\\w)"
)
_URL = re.compile(r"(?:https?://|doi:\s*|www\.)\S+", re.IGNORECASE)
_NAME = r"[^\W\d_][\w'\u2019.\-]*(?:\s+[^\W\d_][\w'\u2019.\-]*){0,4}"
_INITIALS = re.compile(r"(?:[A-Z]\.?[\s-]?){1,4}")
_DATED_AUTHORS = re.compile(
    r"^(?P<authors>[^\d(\"\u201c]{3,200}?)[.,]?\s*\(?(?P<year>(?:1[4-9]|20)\d\d)[^).]{0,20}\)?[.:]\s+(?P<rest>.+)$"
)
_BOOK_AUTHORS = re.compile(rf"^(?P<authors>{_NAME},\s+[^.\d]{{2,120}}?)\.\s+(?P<rest>[A-Z\u00c0-\u00dd*_].+)$")
_REPORTS = re.compile(r"\b(report|working paper|briefing)\b", re.IGNORECASE)
_PRESS = re.compile(r"(?P<city>[A-Z][\w. ]{2,30}):\s*(?P<press>[^,.()]{3,60})")
_NUMBERS = re.compile(
    r"\b(?:vol\.?\s*)?(?P<volume>\d{1,3})(?:\s*\((?P<issue>\d{1,3})\)|,?\s*no\.?\s*(?P<number>\d{1,3}))", re.IGNORECASE
)


def bibliography(line: str) -> Source | None:
    """The source that a line describes, with a citekey such as `dresser2011`; None when the line is no bibliography line."""
    text = " ".join(line.split())
    if not 20 <= len(text) <= 600 or text[0] in "-*\u2022\u2013#>":
        return None
    dates = [d for pattern in _DATES for d in pattern.finditer(_URL.sub(" ", text))]
    quoted = _QUOTED.search(text)
    raw_authors, rest = _cut(text, quoted)
    authors = people(raw_authors)
    if not dates or not authors or not (quoted or _looks_like_book(text)) or _reads_on(text, quoted, authors):
        return None
    title = (quoted["title"] or quoted["single"]).rstrip(".,") if quoted else _book_title(rest)
    rest = rest if quoted else rest[len(title) :].lstrip(" .*_")
    url = _URL.search(text)
    press, numbers = _PRESS.search(_URL.sub("", rest)), _NUMBERS.search(rest)
    container = "" if press else _container(rest)
    issued = _date(dates[0])
    return Source(
        key=citekey(authors, issued, title),
        title=title.strip(" *_"),
        authors=authors,
        container=container,
        issued=issued,
        type=_type(text, container, is_url=bool(url), in_quotes=bool(quoted)),
        url=url[0].rstrip(".,)") if url else "",
        publisher=press["press"].strip() if press else "",
        volume=(numbers["volume"] or "") if numbers else "",
        issue=(numbers["issue"] or numbers["number"] or "") if numbers else "",
        raw=text,
    )


def _key_words(words: list[str], authors: tuple[Author, ...]) -> list[str]:
    """A person's family name with its particle; the first two words of a body or of a title."""
    return words[-2:] if authors and authors[0].given else words[:2]


def _reads_on(text: str, quoted: re.Match[str] | None, authors: tuple[Author, ...]) -> bool:
    """Whether it is a sentence that happens to quote: a bare word for an author, or a quotation that is no title."""
    alone = len(authors) == 1 and not authors[0].given and " " not in authors[0].family
    quotation = (
        bool(quoted) and (len((quoted["title"] or quoted["single"]).split()) < 3 or quoted.start() > 160) if quoted else False
    )
    return (
        alone
        or quotation
        or bool(re.search(r"\b(?:said|was|were|has|had|have|is|are)\b", text[: quoted.start()] if quoted else ""))
    )


def _cut(text: str, quoted: re.Match[str] | None) -> tuple[str, str]:
    """The part that names the authors, and what follows the title (quoted) or begins with it."""
    if quoted:
        before = re.sub(r"\s*\(?(?:1[4-9]|20)\d\d\)?[.,]?\s*$", "", text[: quoted.start()].strip())
        return before.strip(" .,"), text[quoted.end() :]
    found = _DATED_AUTHORS.match(text) or _BOOK_AUTHORS.match(text)
    return (found["authors"].strip(" ,"), found["rest"]) if found else ("", text)


def people(raw: str) -> tuple[Author, ...]:
    """The authors of a list in any order of names: `Dresser, Jeffery and David Witter`, `Smith, J. A., & Jones, B.`, a body."""
    text = re.sub(r",?\s*(?:\(?eds?\.\)?|et al\.?)\s*$", "", raw).strip(" ,")
    if not text or len(text.split()) > 30 or not text[0].isupper():
        return ()
    if "," not in text and not re.search(r"\s(?:and|&)\s", text):
        return (Author(text),)
    found: list[Author] = []
    for chunk in re.split(r",?\s+(?:and|&)\s+|;\s*", text):
        pieces = [piece.strip() for piece in chunk.split(",") if piece.strip()]
        while pieces:
            inverted = len(pieces) > 1 and (not found or _INITIALS.fullmatch(pieces[1]))
            if inverted:
                found.append(Author(pieces[0], pieces[1]))
                pieces = pieces[2:]
            else:
                given, _, family = pieces.pop(0).rpartition(" ")
                found.append(Author(family, given))
    return tuple(found)


def citekey(authors: tuple[Author, ...], issued: Box, title: str) -> str:
    """First author's family name and year, in plain letters: `dresser2011`; the title stands in for a missing author."""
    who = authors[0].family if authors else title
    plain = "".join(c for c in unicodedata.normalize("NFKD", who) if not unicodedata.combining(c))
    words = re.findall(r"[^\W\d_]+", plain.casefold())
    return ("".join(_key_words(words, authors)) or "source") + (str(issued.earliest.year) if issued.earliest else "")


def _looks_like_book(text: str) -> bool:
    return bool(
        _PRESS.search(text)
        or re.search(r"[*_][^*_]{4,200}[*_]|\(\d{4}\)\.|\b(?:University Press|Press|Publishers?|Books|Institute)\b", text)
    )


def _date(found: re.Match[str]) -> Box:
    parts = found.groupdict()
    month = _MONTHS.index(parts["month"].lower()[:3]) + 1 if parts.get("month") else int(parts.get("num") or 0)
    written = parts["year"] + (f"-{month:02d}" if month else "") + (f"-{int(parts['day']):02d}" if parts.get("day") else "")
    try:
        date = parse_date(written)
    except DateError:
        return UNKNOWN
    return Box(date, date)


def _container(rest: str) -> str:
    """What stands between the title and the volume, date or page: the journal."""
    text = _URL.sub("", rest).strip(" .,")
    text = re.sub(r"^in:?\s+", "", text, flags=re.IGNORECASE)
    found = re.match(r"[*_]?(?P<name>[^,\d(]{3,120}?)[*_]?\s*(?=[,.(\d]|$)", text)
    name = found["name"].strip(" .*_") if found else ""
    return re.sub(rf"\s+{_MONTH}$", "", name, flags=re.IGNORECASE)


def _book_title(rest: str) -> str:
    marked = re.match(r"[*_](?P<title>[^*_]{4,200})[*_]", rest)
    return marked[0] if marked else re.split(r"\.\s|\s\(", rest)[0].strip(" .")


def _type(text: str, container: str, *, is_url: bool, in_quotes: bool) -> str:
    if container and not _REPORTS.search(text):
        return "article-journal"
    if _REPORTS.search(text):
        return "report"
    if in_quotes:
        return "webpage" if is_url else "article"
    return "book"
