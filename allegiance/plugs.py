"""How a file becomes a part of the house: by being in the right room, or by being installed for it.

A part is a module of a fixed, tiny shape (a reader has SUFFIXES and `read`, an exporter SUFFIX and `write`). To add one, put
the file into the room's folder; from outside, declare an entry point in the group `allegiance.<room>`.
"""

from __future__ import annotations

import importlib
import pkgutil
from importlib.metadata import entry_points
from types import ModuleType


def parts(room: str, mark: str) -> dict[str, ModuleType]:
    """The modules of a room that have the attribute `mark`, by name, in alphabetical order; installed ones after our own."""
    package = importlib.import_module(f"allegiance.{room}")
    names = sorted(info.name for info in pkgutil.iter_modules(package.__path__) if not info.ispkg)
    modules = {name: importlib.import_module(f"allegiance.{room}.{name}") for name in names}
    for point in sorted(entry_points(group=f"allegiance.{room}"), key=lambda point: point.name):
        modules.setdefault(point.name, point.load())
    return {name: module for name, module in modules.items() if hasattr(module, mark)}
