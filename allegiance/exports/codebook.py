"""The codebook: what every variable, type and word of the exported files means, and how often it occurs in this study."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TextIO

from allegiance.exports import dyad_year
from allegiance.exports.claims import FIELDS, lines
from allegiance.exports.columns import Column
from allegiance.exports.withholding import disclosed, rests_on, withheld
from allegiance.model.derived import Chronicle
from allegiance.model.record import Record
from allegiance.vocabulary import Type, Vocabulary, load

SUFFIX = ".md"
Row = Mapping[str, Any]
_USES = {
    "resources": ("", "resource"),
    "bases": ("", "basis"),
    "causes": ("", "end_cause"),
    "attributes": ("attribute", "relation"),
    "agreements": ("agreement", "relation"),
}
"""Families whose members stand in a field of the flat lines (of one kind, or any), so that their uses can be counted there."""


def write(record: Record, chronicle: Chronicle, out: TextIO, *, profile: str = "") -> None:
    """Write Markdown from the vocabulary and the data; confidential sources are not counted. A profile makes no difference."""
    text = "\n".join(_book(record, chronicle, load())) + "\n"
    out.write(text.encode("utf-8", "replace").decode("utf-8"))


def _book(record: Record, chronicle: Chronicle, vocabulary: Vocabulary) -> Iterator[str]:
    told = disclosed(record)
    claims, years = list(lines(told)), list(dyad_year.rows(record, chronicle))
    secret, spans = withheld(record), (*chronicle.episodes, *chronicle.presences)
    held = Counter(episode.relation for episode in spans if not rests_on(episode) & secret)
    counts = (len(told.sources), len(claims), held.total(), len(years))
    yield "# Codebook\n"
    yield "{} sources, {} claims, {} episodes and presences, {} dyad-years.\n".format(*counts)
    yield "Dates are EDTF. What no source states is empty. Dating status says nothing of truth: read it with hedge, performance"
    yield "and reviewed. Counts are of this study.\n"
    yield from _variables("Dyad-years (`dyad_year`)", dyad_year.columns(), years)
    yield from _variables("Claims (`claims`)", FIELDS, claims)
    yield from _types("Relations", vocabulary, "relation", claims, held)
    yield from _types("Events", vocabulary, "event", claims, held)
    for family, entries in vocabulary.families.items():
        kind, field = _USES.get(family, ("", ""))
        used = _used(claims, kind, field)
        rows = [(f"`{id_}`", entry.definition, used[id_] if field else "not counted") for id_, entry in entries.items()]
        yield from _table(family.capitalize(), ("word", "meaning", "claims"), rows)


def _variables(title: str, columns: Sequence[Column], rows: Sequence[Row]) -> Iterator[str]:
    told = [(f"`{c.name}`", c.content, c.type, _values(c, rows), _filled(c, rows)) for c in columns]
    yield from _table(title, ("variable", "content", "type", "values (rows)", "rows filled"), told)


def _values(column: Column, rows: Sequence[Row]) -> str:
    if column.type == "0/1":
        return f"1 ({sum(row[column.name] for row in rows)})"
    if column.name == "year":
        years = [row["year"] for row in rows]
        return f"{min(years)} to {max(years)}" if years else ""
    if not column.closed:
        return ""
    counts = Counter(row[column.name] for row in rows if row[column.name] not in (None, ""))
    return ", ".join(f"{value} ({number})" for value, number in sorted(counts.items()))


def _filled(column: Column, rows: Sequence[Row]) -> int:
    return sum(1 for row in rows if row[column.name] not in (None, ""))


def _types(title: str, vocabulary: Vocabulary, kind: str, claims: Iterable[Row], held: Counter[str]) -> Iterator[str]:
    used = _used(claims, kind, "relation")
    types = [t for t in vocabulary.types.values() if t.kind == kind]
    rows = [
        (f"`{t.id}`", t.definition, _roles(t), "symmetric" if t.symmetric else "directed", used[t.id], held[t.id])
        for t in types
    ]
    yield from _table(title, ("type", "meaning", "roles", "direction", "claims", "episodes"), rows)


def _roles(kind: Type) -> str:
    told = ((role, "optional, " if role.optional else "") for role in kind.roles)
    return "; ".join(f"{role.name} ({optional}{' or '.join(role.kinds) or 'any'})" for role, optional in told)


def _used(claims: Iterable[Row], kind: str, field: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for claim in claims:
        value = claim.get(field) if kind in ("", claim["kind"]) else None
        found.update(value if isinstance(value, list) else [value] if value else [])
    return found


def _table(title: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    yield f"## {title}\n"
    yield f"| {' | '.join(head)} |"
    yield f"| {' | '.join('---' for _ in head)} |"
    yield from (f"| {' | '.join(map(_cell, row))} |" for row in rows)
    yield ""


def _cell(value: object) -> str:
    """A value on one line, with the characters that would end a cell or begin mark-up from the data escaped."""
    return " ".join(str(value).split()).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
