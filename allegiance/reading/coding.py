"""One row of a hand-coded table as a claim, in the words of the vocabulary."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from allegiance.model.claim import KINDS, UNDATED, By, Claim, Dates, Mention, Obligation, Quote
from allegiance.model.edtf import parse_box
from allegiance.model.errors import ReadingError
from allegiance.model.source import Citation
from allegiance.model.when import UNKNOWN
from allegiance.vocabulary import Type, load

Row = Mapping[str, Any]
_COLUMNS = ("subject", "object", "place", "from_place")
_GATHERED = re.compile(
    r"(?:leaders?|members|fighters|commanders|men|forces|militants)\s+of\s+(?:the\s+)?(?P<body>.+)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Coded:
    """Where a row stands: document id, quote, citation, and a label if the row has no id."""

    document: str
    quote: Quote
    citation: Citation
    label: str


def coded(at: Coded, row: Row) -> Claim:
    """The claim of a row; ReadingError when its relation or one of its dates is unknown."""
    kind = str(
        row.get("kind") or ("event" if (t := load().types.get(str(row.get("relation")))) and t.kind == "event" else "relation")
    )
    type_ = load().types.get(str(row.get("relation") or ""))
    if kind not in KINDS or (kind in ("relation", "event") and type_ is None):
        raise ReadingError(f"{row.get('relation')!r} is no relation or event of the vocabulary; map it in [values.relation]")
    agreement = kind in ("agreement", "basis", "cause")
    return Claim(
        document=at.document,
        quote=at.quote,
        kind=kind,
        type=str(row.get("relation") or ""),
        roles=_parties(row) if agreement else _roles(row, type_),
        citation=at.citation,
        by=By("hand", rule=str(row.get("coders") or "")),
        label=str(row.get("id") or at.label),
        place=mention(row["place"], "place") if row.get("place") else None,
        dates=_dates(row, type_),
        polarity=str(row.get("polarity") or "+"),
        modality=str(row.get("modality") or "asserted"),
        hedge="; ".join(many(row.get("hedge"))),
        stated=str(row.get("stated") or "explicit"),
        speaker=str(row.get("speaker") or ""),
        resource=str(row.get("resource") or ""),
        purpose=str(row.get("purpose") or ""),
        terms=tuple(_owed(term) for term in _listed(row.get("terms")) if isinstance(term, dict) and "debtor" in term),
        agreement=str(row.get("agreement") or ""),
        bases=many(row.get("basis")),
        causes=many(row.get("cause")),
        end_causes=many(row.get("end_cause")),
        change=str(row.get("change") or ""),
        extent=str(row.get("extent") or ""),
        value=value
        if isinstance(value := row.get("value", ""), str)
        else json.dumps(value, ensure_ascii=False, sort_keys=True),
    )


def mention(name: Any, kind: str = "") -> Mention:
    """A name in a role; "leaders of X" is a collective that belongs to X."""
    text = " ".join(str(name).split())
    gathered = _GATHERED.fullmatch(text)
    if gathered and not kind:
        return Mention(text, "collective", how="hand", of=gathered["body"])
    return Mention(text, kind, how="hand")


def many(value: Any) -> tuple[str, ...]:
    """The parts of a cell: a list, a JSON list, or parts divided by semicolons."""
    return tuple(str(part).strip() for part in _listed(value) if str(part).strip())


def _listed(value: Any) -> list[Any]:
    if value in (None, ""):
        return []
    if isinstance(value, str) and value.lstrip().startswith(("[", "{")):
        try:
            value = json.loads(value)
        except ValueError as error:
            raise ReadingError(f"{value[:40]!r} is not JSON; mend the cell") from error
    if isinstance(value, str):
        return value.split(";")
    return list(value) if isinstance(value, (list, tuple)) else [value]


def _roles(row: Row, type_: Type | None) -> tuple[tuple[str, tuple[Mention, ...]], ...]:
    if type_ is None:
        return (("subject", tuple(mention(name, str(row.get("subject_kind") or "")) for name in many(row.get("subject")))),)
    found = []
    for role in type_.roles:
        columns = [column for column in _COLUMNS if getattr(type_.flat, column) == role.name]
        names = many(row.get("parties")) if role.repeats and row.get("parties") else ()
        names = names or tuple(dict.fromkeys(name for column in columns for name in many(row.get(column))))
        kinds = {str(row.get(f"{column}_kind") or "") for column in columns} - {""}
        kind = min(kinds) if kinds else _only_kind(role.kinds, columns)
        placed = role.kinds[:1] == ("place",)
        found.append((role.name, tuple(mention(name, kind or _place_kind(row, name, placed=placed)) for name in names)))
    return tuple(found)


def _only_kind(kinds: tuple[str, ...], columns: list[str]) -> str:
    if kinds == ("place",) or any(column in ("place", "from_place") for column in columns):
        return "place"
    return kinds[0] if kinds in (("person",), ("group",)) and kinds == ("person",) else ""


def _place_kind(row: Row, name: str, *, placed: bool) -> str:
    """A role that takes places first holds one when the row's place, or a containment, says so."""
    return "place" if placed and (name == row.get("place") or row.get("relation") == "part_of") else ""


def _parties(row: Row) -> tuple[tuple[str, tuple[Mention, ...]], ...]:
    names = many(row.get("parties")) or tuple(name for column in ("subject", "object") for name in many(row.get(column)))
    return (("party", tuple(mention(name) for name in dict.fromkeys(names))),)


def _dates(row: Row, type_: Type | None) -> Dates:
    at_horizon = row.get("as_of") == "horizon" or (row.get("as_of") and row.get("as_of") == row.get("horizon"))
    told = "present" if at_horizon else str(row.get("told") or "")
    dated = {**row, "as_of": ""} if at_horizon else row
    begins, ends, when, as_of = (parse_box(str(dated.get(name) or "")) for name in ("begins", "ends", "when", "as_of"))
    if type_ and type_.point and when == UNKNOWN:
        begins, when = UNKNOWN, begins
    dates = Dates(begins, ends, when, as_of, told, str(row.get("when_text") or ""))
    return UNDATED if dates == UNDATED else dates


def _owed(term: Mapping[str, Any]) -> Obligation:
    if not term.get("debtor") or not term.get("creditor"):
        raise ReadingError("an obligation names no debtor or no creditor; name both, or leave the obligation out")
    place = mention(term["place"], "place") if term.get("place") else None
    resource = str(term.get("resource") or "unspecified")
    return Obligation(mention(term["debtor"]), mention(term["creditor"]), resource, str(term.get("purpose") or ""), place)
