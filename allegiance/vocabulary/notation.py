"""One line for one claim, as people write it in examples and tests.

    hosts  host=Red Banner  guest=Northern Front  place=Kasa Province  begins=2004

Two spaces divide the fields; a role that repeats is written twice. An agreement states its obligations as
`owes=Debtor > Creditor: resource`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from allegiance.model.errors import AllegianceError


@dataclass(frozen=True, slots=True)
class Line:
    """The type and the fields of a line, in order."""

    type: str
    fields: tuple[tuple[str, str], ...]

    def all(self, name: str) -> tuple[str, ...]:
        """The values of a field."""
        return tuple(value for key, value in self.fields if key == name)

    def get(self, name: str) -> str:
        """The first value of a field, empty when it is not given."""
        return next(iter(self.all(name)), "")


def parse_line(text: str) -> Line:
    """A line in this notation; AllegianceError names the field that is not `name=value`."""
    kind, *fields = re.split(r"\s{2,}", text.strip())
    pairs = []
    for field in fields:
        name, equals, value = field.partition("=")
        if not equals:
            raise AllegianceError(f"{text!r}: {field!r} is not name=value; divide fields by two spaces")
        pairs.append((name, value))
    return Line(kind, tuple(pairs))
