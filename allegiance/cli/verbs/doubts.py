"""`allegiance doubts`."""

from __future__ import annotations

from pathlib import Path

import click

from allegiance.cli.opening import json_option, opened, study_option, view_options
from allegiance.cli.printing import show

EPILOG = """\b
Examples:
  allegiance doubts
  allegiance doubts --json > doubts.jsonl
  allegiance doubts --reviewed"""


@click.command(epilog=EPILOG)
@view_options
@json_option
@study_option
def command(as_json: bool, study: Path, **seen: object) -> None:
    """Conflicts between claims, both sides cited, and what a person should look at."""
    with opened(study, seen) as record:
        show(record.doubts(), as_json=as_json)
