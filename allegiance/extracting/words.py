"""General words that the layers look up: organisation heads, offices, collectives, anaphors. Read once from `words.toml`."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib.resources import files


@functools.cache
def words(family: str) -> frozenset[str]:
    """One family of lower-case words; KeyError for a family that the file does not have."""
    return frozenset(_families()[family].split())


@functools.cache
def _families() -> Mapping[str, str]:
    return tomllib.loads(files("allegiance.extracting").joinpath("words.toml").read_text("utf-8"))
