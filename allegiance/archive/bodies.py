r"""Values as text that any database accepts, and back, exactly.

In: frozen values of the model. Out: canonical JSON (sorted keys, no defaults, no spaces), and text without the two things that
SQLite or PostgreSQL refuse, NUL and lone surrogates: they are spelled `\u0000`, `\udc80`; a backslash that could be taken for
the start of such a spelling is itself spelled `\u005c`, so that nothing else is ever changed.
"""

from __future__ import annotations

import json
import re
import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from allegiance.model.errors import StudyError

Value = TypeVar("Value")
Maker = Callable[[Any], Any]
_REFUSED = re.compile("[\x00\ud800-\udfff]|\\\\(?=u[0-9a-f]{4})")
_SPELLED = re.compile(r"\\u([0-9a-f]{4})")


def spell(text: str) -> str:
    """The text as it is stored; unchanged unless it holds NUL, a lone surrogate, or a backslash before `u` and four digits."""
    return _REFUSED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def unspell(text: str) -> str:
    """The text that `spell` was given."""
    return _SPELLED.sub(lambda found: chr(int(found[1], 16)), text) if "\\u" in text else text


def encode(value: object) -> str:
    """Canonical JSON of a frozen value; equal values give equal text."""
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def decode(kind: type[Value], body: str) -> Value:
    """The value of a body; StudyError when the text is not one of that kind."""
    wanted: Any = kind
    try:
        made: Value = _maker(wanted)(json.loads(body))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StudyError(f"a stored {kind.__name__.lower()} cannot be read back ({error}); run: allegiance check") from error
    return made


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return spell(value)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if is_dataclass(value):
        kind: Any = type(value)
        told = ((name, getattr(value, name), default) for name, default in _defaults(kind))
        return {name: _plain(part) for name, part, default in told if part != default}
    return value


@cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((field.name, field.default) for field in fields(kind))


@cache
def _maker(hint: Any) -> Maker:
    """What makes a value of a type out of JSON."""
    if hint is str:
        return unspell
    if is_dataclass(hint) and isinstance(hint, type):
        return _maker_of_value(hint)
    if isinstance(hint, types.UnionType):
        inner = _maker(next(part for part in get_args(hint) if part is not type(None)))
        return lambda plain: None if plain is None else inner(plain)
    if get_origin(hint) is tuple:
        return _maker_of_tuple(get_args(hint))
    return _same


def _maker_of_value(kind: type) -> Maker:
    hints = get_type_hints(kind)
    makers = {field.name: _maker(hints[field.name]) for field in fields(kind)}
    return lambda plain: kind(**{name: makers[name](part) for name, part in plain.items()})


def _maker_of_tuple(parts: tuple[Any, ...]) -> Maker:
    if parts[-1] is Ellipsis:
        each = _maker(parts[0])
        return lambda plain: tuple([each(part) for part in plain])
    makers = [_maker(part) for part in parts]
    return lambda plain: tuple([make(part) for make, part in zip(makers, plain, strict=True)])


def _same(plain: Any) -> Any:
    return plain
