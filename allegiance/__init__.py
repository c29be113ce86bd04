"""Allegiance: who stood with whom, where, on what date, on what terms, and on whose word, on which page.

>>> import allegiance
>>> with allegiance.open("imu.db") as study:        # doctest: +SKIP
...     study.read("notes.txt")
...     print(study.on("2008-06", about="IMU").citations)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allegiance.model.answer import Answer
from allegiance.model.claim import Claim
from allegiance.model.derived import Agreement, Chronicle, Episode
from allegiance.model.errors import AllegianceError
from allegiance.model.when import When

if TYPE_CHECKING:
    from pathlib import Path

    from allegiance.study import Study

__version__ = "0.1.0"
__all__ = ["Agreement", "AllegianceError", "Answer", "Chronicle", "Claim", "Episode", "Study", "When", "__version__", "open"]


def open(path: str | Path = "study.db", *, create: bool = True) -> Study:
    """The study in a file; made when absent unless `create` is false. StudyError when it is in use, damaged or newer."""
    from allegiance.study import open_study

    return open_study(path, create=create)


def __getattr__(name: str) -> Any:
    if name == "Study":  # the rooms are imported when a study is first asked for: `allegiance --help` must not wait for them
        from allegiance.study import Study

        return Study
    raise AttributeError(f"module 'allegiance' has no attribute {name!r}")
