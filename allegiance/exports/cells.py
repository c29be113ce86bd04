"""CSV that a spreadsheet shows as it is: nothing runs as a formula, nothing turns into a date or loses digits."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

from allegiance.exports.columns import Column
from allegiance.model.errors import AllegianceError

PROFILES = ("", "spreadsheet")
_FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""First characters of a cell that spreadsheets run (OWASP, CSV Injection); the full-width forms are folded by some."""
_TAKEN_FOR_NUMBER = re.compile(r"[\d.,:/+\-\N{EN DASH} ]+(e\d+)?", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def write_table(out: TextIO, columns: Sequence[Column], rows: Iterable[Mapping[str, object]], *, profile: str = "") -> None:
    """Write a header and the rows; `spreadsheet` puts an apostrophe before text that would not be shown as it is.

    Control characters become a space, as they would break a row; half characters become U+FFFD, as UTF-8 has none.
    """
    if profile not in PROFILES:
        raise AllegianceError(f"{profile}: no such profile; I know {' '.join(filter(None, PROFILES))}")
    table = csv.writer(out, lineterminator="\n")
    table.writerow([column.name for column in columns])
    for row in rows:
        table.writerow([_cell(row[column.name], column, guarded=profile == "spreadsheet") for column in columns])


def _cell(value: object, column: Column, *, guarded: bool) -> str:
    text = "" if value is None else str(value)
    clean = _CONTROL.sub(" ", text).encode("utf-8", "replace").decode("utf-8")
    return f"'{clean}" if guarded and _runs(text, column) else clean


def _runs(text: str, column: Column) -> bool:
    if column.type != "text":
        return False
    return text.startswith(_FORMULA) or bool(_TAKEN_FOR_NUMBER.fullmatch(text))
