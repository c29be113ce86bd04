"""Who writes: a file beside the study names the process that wrote last, so that an error can name who is in the way.

Only a courtesy: the database itself keeps writers apart. The name of a process that is gone is not believed.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def note(path: Path) -> None:
    """Write down that this process writes; called by who holds the write lock. A full disk is not this file's business."""
    mine = str(os.getpid())
    with contextlib.suppress(OSError):
        file = _beside(path)
        if _content(file) != mine:
            with file.open("w", encoding="ascii") as out:
                out.write(mine)
                out.flush()
                os.fsync(out.fileno())  # so that at a promise nothing at all waits for the disk


def forget(path: Path) -> None:
    """Remove the note if it is this process's."""
    file = _beside(path)
    if _content(file) == str(os.getpid()):
        with contextlib.suppress(OSError):
            file.unlink()


def holder(path: Path) -> int | None:
    """The process that wrote last, if it is alive; None when unknown."""
    content = _content(_beside(path))
    return int(content) if content.isdecimal() and _alive(int(content)) else None


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}-writer")


def _content(file: Path) -> str:
    try:
        return file.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _alive(pid: int) -> bool:
    if os.name == "nt":  # signal 0 would be Ctrl-C there
        return True
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
