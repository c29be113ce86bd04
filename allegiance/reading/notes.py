"""Notes and prose as plain text: a bibliography line, then bullets or paragraphs with their pages. See docs/reading.md."""

from __future__ import annotations

import hashlib
import re

from allegiance.model.document import Document
from allegiance.model.source import Source
from allegiance.reading.blocks import Sheet, lay_out
from allegiance.reading.decoding import decode
from allegiance.reading.file import File, Reading

SUFFIXES = (".txt", ".text")
EXAMPLE = """Okonjo, Adaeze. "The Bargains of the Kasa Delta." Review of Invented Conflicts, March 2014.

- The Red Banner was founded in 1994 (12).
- In 2005 the River Guard sheltered the Red Banner in Ondo Valley (14-15).
"""
_HEADER_END = re.compile(r"^#---[ \t]*\r?$", re.MULTILINE)
_HEADER_LINE = re.compile(r"#\s*(\w[\w ]*):\s*(.*?)\s*")


def read(file: File) -> Reading:
    """The notes or the prose of a text file; every passage has its source and page, and no text is altered.

    A header of `# key: value` lines that a line `#---` closes is about the file: the text begins after it, and offsets count
    from there.
    """
    text, notices = decode(file)
    body = cut_header(text)[1]
    return assemble(file, body, lay_out(body), notices=notices)


def assemble(file: File, text: str, sheet: Sheet, *, notices: tuple[str, ...] = (), reader: str = "notes") -> Reading:
    """The document of a text and what was found on it; a source for the file itself where it cites none, or notes others."""
    cited = tuple({source.key: source for source in sheet.sources}.values())
    own = _own_source(file, cited)
    sources = (*cited, own) if own.about or not cited else cited
    passages = tuple(passage for passage in sheet.passages(own.key))
    document = Document(
        name=file.name,
        text=text,
        reader=reader,
        bytes_sha=hashlib.sha256(file.data).hexdigest(),
        passages=passages,
        sources=sources,
        furniture=sheet.furniture,
    )
    told = [f"left out {text[f.start : f.end].strip()[:60]!r} ({f.why})" for f in sheet.furniture if f.why == "page furniture"]
    return Reading(document, notices=(*notices, *told))


def cut_header(text: str) -> tuple[dict[str, str], str]:
    """The `# key: value` lines before a line `#---`, and the text after it."""
    end = _HEADER_END.search(text)
    head = text[: end.start()] if end else ""
    if end is None or any(line.strip() and not line.startswith("#") for line in head.splitlines()):
        return {}, text
    found = (_HEADER_LINE.fullmatch(line.strip()) for line in head.splitlines())
    return {m[1].lower(): m[2] for m in found if m}, text[end.end() :].removeprefix("\r\n").removeprefix("\n")


def _own_source(file: File, cited: tuple[Source, ...]) -> Source:
    """The source for the file itself: notes on what it cites, or the work that its header describes."""
    stem = re.sub(r"[^\w.-]+", "-", file.stem).strip("-").lower() or "file"
    if cited:
        return Source(f"notes-{stem}", title=file.stem, about=tuple(("notes on", source.key) for source in cited))
    header = cut_header(decode(file)[0])[0]
    return Source(stem, title=header.get("title", file.stem), url=_address(header.get("source", "")))


def _address(text: str) -> str:
    found = re.search(r"https?://\S+", text)
    return found[0].rstrip(").") if found else ""
