"""Options that most verbs share, and the study they open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from allegiance.model.errors import StudyError

if TYPE_CHECKING:
    from allegiance.study import Study

Command = TypeVar("Command", bound=Callable[..., Any])


def study_option(command: Command) -> Command:
    """`--study FILE`, `./study.db` by default."""
    path = click.Path(path_type=Path)
    return click.option("--study", type=path, default=Path("study.db"), show_default=True, help="The study file.")(command)


def json_option(command: Command) -> Command:
    """`--json`: rows for programs, one JSON object a line."""
    return click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")(command)


def view_options(command: Command) -> Command:
    """What-if and as-known-on: --without, --known-on, --reviewed."""
    for option in (
        click.option("--reviewed", is_flag=True, help="Only claims that a person accepted."),
        click.option("--known-on", default="", metavar="DATE", help="Only sources published by this date."),
        click.option("--without", multiple=True, metavar="ID", help="Leave out a source, claim or extractor; repeatable."),
    ):
        command = option(command)
    return command


def opened(path: Path, seen: Mapping[str, object] | None = None, *, create: bool = False) -> Study:
    """The study of a file, seen as the values of `view_options` say."""
    from allegiance.study import open_study

    if not create and not path.exists():
        raise StudyError(f"{path}: no such study; make one with: allegiance read NOTES --study {path}")
    study = open_study(path, create=create)
    return study.seen(**seen) if seen else study  # type: ignore[arg-type]  # the names are those of view_options
