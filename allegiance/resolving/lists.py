"""The bundled cited lists of actors: UCDP's, the states of Gleditsch & Ward and of COW, international bodies."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from allegiance.model.record import Reference


@cache
def references() -> tuple[Reference, ...]:
    """All entries, in order of id. Each name is given by the list that its entry's id names; see reference/SOURCES.md."""
    return tuple(sorted((*_actors(), *_bodies()), key=lambda r: r.id))


def entries(ids: frozenset[str]) -> tuple[Reference, ...]:
    """The entries of some ids, in order of id; quicker than all of them."""
    found = [*_actors(ids), *_bodies()] if any(":" in id_ for id_ in ids) else []
    return tuple(sorted((r for r in found if r.id in ids), key=lambda r: r.id))


def _rows(name: str) -> list[dict[str, str]]:
    text = files("allegiance.resolving").joinpath("reference", name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def _actors(ids: frozenset[str] | None = None) -> list[Reference]:
    found = []
    for row in _rows("actors.csv"):
        if ids is not None and row["id"] not in ids:
            continue
        names = row["names"].split("|")
        codes = (("ucdp", row["id"].removeprefix("ucdp:")), ("gw", row["gw"]), ("cow", row["cow"]))
        found.append(Reference(row["id"], names[0], row["kind"], tuple(names), tuple(pair for pair in codes if pair[1])))
    return found


def _bodies() -> list[Reference]:
    return [Reference(r["id"], r["names"].split("|")[0], r["kind"], tuple(r["names"].split("|"))) for r in _rows("bodies.csv")]
