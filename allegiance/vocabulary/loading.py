"""The files of the vocabulary, read once and checked."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from allegiance.model.errors import AllegianceError
from allegiance.vocabulary.types import Cue, Entry, Example, FlatRoles, Role, Type, Vocabulary

FAMILIES = ("resources", "bases", "causes", "hedges", "attributes", "agreements", "natures")
_CUE_FIELDS = ("verb", "noun", "adjective", "compound", "confidence", "roles", "needs", "bars")
_PLAIN = ("definition", "label", "inverse_label", "symmetric", "inverse", "holds_by_promise", "point", "stands_with")


@functools.cache
def load() -> Vocabulary:
    """The vocabulary of this installation. AllegianceError names the file and the key that is wrong."""
    room = files("allegiance.vocabulary")
    types = [_type(path, kind) for kind in ("relation", "event") for path in _toml_files(room / f"{kind}s")]
    families = {name: _family(room / f"{name}.toml") for name in FAMILIES}
    kinds = {name: tuple(entry) for name, entry in _read(room / "kinds.toml").items()}
    return Vocabulary({t.id: t for t in types}, families, kinds)


def _toml_files(folder: Traversable) -> list[Traversable]:
    return sorted((path for path in folder.iterdir() if path.name.endswith(".toml")), key=lambda path: path.name)


def _read(path: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise AllegianceError(f"{path.name}: not TOML ({error}); mend the line it names") from error


def _type(path: Traversable, kind: str) -> Type:
    raw = _read(path)
    try:
        roles = tuple(_role(role) for role in raw["roles"])
        flat = FlatRoles(**raw["flat"])
        plain = {key: raw[key] for key in _PLAIN if key in raw}
        return Type(
            id=path.name.removesuffix(".toml"),
            kind=kind,
            roles=roles,
            flat=flat,
            cues=tuple(_cue(cue, path.name) for cue in raw.get("cues", ())),
            examples=tuple(Example(e["text"], tuple(e["claims"])) for e in raw.get("examples", ())),
            maps=raw.get("maps", {}),
            **plain,
        )
    except (KeyError, TypeError) as error:
        raise AllegianceError(f"{path.name}: {error} is missing or wrong; CONTRIBUTING.md shows a whole file") from error


def _role(raw: Mapping[str, Any]) -> Role:
    return Role(raw["name"], tuple(raw.get("kinds", ())), bool(raw.get("repeats")), bool(raw.get("optional")))


def _cue(raw: Mapping[str, Any], name: str) -> Cue:
    pos = next((p for p in ("verb", "noun", "adjective", "compound") if p in raw), "")
    if not pos:
        raise AllegianceError(f"{name}: a cue has no verb, noun, adjective or compound; name its head words")
    slots = {field: {slot: _many(value) for slot, value in raw.get(field, {}).items()} for field in ("needs", "bars")}
    gives = {key: value for key, value in raw.items() if key not in _CUE_FIELDS}
    return Cue(
        pos, _many(raw[pos]), dict(raw.get("roles", {})), slots["needs"], slots["bars"], gives, raw.get("confidence", 0.8)
    )


def _many(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _family(path: Traversable) -> dict[str, Entry]:
    return {
        name: Entry(
            name, raw["definition"], tuple(raw.get("cues", ())), tuple(raw.get("references", ())), dict(raw.get("maps", {}))
        )
        for name, raw in _read(path).items()
    }
