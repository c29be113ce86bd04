"""The lines of a text gathered to blocks (notes, paragraphs), and the blocks cut to passages with one citation each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from allegiance.model.document import Furniture, Passage
from allegiance.model.source import Citation, Source
from allegiance.reading.bibliography import bibliography
from allegiance.reading.furniture import furniture
from allegiance.reading.pages import PageMark, page_marks

Runs = tuple[tuple[int, int], ...]
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_BULLET = re.compile(r"[ \t]*(?:[-*\u2022\u2023\u25e6\u2013]|\d{1,3}[.)])[ \t]+(?=\S)")
_NOTE_MARK = re.compile(r"\[(?:\d{1,3}|[a-z]|citation needed|note \d{1,2}|nb \d{1,2})\]")
_SENTENCE_END = re.compile(r"[.!?:;][\"'\u201d\u2019)\]]*\s*$")


@dataclass(frozen=True, slots=True)
class Block:
    """A note or paragraph: offsets, whether a bullet leads it, its source's key, and runs that are not prose."""

    start: int
    end: int
    bullet: bool
    source: str
    skip: Runs
    marks: tuple[PageMark, ...]


@dataclass
class Sheet:
    """What stands on a text: sources in the order cited, blocks, furniture."""

    text: str
    sources: list[Source] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    left_out: list[Furniture] = field(default_factory=list)

    @property
    def furniture(self) -> tuple[Furniture, ...]:
        """What was left out, in order."""
        return tuple(sorted(self.left_out, key=lambda f: f.start))

    def passages(self, own: str) -> Iterator[Passage]:
        """The passages in order; blocks before any bibliography line are cited to the file itself (`own`)."""
        noted = {block.source for block in self.blocks if block.bullet or block.marks}
        for block in self.blocks:
            wording = "paraphrase" if block.source and block.source in noted else "verbatim"
            yield from _cut(block, self.text, block.source or own, wording)


def lay_out(text: str, *, marks_of: Callable[[str], Runs] | None = None) -> Sheet:
    """The sheet of a text. `marks_of` gives the runs of a block's text that are mark-up (offsets into the block)."""
    sheet = Sheet(text)
    gathered: list[tuple[int, int]] = []
    for start, end in (*_lines(text), (len(text), len(text))):
        line = text[start:end]
        why = furniture(line)
        ends_here = not line.strip() or bool(why) or bool(_BULLET.match(line)) or start == len(text)
        if ends_here and gathered:
            _close(sheet, gathered, marks_of)
            gathered = []
        if why:
            sheet.left_out.append(Furniture(start, start + len(line.rstrip()), why))
        elif line.strip():
            gathered.append((start, end))
    return sheet


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(text):
        found = _LINE.match(text, at)
        at = found.end() if found else len(text)
        yield (found.start() if found else at), at


def _close(sheet: Sheet, gathered: list[tuple[int, int]], marks_of: Callable[[str], Runs] | None) -> None:
    """End a block: it is a bibliography line, a heading, or a note or paragraph."""
    start, end = gathered[0][0], gathered[-1][1]
    raw = sheet.text[start:end]
    start += len(raw) - len(raw.lstrip())
    end -= len(raw) - len(raw.rstrip())
    block = sheet.text[start:end]
    bullet = _BULLET.match(block)
    source = None if bullet else bibliography(block)
    if source:
        sheet.sources.append(source)
        return
    if not bullet and len(gathered) == 1 and len(block) < 90 and not _SENTENCE_END.search(block):
        sheet.left_out.append(Furniture(start, end, "heading"))
        return
    lead = bullet.end() if bullet else 0
    cited = sheet.sources[-1].key if sheet.sources else ""
    marks = tuple(page_marks(block)) if cited or bullet else ()
    skip = [(m.start(), m.end()) for m in _NOTE_MARK.finditer(block)] + [
        (_back_over_space(block, m.start), m.end) for m in marks
    ]
    skip += list(marks_of(block)) if marks_of else []
    moved = _merged([(0, lead), *skip] if lead else skip)
    shifted = tuple((start + a, start + z) for a, z in moved)
    pages = tuple(PageMark(start + m.start, start + m.end, m.page) for m in marks)
    sheet.blocks.append(Block(start, end, bool(bullet), cited, shifted, pages))


def _back_over_space(block: str, start: int) -> int:
    """Where the blank before a page mark begins: without it the sentence ends in "word ." for the parser."""
    return start - (len(block[:start]) - len(block[:start].rstrip()))


def _merged(runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(runs):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return merged


def _cut(block: Block, text: str, source: str, wording: str) -> Iterator[Passage]:
    """One passage for a block of one page; else what stands before a mark belongs to its page."""
    pages = list(dict.fromkeys(mark.page for mark in block.marks))
    if len(pages) < 2:
        citation = Citation(source, pages[0] if pages else "", wording=wording)
        yield Passage(block.start, block.end, citation, block.skip)
        return
    start = block.start
    for mark in block.marks:
        end = mark.end
        while end < block.end and text[end] in ".!?,;:)]\"'\u201d\u2019":
            end += 1
        yield _part(block, start, end, Citation(source, mark.page, wording=wording))
        start = end
        while start < block.end and text[start].isspace():
            start += 1
    if start < block.end:
        yield _part(block, start, block.end, Citation(source, wording=wording))


def _part(block: Block, start: int, end: int, citation: Citation) -> Passage:
    return Passage(start, end, citation, tuple((a, z) for a, z in block.skip if start <= a and z <= end))
