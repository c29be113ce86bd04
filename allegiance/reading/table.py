"""Hand-coded claims as a table: CSV, TSV, JSON lines or a JSON list, with a mapping of its columns. See docs/reading.md.

Where the text that a row quotes is at hand, the claim stands on that text, and its quote must be there; else the table itself
is the document, a line of text a row.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from allegiance.model.claim import Claim, quote_of
from allegiance.model.document import Document, Passage
from allegiance.model.errors import AllegianceError, ReadingError
from allegiance.model.judgement import Judgement
from allegiance.model.source import Citation, Source
from allegiance.reading.coding import Coded, coded
from allegiance.reading.decoding import decode
from allegiance.reading.file import File, Reading

SUFFIXES = (".csv", ".tsv", ".jsonl", ".json")
EXAMPLE = """id,relation,subject,object,begins,page,quote
1,allied_with,Red Banner,Northern Front,2006,12,In 2006 the Red Banner allied with the Northern Front.
"""
DEEPEST = 100
LARGEST_CELL = 1_000_000
_TEXTS = (".txt", ".md", ".html", ".htm")
_LEFT_OUT = {"tier": ("must_not",), "status": ("rejected", "withdrawn")}


def read(file: File) -> Reading:
    """The claims of a table, accepted by its coder; rows that cannot be read are told by number and reason."""
    text, notices = decode(file)
    mapping = _well_shaped(file, file.options.mapping or {})
    rows = [_renamed(row, mapping) for row in _joined(file, _rows(file, text), mapping)]
    kept = [row for row in rows if not any(str(row.get(column)) in values for column, values in _LEFT_OUT.items())]
    told = [*notices]
    if len(kept) < len(rows):
        told.append(f"{len(rows) - len(kept)} rows left out: marked must_not, rejected or withdrawn")
    base = _text_of(file, kept)
    document = base or _rendered(file, kept)
    made, refused = _anchor(document, kept, own_text=base is None)
    claims = tuple({claim.id: claim for claim in made}.values())
    accepted = tuple(c.id for c in claims)
    judgement = Judgement("accept", accepted, f"coder of {Path(file.name).name}", reason="hand-coded table")
    return Reading(document, claims, (judgement,) if accepted else (), (*told, *refused))


def _well_shaped(file: File, mapping: Mapping[str, Any]) -> Mapping[str, Any]:
    """The mapping, if it has the shape that docs/reading.md shows."""
    tables = all(isinstance(mapping.get(name, {}), dict) for name in ("columns", "values", "constants"))
    columns = tables and all(isinstance(name, str) for name in mapping.get("columns", {}).values())
    values = tables and all(isinstance(table, dict) for table in mapping.get("values", {}).values())
    joins = mapping.get("joins", [])
    joined = isinstance(joins, list) and all(isinstance(j, dict) and {"file", "columns"} <= set(j) for j in joins)
    if not (columns and values and joined):
        raise ReadingError(f"{file.name}: the mapping is not of the shape that docs/reading.md shows; compare its tables")
    return mapping


def _rows(file: File, text: str) -> list[dict[str, Any]]:
    if file.suffix in (".csv", ".tsv"):
        return _cells(file, text)
    if file.suffix == ".json":
        found = _parsed(file, text, 1)
        if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
            raise ReadingError(f"{file.name}: not a list of objects; write one object a claim, or JSON lines")
        return found
    numbered = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    rows = [(n, _parsed(file, line, n)) for n, line in numbered]
    bad = next((n for n, row in rows if not isinstance(row, dict)), None)
    if bad is not None:
        raise ReadingError(f"{file.name}:{bad}: not an object; write one JSON object a line")
    return [row for _, row in rows]


def _cells(file: File, text: str) -> list[dict[str, Any]]:
    csv.field_size_limit(LARGEST_CELL)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter="\t" if file.suffix == ".tsv" else ",")
    try:
        rows = [dict(row) for row in reader]
    except csv.Error as error:
        raise ReadingError(f"{file.name}:{reader.line_num}: {error}; check the quotes and the length of the cell") from error
    if any(None in row for row in rows):
        raise ReadingError(f"{file.name}: a row has more cells than the head line; check the commas and quotes")
    return rows


def _parsed(file: File, text: str, line: int) -> Any:
    if _depth(text) > DEEPEST:
        raise ReadingError(f"{file.name}:{line}: nested deeper than {DEEPEST}; a claim is a flat object")
    try:
        return json.loads(text)
    except ValueError as error:
        raise ReadingError(f"{file.name}:{line}: not JSON ({error}); mend that line") from error


def _depth(text: str) -> int:
    """How deep a JSON text is nested; brackets inside strings do not count."""
    depth = deepest = 0
    inside = escaped = False
    for c in text:
        if inside:
            inside = escaped or c != '"'
            escaped = c == "\\" and not escaped
            continue
        inside = c == '"'
        depth += (c in "[{") - (c in "]}")
        deepest = max(deepest, depth)
    return deepest


def _renamed(row: Mapping[str, Any], mapping: Mapping[str, Any]) -> dict[str, Any]:
    """A row under our names: [columns] ours = theirs, [values.ours] theirs = ours, [constants]."""
    columns, values = mapping.get("columns", {}), mapping.get("values", {})
    theirs = set(columns.values())
    found = {name: value for name, value in row.items() if name not in theirs}
    found |= {ours: row.get(name) for ours, name in columns.items()}
    found = {name: values.get(name, {}).get(value, value) if isinstance(value, str) else value for name, value in found.items()}
    return {**mapping.get("constants", {}), **{name: value for name, value in found.items() if value not in ("", None)}}


def _joined(file: File, rows: list[dict[str, Any]], mapping: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Rows with the columns of other tables of the folder: [[joins]] file, on, columns; what a row has itself stays."""
    for join in mapping.get("joins", ()):
        name = Path(str(join["file"])).name
        path = (file.folder or Path()) / name
        if not path.is_file():
            raise ReadingError(f"{file.name}: the mapping joins {name}, which is not beside it; put it there")
        other = File(str(path), path.read_bytes(), file.folder)
        on, more = join.get("on", "id"), {}
        for row in _rows(other, decode(other)[0]):
            more[row.get(on)] = {column: row.get(column) for column in join["columns"]}
        rows = [{**row, **{c: v for c, v in more.get(row.get(on), {}).items() if row.get(c) in ("", None)}} for row in rows]
    return rows


def _text_of(file: File, rows: Iterable[Mapping[str, Any]]) -> Document | None:
    """The text that the rows quote: the one given, or one named by their `document` column beside the table."""
    path = file.options.text
    names = sorted({str(row["document"]) for row in rows if row.get("document")})
    if path is None and file.folder and len(names) == 1:
        stem = Path(names[0]).name
        tries = [file.folder / stem, *(file.folder / f"{stem}{suffix}" for suffix in _TEXTS)]
        path = next((p for p in tries if p.suffix in _TEXTS and p.is_file()), None)
    if path is None:
        return None
    if not path.is_file():
        raise ReadingError(f"{path}: no such text; check the path given for the quotes of {file.name}")
    from allegiance.reading.opening import read as read_text

    return read_text(File(str(path), path.read_bytes(), path.parent)).document


def _rendered(file: File, rows: list[dict[str, Any]]) -> Document:
    """The table as a text: one line a row, its quote or what it states; a source for each that the rows cite."""
    own = Source(f"table-{file.stem.lower()}", title=file.stem, type="dataset")
    keys = dict.fromkeys(str(row["source"]) for row in rows if row.get("source"))
    lines, passages, at = [], [], 0
    for row in rows:
        line = " ".join(str(row.get("quote") or _stated(row)).split())
        citation = Citation(
            str(row.get("source") or own.key), str(row.get("page") or ""), wording=str(row.get("wording") or "paraphrase")
        )
        passages.append(Passage(at, at + len(line), citation))
        lines.append(line)
        at += len(line) + 1
    if not lines:
        raise ReadingError(
            f"{file.name}: no row with a claim; the columns relation, subject and object are needed, or a mapping"
        )
    sha = hashlib.sha256(file.data).hexdigest()
    sources = (*(Source(key, title=key) for key in keys), replace(own, about=tuple(("notes on", key) for key in keys)))
    return Document(file.name, "\n".join(lines) + "\n", "table", sha, tuple(passages), sources)


def _stated(row: Mapping[str, Any]) -> str:
    named = ("subject", "relation", "object", "place", "begins", "ends", "when")
    return " ".join(str(row[name]) for name in named if row.get(name)) or "row without a claim"


def _anchor(document: Document, rows: list[dict[str, Any]], *, own_text: bool) -> tuple[list[Claim], list[str]]:
    claims, refused = [], []
    for number, row in enumerate(rows, 1):
        try:
            start, end, notice = _place(document, row, number if own_text else 0)
            passage = document.passage_at(start)
            citation = passage.citation if passage else Citation(document.sources[0].key)
            citation = replace(citation, page=str(row.get("page") or citation.page))
            claims.append(coded(Coded(document.id, quote_of(document.text, start, end), citation, f"r{number}"), row))
        except AllegianceError as error:
            notice = f"row {row.get('id', number)}: {error}"
        if notice:
            refused.append(notice)
    return claims, refused


def _place(document: Document, row: Mapping[str, Any], number: int) -> tuple[int, int, str]:
    """Where a row's quote stands, and a notice when it was looked for."""
    if number:
        passage = document.passages[number - 1]
        return passage.start, passage.end, ""
    quote, offsets = str(row.get("quote") or ""), _offsets(row)
    if offsets and quote and document.text[offsets[0] : offsets[1]] == quote:
        return (*offsets, "")
    if not quote or document.text.count(quote) != 1:
        where = "not in the text" if quote else "not given"
        raise ReadingError(f"its quote is {where}, or not just once; give the exact words with char_start and char_end")
    found = document.text.index(quote)
    notice = f"row {row.get('id', 'without id')}: its offsets were wrong; the quote was found at {found}" if offsets else ""
    return found, found + len(quote), notice


def _offsets(row: Mapping[str, Any]) -> tuple[int, int] | None:
    start, end = row.get("char_start"), row.get("char_end")
    if start is None or end is None:
        return None
    try:
        return int(start), int(end)
    except ValueError as error:
        raise ReadingError(f"char_start {start!r} and char_end {end!r} are not numbers; give code points") from error
